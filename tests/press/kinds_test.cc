#include <gtest/gtest.h>
#include <lcms2.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <sstream>

#include "color/icc.h"
#include "press/inked.h"
#include "press/photograph.h"

namespace handbill::test {
namespace {

using Channels = image::Raster::Channels;

std::string repeated(const std::vector<std::uint8_t>& pixel, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all.append(pixel.begin(), pixel.end());
  return all;
}
std::vector<std::uint8_t> plain(const std::vector<std::uint8_t>& pixel) {
  const std::string all = repeated(pixel, std::size_t{32} * 32);
  return {all.begin(), all.end()};
}

/// A picture of 32 x 32 px of one colour; as a JPEG where it is one.
std::shared_ptr<image::Raster> plain_picture(Channels channels, const std::vector<std::uint8_t>& pixel) {
  auto raster = std::make_shared<image::Raster>();
  raster->width = 32;
  raster->height = 32;
  raster->channels = channels;
  raster->pixels = plain(pixel);
  raster->sha256 = "plain";
  return raster;
}

/// What the profile says of a colour: `C12 M70`.
std::string separated(const std::vector<std::uint8_t>& rgb, const std::string& profile = {}) {
  const auto separation = color::Separation::make(profile, color::Separation::Pixels::rgb, coated().icc());
  std::vector<std::uint8_t> inks(4);
  separation->convert(rgb, inks);
  std::string text;
  for (std::size_t i = 0; i < 4; ++i) {
    const long percent = std::lround(inks[i] / 2.55);
    if (percent > 0) text += (text.empty() ? "" : " ") + std::string(1, "CMYK"[i]) + std::to_string(percent);
  }
  return text;
}

/// The most that any plate differs by, in percent; 100 where one names a plate that the other does not.
int away(const std::string& some, const std::string& others) {
  std::istringstream left(some);
  std::istringstream right(others);
  std::string one;
  std::string other;
  int most = 0;
  while (left >> one) {
    if (!(right >> other) || one.front() != other.front()) return 100;
    most = std::max(most, std::abs(std::stoi(one.substr(1)) - std::stoi(other.substr(1))));
  }
  return right >> other ? 100 : most;
}

std::string wide_profile() {
  // Adobe RGB's primaries.
  const cmsCIExyY white{0.3127, 0.3290, 1};
  const cmsCIExyYTRIPLE primaries{{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}};
  cmsToneCurve* curve = cmsBuildGamma(nullptr, 2.2);
  cmsToneCurve* curves[3] = {curve, curve, curve};
  cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile, nullptr, &size);
  std::string bytes(size, '\0');
  cmsSaveProfileToMem(profile, bytes.data(), &size);
  cmsCloseProfile(profile);
  cmsFreeToneCurve(curve);
  return bytes;
}

TEST(PressKinds, TurnsTheInksOfAdobesJpegsTheRightWay) {
  display::Pages pages = inked();
  auto raster = plain_picture(Channels::cmyk, {31, 178, 102, 0});
  raster->jpeg = adobe_jpeg_of(raster->pixels, raster->width);
  items(pages).emplace_back(shown(raster, rect(0, 0, 50, 50)));
  EXPECT_EQ(at(plates_of(press_of(pages)), 25, 25), "C12 M70 Y40");
}

TEST(PressKinds, HonoursTheProfileOfAPhotograph) {
  const std::vector<std::uint8_t> green{60, 180, 80};
  const std::string wide = wide_profile();
  ASSERT_NE(separated(green), separated(green, wide));
  for (const std::string& profile : {std::string(), wide}) {
    display::Pages pages = inked();
    auto raster = plain_picture(Channels::rgb, green);
    raster->jpeg = jpeg_of(raster->pixels, raster->width, 100, profile);
    raster->icc = profile;
    // As it is stored: JPEG is not exact, and so neither is the other side to the last percent.
    const std::vector<std::uint8_t> stored = pixels_of(raster->jpeg);
    const std::string wanted = separated({stored[0], stored[1], stored[2]}, profile);
    items(pages).emplace_back(shown(raster, rect(0, 0, 50, 50)));
    const std::string found = at(plates_of(press_of(pages)), 25, 25);
    EXPECT_LE(away(found, wanted), 1) << found << " for " << wanted;
  }
}

TEST(PressKinds, SeparatesThePixelsOfAPictureWithAnAlphaChannelAndKeepsTheAlpha) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 100, 60), {red, 1}));
  items(pages).emplace_back(shown(plain_picture(Channels::rgba, {40, 200, 60, 255}), rect(0, 0, 20, 20)));
  auto through = plain_picture(Channels::rgba, {40, 200, 60, 0});
  through->sha256 = "through";
  items(pages).emplace_back(shown(through, rect(30, 0, 20, 20)));
  auto half = plain_picture(Channels::rgba, {40, 200, 60, 255});
  for (std::size_t i = 0; i < half->pixels.size(); i += 8) half->pixels[i + 3] = 0;
  half->sha256 = "half";
  items(pages).emplace_back(shown(half, rect(60, 0, 20, 20)));
  const std::string pdf = press_of(pages);
  const Plates plates = plates_of(pdf);
  EXPECT_EQ(at(plates, 10, 10), separated({40, 200, 60}));
  EXPECT_EQ(at(plates, 40, 10), "M100 Y100");
  EXPECT_NE(open_up(pdf).find("/SMask"), std::string::npos);
}

