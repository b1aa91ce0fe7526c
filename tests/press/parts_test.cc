#include "pdf/parts.h"

#include <gtest/gtest.h>

#include <cstdio>

#include "press/fixture.h"
#include "press/inked.h"
#include "press/press.h"

namespace handbill::test {
namespace {

using pdf::Part;

/// A ground with a picture, a church's own stamp on it, and the same page in one piece.
struct Card {
  display::Pages shared = inked();
  display::Pages own = inked();
  display::Pages whole = inked();
  pdf::PageParts order{{{Part::Of::shared, 0}, {Part::Of::own, 0}}};
};

Card card(color::InkTint stamp = {orange, 1}) {
  Card card;
  for (display::Pages* pages : {&card.shared, &card.whole}) {
    items(*pages).emplace_back(box(rect(-3, -3, 106, 66), {red, 1}));
    items(*pages).emplace_back(gradient(rect(0, 40, 100, 10), {night, 1}, {orange, 1}));
    items(*pages).emplace_back(shown(picture(40, 30, image::Raster::Channels::rgb), rect(60, 5, 20, 15)));
  }
  for (display::Pages* pages : {&card.own, &card.whole}) {
    items(*pages).emplace_back(box(rect(10, 10, 20, 20), stamp));
    for (auto& line : lines("en", "St Mary", base::pt(20), base::mm(32))) items(*pages).push_back(line);
  }
  return card;
}

/// A card whose stamp is thinned.
Card thin_card() {
  Card made = card();
  display::Group thin;
  thin.opacity = 0.5;
  thin.items = {box(rect(40, 10, 10, 10), {night, 1})};
  items(made.own).emplace_back(thin);
  items(made.whole).emplace_back(thin);
  return made;
}

product::ShopProfile shop_of(product::Standard standard) {
  product::ShopProfile to = shop();
  to.standard = standard;
  return to;
}

/// Of shared parts, bound and finished for one shop.
class Binder {
 public:
  explicit Binder(product::Standard standard = product::Standard::x4) : shop_(shop_of(standard)) {}

  base::Result<pdf::SharedPartsRef> share(const Card& card) {
    return press::share_parts(keyed_of(card.shared), options(card), said);
  }
  base::Result<pdf::Sheaf> bind(const pdf::SharedPartsRef& shared, const Card& card) {
    return press::bind_parts(shared, keyed_of(card.own), card.order, options(card), said);
  }
  std::string file(const pdf::SharedPartsRef& shared, const Card& card) {
    const auto about = press::about_file(options(card), keyed_of(card.own));
    return std::string(shared->head()) + pdf::complete(bind(shared, card).value(), about);
  }
  std::string file(const Card& card) {
    const auto shared = share(card);
    EXPECT_EQ(messages(said), "");
    return shared.ok() ? file(*shared, card) : std::string();
  }
  std::string whole(const Card& card) { return press_of(card.whole, shop_); }
  press::Options options(const Card& card) {
    pdf::FinishOptions about;
    about.title = "A card";
    about.language = "en";
    about.producer = "Handbill test";
    about.date = 1'800'000'000;
    about.pages = {pdf::boxes_of(card.whole.pages.front(), pdf::Medium::press)};
    about.pages.front().links = {{rect(0, 0, 10, 10), "https://example.org/"}};
    return {about, card.whole.inks, shop_, coated()};
  }

  base::Diagnostics said;

