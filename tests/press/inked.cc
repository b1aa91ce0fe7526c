#include "press/inked.h"

namespace handbill::test {

using base::mm;

display::Pages inked() {
  display::Pages pages = document();
  pages.inks.add({"night", {0.95, 0.8, 0.4, 0.6}, {16, 27, 51}, ""});
  pages.inks.add({"orange", {0, 0.5, 1, 0}, {255, 130, 0}, "PANTONE Orange 021 C"});
  pages.inks.add({"marks", {1, 1, 1, 1}, {0, 0, 0}, "", color::Overprint::automatic, color::InkUse::registration});
  pages.inks.add(
      {"die", {0, 1, 0, 0}, {255, 0, 255}, "Die line", color::Overprint::automatic, color::InkUse::technical});
  return pages;
}

base::Rect rect(double left, double top, double width, double height) {
  return {mm(left), mm(top), mm(width), mm(height)};
}

std::vector<display::Item>& items(display::Pages& pages) { return pages.pages.front().items; }

display::Path gradient(const base::Rect& at, color::InkTint from, color::InkTint to) {
  display::Path path = box(at, from);
  path.fill = {display::LinearGradient{{at.left, at.top}, {at.left + at.width, at.top}, {{0, from}, {1, to}}}};
  return path;
}

display::Image shown(image::RasterRef raster, const base::Rect& at) {
  display::Image image;
  image.raster = std::move(raster);
  image.at = at;
  image.clip = at;
  return image;
}

std::string at(const Plates& plates, double x, double y) {
  constexpr double bleed = 3;
  constexpr double millimetre = 72 / 25.4;
  return plates.text_at((x + bleed) * millimetre, (y + bleed) * millimetre);
}

}  // namespace handbill::test
