#include "backend/backend.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <limits>

#include "backend/colours.h"
#include "backend/fixture.h"
#include "color/key.h"

namespace handbill {
namespace {

using base::mm;
using base::pt;
using test::Bitmap;
using test::output_of;

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

void add(display::Pages& pages, std::vector<display::Item> items) {
  for (display::Item& item : items) pages.pages[0].items.push_back(std::move(item));
}

/// The messages of a PDF that must fail.
std::string fault_of(const display::Pages& pages, const backend::Options& options = {}) {
  text::SubsetCache subsets;
  base::Diagnostics diagnostics;
  EXPECT_FALSE(backend::write_pdf(pages, options, subsets, diagnostics).ok());
  return test::messages(diagnostics);
}

std::string text_of(const std::string& pdf, const std::string& options = "") {
  const std::string path = test::write_file("text.pdf", pdf);
  std::string text = output_of("pdftotext " + options + " " + path + " -");
  std::remove(path.c_str());
  return text;
}

display::Pages text_document(std::string_view language, std::string_view utf8) {
  display::Pages pages = test::document();
  add(pages, test::lines(language, utf8, pt(12), mm(5)));
  return pages;
}

TEST(DeviceColour, MakesGreyInksPureGreyAtEveryTint) {
  const display::Pages pages = test::document();
  for (int percent = 0; percent <= 100; ++percent) {
    const auto colour = backend::device_colour(pages.inks, {test::black, percent / 100.0}, backend::Colours::preview);
    EXPECT_EQ(colour.r, colour.g);
    EXPECT_EQ(colour.g, colour.b);
    EXPECT_NEAR(colour.r, 1 - percent / 100.0, 0.5 / 255);
  }
}

TEST(DeviceColour, MakesEveryInkGreyForTheGreyEdition) {
  const display::Pages pages = test::document();
  const auto colour = backend::device_colour(pages.inks, {test::red, 1}, backend::Colours::grey);
  EXPECT_EQ(colour.r, colour.g);
  EXPECT_EQ(colour.g, colour.b);
  EXPECT_NEAR(color::luminance({220, 30, 40}),
              color::luminance(
                  {backend::grey_of({220, 30, 40}), backend::grey_of({220, 30, 40}), backend::grey_of({220, 30, 40})}),
              0.004);
}

TEST(InkCoverage, IsTheMeanOfEachPlateOverTheTrim) {
  display::Pages pages = test::document();
  // A quarter of the trim in a colour, a quarter in 60 % of black; the bleed does not count.
  add(pages, {test::box({mm(-3), mm(-3), mm(53), mm(33)}, {test::red, 1}),
              test::box({mm(50), mm(30), mm(50), mm(30)}, {test::grey, 1})});
  const color::Cmyk& red = pages.inks.at(test::red).cmyk;
  text::SubsetCache subsets;
  base::Diagnostics diagnostics;
  const auto found = backend::ink_coverage(pages, backend::Plates::process, nullptr, subsets, diagnostics);
  ASSERT_TRUE(found) << test::messages(diagnostics);
  EXPECT_NEAR(found->cyan, red.c / 4, 0.01);
  EXPECT_NEAR(found->magenta, red.m / 4, 0.01);
  EXPECT_NEAR(found->yellow, red.y / 4, 0.01);
  EXPECT_NEAR(found->black, (red.k + 0.6) / 4, 0.01);
  const auto grey = backend::ink_coverage(pages, backend::Plates::grey, nullptr, subsets, diagnostics);
  ASSERT_TRUE(grey);
  EXPECT_EQ(grey->cyan, 0);
  EXPECT_NEAR(grey->black, (1 - backend::grey_of(pages.inks.at(test::red).preview) / 255.0 + 0.6) / 4, 0.01);
}

TEST(InkCoverage, CountsWhatTheThreeInksOfAPictureHaveInCommonAsBlack) {
  display::Pages pages = test::document();
  add(pages, {display::Image{test::picture(20, 12, image::Raster::Channels::grey),
                             {mm(0), mm(0), mm(100), mm(60)},
                             {mm(0), mm(0), mm(100), mm(60)},
                             {}}});
  text::SubsetCache subsets;
  base::Diagnostics diagnostics;
  const auto found = backend::ink_coverage(pages, backend::Plates::process, nullptr, subsets, diagnostics);
  ASSERT_TRUE(found) << test::messages(diagnostics);
  EXPECT_EQ(found->cyan + found->magenta + found->yellow, 0);
  EXPECT_GT(found->black, 0.2);
}

TEST(DarkAreas, NameTheBoxesWhoseDarkInkIsSeen) {
  display::Pages pages = test::document();
  display::Path dark = test::box({mm(0), mm(0), mm(100), mm(60)}, {test::black, 1});
  dark.source.box_id = "ground";
  display::Path over = test::box({mm(0), mm(0), mm(60), mm(60)}, {test::black, 0.1});
  over.source.box_id = "field";
  add(pages, {dark, over});
  text::SubsetCache subsets;
  base::Diagnostics diagnostics;
  const auto areas = backend::dark_areas(pages, 0.25, subsets, diagnostics);
  ASSERT_TRUE(areas) << test::messages(diagnostics);
  ASSERT_EQ(areas->size(), 1u);
  EXPECT_EQ(areas->front().source.box_id, "ground");
  EXPECT_NEAR(areas->front().share, 0.4, 0.02);
  const auto none = backend::dark_areas(pages, 0.5, subsets, diagnostics);
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->empty());
}

TEST(WritePdf, CarriesKeysThroughToThePage) {
  display::Pages pages = test::document();
  add(pages, {test::box({mm(0), mm(0), mm(10), mm(10)}, {test::red, 0.5})});
  backend::Options options;
  options.colours = backend::Colours::keys;
  const std::string open = test::open_up(test::pdf_of(pages, options));
  const auto key = color::key_of(pages.inks, {test::red, 0.5}, false);
  const std::size_t end = open.find(" rg");
  ASSERT_NE(end, std::string::npos);
  double channels[3] = {};
  const std::size_t line = open.rfind('\n', end) + 1;
  ASSERT_EQ(std::sscanf(open.c_str() + line, "%lf %lf %lf rg", &channels[0], &channels[1], &channels[2]), 3);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(std::lround(channels[i] * 65535), key[static_cast<std::size_t>(i)]);
}

TEST(WritePdf, DrawsOnTheTrimOrOnTheBleed) {
  display::Pages pages = test::document();
  backend::Options options;
  EXPECT_TRUE(has(test::open_up(test::pdf_of(pages, options)), "283.464567\n    170.07874"));
  options.extent = backend::Extent::bleed;
  EXPECT_TRUE(has(test::open_up(test::pdf_of(pages, options)), "301\n    188"));
  options.extent = backend::Extent::press;
  EXPECT_TRUE(has(test::open_up(test::pdf_of(pages, options)), "301\n    188"));
}

TEST(WritePdf, SubsetsAFaceOnceForAllPages) {
  display::Pages pages = text_document("en", "Run");
  pages.pages.push_back(pages.pages[0]);
  pages.pages[1].items = test::lines("en", "for your life", pt(30), mm(5));
  // The face of the second page is another object of the same file: as in one job, it has to be shared.
  const auto& face = std::get<display::GlyphRun>(pages.pages[0].items[0]).run.face;
  for (auto& item : pages.pages[1].items) std::get<display::GlyphRun>(item).run.face = face;
  const std::string open = test::open_up(test::pdf_of(pages));
  EXPECT_EQ(count(open, "/FontFile2"), 1u);
  EXPECT_TRUE(has(text_of(test::pdf_of(pages)), "for your life"));
}

TEST(WritePdf, GivesTheSameBytesTwiceAndWithKeptFaces) {
  const display::Pages pages = text_document("ko", "목숨을 위해 달립니다");
  const std::string first = test::pdf_of(pages);
  EXPECT_EQ(first, test::pdf_of(pages));
  text::SubsetCache subsets;
  backend::FaceCache faces;
  backend::Options options;
  options.faces = &faces;
  for (int i = 0; i < 3; ++i) {
    base::Diagnostics diagnostics;
    const auto kept = backend::write_pdf(pages, options, subsets, diagnostics);
    ASSERT_TRUE(kept.ok());
    EXPECT_EQ(first, *kept);
  }
}

TEST(WritePdf, WritesTheDateItIsGiven) {
  display::Pages pages = test::document();
  backend::Options options;
  options.date = 1'809'804'600;
  EXPECT_TRUE(has(test::open_up(test::pdf_of(pages, options)), "/CreationDate (20270508193000Z)"));
}

TEST(WritePdf, PassesAJpegThroughUnchanged) {
  display::Pages pages = test::document();
  auto raster = std::make_shared<image::Raster>(*test::picture(8, 8, image::Raster::Channels::grey));
  // A sound 8 x 8 px baseline JPEG of one grey block, written by hand after ISO/IEC 10918-1.
  static constexpr unsigned char start[] = {0xff, 0xd8, 0xff, 0xdb, 0, 67, 0};
  raster->jpeg.assign(reinterpret_cast<const char*>(start), sizeof start);
  raster->jpeg.append(64, '\1');
  static constexpr unsigned char frame[] = {
      0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1,    1,    0x11, 0,    0xff, 0xc4, 0,    20, 0,  1, 0,    0,    0,   0, 0,
      0,    0,    0, 0,  0, 0, 0, 0, 0, 0,    0,    0xff, 0xc4, 0,    20,   0x10, 1,  0,  0, 0,    0,    0,   0, 0,
      0,    0,    0, 0,  0, 0, 0, 0, 0, 0xff, 0xda, 0,    8,    1,    1,    0,    0,  63, 0, 0x3f, 0xff, 0xd9};
  raster->jpeg.append(reinterpret_cast<const char*>(frame), sizeof frame);
  const base::Rect at{mm(10), mm(10), mm(20), mm(20)};
  add(pages, {display::Image{raster, at, at, {}}});
  const std::string pdf = test::pdf_of(pages);
  EXPECT_TRUE(has(pdf, "/DCTDecode"));
  EXPECT_TRUE(has(pdf, raster->jpeg));
  EXPECT_TRUE(has(test::open_up(pdf), "/ColorSpace /DeviceGray"));
}

TEST(WritePdf, WritesAGreyPictureAsDeviceGray) {
  display::Pages pages = test::document();
  const base::Rect at{mm(10), mm(10), mm(20), mm(20)};
  add(pages, {display::Image{test::picture(30, 30, image::Raster::Channels::grey), at, at, {}}});
  const std::string open = test::open_up(test::pdf_of(pages));
  EXPECT_TRUE(has(open, "/ColorSpace /DeviceGray"));
}

TEST(WritePdf, DrawsAPathWithoutAGroup) {
  display::Pages pages = test::document();
  add(pages, {test::box({mm(0), mm(0), mm(10), mm(10)}, {test::red, 1})});
  EXPECT_FALSE(has(test::open_up(test::pdf_of(pages)), "/Subtype /Form"));
}

TEST(WritePdf, GivesTheWordsOfEveryLanguageBack) {
  for (const test::Sentence& sentence : test::sentences()) {
    const std::string pdf = test::pdf_of(text_document(sentence.language, sentence.utf8));
    // Hebrew letters and ASCII stops are runs of their own, which poppler orders in its default mode only.
    std::string got = text_of(pdf, sentence.language == "he" ? "" : "-raw");
    std::string wanted(sentence.utf8);
    const auto strip = [](std::string& text) {
      for (const std::string_view part : {" ", "\n", "\f", "\u202a", "\u202b", "\u202c", "\u200b"}) {
        for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
          text.erase(at, part.size());
      }
      // NFKC of the one ligature that these sentences have.
      for (std::size_t at = text.find("\ufefb"); at != std::string::npos; at = text.find("\ufefb"))
        text.replace(at, 3, "\u0644\u0627");
    };
    strip(got);
    strip(wanted);
    EXPECT_EQ(got, wanted) << sentence.language;
  }
}

TEST(WritePdf, RefusesTextThatIsNoUtf8) {
  display::Pages pages = text_document("en", "Run");
  auto& run = std::get<display::GlyphRun>(pages.pages[0].items[0]);
  run.run.utf8[1] = '\xff';
  EXPECT_EQ(fault_of(pages), "draw-failed: expected sound text, found \"R\\xffn\"\n");
}

TEST(WritePdf, RefusesNoncharacters) {
  display::Pages pages = text_document("en", "Run");
  auto& run = std::get<display::GlyphRun>(pages.pages[0].items[0]);
  run.run.utf8 = "\uffff";
  EXPECT_TRUE(fault_of(pages).starts_with("draw-failed: expected sound text, found "));
}

TEST(WritePdf, RefusesClustersThatDoNotCoverTheText) {
  display::Pages pages = text_document("en", "Run");
  auto& run = std::get<display::GlyphRun>(pages.pages[0].items[0]);
  run.run.clusters.pop_back();
  EXPECT_EQ(fault_of(pages), "draw-failed: expected clusters that cover the text, found others in \"Run\"\n");
}

TEST(WritePdf, RefusesNumbersThatAreNone) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  display::Pages pages = text_document("en", "Run");
  std::get<display::GlyphRun>(pages.pages[0].items[0]).run.glyphs[0].x = nan;
  EXPECT_EQ(fault_of(pages), "draw-failed: expected finite glyph positions in \"Run\"\n");
  pages = test::document();
  add(pages, {test::box({mm(nan), mm(0), mm(1), mm(1)}, {test::red, 1})});
  EXPECT_EQ(fault_of(pages), "draw-failed: expected a path of finite points\n");
  pages = test::document();
  display::Group group;
  group.transform.xx = 0;
  add(pages, {group});
  EXPECT_EQ(fault_of(pages), "draw-failed: expected a transform that can be undone\n");
}

