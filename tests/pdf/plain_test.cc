#include "pdf/plain.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <exception>
#include <regex>
#include <string>

#include "backend/fixture.h"
#include "pdf/colours.h"
#include "pdf/document.h"

namespace handbill {
namespace {

using base::mm;
using pdf::Part;

/// A church's own words: a line in each of the campaign's languages, and two grounds, one of them thinned.
display::Pages words() {
  display::Pages pages = test::document();
  auto& items = pages.pages[0].items;
  items.emplace_back(test::box({mm(0), mm(0), mm(100), mm(60)}, {test::red, 0.2}));
  items.emplace_back(test::box({mm(0), mm(0), mm(10), mm(60)}, {test::black, 1}));
  double top = 2;
  for (const test::Sentence& sentence : test::sentences()) {
    for (auto& line : test::lines(sentence.language, sentence.utf8, base::pt(7), mm(top))) items.push_back(line);
    top += 3;
  }
  return pages;
}

pdf::FinishOptions about() {
  pdf::FinishOptions options;
  options.title = "A church";
  options.date = 1'809'804'600;
  options.pages = {pdf::boxes_of(test::document().pages[0], pdf::Medium::trim)};
  return options;
}

/// The finished file of one page with `own` over an empty part, numbered as qpdf numbers objects; its name left out.
std::string file_of(pdf::Forms own) {
  base::Diagnostics diagnostics;
  const auto shared = pdf::share_parts(test::pdf_of(test::document()), about(), diagnostics);
  const pdf::PageParts order{{{Part::Of::shared, 0}, {Part::Of::own, 0}}};
  const auto sheaf = pdf::bind(*shared, std::move(own), order, about(), diagnostics);
  EXPECT_EQ(test::messages(diagnostics), "");
  const std::string file = std::string((*shared)->head()) + pdf::complete(*sheaf, about());
  const std::string path = test::write_file("plain.pdf", file);
  const std::string said = test::output_of("qpdf --qdf --no-original-object-ids " + path + " -");
  std::remove(path.c_str());
  return std::regex_replace(said, std::regex("/ID \\[[^\\]]*\\]"), "");
}

pdf::Forms read_by_qpdf(const std::string& drawn) {
  base::Diagnostics diagnostics;
  QPDF document;
  pdf::open(document, drawn);
  EXPECT_TRUE(pdf::make_neutral_grey(document, document.getAllPages(), false, diagnostics).ok());
  pdf::complete_fonts(document);
  auto forms = pdf::forms_of(document, diagnostics);
  EXPECT_EQ(test::messages(diagnostics), "");
  return std::move(forms).value();
}

TEST(PlainForms, AreWhatQpdfReads) {
  const std::string drawn = test::pdf_of(words());
  auto plain = pdf::plain_forms(drawn, false);
  ASSERT_TRUE(plain.has_value());
  const std::string file = file_of(std::move(*plain));
  EXPECT_GT(file.size(), 10'000U);
  EXPECT_NE(file.find("/CIDToGIDMap /Identity"), std::string::npos);
  EXPECT_TRUE(file == file_of(read_by_qpdf(drawn)));
}

TEST(PlainForms, HoldEveryPage) {
  display::Pages pages = words();
  pages.pages.push_back(test::document().pages[0]);
  const auto plain = pdf::plain_forms(test::pdf_of(pages), false);
  ASSERT_TRUE(plain.has_value());
  EXPECT_EQ(plain->index.size(), 2U);
  // 60 mm and twice 3 mm of bleed, in whole points; the page itself is 60 mm high.
  ASSERT_EQ(plain->heights.size(), 2U);
  EXPECT_GE(plain->heights[0], 170);
  EXPECT_EQ(plain->heights[0], plain->heights[1]);
}

TEST(PlainForms, LeaveToQpdfWhatMayHoldOtherColours) {
  display::Pages with_picture = words();
  const base::Rect at{mm(60), mm(10), mm(20), mm(15)};
  with_picture.pages[0].items.emplace_back(
      display::Image{test::picture(40, 30, image::Raster::Channels::rgb), at, at, {}});
  display::Pages with_group = words();
  display::Group group;
  group.opacity = 0.5;
  group.items = {test::box(at, {test::grey, 1}), test::box({mm(5), mm(5), mm(60), mm(20)}, {test::red, 1})};
  with_group.pages[0].items.emplace_back(group);
  for (const display::Pages& pages : {with_picture, with_group})
    EXPECT_FALSE(pdf::plain_forms(test::pdf_of(pages), false).has_value());
}

TEST(PlainForms, LeaveToQpdfToSayWhichColourIsNoGrey) {
  const std::string drawn = test::pdf_of(words());
  EXPECT_TRUE(pdf::plain_forms(drawn, false).has_value());
  EXPECT_FALSE(pdf::plain_forms(drawn, true).has_value());
}

TEST(PlainForms, AreNoneOfABrokenFile) {
  const std::string drawn = test::pdf_of(words());
  const auto is_refused = [](const std::string& bytes) {
    try {
      return !pdf::plain_forms(bytes, false).has_value();
    } catch (const std::exception&) { return true; }
  };
  for (std::size_t size = 0; size + 20 < drawn.size(); size += 97)
    EXPECT_TRUE(is_refused(drawn.substr(0, size))) << size;
  // Wherever a byte is another one: nothing beyond the file is read, and it comes to an end.
  std::size_t refused = 0;
  for (std::size_t at = 0; at < drawn.size(); at += 61) {
    for (const char byte : {'\0', '9', '<', '(', ' '}) {
      std::string broken = drawn;
      broken[at] = byte;
      refused += is_refused(broken);
    }
  }
  EXPECT_GT(refused, 100U);
}

}  // namespace
}  // namespace handbill
