#pragma once

#include <functional>
#include <vector>

#include "color/ink.h"
#include "display/display.h"

namespace handbill::app {

/// What a colour becomes, for bitmaps.
using MapColour = std::function<color::Rgb8(color::Rgb8)>;

/// Brings items of one document into another: each ink becomes one of `inks`, the table of the other.
class Recolour {
 public:
  /// As they are.
  Recolour(const color::InkTable& from, color::InkTable& inks) : from_(from), inks_(inks) {}
  /// As a screen would show them through `map`; without tints, so that what is laid over each other mixes exactly.
  Recolour(const color::InkTable& from, color::InkTable& inks, MapColour map)
      : from_(from), inks_(inks), map_(std::move(map)) {}

  [[nodiscard]] std::vector<display::Item> items(const std::vector<display::Item>& items);

 private:
  [[nodiscard]] color::InkTint ink(const color::InkTint& paint);
  [[nodiscard]] display::Paint paint(const display::Paint& paint);
  [[nodiscard]] image::RasterRef raster(const image::RasterRef& raster);
  [[nodiscard]] display::Item item(const display::GlyphRun& run);
  [[nodiscard]] display::Item item(const display::Path& path);
  [[nodiscard]] display::Item item(const display::Image& image);
  [[nodiscard]] display::Item item(const display::Vector& vector);
  [[nodiscard]] display::Item item(const display::Group& group);
  [[nodiscard]] static display::Item item(const display::Link& link) { return link; }
  [[nodiscard]] static display::Item item(const display::Anchor& anchor) { return anchor; }

  const color::InkTable& from_;
  color::InkTable& inks_;
  MapColour map_;
};

/// A colour that is as light, without hue.
[[nodiscard]] color::Rgb8 grey(color::Rgb8 colour);

}  // namespace handbill::app