TEST(WritePdf, PlacesAFailureAtTheItemsYaml) {
  display::Pages pages = test::document();
  display::Path path = test::box({mm(0), mm(0), mm(1), mm(1)}, {test::red, 1});
  path.path.coordinates.pop_back();
  path.source.span = {{3}, 10, 20};
  add(pages, {path});
  text::SubsetCache subsets;
  base::Diagnostics diagnostics;
  ASSERT_FALSE(backend::write_pdf(pages, {}, subsets, diagnostics).ok());
  EXPECT_EQ(diagnostics.list().at(0).span, (base::Span{{3}, 10, 20}));
}

TEST(WritePdf, RefusesPagesOfImpossibleSize) {
  display::Pages pages = test::document();
  for (const auto& [side, found] : std::vector<std::pair<base::Length, std::string>>{
           {mm(9.99), "9.99 mm"},
           {mm(5000.1), "5000.1 mm"},
           {mm(-1), "-1 mm"},
           {mm(std::numeric_limits<double>::infinity()), "a side without a length"}}) {
    pages.pages[0].product.trim.width = side;
    EXPECT_EQ(fault_of(pages), "page-size: expected a page of 10 mm to 5000 mm a side, found " + found + "\n");
  }
  pages.pages[0].product.trim.width = mm(10);
  EXPECT_FALSE(test::pdf_of(pages).empty());
  pages.pages[0].product.trim.width = mm(5000);
  EXPECT_FALSE(test::pdf_of(pages).empty());
  pages.pages.clear();
  EXPECT_EQ(fault_of(pages), "page-missing: expected at least one page, found none\n");
}

