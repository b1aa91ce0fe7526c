#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "layout/drawing_scan.h"
#include "layout/placed.h"

namespace handbill::layout {

/// The colour at a point, as a screen shows it, and what to call it: an ink (`night 40%`), `paper` where nothing is
/// printed, or a picture.
struct Ground {
  color::Rgb8 colour;
  std::string_view name;
};

/// What has been painted so far, back to front: the page's ground, fills, pictures, grounds of codes.
class Underlay {
 public:
  Underlay(const style::Resolved& resolved, const style::Page& page);
  void add_fill(const base::Rect& rect, const color::InkTint& ink);
  void add_picture(const PlacedPicture& picture);
  /// The one ground under all of `rect`; nothing where there may be more than one.
  [[nodiscard]] std::optional<Ground> plain(const base::Rect& rect) const;
  /// The ground at `count` points spread along the line from `left` to `left + width` at height y.
  [[nodiscard]] std::vector<Ground> row(base::Length y, base::Length left, base::Length width, std::size_t count) const;

 private:
  struct Layer {
    base::Rect rect;
    std::variant<color::InkTint, const PlacedPicture*> paint;
    std::unique_ptr<DrawingScan> scan;  ///< of a picture that is a drawing
  };
  struct Sample;
  void put_drawing(const Layer& layer, double y, const std::vector<double>& xs, std::vector<Sample>& samples) const;
  void put_raster(const Layer& layer, double y, const std::vector<double>& xs, std::vector<Sample>& samples) const;

  const style::Resolved& resolved_;
  std::vector<Layer> layers_;
};

/// `night`, `night 40%`.
[[nodiscard]] std::string ink_name(const color::InkTable& inks, const color::InkTint& ink);

}  // namespace handbill::layout
