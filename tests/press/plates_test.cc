// Our plates against Ghostscript's of the print file: the same display list, drawn by cairo and by a reader of PDFs.
#include <gtest/gtest.h>

#include <cmath>

#include "backend/separated.h"
#include "press/fixture.h"
#include "press/inked.h"

namespace handbill::test {
namespace {

/// Ghostscript's tints may be a step of 255 off, and so may ours.
constexpr int steps = 3;

std::string short_name(const std::string& plate) {
  if (plate == "Black") return "K";
  const bool is_process = plate == "Cyan" || plate == "Magenta" || plate == "Yellow";
  return is_process ? plate.substr(0, 1) : plate + " ";
}

int value_at(const Plates& plates, const std::string& name, double x, double y) {
  constexpr double bleed = 3;
  for (const auto& [plate, pixels] : plates.plates) {
    if (plate != name) continue;
    const auto column = static_cast<std::size_t>((x + bleed) / 25.4 * plates.dpi);
    const auto row = static_cast<std::size_t>((y + bleed) / 25.4 * plates.dpi);
    return 255 - static_cast<unsigned char>(pixels.at(row * plates.width + column));
  }
  return 0;
}

void expect_same_plates(const display::Pages& pages, const std::vector<std::pair<double, double>>& points) {
  const backend::Separated ours = separated(pages, &coated(), 144);
  const Plates theirs = plates_of(press_of(pages), 144);
  for (const auto& [x, y] : points) {
    for (const backend::Plate& plate : ours.plates) {
      const int found = value_at(theirs, short_name(plate.name), x, y);
      EXPECT_NEAR(ink_at(ours, plate.name, x, y), found, steps)
          << plate.name << " at " << x << ", " << y << ": ours " << inks_at(ours, x, y) << ", Ghostscript "
          << at(theirs, x, y);
    }
  }
}

display::Group group(std::vector<display::Item> members, double opacity,
                     display::Blend blend = display::Blend::normal) {
  display::Group made;
  made.items = std::move(members);
  made.opacity = opacity;
  made.blend = blend;
  return made;
}

display::Path square(double left, double top, color::InkTint ink) { return box(rect(left, top, 10, 10), ink); }

/// The share of a plate that has ink.
double covered(const std::string& plate) {
  double sum = 0;
  for (const char pixel : plate) sum += 255 - static_cast<unsigned char>(pixel);
  return sum / 255 / static_cast<double>(plate.size());
}

/// Pixels that differ without lying at a rim, where Ghostscript draws letters and shapes by rules of their own.
std::size_t unlike(const std::string& letters, const std::string& shapes, std::size_t width) {
  std::size_t found = 0;
  for (std::size_t at = width + 1; at + width + 1 < letters.size(); ++at) {
    if (letters[at] == shapes.at(at)) continue;
    bool is_flat = true;
    for (const std::size_t row : {at - width, at, at + width}) {
      for (std::size_t near = row - 1; near <= row + 1; ++near) is_flat = is_flat && letters[near] == letters[at];
    }
    found += is_flat ? 1 : 0;
  }
  return found;
}

TEST(PlatesAndGhostscript, AgreeOnKnockOutAndOverprint) {
  display::Pages pages = inked();
  const color::InkId glaze = pages.inks.add({"glaze", {0, 0, 0.7, 0}, {255, 235, 90}, "", color::Overprint::always});
  const color::InkId blue =
      pages.inks.add({"blue", {1, 0.4, 0, 0}, {0, 100, 255}, "PANTONE 300 C", color::Overprint::always});
  items(pages).emplace_back(box(rect(0, 0, 100, 20), {night, 1}));
  items(pages).emplace_back(box(rect(0, 20, 100, 20), {orange, 1}));
  std::vector<std::pair<double, double>> points;
  double left = 0;
  for (const color::InkTint ink :
       {color::InkTint{black, 1}, {red, 1}, {orange, 0.5}, {glaze, 1}, {blue, 0.6}, {die, 1}, {marks, 1}, {blue, 0}}) {
    for (const double top : {5.0, 25.0, 45.0}) {
      items(pages).emplace_back(square(left, top, ink));
      points.emplace_back(left + 5, top + 5);
    }
    left += 11;
  }
  expect_same_plates(pages, points);
}

TEST(PlatesAndGhostscript, AgreeOnEveryBlend) {
  using display::Blend;
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 100, 30), {night, 0.6}));
  items(pages).emplace_back(box(rect(0, 30, 100, 30), {orange, 0.6}));
  std::vector<std::pair<double, double>> points;
  double left = 0;
  for (const Blend blend :
       {Blend::normal, Blend::multiply, Blend::screen, Blend::overlay, Blend::darken, Blend::lighten}) {
    double top = 0;
    for (const color::InkTint ink :
         {color::InkTint{red, 0.7}, {orange, 0.8}, {night, 0.9}, {red, 0.7}, {orange, 0.8}}) {
      items(pages).emplace_back(group({square(left, top, ink)}, 0.8, blend));
      points.emplace_back(left + 5, top + 5);
      top += 11;
    }
    left += 11;
  }
  expect_same_plates(pages, points);
}