TEST(WritePng, PutsColoursWhereTheyBelong) {
  display::Pages pages = test::document();
  add(pages, {test::box({mm(10), mm(10), mm(10), mm(10)}, {test::red, 1})});
  backend::Options options;
  options.dpi = 25.4;
  const Bitmap bitmap = test::read_png(test::png_of(pages, options));
  EXPECT_EQ(bitmap.width, 100);
  EXPECT_EQ(bitmap.height, 60);
  EXPECT_EQ(bitmap.at(15, 15), 0xdc1e28u);
  EXPECT_EQ(bitmap.at(5, 5), 0xffffffu);
  options.extent = backend::Extent::bleed;
  const Bitmap wider = test::read_png(test::png_of(pages, options));
  EXPECT_EQ(wider.width, 106);
  EXPECT_EQ(wider.at(22, 22), 0xdc1e28u);
  EXPECT_EQ(wider.at(11, 11), 0xffffffu);
}

TEST(WritePng, SaysItsResolutionAndNoTime) {
  display::Pages pages = test::document();
  backend::Options options;
  options.dpi = 300;
  const std::string png = test::png_of(pages, options);
  // 11811 px a metre, unit metre; the CRC was computed by another program.
  EXPECT_EQ(png.substr(33, 21), std::string("\0\0\0\x09pHYs\0\0\x2e\x23\0\0\x2e\x23\1\x78\xa5\x3f\x76", 21));
  EXPECT_FALSE(has(png, "tIME"));
  EXPECT_FALSE(has(png, "tEXt"));
  EXPECT_EQ(png, test::png_of(pages, options));
}

