#include "pdf/parts.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

#include "backend/fixture.h"

namespace handbill {
namespace {

using base::mm;
using pdf::Part;
using test::output_of;

/// What stands around a church's name on each page, the name, and what lies over it.
struct Card {
  display::Pages shared = test::document();
  display::Pages own = test::document();
  display::Pages whole = test::document();  ///< the same in one piece
  pdf::PageParts order{{{Part::Of::shared, 0}, {Part::Of::own, 0}}};
};

void put(display::Pages& pages, const std::vector<display::Item>& items, std::size_t page = 0) {
  pages.pages.at(page).items.insert(pages.pages[page].items.end(), items.begin(), items.end());
}

Card card(std::string_view church = "St Mary") {
  Card card;
  const auto raster = test::picture(40, 30, image::Raster::Channels::rgb);
  const base::Rect at{mm(60), mm(10), mm(20), mm(15)};
  std::vector<display::Item> ground{test::box({mm(0), mm(0), mm(100), mm(60)}, {test::red, 0.2}),
                                    display::Image{raster, at, at, {}}};
  for (auto& line : test::lines("en", "Run for your life", base::pt(14), mm(5))) ground.push_back(line);
  const auto name = test::lines("en", church, base::pt(20), mm(30));
  put(card.shared, ground);
  put(card.own, name);
  put(card.whole, ground);
  put(card.whole, name);
  return card;
}

/// With a ribbon across the name, which is thinned.
Card ribboned() {
  Card made = card();
  display::Group ribbon;
  ribbon.opacity = 0.5;
  ribbon.items = {test::box({mm(20), mm(30), mm(60), mm(8)}, {test::grey, 1})};
  made.shared.pages.push_back(test::document().pages[0]);
  put(made.shared, {ribbon}, 1);
  put(made.whole, {ribbon});
  made.order[0].push_back({Part::Of::shared, 1});
  return made;
}

pdf::FinishOptions about(const display::Pages& pages) {
  pdf::FinishOptions options;
  options.title = "Run & <jump> 달려라";
  options.author = "A church";
  options.language = "cy";
  options.producer = "Handbill 0.1.0";
  options.date = 1'809'804'600;
  options.viewer.no_scaling = true;
  for (const display::Page& page : pages.pages) options.pages.push_back(pdf::boxes_of(page, pdf::Medium::trim));
  options.pages.front().links = {{{mm(10), mm(30), mm(40), mm(8)}, "https://example.org/"}};
  return options;
}

pdf::SharedPartsRef share(const display::Pages& shared) {
  base::Diagnostics diagnostics;
  const auto made = pdf::share_parts(test::pdf_of(shared), about(shared), diagnostics);
  EXPECT_EQ(test::messages(diagnostics), "");
  return made.ok() ? *made : nullptr;
}

pdf::Sheaf sheaf_of(const pdf::SharedPartsRef& shared, const Card& card) {
  base::Diagnostics diagnostics;
  const std::string own = card.own.pages.empty() ? std::string() : test::pdf_of(card.own);
  auto made = pdf::bind_parts(shared, own, card.order, about(card.whole), diagnostics);
  EXPECT_EQ(test::messages(diagnostics), "");
  return std::move(made).value();
}

std::string file_of(const pdf::SharedPartsRef& shared, const Card& card) {
  return std::string(shared->head()) + pdf::complete(sheaf_of(shared, card), about(card.whole));
}
std::string file_of(const Card& card) { return file_of(share(card.shared), card); }

std::string finished(const Card& card) {
  base::Diagnostics diagnostics;
  const auto made = pdf::finish(test::pdf_of(card.whole), about(card.whole), diagnostics);
  EXPECT_EQ(test::messages(diagnostics), "");
  return made.ok() ? *made : std::string();
}

/// What a command prints of the file, whose name comes last.
std::string asked(const std::string& command, const std::string& pdf, const std::string& behind = "") {
  const std::string path = test::write_file("parts.pdf", pdf);
  std::string said = output_of(command + " " + path + " " + behind);
  std::remove(path.c_str());
  for (std::size_t at = said.find(path); at != std::string::npos; at = said.find(path)) said.erase(at, path.size());
  return said;
}

std::string pixels(const std::string& pdf) { return asked("pdftoppm -r 100", pdf); }

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}
bool has(std::string_view text, std::string_view part) { return count(text, part) > 0; }

TEST(Parts, MakeAFileThatOtherProgramsReadInSilence) {
  const std::string file = file_of(ribboned());
  const std::string checked = asked("qpdf --check", file);
  EXPECT_TRUE(has(checked, "No syntax or stream encoding errors found")) << checked;
  EXPECT_FALSE(has(checked, "WARNING")) << checked;
  EXPECT_EQ(asked("gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage", file), "");
  EXPECT_EQ(asked("pdftoppm -r 20", file, "> /dev/null"), "");
  EXPECT_FALSE(has(asked("mutool draw -q -r 20 -o /dev/null -F pam", file), "error"));
}

TEST(Parts, MakeAFileOfOneRevision) {
  const std::string file = file_of(card());
  EXPECT_TRUE(file.starts_with("%PDF-1.5\n"));
  EXPECT_TRUE(file.ends_with("%%EOF\n"));
  EXPECT_EQ(count(file, "%%EOF"), 1U);
  EXPECT_EQ(count(file, "startxref"), 1U);
  EXPECT_FALSE(has(file, "/Prev"));
}

TEST(Parts, LookLikeThePageInOnePiece) {
  for (const Card& made : {card(), ribboned()}) {
    const std::string picture = pixels(file_of(made));
    EXPECT_GT(picture.size(), 1000U);
    EXPECT_TRUE(picture == pixels(finished(made)));
  }
}

TEST(Parts, AreReadLikeThePageInOnePiece) {
  EXPECT_EQ(asked("pdftotext", file_of(card()), "-"), asked("pdftotext", finished(card()), "-"));
  EXPECT_TRUE(has(asked("pdftotext", file_of(card()), "-"), "St Mary"));
}

TEST(Parts, SayOfThemselvesWhatAFinishedFileSays) {
  const std::string parts = file_of(card());
  const std::string whole = finished(card());
  // But for its size, which pdfinfo tells.
  EXPECT_EQ(asked("pdfinfo -box", parts, "| grep -v 'File size'"),
            asked("pdfinfo -box", whole, "| grep -v 'File size'"));
  EXPECT_EQ(asked("pdfinfo -meta", parts), asked("pdfinfo -meta", whole));
  EXPECT_TRUE(has(asked("pdfinfo -meta", parts), "Run &amp; &lt;jump&gt; 달려라"));
  EXPECT_EQ(asked("pdfinfo -url", parts), asked("pdfinfo -url", whole));
  EXPECT_TRUE(has(asked("pdfinfo -url", parts), "https://example.org/"));
  for (const char* part : {"/Lang (cy)", "/DisplayDocTitle true", "/PrintScaling /None"})
    EXPECT_TRUE(has(test::open_up(parts), part)) << part;
}

TEST(Parts, TwoFilesBeginWithTheSameBytesAndHaveIdsOfTheirOwn) {
  const Card mary = card("St Mary");
  const Card john = card("St John");
  const pdf::SharedPartsRef shared = share(mary.shared);
  const std::string one = file_of(shared, mary);
  const std::string other = file_of(shared, john);
  EXPECT_TRUE(one.starts_with(shared->head()) && other.starts_with(shared->head()));
  EXPECT_TRUE(has(shared->head(), "endobj"));
  EXPECT_FALSE(has(asked("pdftotext", other, "-"), "Mary"));
  EXPECT_NE(one.substr(one.find("/ID")), other.substr(other.find("/ID")));
  EXPECT_TRUE(pixels(other) == pixels(finished(john)));
}

TEST(Parts, OfOneInputAreTheSameBytes) {
  EXPECT_TRUE(file_of(ribboned()) == file_of(ribboned()));
  // In whatever company: what was bound before leaves no trace.
  const pdf::SharedPartsRef shared = share(card().shared);
  static_cast<void>(file_of(shared, card("St John")));
  EXPECT_TRUE(file_of(shared, card()) == file_of(card()));
}

TEST(Parts, NeedNothingOfTheirOwn) {
  Card made = card();
  made.own.pages.clear();
  made.whole = made.shared;
  made.order = {{{Part::Of::shared, 0}}};
  const std::string file = file_of(made);
  EXPECT_TRUE(has(asked("qpdf --check", file), "No syntax or stream encoding errors found"));
  EXPECT_TRUE(pixels(file) == pixels(finished(made)));
}

TEST(Parts, OfSeveralPagesStandInTheirOrder) {
  Card made = card();
  const auto back = test::lines("en", "Inside", base::pt(30), mm(20));
  for (display::Pages* pages : {&made.shared, &made.whole}) {
    pages->pages.push_back(test::document().pages[0]);
    put(*pages, back, 1);
  }
  made.order.push_back({{Part::Of::shared, 1}});
  const std::string file = file_of(made);
  EXPECT_TRUE(pixels(file) == pixels(finished(made)));
  EXPECT_TRUE(has(asked("pdfinfo", file), "Pages:           2\n"));
}

/// Of something that must be refused.
template <typename Made>
std::string fault_of(const Made& made, const base::Diagnostics& diagnostics) {
  EXPECT_FALSE(made.ok());
  return diagnostics.list().empty() ? std::string() : diagnostics.list().front().id;
}

TEST(Parts, AreRefusedWhereTheirPdfIsBroken) {
  const Card made = card();
  const std::string drawn = test::pdf_of(made.shared);
  for (const std::string& bytes : {std::string("layout: poster"), drawn.substr(0, drawn.size() / 2), std::string()}) {
    base::Diagnostics diagnostics;
    EXPECT_EQ(fault_of(pdf::share_parts(bytes, about(made.whole), diagnostics), diagnostics), "pdf-broken");
  }
  base::Diagnostics diagnostics;
  const auto bound = pdf::bind_parts(share(made.shared), "layout: poster", made.order, about(made.whole), diagnostics);
  EXPECT_EQ(fault_of(bound, diagnostics), "pdf-broken");
}

TEST(Parts, AreRefusedWhereTheyAreNotThesePages) {
  const Card made = card();
  const pdf::SharedPartsRef shared = share(made.shared);
  const std::string own = test::pdf_of(made.own);
  pdf::PageParts two = made.order;
  two.push_back(two.front());
  const std::vector<std::pair<std::string, pdf::PageParts>> wrong{
      {own, two},                        // more pages than there are boxes
      {own, {}},                         // fewer
      {own, {{}}},                       // a page of nothing
      {own, {{{Part::Of::shared, 1}}}},  // a part that nobody drew
      {own, {{{Part::Of::shared, 0}, {Part::Of::own, 1}}}},
      {"", made.order},
  };
  for (const auto& [drawn, order] : wrong) {
    base::Diagnostics diagnostics;
    EXPECT_EQ(fault_of(pdf::bind_parts(shared, drawn, order, about(made.whole), diagnostics), diagnostics),
              "pdf-broken");
  }
}

TEST(Parts, AreRefusedInColourWhereOnlyGreyIsAllowed) {
  const Card made = card();
  pdf::FinishOptions grey = about(made.whole);
  grey.grey_only = true;
  base::Diagnostics diagnostics;
  EXPECT_EQ(fault_of(pdf::share_parts(test::pdf_of(made.shared), grey, diagnostics), diagnostics), "colour-not-grey");
}

/// A file in memory, which may fail when it is so long.
struct Sink {
  std::string bytes;
  std::size_t room = std::string::npos;
  [[nodiscard]] pdf::Gathering::Write writer() {
    return [this](std::string_view part) -> base::Result<base::Done> {
      if (bytes.size() + part.size() > room) return base::Failed{};
      bytes += part;
      return base::Done{};
    };
  }
};

std::string gathered(const std::vector<pdf::Sheaf>& sheaves) {
  Sink sink;
  pdf::Gathering gathering(sink.writer());
  for (const pdf::Sheaf& sheaf : sheaves) EXPECT_TRUE(gathering.add(sheaf).ok());
  EXPECT_TRUE(gathering.finish(about(card().whole)).ok());
  return sink.bytes;
}

TEST(Gathering, HoldsThePagesOfAllInTheirOrder) {
  const pdf::SharedPartsRef shared = share(card().shared);
  std::vector<pdf::Sheaf> sheaves;
  for (const char* church : {"St Mary", "St John", "St Anne"}) sheaves.push_back(sheaf_of(shared, card(church)));
  const std::string file = gathered(sheaves);
  EXPECT_TRUE(has(asked("qpdf --check", file), "No syntax or stream encoding errors found"));
  EXPECT_FALSE(has(asked("qpdf --check", file), "WARNING"));
  EXPECT_TRUE(has(asked("pdfinfo", file), "Pages:           3\n"));
  EXPECT_EQ(asked("pdftotext", file, "- | grep -o 'St [A-Z][a-z]*' | tr '\\n' ' '"), "St Mary St John St Anne ");
  EXPECT_EQ(count(file, "%%EOF"), 1U);
}

TEST(Gathering, HasPagesThatLookLikeThoseOfSingleFiles) {
  const Card mary = ribboned();
  const pdf::SharedPartsRef shared = share(mary.shared);
  std::vector<pdf::Sheaf> sheaves;
  sheaves.push_back(sheaf_of(shared, mary));
  sheaves.push_back(sheaf_of(share(card("St John").shared), card("St John")));
  EXPECT_TRUE(pixels(gathered(sheaves)) == pixels(file_of(mary)) + pixels(file_of(card("St John"))));
}

TEST(Gathering, HoldsWhatManySharesOnce) {
  const pdf::SharedPartsRef shared = share(card().shared);
  std::vector<pdf::Sheaf> sheaves;
  for (int i = 0; i < 5; ++i) sheaves.push_back(sheaf_of(shared, card("St Mary")));
  const std::string open = test::open_up(gathered(sheaves));
  EXPECT_EQ(count(open, "/Subtype /Image"), 1U);
  EXPECT_EQ(count(open, "/Type /Page\n"), 5U);
}

TEST(Gathering, KeepsTheSharedPartsOfOthersApart) {
  const Card one = card();
  Card other = card();
  put(other.shared, {test::box({mm(0), mm(50), mm(10), mm(10)}, {test::black, 1})});
  std::vector<pdf::Sheaf> sheaves;
  const pdf::SharedPartsRef shared = share(one.shared);
  sheaves.push_back(sheaf_of(shared, one));
  sheaves.push_back(sheaf_of(share(other.shared), other));
  sheaves.push_back(sheaf_of(shared, one));
  const std::string file = gathered(sheaves);
  EXPECT_TRUE(has(asked("qpdf --check", file), "No syntax or stream encoding errors found"));
  const std::string first = asked("pdftoppm -r 50 -f 1 -l 1", file);
  EXPECT_TRUE(first == asked("pdftoppm -r 50 -f 3 -l 3", file));
  EXPECT_FALSE(first == asked("pdftoppm -r 50 -f 2 -l 2", file));
}

TEST(Gathering, HangsManyPagesOnBranches) {
  const pdf::SharedPartsRef shared = share(card().shared);
  const pdf::Sheaf mary = sheaf_of(shared, card("St Mary"));
  const pdf::Sheaf john = sheaf_of(shared, card("St John"));
  Sink sink;
  pdf::Gathering gathering(sink.writer());
  for (int i = 0; i < 600; ++i) ASSERT_TRUE(gathering.add(i % 2 == 0 ? mary : john).ok());
  ASSERT_TRUE(gathering.finish(about(card().whole)).ok());
  EXPECT_EQ(asked("qpdf --show-npages", sink.bytes), "600\n");
  EXPECT_TRUE(has(asked("qpdf --check", sink.bytes), "No syntax or stream encoding errors found"));
  EXPECT_EQ(count(test::open_up(sink.bytes), "/Type /Pages\n"), 4U);  // the root and three branches
  for (const char* page : {"1", "257", "513"})
    EXPECT_TRUE(has(asked("pdftotext -f " + std::string(page) + " -l " + page, sink.bytes, "-"), "St Mary")) << page;
  EXPECT_TRUE(has(asked("pdftotext -f 600 -l 600", sink.bytes, "-"), "St John"));
}

TEST(Gathering, PassesOnThatItCannotBeWritten) {
  const pdf::Sheaf sheaf = sheaf_of(share(card().shared), card());
  const std::size_t whole = [&] {
    Sink sink;
    pdf::Gathering gathering(sink.writer());
    EXPECT_TRUE(gathering.add(sheaf).ok());
    return sink.bytes.size();
  }();
  Sink none;
  none.room = 0;
  EXPECT_FALSE(pdf::Gathering(none.writer()).add(sheaf).ok());
  Sink small;
  small.room = whole / 2;
  EXPECT_FALSE(pdf::Gathering(small.writer()).add(sheaf).ok());
  Sink tight;
  tight.room = whole;
  pdf::Gathering gathering(tight.writer());
  ASSERT_TRUE(gathering.add(sheaf).ok());
  EXPECT_FALSE(gathering.finish(about(card().whole)).ok());
}

}  // namespace
}  // namespace handbill
