#include "pdf/place.h"

#include <gtest/gtest.h>

#include "backend/fixture.h"

namespace handbill {
namespace {

using base::mm;

/// A finished page of 100 x 60 mm with 3 mm of bleed.
std::string source_pdf() {
  display::Pages pages = test::document();
  pages.pages[0].items.emplace_back(test::box({mm(-3), mm(-3), mm(50), mm(50)}, {test::red, 1}));
  backend::Options drawn;
  drawn.extent = backend::Extent::bleed;
  pdf::FinishOptions options;
  options.title = "A card";
  options.language = "cy";
  options.viewer.right_to_left = true;
  options.viewer.duplex = pdf::ViewerHints::Duplex::short_edge;
  options.pages = {pdf::boxes_of(pages.pages[0], pdf::Medium::bleed)};
  base::Diagnostics diagnostics;
  const auto finished = pdf::finish(test::pdf_of(pages, drawn), options, diagnostics);
  EXPECT_EQ(test::messages(diagnostics), "");
  return finished.ok() ? *finished : std::string();
}

/// The same with a key of its page changed.
std::string changed(const std::string& pdf, const std::string& key, const std::string& value) {
  const std::string from = test::write_file("plain.pdf", pdf);
  const std::string to = from + ".json";
  test::output_of("qpdf --qdf --object-streams=disable " + from + " " + to);
  return test::output_of("sed 's|^  /Type /Page$|  /Type /Page /" + key + " " + value + "|' " + to + " | fix-qdf");
}

pdf::SourceFile read(const std::string& bytes) {
  base::Diagnostics diagnostics;
  auto found = pdf::read_source(bytes, "card.pdf", diagnostics);
  EXPECT_EQ(test::messages(diagnostics), "");
  return found.ok() ? std::move(found).value() : pdf::SourceFile{};
}

bool about(base::Length a, base::Length b) { return base::fits(a, b + mm(0.01)) && base::fits(b, a + mm(0.01)); }

TEST(SourceFile, IsReadAsItWasFinished) {
  const pdf::SourceFile file = read(source_pdf());
  ASSERT_EQ(file.pages.size(), 1u);
  EXPECT_TRUE(about(file.pages[0].trim.width, mm(100)) && about(file.pages[0].trim.height, mm(60)));
  EXPECT_TRUE(about(file.pages[0].bleed.left, mm(3)) && about(file.pages[0].bleed.bottom, mm(3)));
  EXPECT_EQ(file.title, "A card");
  EXPECT_EQ(file.language, "cy");
  EXPECT_TRUE(file.right_to_left);
  EXPECT_EQ(file.duplex, pdf::ViewerHints::Duplex::short_edge);
}

TEST(SourceFile, IsUprightWhateverItsRotation) {
  const pdf::SourceFile turned = read(changed(source_pdf(), "Rotate", "-90"));
  ASSERT_EQ(turned.pages.size(), 1u);
  EXPECT_TRUE(about(turned.pages[0].trim.width, mm(60)) && about(turned.pages[0].trim.height, mm(100)));
}

TEST(SourceFile, HasItsUserUnit) {
  const pdf::SourceFile large = read(changed(source_pdf(), "UserUnit", "2"));
  ASSERT_EQ(large.pages.size(), 1u);
  EXPECT_TRUE(about(large.pages[0].trim.width, mm(200)));
  EXPECT_TRUE(about(large.pages[0].bleed.top, mm(6)));
}

/// The messages of a source that must be refused.
std::string fault_of(const std::string& bytes) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(pdf::read_source(bytes, "card.pdf", diagnostics).ok());
  return test::messages(diagnostics);
}

/// The file that qpdf makes of it.
std::string by_qpdf(const std::string& options, const std::string& pdf) {
  const std::string from = test::write_file("before.pdf", pdf);
  test::output_of("qpdf " + options + " " + from + " " + from + ".made");
  return test::output_of("cat " + from + ".made");
}

TEST(SourceFile, IsRefusedWhereItIsNoPdf) {
  EXPECT_EQ(fault_of("layout: poster"),
            "pdf-unreadable: expected a sound PDF in card.pdf, found: another kind of file\n");
}

TEST(SourceFile, IsRefusedWhereItIsLocked) {
  for (const char* user : {"secret", ""}) {
    EXPECT_EQ(
        fault_of(by_qpdf("--encrypt '" + std::string(user) + "' owner 256 --modify=none --", source_pdf())),
        "pdf-locked: expected a PDF that anybody may change, found one with a password or a restriction: card.pdf\n");
  }
}

TEST(SourceFile, IsRefusedWithoutPages) {
  const std::string path = test::write_file("empty.pdf", "");
  test::output_of("qpdf --empty " + path);
  EXPECT_EQ(fault_of(test::output_of("cat " + path)),
            "pdf-empty: expected at least one page in card.pdf, found none\n");
}

TEST(SourceFile, IsRefusedWhereAPageIsTooLarge) {
  EXPECT_EQ(fault_of(changed(source_pdf(), "UserUnit", "100")),
            "pdf-page-size: expected a page of 10 mm to 5000 mm a side, found 10000 mm on page 1 of card.pdf\n");
}

TEST(Place, CutsAPageToWhatThePlanKeepsOfIt) {
  const std::string source = source_pdf();
  display::Pages marks = test::document();
  marks.pages[0].product = {};
  marks.pages[0].product.trim = {mm(120), mm(80)};
  impose::Plan plan;
  plan.sides.resize(1);
  plan.sides[0].size = {mm(120), mm(80)};
  // The trim's top left lies 10 mm from the sheet's; 1 mm of the bleed is kept.
  plan.sides[0].cells = {{0,
                          {mm(10), mm(10), mm(100), mm(60)},
                          {mm(9), mm(9), mm(102), mm(62)},
                          {1, 0, 0, 1, mm(10).to_pt(), mm(10).to_pt()}}};
  base::Diagnostics diagnostics;
  const auto placed = pdf::place({source, "card.pdf", test::pdf_of(marks), plan}, {}, diagnostics);
  ASSERT_TRUE(placed.ok()) << test::messages(diagnostics);
  const std::string path = test::write_file("placed.pdf", *placed);
  test::output_of("pdftoppm -r 25.4 -aa no -aaVector no -png -singlefile " + path + " " + path);
  const std::string png = test::output_of("cat " + path + ".png");
  const test::Bitmap picture = test::read_png(png);
  ASSERT_GE(picture.width, 120);
  EXPECT_EQ(picture.at(7, 30), 0xffffffU);
  EXPECT_EQ(picture.at(9, 30), 0xdc1e28U);
  EXPECT_EQ(picture.at(55, 30), 0xdc1e28U);
  EXPECT_EQ(picture.at(58, 30), 0xffffffU);
}

}  // namespace
}  // namespace handbill