TEST(WritePng, LeavesPaperTransparentWhereAsked) {
  backend::Options options;
  options.dpi = 25.4;
  options.paper_white = false;
  const Bitmap bitmap = test::read_png(test::png_of(test::document(), options));
  EXPECT_EQ(bitmap.pixels.at(0), 0u);
}

TEST(WritePng, MultipliesAGroup) {
  display::Pages pages = test::document();
  add(pages, {test::box({mm(0), mm(0), mm(50), mm(50)}, {test::red, 1})});
  display::Group group;
  group.blend = display::Blend::multiply;
  group.items.emplace_back(test::box({mm(0), mm(0), mm(50), mm(50)}, {test::grey, 1}));
  add(pages, {group});
  backend::Options options;
  options.dpi = 25.4;
  const Bitmap bitmap = test::read_png(test::png_of(pages, options));
  EXPECT_EQ(bitmap.at(20, 20), 0x580c10u);
}

TEST(WritePng, DrawsADrawingInItsInks) {
  display::Pages pages = test::document();
  auto drawing = std::make_shared<image::Vector>();
  drawing->width = 10;
  drawing->height = 10;
  drawing->palette = {{1, 2, 3}};
  image::VectorPath path;
  using Verb = image::PathData::Verb;
  path.path = {{Verb::move, Verb::line, Verb::line, Verb::line, Verb::close}, {0, 0, 10, 0, 10, 10, 0, 10}};
  path.fill = image::Flat{0, 1};
  drawing->paths = {path, path};
  drawing->groups = {{1, 1, 0.5}};
  drawing->paths[1].fill = image::Flat{0, 1};
  const base::Rect at{mm(10), mm(10), mm(20), mm(20)};
  add(pages, {display::Vector{drawing, {{test::red, 1}}, at, {mm(10), mm(10), mm(10), mm(20)}, {}}});
  backend::Options options;
  options.dpi = 25.4;
  const Bitmap bitmap = test::read_png(test::png_of(pages, options));
  EXPECT_EQ(bitmap.at(15, 25), 0xdc1e28u);
  EXPECT_EQ(bitmap.at(25, 25), 0xffffffu) << "outside the clip";
}