TEST(PressKinds, KeepsEveryPixelOfAPictureWithoutLoss) {
  display::Pages pages = inked();
  auto raster = std::make_shared<image::Raster>();
  raster->width = 301;
  raster->height = 97;
  raster->pixels = photograph(raster->width, raster->height);
  raster->sha256 = "without loss";
  items(pages).emplace_back(shown(raster, rect(0, 0, 50, 20)));
  const std::string pdf = press_of(pages);
  const std::string path = write_file("lossless.pdf", pdf);
  EXPECT_NE(output_of("qpdf --check " + path).find("No syntax or stream encoding errors found"), std::string::npos);
  const std::string listed = output_of("pdfimages -list " + path);
  EXPECT_NE(listed.find("cmyk    4   8  image"), std::string::npos) << listed;
  const std::string number = output_of("pdfimages -list " + path + " | awk 'NR > 2 { printf \"%s\", $11; exit }'");
  const std::string found = output_of("qpdf --show-object=" + number + " --filtered-stream-data " + path);
  std::vector<std::uint8_t> wanted(raster->pixels.size() / 3 * 4);
  color::Separation::make({}, color::Separation::Pixels::rgb, coated().icc())->convert(raster->pixels, wanted);
  EXPECT_TRUE(found == std::string(wanted.begin(), wanted.end())) << found.size() << " for " << wanted.size();
}

TEST(PressKinds, WritesAPictureOnceHoweverOftenItIsShown) {
  display::Pages pages = inked();
  const auto raster = plain_picture(Channels::rgb, {40, 200, 60});
  for (const double left : {0.0, 30.0, 60.0}) items(pages).emplace_back(shown(raster, rect(left, 0, 20, 20)));
  const std::string listed = output_of("pdfimages -list " + write_file("once.pdf", press_of(pages)) +
                                       " | awk 'NR > 2 { print $11 }' | sort -u");
  EXPECT_EQ(std::count(listed.begin(), listed.end(), '\n'), 1) << listed;
}

TEST(PressKinds, BlendsAndThinsInInks) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 100, 60), {red, 1}));
  display::Group group;
  group.blend = display::Blend::multiply;
  group.items.emplace_back(box(rect(0, 0, 20, 20), {night, 1}));
  items(pages).emplace_back(group);
  group.blend = display::Blend::normal;
  group.opacity = 0.5;
  group.items = {box(rect(30, 0, 20, 20), {night, 1})};
  items(pages).emplace_back(group);
  const Plates plates = plates_of(press_of(pages));
  EXPECT_EQ(at(plates, 10, 10), "C95 M100 Y100 K60");
  EXPECT_EQ(at(plates, 40, 10), "C48 M90 Y70 K30");
}

/// A square drawing of 10 units: one path that fills it.
std::shared_ptr<image::Vector> drawing(image::VectorPaint paint, double opacity = 1) {
  using Verb = image::PathData::Verb;
  auto vector = std::make_shared<image::Vector>();
  vector->width = 10;
  vector->height = 10;
  vector->palette = {{16, 27, 51}, {220, 30, 40}, {255, 130, 0}};
  image::VectorPath path;
  path.path = {{Verb::move, Verb::line, Verb::line, Verb::line, Verb::close}, {0, 0, 10, 0, 10, 10, 0, 10}};
  path.fill = std::move(paint);
  path.stroke = image::Flat{1, 1};
  path.group_opacity = opacity;
  vector->paths.push_back(path);
  return vector;
}

