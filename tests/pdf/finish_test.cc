#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <string>

#include "backend/fixture.h"
#include "pdf/pdf.h"

namespace handbill {
namespace {

using base::mm;
using test::output_of;

constexpr std::int64_t date = 1'809'804'600;  // 2027-05-08T19:30:00Z

pdf::FinishOptions options_for(const display::Pages& pages, bool with_bleed = false) {
  pdf::FinishOptions options;
  options.title = pages.title;
  options.author = pages.author;
  options.language = pages.language;
  options.producer = "Handbill 0.1.0";
  options.date = date;
  for (const display::Page& page : pages.pages) {
    pdf::PageBoxes boxes = pdf::boxes_of(page, with_bleed ? pdf::Medium::bleed : pdf::Medium::trim);
    boxes.links = pdf::links_of(page, boxes);
    options.pages.push_back(boxes);
  }
  return options;
}

std::string finish(const std::string& bytes, const pdf::FinishOptions& options) {
  base::Diagnostics diagnostics;
  const auto finished = pdf::finish(bytes, options, diagnostics);
  EXPECT_EQ(test::messages(diagnostics), "");
  return finished.ok() ? *finished : std::string();
}

std::string finished_pdf(const display::Pages& pages) { return finish(test::pdf_of(pages), options_for(pages)); }

/// The messages of a finish that must fail.
std::string fault_of(const std::string& bytes, const pdf::FinishOptions& options) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(pdf::finish(bytes, options, diagnostics).ok());
  return test::messages(diagnostics);
}

display::Pages text_document() {
  display::Pages pages = test::document();
  for (auto& item : test::lines("en", "Run for your life", base::pt(14), mm(5))) pages.pages[0].items.push_back(item);
  return pages;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// A file that goes when the test is over.
struct File {
  std::string path;
  File(std::string_view name, const std::string& bytes) : path(test::write_file(name, bytes)) {}
  ~File() { std::remove(path.c_str()); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
};

TEST(Finish, WritesAPdfThatOtherProgramsReadInSilence) {
  display::Pages pages = text_document();
  const auto raster = test::picture(40, 30, image::Raster::Channels::rgb);
  const base::Rect at{mm(10), mm(30), mm(20), mm(15)};
  pages.pages[0].items.emplace_back(display::Image{raster, at, at, {}});
  pages.pages[0].items.emplace_back(display::Image{raster, {mm(40), mm(30), mm(20), mm(15)}, at, {}});
  const File file("silent.pdf", finished_pdf(pages));
  EXPECT_TRUE(has(output_of("qpdf --check " + file.path), "No syntax or stream encoding errors found"));
  EXPECT_FALSE(has(output_of("qpdf --check " + file.path), "WARNING"));
  EXPECT_EQ(output_of("gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage " + file.path), "");
  EXPECT_EQ(output_of("pdftoppm -r 20 " + file.path + " > /dev/null"), "");
  EXPECT_FALSE(has(output_of("mutool draw -q -r 20 -o /dev/null -F pam " + file.path), "error"));
}

TEST(Finish, WritesTrimAndBleedFromTheBottomLeft) {
  display::Pages pages = text_document();
  backend::Options with_bleed;
  with_bleed.extent = backend::Extent::bleed;
  const File file("boxes.pdf", finish(test::pdf_of(pages, with_bleed), options_for(pages, true)));
  // cairo draws on whole points from the upper left: what it drew beyond the medium is left outside.
  const std::string boxes = output_of("pdfinfo -box " + file.path);
  EXPECT_TRUE(has(boxes, "MediaBox:            0.00     0.91   300.47   188.00")) << boxes;
  EXPECT_TRUE(has(boxes, "BleedBox:            0.00     0.91   300.47   188.00")) << boxes;
  EXPECT_TRUE(has(boxes, "TrimBox:             8.50     9.42   291.97   179.50")) << boxes;
  EXPECT_FALSE(has(test::open_up(finish(test::pdf_of(pages, with_bleed), options_for(pages, true))), "/CropBox"));
}

TEST(Finish, SaysInXmpWhatInfoSays) {
  display::Pages pages = text_document();
  pages.title = "Run & <jump> 달려라";
  const std::string bytes = finished_pdf(pages);
  EXPECT_TRUE(
      has(bytes,
          "<rdf:li xml:lang=\"x-default\">Run &amp; &lt;jump&gt; 달려라</rdf:li><rdf:li xml:lang=\"en\">Run &amp; "
          "&lt;jump&gt; 달려라</rdf:li>"));
  EXPECT_TRUE(has(bytes, "<dc:creator><rdf:Seq><rdf:li>A church</rdf:li></rdf:Seq></dc:creator>"));
  EXPECT_TRUE(has(bytes, "<xmp:CreateDate>2027-05-08T19:30:00Z</xmp:CreateDate>"));
  EXPECT_TRUE(has(bytes, "<xmp:ModifyDate>2027-05-08T19:30:00Z</xmp:ModifyDate>"));
  EXPECT_TRUE(has(bytes, "<pdf:Producer>Handbill 0.1.0</pdf:Producer>"));
  const File file("info.pdf", bytes);
  const std::string info = output_of("TZ=UTC pdfinfo -isodates " + file.path);
  EXPECT_TRUE(has(info, "Title:           Run & <jump> 달려라\n")) << info;
  EXPECT_TRUE(has(info, "Author:          A church\n")) << info;
  EXPECT_TRUE(has(info, "Producer:        Handbill 0.1.0\n")) << info;
  EXPECT_TRUE(has(info, "CreationDate:    2027-05-08T19:30:00Z\n")) << info;
  EXPECT_TRUE(has(info, "ModDate:         2027-05-08T19:30:00Z\n")) << info;
}

TEST(Finish, WritesLanguageAndViewerPreferences) {
  display::Pages pages = text_document();
  pdf::FinishOptions options = options_for(pages);
  options.language = "ar";
  options.viewer = {true, true, true};
  const std::string open = test::open_up(finish(test::pdf_of(pages), options));
  for (const char* part : {"/Lang (ar)", "/DisplayDocTitle true", "/PrintScaling /None", "/Direction /R2L"}) {
    EXPECT_TRUE(has(open, part)) << part;
  }
  EXPECT_FALSE(has(open, "/MarkInfo"));
  EXPECT_FALSE(has(open, "/StructTreeRoot"));
}

TEST(Finish, WritesBlackAndGreyInkAsDeviceGray) {
  display::Pages pages = text_document();
  pages.pages[0].items.emplace_back(test::box({mm(0), mm(0), mm(10), mm(10)}, {test::grey, 1}));
  pages.pages[0].items.emplace_back(test::box({mm(0), mm(20), mm(10), mm(10)}, {test::red, 1}));
  const std::string open = test::open_up(finished_pdf(pages));
  EXPECT_TRUE(has(open, "0 g"));
  EXPECT_FALSE(has(open, "0 0 0 rg"));
  EXPECT_TRUE(has(open, "0.4 g"));
  EXPECT_TRUE(has(open, " rg"));
}

TEST(Finish, KeepsThePixelsOfThePage) {
  display::Pages pages = text_document();
  pages.pages[0].items.emplace_back(test::box({mm(0), mm(20), mm(10), mm(10)}, {test::red, 0.5}));
  pages.pages[0].items.emplace_back(test::box({mm(20), mm(20), mm(10), mm(10)}, {test::grey, 0.5}));
  const std::string drawn = test::pdf_of(pages);
  const File before("before.pdf", drawn);
  const File after("after.pdf", finish(drawn, options_for(pages)));
  EXPECT_EQ(output_of("pdftoppm -r 100 " + before.path + " | md5sum"),
            output_of("pdftoppm -r 100 " + after.path + " | md5sum"));
}

TEST(Finish, MakesEverythingGreyWhereOnlyGreyIsAllowed) {
  display::Pages pages = text_document();
  pages.pages[0].items.emplace_back(test::box({mm(0), mm(20), mm(10), mm(10)}, {test::red, 1}));
  display::Path ramp = test::box({mm(20), mm(20), mm(10), mm(10)}, {test::red, 1});
  ramp.fill = {display::LinearGradient{
      {mm(20), mm(20)}, {mm(30), mm(20)}, {{0, {test::red, 1}}, {0.5, {test::black, 1}}, {1, {test::grey, 0.5}}}}};
  pages.pages[0].items.emplace_back(ramp);
  display::Group faint;
  faint.opacity = 0.5;
  faint.items.emplace_back(test::box({mm(50), mm(20), mm(10), mm(10)}, {test::red, 1}));
  pages.pages[0].items.emplace_back(faint);
  const auto raster = test::picture(40, 30, image::Raster::Channels::rgb);
  const base::Rect at{mm(10), mm(40), mm(20), mm(15)};
  pages.pages[0].items.emplace_back(display::Image{raster, at, at, {}});
  backend::Options in_grey;
  in_grey.colours = backend::Colours::grey;
  pdf::FinishOptions options = options_for(pages);
  options.grey_only = true;
  const std::string open = test::open_up(finish(test::pdf_of(pages, in_grey), options));
  EXPECT_FALSE(has(open, "DeviceRGB"));
  EXPECT_FALSE(has(open, " rg"));
  EXPECT_TRUE(has(open, "/ColorSpace /DeviceGray"));
}

TEST(Finish, RefusesAColourWhereOnlyGreyIsAllowed) {
  display::Pages pages = test::document();
  pages.pages[0].items.emplace_back(test::box({mm(0), mm(20), mm(10), mm(10)}, {test::red, 1}));
  pdf::FinishOptions options = options_for(pages);
  options.grey_only = true;
  EXPECT_EQ(fault_of(test::pdf_of(pages), options),
            "colour-not-grey: object 4: expected only greys, found 0.862745 0.117647 0.156863 rg\n");
}

TEST(Finish, RefusesAColourOfAGradientWhereOnlyGreyIsAllowed) {
  display::Pages pages = test::document();
  display::Path ramp = test::box({mm(20), mm(20), mm(10), mm(10)}, {test::red, 1});
  ramp.fill = {
      display::LinearGradient{{mm(20), mm(20)}, {mm(30), mm(20)}, {{0, {test::red, 1}}, {1, {test::black, 1}}}}};
  pages.pages[0].items.emplace_back(ramp);
  pdf::FinishOptions options = options_for(pages);
  options.grey_only = true;
  EXPECT_TRUE(has(fault_of(test::pdf_of(pages), options), "expected only greys, found a gradient of colours\n"));
}

TEST(Finish, RefusesAPdfThatIsNone) {
  EXPECT_TRUE(has(fault_of("not a PDF", options_for(text_document())), "pdf-broken: expected a sound PDF, found: "));
}

TEST(Finish, RefusesATornPdf) {
  const display::Pages pages = text_document();
  const std::string bytes = test::pdf_of(pages);
  EXPECT_TRUE(has(fault_of(bytes.substr(0, bytes.size() / 2), options_for(pages)), "pdf-broken: "));
}

TEST(Finish, RefusesPagesOfAnotherSizeOrNumber) {
  const display::Pages pages = text_document();
  pdf::FinishOptions options = options_for(pages, true);
  EXPECT_EQ(fault_of(test::pdf_of(pages), options),
            "pdf-broken: expected a sound PDF, found: page 0 with a MediaBox that is not its medium\n");
  options.pages.clear();
  EXPECT_EQ(fault_of(test::pdf_of(pages), options), "pdf-broken: expected a sound PDF, found: 1 pages for 0\n");
}

TEST(Finish, MakesLinksThatCanBeClicked) {
  display::Pages pages = text_document();
  pages.pages[0].items.emplace_back(display::Link{{mm(10), mm(10), mm(20), mm(5)}, "https://example.org/달려 라", {}});
  display::Group turned;
  turned.transform = {0, 1, -1, 0, 72, 0};
  turned.items.emplace_back(
      display::Link{{base::pt(0), base::pt(0), base::pt(36), base::pt(18)}, "https://example.org/", {}});
  pages.pages[0].items.emplace_back(turned);
  const std::string bytes = finished_pdf(pages);
  const std::string open = test::open_up(bytes);
  EXPECT_EQ(count(open, "/Subtype /Link"), 2u);
  EXPECT_TRUE(has(open, "/URI (https://example.org/%EB%8B%AC%EB%A0%A4%20%EB%9D%BC)")) << open;
  const File file("links.pdf", bytes);
  EXPECT_TRUE(has(output_of("pdfinfo -url " + file.path), "https://example.org/"));
  const auto links = pdf::links_of(pages.pages[0], pdf::boxes_of(pages.pages[0], pdf::Medium::bleed));
  ASSERT_EQ(links.size(), 2u);
  EXPECT_TRUE(base::near(links[0].at.left, mm(13)));
  EXPECT_TRUE(base::near(links[1].at.left, mm(3) + base::pt(54)));
  EXPECT_TRUE(base::near(links[1].at.height, base::pt(36)));
}

TEST(Finish, KeepsOneObjectForARepeatedPicture) {
  display::Pages pages = test::document();
  const auto raster = test::picture(40, 30, image::Raster::Channels::rgb);
  for (int i = 0; i < 3; ++i) {
    const base::Rect at{mm(10 + 25 * i), mm(30), mm(20), mm(15)};
    pages.pages[0].items.emplace_back(display::Image{raster, at, at, {}});
  }
  const std::string open = test::open_up(finished_pdf(pages));
  EXPECT_EQ(count(open, "/Subtype /Image"), 1u);
  EXPECT_EQ(count(open, " Do\n"), 3u);
}

TEST(Finish, GivesTheSameBytesTwice) {
  const display::Pages pages = text_document();
  const std::string first = finished_pdf(pages);
  EXPECT_EQ(first, finished_pdf(pages));
  EXPECT_TRUE(has(first, "/ID"));
}

TEST(Finish, GivesAnotherContentAnotherId) {
  display::Pages pages = text_document();
  const auto id_of = [](const std::string& pdf) {
    const File file("id.pdf", pdf);
    return output_of("qpdf --show-object=trailer " + file.path + " | grep -ao '/ID.*'");
  };
  const std::string first = id_of(finished_pdf(pages));
  pages.pages[0].items.emplace_back(test::box({mm(0), mm(20), mm(10), mm(10)}, {test::red, 1}));
  EXPECT_NE(first, id_of(finished_pdf(pages)));
}

TEST(Finish, IsNotLargerThanWhatCairoWroteByMoreThanItsMetadata) {
  const display::Pages pages = text_document();
  const std::string drawn = test::pdf_of(pages);
  EXPECT_LT(finish(drawn, options_for(pages)).size(), drawn.size() + 1'300);
}

TEST(Finish, EmbedsEveryFaceWithItsTextAndNoType3) {
  display::Pages pages = test::document();
  pages.pages[0].product.trim = {mm(100), mm(600)};
  double top = 5;
  for (const test::Sentence& sentence : test::sentences()) {
    for (auto& item : test::lines(sentence.language, sentence.utf8, base::pt(12), mm(top)))
      pages.pages[0].items.push_back(item);
    top += 30;
  }
  const File file("fonts.pdf", finished_pdf(pages));
  const std::string fonts = output_of("pdffonts " + file.path + " | tail -n +3");
  EXPECT_GE(count(fonts, "\n"), 10u);
  EXPECT_EQ(count(fonts, "yes yes yes"), count(fonts, "\n")) << fonts;
  EXPECT_FALSE(has(fonts, "Type 3")) << fonts;
  EXPECT_FALSE(has(output_of("qpdf --check " + file.path), "WARNING"));
}

}  // namespace
}  // namespace handbill