TEST(WritePng, RefusesAResolutionOutOfRange) {
  for (const double dpi : {9.9, 1200.1, std::numeric_limits<double>::quiet_NaN()}) {
    text::SubsetCache subsets;
    base::Diagnostics diagnostics;
    backend::Options options;
    options.dpi = dpi;
    EXPECT_FALSE(backend::write_png(test::document(), options, subsets, diagnostics).ok());
    EXPECT_TRUE(
        test::messages(diagnostics).starts_with("resolution-range: expected a resolution of 10 to 1200 dpi, found "));
  }
}

TEST(WritePng, RefusesAPictureTooLargeToHold) {
  display::Pages pages = test::document();
  pages.pages[0].product.trim = {mm(1200), mm(600)};
  text::SubsetCache subsets;
  base::Diagnostics diagnostics;
  backend::Options options;
  options.dpi = 1200;
  EXPECT_FALSE(backend::write_png(pages, options, subsets, diagnostics).ok());
  EXPECT_EQ(
      test::messages(diagnostics),
      "picture-too-large: expected a picture of at most 400 megapixels and 32767 px a side, found 56693 x 28346 px\n");
}

TEST(WriteSvg, WritesTextAsOutlinesInMillimetres) {
  const display::Pages pages = text_document("en", "Run");
  text::SubsetCache subsets;
  base::Diagnostics diagnostics;
  const auto svg = backend::write_svg(pages, {}, subsets, diagnostics);
  ASSERT_TRUE(svg.ok());
  EXPECT_TRUE(has(*svg, "width=\"100mm\" height=\"60mm\" viewBox=\"0 0 4000 2400\"")) << svg->substr(0, 300);
  EXPECT_FALSE(has(*svg, "<text"));
  EXPECT_TRUE(has(*svg, "<symbol"));
  text::SubsetCache others;
  const auto again = backend::write_svg(pages, {}, others, diagnostics);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(*svg, *again);
}

TEST(WriteSvg, RefusesAPageThatIsNotThere) {
  text::SubsetCache subsets;
  base::Diagnostics diagnostics;
  backend::Options options;
  options.page = 1;
  EXPECT_FALSE(backend::write_svg(test::document(), options, subsets, diagnostics).ok());
  EXPECT_EQ(test::messages(diagnostics), "page-missing: expected a page below 1, found 1\n");
}

TEST(Versions, NameCairoAndFreeType) {
  EXPECT_TRUE(backend::cairo_version().starts_with("1."));
  EXPECT_TRUE(backend::freetype_version().starts_with("2."));
}

}  // namespace
}  // namespace handbill