 private:
  product::ShopProfile shop_;
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string asked(const std::string& command, const std::string& pdf) {
  const std::string path = write_file("parts.pdf", pdf);
  std::string said = output_of(command + " " + path);
  std::remove(path.c_str());
  return said;
}

TEST(PressParts, MakeAFileThatOtherProgramsReadInSilence) {
  for (const auto standard : {product::Standard::x4, product::Standard::x1a}) {
    const std::string file = Binder(standard).file(card());
    EXPECT_TRUE(has(asked("qpdf --check", file), "No syntax or stream encoding errors found"));
    EXPECT_FALSE(has(asked("qpdf --check", file), "WARNING"));
    EXPECT_EQ(asked("gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage", file), "");
  }
}

TEST(PressParts, PrintTheInksOfThePageInOnePiece) {
  for (const auto standard : {product::Standard::x4, product::Standard::x1a}) {
    Binder binder(standard);
    const Plates parts = plates_of(binder.file(card()), 100);
    const Plates whole = plates_of(binder.whole(card()), 100);
    EXPECT_TRUE(parts.plates == whole.plates);
    EXPECT_EQ(at(parts, 5, 5), "M100 Y100");
    EXPECT_EQ(at(parts, 15, 15), "PANTONE Orange 021 C 100");
  }
}

TEST(PressParts, PrintBlackTypeOverWhatASharedPartHolds) {
  const Plates plates = plates_of(Binder().file(card()), 144);
  std::string darkest;
  for (double x = 10; x < 40; x += 0.2) {
    for (double y = 32; y < 40; y += 0.2)
      if (has(at(plates, x, y), "K100")) darkest = at(plates, x, y);
  }
  EXPECT_EQ(darkest, "M100 Y100 K100");
}

TEST(PressParts, ThatAreTransparentPrintLikeThePageInOnePiece) {
  Binder binder;
  const Plates parts = plates_of(binder.file(thin_card()), 100);
  EXPECT_TRUE(parts.plates == plates_of(binder.whole(thin_card()), 100).plates);
}

TEST(PressParts, AreRefusedWhereTheyAreTransparentAndTheStandardIsOpaque) {
  Binder binder(product::Standard::x1a);
  const auto shared = binder.share(thin_card());
  ASSERT_TRUE(shared.ok());
  EXPECT_FALSE(binder.bind(*shared, thin_card()).ok());
  ASSERT_EQ(binder.said.error_count(), 1U);
  EXPECT_EQ(binder.said.list().front().id, "not-opaque");
}

TEST(PressParts, MakeAPdfXFile) {
  Binder binder;
  const std::string file = binder.file(card());
  EXPECT_TRUE(file.starts_with("%PDF-1.6"));
  const std::string open = open_up(file);
  for (const char* part :
       {"/GTS_PDFXVersion (PDF/X-4)", "/Trapped /False", "/S /GTS_PDFX", "/OutputConditionIdentifier (FOGRA39)",
        "/DestOutputProfile", "/TrimBox", "/BleedBox", "/Lang (en)"})
    EXPECT_TRUE(has(open, part)) << part;
  EXPECT_TRUE(has(file, ">PDF/X-4</pdfxid:GTS_PDFXVersion>"));
  EXPECT_FALSE(has(open, "https://example.org/"));
  EXPECT_TRUE(press::check_file(file, product::Standard::x4, binder.said).ok());
  EXPECT_EQ(messages(binder.said), "");
}

TEST(PressParts, MakeAPdfX1aFile) {
  Binder binder(product::Standard::x1a);
  const std::string file = binder.file(card());
  EXPECT_TRUE(file.starts_with("%PDF-1.4"));
  EXPECT_TRUE(has(open_up(file), "/GTS_PDFXVersion (PDF/X-1a:2003)"));
  EXPECT_FALSE(has(open_up(file), "/SMask"));
  EXPECT_TRUE(press::check_file(file, product::Standard::x1a, binder.said).ok());
  EXPECT_EQ(messages(binder.said), "");
}

TEST(PressParts, LeaveNoRgbAndNoLinks) {
  const std::string open = open_up(Binder().file(card()));
  EXPECT_FALSE(has(open, "RGB"));
  EXPECT_FALSE(has(open, " rg\n"));
  EXPECT_FALSE(has(open, "/Annots"));
}

TEST(PressParts, ShareTheProfileAndThePictures) {
  Binder binder;
  const auto shared = binder.share(card());
  ASSERT_TRUE(shared.ok());
  const std::string one = binder.file(*shared, card());
  const std::string other = binder.file(*shared, card({night, 1}));
  EXPECT_TRUE(one.starts_with((*shared)->head()) && other.starts_with((*shared)->head()));
  EXPECT_GT((*shared)->head().size(), coated().packed().size());
  EXPECT_LT(one.size() - (*shared)->head().size(), std::size_t{64} << 10);
  EXPECT_EQ(at(plates_of(other), 15, 15), "C95 M80 Y40 K60");
}

TEST(PressParts, TellTheirFilesApart) {
  Binder binder;
  const auto shared = binder.share(card());
  ASSERT_TRUE(shared.ok());
  const auto id_of = [](const std::string& open) { return open.substr(open.find("uuid:"), 41); };
  const std::string one = binder.file(*shared, card());
  EXPECT_EQ(one, binder.file(*shared, card()));
  EXPECT_NE(id_of(one), id_of(binder.file(*shared, card({night, 1}))));
}

TEST(PressParts, AreRefusedWhereTheirPdfIsBroken) {
  Binder binder;
  const Card made = card();
  EXPECT_FALSE(press::share_parts("layout: poster", binder.options(made), binder.said).ok());
  const auto shared = binder.share(made);
  ASSERT_TRUE(shared.ok());
  EXPECT_FALSE(press::bind_parts(*shared, "layout: poster", made.order, binder.options(made), binder.said).ok());
  ASSERT_EQ(binder.said.error_count(), 2U);
  for (const base::Diagnostic& each : binder.said.list()) EXPECT_EQ(each.id, "pdf-broken");
}

TEST(PressParts, AreRefusedInAColourThatIsNoInks) {
  Binder binder;
  const Card made = card();
  // Drawn for a screen, not in keys.
  EXPECT_FALSE(press::share_parts(pdf_of(made.shared), binder.options(made), binder.said).ok());
  ASSERT_GE(binder.said.error_count(), 1U);
  EXPECT_EQ(binder.said.list().front().id, "colour-unregistered");
}

/// Whether the check sends back a file in which some bytes are others.
bool finds(const std::string& file, std::string_view what, std::string_view other) {
  std::string damaged = file;
  const std::size_t at = damaged.rfind(what);
  EXPECT_NE(at, std::string::npos) << what;
  damaged.replace(at, what.size(), other);
  base::Diagnostics said;
  const bool ok = press::check_file(damaged, product::Standard::x4, said).ok();
  EXPECT_EQ(ok, !said.has_errors());
  return !ok;
}

TEST(PressParts, AreReadAnewAndRefusedWhereTheyAreDamaged) {
  const std::string file = Binder().file(card());
  EXPECT_TRUE(finds(file, "/TrimBox", "/TrimBix"));
  EXPECT_TRUE(finds(file, "/GTS_PDFXVersion", "/GTS_PDFXVersian"));
  EXPECT_TRUE(finds(file, "/OutputIntents", "/OutputIntenls"));
  EXPECT_TRUE(finds(file, "trailer", "trawler"));
  EXPECT_TRUE(finds(file, "\nxref\n", "\nxraf\n"));
  base::Diagnostics said;
  EXPECT_FALSE(press::check_file(file.substr(0, file.size() - 100), product::Standard::x4, said).ok());
  EXPECT_FALSE(press::check_file(file, product::Standard::x1a, said).ok());
}

}  // namespace
}  // namespace handbill::test