TEST(PlatesAndGhostscript, AgreeOnOverprintInGroups) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 100, 60), {red, 1}));
  items(pages).emplace_back(group({square(0, 0, {night, 1}), square(5, 0, {black, 1})}, 0.5));
  items(pages).emplace_back(group({square(30, 0, {night, 1}), square(35, 0, {black, 1})}, 1, display::Blend::multiply));
  items(pages).emplace_back(group({square(60, 0, {night, 1}), square(65, 0, {die, 1})}, 0.5));
  expect_same_plates(pages, {{2, 5}, {7, 5}, {12, 5}, {32, 5}, {37, 5}, {42, 5}, {62, 5}, {67, 5}, {72, 5}});
}

TEST(PlatesAndGhostscript, AgreeOnGradientsAndPictures) {
  using Channels = image::Raster::Channels;
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 100, 60), {red, 1}));
  items(pages).emplace_back(gradient(rect(0, 0, 100, 8), {night, 1}, {red, 0.2}));
  items(pages).emplace_back(gradient(rect(0, 10, 100, 8), {orange, 1}, {night, 1}));
  double top = 20;
  std::vector<std::pair<double, double>> points{{10, 4}, {50, 4}, {90, 4}, {10, 14}, {50, 14}, {90, 14}};
  for (const Channels channels : {Channels::grey, Channels::rgb, Channels::rgba}) {
    items(pages).emplace_back(shown(picture(100, 10, channels), rect(0, top, 100, 10)));
    for (const double x : {10.5, 50.5, 90.5}) points.emplace_back(x, top + 5);
    top += 12;
  }
  expect_same_plates(pages, points);
}

TEST(OutlineText, LeavesThePlatesAsTheyAreAndNoFontInTheFile) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 100, 60), {red, 1}));
  for (display::Item& line : lines("en", "Run for your life", base::pt(40), base::mm(5))) items(pages).push_back(line);
  backend::Options options;
  options.colours = backend::Colours::keys;
  options.extent = backend::Extent::press;
  options.outline_text = true;
  const Made made = make_from(pdf_of(pages, options), pages, shop());
  EXPECT_EQ(made.messages, "");
  const std::string path = write_file("outlined.pdf", made.bytes);
  const std::string fonts = output_of("pdffonts " + path);
  // Two lines of heading, and nothing below.
  EXPECT_EQ(std::count(fonts.begin(), fonts.end(), '\n'), 2) << fonts;
  std::remove(path.c_str());
  const Plates with = plates_of(press_of(pages), 144);
  const Plates without = plates_of(made.bytes, 144);
  ASSERT_EQ(with.plates.size(), without.plates.size());
  for (std::size_t i = 0; i < with.plates.size(); ++i) {
    const auto& [name, letters] = with.plates[i];
    const std::string& shapes = without.plates[i].second;
    // Black letters overprint: the other plates know nothing of them.
    if (name != "K") {
      EXPECT_EQ(letters == shapes, true) << name;
      continue;
    }
    EXPECT_EQ(unlike(letters, shapes, with.width), 0);
    EXPECT_NEAR(covered(shapes), covered(letters), 0.01);
    EXPECT_GT(covered(shapes), 0.04);
  }
}

}  // namespace
}  // namespace handbill::test
