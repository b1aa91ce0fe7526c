#include "backend/separations.h"

#include <gtest/gtest.h>

#include <cmath>

#include "backend/plates.h"
#include "backend/separated.h"

namespace handbill {
namespace {

using base::mm;
using test::inks_at;
using test::separated;

/// Inks behind those of `document()`.
constexpr color::InkId night{3};    ///< C95 M80 Y40 K60
constexpr color::InkId orange{4};   ///< a spot
constexpr color::InkId blue{5};     ///< another, which overprints
constexpr color::InkId marks{6};    ///< registration
constexpr color::InkId die{7};      ///< technical
constexpr color::InkId white{8};    ///< no ink at all
constexpr color::InkId process{9};  ///< C60 K20, which overprints

display::Pages inked() {
  using color::InkUse;
  using color::Overprint;
  display::Pages pages = test::document();
  pages.inks.add({"night", {0.95, 0.8, 0.4, 0.6}, {16, 27, 51}, ""});
  pages.inks.add({"orange", {0, 0.5, 1, 0}, {255, 130, 0}, "PANTONE 021 C"});
  pages.inks.add({"blue", {1, 0.4, 0, 0}, {0, 100, 255}, "PANTONE 300 C", Overprint::always});
  pages.inks.add({"marks", {1, 1, 1, 1}, {0, 0, 0}, "", Overprint::automatic, InkUse::registration});
  pages.inks.add({"die", {0, 1, 0, 0}, {255, 0, 255}, "Die line", Overprint::automatic, InkUse::technical});
  pages.inks.add({"white", {0, 0, 0, 0}, {255, 255, 255}, "", Overprint::always});
  pages.inks.add({"process", {0.6, 0, 0, 0.2}, {90, 160, 190}, "", Overprint::always});
  return pages;
}

base::Rect rect(double left, double top, double width, double height) {
  return {mm(left), mm(top), mm(width), mm(height)};
}

display::Path square(double left, double top, color::InkTint ink, std::string box = "") {
  display::Path path = test::box(rect(left, top, 10, 10), ink);
  path.source.box_id = std::move(box);
  return path;
}

void add(display::Pages& pages, display::Item item) { pages.pages[0].items.push_back(std::move(item)); }

display::Group group(std::vector<display::Item> items, double opacity, display::Blend blend = display::Blend::normal) {
  display::Group made;
  made.items = std::move(items);
  made.opacity = opacity;
  made.blend = blend;
  return made;
}

display::Image shown(image::RasterRef raster, const base::Rect& at) {
  display::Image image;
  image.raster = std::move(raster);
  image.at = at;
  image.clip = at;
  return image;
}

/// A picture of one colour.
image::RasterRef flat(image::Raster::Channels channels, const std::vector<std::uint8_t>& pixel) {
  auto raster = std::make_shared<image::Raster>();
  raster->width = 8;
  raster->height = 8;
  raster->channels = channels;
  for (int i = 0; i < 64; ++i) raster->pixels.insert(raster->pixels.end(), pixel.begin(), pixel.end());
  return raster;
}

backend::InkPeak peak_of(const display::Pages& pages, double limit = 3) {
  text::SubsetCache subsets;
  base::Diagnostics diagnostics;
  const auto peak = backend::find_peak(pages, {}, 15, limit, subsets, diagnostics);
  EXPECT_EQ(test::messages(diagnostics), "");
  return peak ? *peak : backend::InkPeak{};
}

std::string boxes_of(const display::Pages& pages, const base::Rect& at) {
  text::SubsetCache subsets;
  base::Diagnostics diagnostics;
  const auto boxes = backend::inked_by(pages, {}, at, subsets, diagnostics);
  EXPECT_EQ(test::messages(diagnostics), "");
  std::string text;
  if (!boxes) return "failed";
  for (const display::Source& box : *boxes) text += (text.empty() ? "" : " ") + box.box_id;
  return text;
}

TEST(Separate, HasAPlateForEachProcessInkAndEachSeparation) {
  std::string names;
  for (const backend::Plate& plate : separated(inked()).plates)
    names += plate.name + (plate.technical ? " (technical), " : ", ");
  EXPECT_EQ(names, "Cyan, Magenta, Yellow, Black, PANTONE 021 C, PANTONE 300 C, Die line (technical), ");
}

TEST(Separate, PutsEachInkOnItsPlates) {
  display::Pages pages = inked();
  add(pages, square(0, 0, {night, 1}));
  add(pages, square(10, 0, {night, 0.5}));
  add(pages, square(20, 0, {orange, 0.3}));
  add(pages, square(30, 0, {marks, 1}));
  const backend::Separated plates = separated(pages);
  EXPECT_EQ(inks_at(plates, 5, 5), "C95 M80 Y40 K60");
  EXPECT_EQ(inks_at(plates, 15, 5), "C47 M40 Y20 K30");
  EXPECT_EQ(inks_at(plates, 25, 5), "PANTONE 021 C 30");
  EXPECT_EQ(inks_at(plates, 35, 5), "C100 M100 Y100 K100 PANTONE 021 C 100 PANTONE 300 C 100 Die line 100");
  EXPECT_EQ(inks_at(plates, 45, 5), "");
}

TEST(Separate, KnocksOutWhatLiesBelow) {
  display::Pages pages = inked();
  add(pages, square(0, 0, {night, 1}));
  add(pages, square(0, 0, {orange, 1}));
  add(pages, square(10, 0, {orange, 1}));
  add(pages, square(10, 0, {test::red, 1}));
  add(pages, square(20, 0, {night, 1}));
  add(pages, square(20, 0, {test::grey, 1}));
  const backend::Separated plates = separated(pages);
  EXPECT_EQ(inks_at(plates, 5, 5), "PANTONE 021 C 100");
  EXPECT_EQ(inks_at(plates, 15, 5), "M100 Y100");
  EXPECT_EQ(inks_at(plates, 25, 5), "K60");
}

TEST(Separate, LeavesPlatesThatAnOverprintingInkHasNothingOn) {
  display::Pages pages = inked();
  add(pages, square(0, 0, {night, 1}));
  add(pages, square(0, 0, {blue, 1}));
  add(pages, square(10, 0, {night, 1}));
  add(pages, square(10, 0, {process, 1}));
  add(pages, square(20, 0, {orange, 1}));
  add(pages, square(20, 0, {blue, 0.5}));
  add(pages, square(20, 0, {die, 1}));
  const backend::Separated plates = separated(pages);
  EXPECT_EQ(inks_at(plates, 5, 5), "C95 M80 Y40 K60 PANTONE 300 C 100");
  // The plates that the ink has something on take it in place of what they had.
  EXPECT_EQ(inks_at(plates, 15, 5), "C60 M80 Y40 K20");
  EXPECT_EQ(inks_at(plates, 25, 5), "PANTONE 021 C 100 PANTONE 300 C 50 Die line 100");
}

TEST(Separate, NeverOverprintsWhite) {
  display::Pages pages = inked();
  add(pages, square(0, 0, {night, 1}));
  add(pages, square(0, 0, {white, 1}));
  add(pages, square(10, 0, {night, 1}));
  add(pages, square(10, 0, {blue, 0}));
  const backend::Separated plates = separated(pages);
  EXPECT_EQ(inks_at(plates, 5, 5), "");
  EXPECT_EQ(inks_at(plates, 15, 5), "");
}

TEST(Separate, OverprintsBlackTypeAndThinBlackLines) {
  display::Pages pages = inked();
  // As a theme's black is unless it says more.
  const color::InkId plain = pages.inks.add({"plain", {0, 0, 0, 1}, {0, 0, 0}, ""});
  add(pages, test::box(rect(0, 0, 100, 60), {test::red, 1}));
  const auto bar = [&](double top, base::Length width) {
    display::Path path = test::box(rect(10, top, 10, 0.001), {plain, 1});
    path.stroke.resize(1);
    path.stroke[0].paint = color::InkTint{plain, 1};
    path.stroke[0].width = width;
    path.fill.clear();
    return path;
  };
  add(pages, bar(10, base::pt(1.5)));
  add(pages, bar(20, base::pt(3)));
  add(pages, square(30, 10, {plain, 1}));
  const backend::Separated plates = separated(pages, nullptr, 300);
  EXPECT_EQ(inks_at(plates, 15, 10), "M100 Y100 K100");
  EXPECT_EQ(inks_at(plates, 15, 20), "K100");
  EXPECT_EQ(inks_at(plates, 35, 15), "K100");
}

TEST(Separate, KnocksOutWithGradientsWhateverTheirInks) {
  display::Pages pages = inked();
  add(pages, square(0, 0, {night, 1}));
  display::Path path = square(0, 0, {blue, 1});
  path.fill = {display::LinearGradient{{mm(0), mm(0)}, {mm(10), mm(0)}, {{0, {blue, 0.5}}, {1, {blue, 0.5}}}}};
  add(pages, path);
  EXPECT_EQ(inks_at(separated(pages, nullptr, 254), 5, 5), "PANTONE 300 C 50");
}

TEST(Separate, BlendsPlateByPlate) {
  display::Pages pages = inked();
  add(pages, square(0, 0, {night, 1}));
  add(pages, group({square(0, 0, {test::red, 1})}, 0.5));
  add(pages, square(10, 0, {night, 1}));
  add(pages, group({square(10, 0, {test::red, 0.5})}, 1, display::Blend::multiply));
  add(pages, square(20, 0, {orange, 0.5}));
  add(pages, group({square(20, 0, {night, 0.5})}, 1, display::Blend::multiply));
  const backend::Separated plates = separated(pages);
  EXPECT_EQ(inks_at(plates, 5, 5), "C47 M90 Y70 K30");
  // 1 - 0.2 x 0.5 and 1 - 0.6 x 0.5.
  EXPECT_EQ(inks_at(plates, 15, 5), "C95 M90 Y70 K60");
  EXPECT_EQ(inks_at(plates, 25, 5), "C47 M40 Y20 K30 PANTONE 021 C 50");
}

TEST(Separate, KnocksOutThePageBelowAGroupWhereAGroupIsEmptyAndOverprintsInIt) {
  display::Pages pages = inked();
  add(pages, test::box(rect(0, 0, 100, 60), {test::red, 1}));
  add(pages, group({square(0, 0, {night, 1}), square(5, 0, {test::black, 1})}, 0.5));
  const backend::Separated plates = separated(pages);
  EXPECT_EQ(inks_at(plates, 2, 5), "C48 M90 Y70 K30");
  // Over the group's own square its cyan, magenta and yellow stay.
  EXPECT_EQ(inks_at(plates, 7, 5), "C48 M90 Y70 K50");
  EXPECT_EQ(inks_at(plates, 12, 5), "M50 Y50 K50");
}

TEST(Separate, PutsPicturesOnTheProcessPlates) {
  using Channels = image::Raster::Channels;
  display::Pages pages = inked();
  add(pages, test::box(rect(0, 0, 100, 60), {orange, 1}));
  add(pages, shown(flat(Channels::cmyk, {255, 51, 0, 102}), rect(0, 0, 10, 10)));
  add(pages, shown(flat(Channels::grey, {102}), rect(10, 0, 10, 10)));
  add(pages, shown(flat(Channels::rgb, {255, 102, 51}), rect(20, 0, 10, 10)));
  add(pages, shown(flat(Channels::rgba, {51, 51, 51, 128}), rect(30, 0, 10, 10)));
  const backend::Separated plates = separated(pages);
  EXPECT_EQ(inks_at(plates, 5, 5), "C100 M20 K40");
  EXPECT_EQ(inks_at(plates, 15, 5), "K60");
  EXPECT_EQ(inks_at(plates, 25, 5), "M60 Y80");
  EXPECT_EQ(inks_at(plates, 35, 5), "K40 PANTONE 021 C 50");
}

TEST(Separate, DrawsMarksOutsideTheBleedAlone) {
  display::Pages pages = inked();
  pages.pages[0].product.marks.crop = true;
  pages.pages[0].marks = {display::Item(test::box(rect(-9, 20, 3, 1), {marks, 1}))};
  const backend::Separated plates = separated(pages, nullptr, 254);
  EXPECT_EQ(inks_at(plates, -8, 20.5), "C100 M100 Y100 K100 PANTONE 021 C 100 PANTONE 300 C 100 Die line 100");
}

TEST(PassesOf, PartsPlatesThatAnOverprintingInkIsOnlyOnSomeOf) {
  color::InkTable inks;
  inks.add({"red", {0, 1, 1, 0}, {220, 30, 40}, ""});
  EXPECT_EQ(backend::passes_of(inks).size(), 2);
  inks.add({"glaze", {0, 0, 1, 0}, {255, 230, 0}, "", color::Overprint::always});
  EXPECT_EQ(backend::passes_of(inks).size(), 4);
}

TEST(InkUse, IsTheShareOfThePartThatAPlateCovers) {
  display::Pages pages = inked();
  add(pages, test::box(rect(0, 0, 50, 30), {orange, 0.5}));
  const backend::Separated plates = separated(pages, nullptr, 254);
  const base::Rect trim = pages.pages[0].product.trim_rect();
  EXPECT_NEAR(backend::ink_use(plates, plates.plates[4], trim), 0.125, 0.001);
  EXPECT_EQ(backend::ink_use(plates, plates.plates[0], trim), 0);
}

TEST(MostInk, IsAMeanOverASquare) {
  display::Pages pages = inked();
  // Half as long on both sides as a square of 15 mm2: a quarter of its ink.
  const double side = std::sqrt(15) / 2;
  add(pages, test::box(rect(40, 20, side, side), {night, 1}));
  const backend::InkPeak peak = backend::most_ink(separated(pages, nullptr, 300), 15);
  EXPECT_NEAR(peak.ink, 2.75 / 4, 0.02);
  EXPECT_TRUE(peak.at.contains(rect(40.1, 20.1, side - 0.2, side - 0.2)));
}

TEST(MostInk, LeavesTechnicalPlatesOut) {
  display::Pages pages = inked();
  add(pages, square(0, 0, {die, 1}));
  add(pages, square(20, 0, {blue, 0.5}));
  EXPECT_NEAR(backend::most_ink(separated(pages), 15).ink, 0.5, 0.01);
}

TEST(FindPeak, SeesTwoLegalInksThatAreMultiplied) {
  display::Pages pages = inked();
  const color::InkId first = pages.inks.add({"first", {0.7, 0.5, 0.5, 0.25}, {70, 90, 90}, ""});
  const color::InkId second = pages.inks.add({"second", {0.5, 0.8, 0.6, 0.14}, {120, 60, 80}, ""});
  add(pages, test::box(rect(0, 0, 100, 60), {first, 1}));
  EXPECT_NEAR(peak_of(pages).ink, 1.95, 0.01);
  add(pages, group({square(60, 30, {second, 1})}, 1, display::Blend::multiply));
  const backend::InkPeak peak = peak_of(pages);
  // 85 + 90 + 80 + 35.5.
  EXPECT_NEAR(peak.ink, 2.905, 0.01);
  EXPECT_TRUE(rect(60, 30, 10, 10).contains(peak.at));
}

TEST(FindPeak, MissesNoSquareOfTheWindowsSizeWhereverItLies) {
  const double side = std::sqrt(15) + 0.05;
  for (int i = 0; i < 30; ++i) {
    display::Pages pages = inked();
    const color::InkId heavy = pages.inks.add({"heavy", {0.8, 0.8, 0.8, 0.7}, {16, 27, 51}, ""});
    add(pages, test::box(rect(30 + 0.07 * i, 20 + 0.05 * i, side, side), {heavy, 1}));
    EXPECT_GT(peak_of(pages).ink, 3.0) << i;
  }
}

TEST(FindPeak, LooksNoFurtherThanTheBleed) {
  display::Pages pages = inked();
  pages.pages[0].product.marks.crop = true;
  pages.pages[0].marks = {display::Item(test::box(rect(-10, 20, 6, 6), {marks, 1}))};
  EXPECT_EQ(peak_of(pages).ink, 0);
}

TEST(InkedBy, NamesTheBoxesWhoseInkLiesThereTheTopmostFirst) {
  display::Pages pages = inked();
  add(pages, square(0, 0, {night, 1}, "below"));
  add(pages, square(0, 0, {test::red, 1}, "ground"));
  add(pages, square(40, 0, {test::red, 1}, "elsewhere"));
  add(pages, square(0, 0, {white, 0}, "bare"));
  add(pages, square(0, 0, {orange, 1}, "picture"));
  add(pages, group({square(0, 0, {test::red, 0.5}, "layer")}, 1, display::Blend::multiply));
  add(pages, square(0, 0, {test::black, 1}, "words"));
  EXPECT_EQ(boxes_of(pages, rect(4, 4, 3, 3)), "words layer picture");
  EXPECT_EQ(boxes_of(pages, rect(44, 4, 3, 3)), "elsewhere");
  EXPECT_EQ(boxes_of(pages, rect(80, 40, 3, 3)), "");
}

TEST(InkedBy, NamesAPictureAndNotWhatItHides) {
  display::Pages pages = inked();
  add(pages, square(0, 0, {night, 1}, "hidden"));
  display::Image image = shown(flat(image::Raster::Channels::cmyk, {255, 51, 0, 102}), rect(0, 0, 10, 10));
  image.source.box_id = "photograph";
  add(pages, image);
  EXPECT_EQ(boxes_of(pages, rect(4, 4, 3, 3)), "photograph");
}

TEST(PlatePng, IsDarkWhereInkIs) {
  display::Pages pages = inked();
  add(pages, test::box(rect(0, 0, 50, 60), {test::red, 0.6}));
  const backend::Separated plates = separated(pages);
  base::Diagnostics diagnostics;
  const auto png = backend::plate_png(plates, plates.plates[1], 72, diagnostics);
  ASSERT_TRUE(png.ok());
  const test::Bitmap bitmap = test::read_png(*png);
  EXPECT_EQ(bitmap.at(bitmap.width / 4, bitmap.height / 2), 0x666666U);
  EXPECT_EQ(bitmap.at(3 * bitmap.width / 4, bitmap.height / 2), 0xffffffU);
}

}  // namespace
}  // namespace handbill