TEST(PressKinds, PrintsDrawingsWhoseGradientsFade) {
  display::Pages pages = inked();
  image::Gradient fading;
  fading.x1 = 10;
  fading.stops = {{0, 0, 1}, {1, 0, 0}};
  const auto place = [&](const image::VectorRef& vector, double left, double top) {
    display::Vector item{
        vector, {{night, 1}, {red, 1}, {orange, 1}}, rect(left, top, 20, 20), rect(left, top, 20, 20), {}};
    items(pages).emplace_back(item);
  };
  place(drawing(fading), 0, 0);
  fading.stops = {{0, 2, 1}, {1, 2, 0}};
  place(drawing(fading), 30, 0);
  fading.radial = true;
  fading.stops = {{0, 0, 1}, {0.5, 2, 0.5}, {1, 1, 0}};
  fading.r1 = 10;
  place(drawing(fading), 60, 0);
  place(drawing(image::Flat{2, 0.5}, 0.5), 0, 30);
  const Plates plates = plates_of(press_of(pages));
  EXPECT_EQ(at(plates, 10, 10), "C48 M40 Y20 K30");
  EXPECT_EQ(at(plates, 40, 10), "PANTONE Orange 021 C 51");
  EXPECT_EQ(at(plates, 10, 40), "PANTONE Orange 021 C 25");
}

TEST(PressKinds, KnowsTwoInksOfOneSeparation) {
  display::Pages pages = inked();
  const color::InkId pale = pages.inks.add({"pale", {0, 0.5, 1, 0}, {255, 190, 130}, "PANTONE Orange 021 C"});
  items(pages).emplace_back(gradient(rect(0, 0, 100, 10), {orange, 1}, {pale, 0.5}));
  items(pages).emplace_back(gradient(rect(0, 20, 100, 10), {pale, 1}, {red, 1}));
  items(pages).emplace_back(gradient(rect(0, 40, 50, 10), {orange, 1}, {pale, 0.5}));
  const std::string pdf = press_of(pages);
  const Plates plates = plates_of(pdf);
  EXPECT_EQ(at(plates, 50, 5), "PANTONE Orange 021 C 75");
  EXPECT_EQ(at(plates, 50, 25), "M50 Y50 PANTONE Orange 021 C 50");
  EXPECT_EQ(at(plates, 25, 45), "PANTONE Orange 021 C 75");
}

/// ISO 32000-1, 8.6.6.5: no DeviceN holds /All.
TEST(PressKinds, RefusesARegistrationInkThatRunsIntoAnother) {
  display::Pages pages = inked();
  items(pages).emplace_back(gradient(rect(0, 0, 100, 10), {marks, 1}, {red, 1}));
  const Made made = make_from(keyed_of(pages), pages, shop());
  EXPECT_NE(made.messages.find("expected no registration ink in a gradient with others"), std::string::npos)
      << made.messages;
}

TEST(PressKinds, NeverOverprintsPicturesAndGradients) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 100, 60), {red, 1}));
  items(pages).emplace_back(box(rect(90, 50, 5, 5), {black, 1}));
  items(pages).emplace_back(gradient(rect(0, 0, 20, 20), {black, 1}, {black, 0.5}));
  items(pages).emplace_back(box(rect(90, 40, 5, 5), {die, 1}));
  items(pages).emplace_back(shown(plain_picture(Channels::grey, {102}), rect(30, 0, 20, 20)));
  items(pages).emplace_back(box(rect(60, 0, 20, 20), {die, 1}));
  const Plates plates = plates_of(press_of(pages));
  EXPECT_EQ(at(plates, 10, 10), "K75");
  EXPECT_EQ(at(plates, 40, 10), "K60");
  EXPECT_EQ(at(plates, 70, 10), "M100 Y100 Die line 100");
}

TEST(PressKinds, LeavesLinksOutAndKeepsAllPages) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 10, 10), {red, 1}));
  items(pages).emplace_back(display::Link{rect(0, 0, 10, 10), "https://example.org/", {}});
  pages.pages.push_back(pages.pages.front());
  pages.pages.back().items = {box(rect(0, 0, 10, 10), {night, 1})};
  const std::string pdf = press_of(pages);
  EXPECT_EQ(open_up(pdf).find("/Annots"), std::string::npos);
  const std::string path = write_file("two.pdf", pdf);
  EXPECT_NE(output_of("pdfinfo " + path).find("Pages:           2"), std::string::npos);
  EXPECT_NE(output_of("qpdf --check " + path).find("No syntax or stream encoding errors found"), std::string::npos);
}

}  // namespace
}  // namespace handbill::test
