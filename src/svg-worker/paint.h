#pragma once

#include <optional>
#include <vector>

#include "svg-worker/element.h"
#include "svg-worker/geometry.h"

namespace handbill::svg_worker {

/// Colours as they come; sorted when all are known.
class Palette {
 public:
  /// The colour that `rgb(12%,3%,4%)` is.
  std::uint16_t add(std::string_view text);
  /// Sorts the colours and gives every paint of the drawing its colour's new place.
  void finish(image::Vector& drawing);

 private:
  std::vector<color::Rgb8> colours_;
};

/// The paint of `fill` or `stroke` of a path whose coordinates go through `map`; nothing where nothing can be seen of
/// it.
[[nodiscard]] std::optional<image::VectorPaint> read_paint(const Tree& tree, const Element& path,
                                                           std::string_view property, const Transform& map,
                                                           Palette& palette);

}  // namespace handbill::svg_worker
