#pragma once

#include <string>
#include <vector>

#include "press/fixture.h"

namespace handbill::test {

/// A document with inks of every kind; the first three are those of `document()`.
[[nodiscard]] display::Pages inked();
inline constexpr color::InkId night{3};   ///< C95 M80 Y40 K60
inline constexpr color::InkId orange{4};  ///< a spot
inline constexpr color::InkId marks{5};   ///< registration
inline constexpr color::InkId die{6};     ///< technical

/// In mm from the trim's top left.
[[nodiscard]] base::Rect rect(double left, double top, double width, double height);
[[nodiscard]] std::vector<display::Item>& items(display::Pages& pages);
/// A rectangle that runs from its left edge's ink to that of its right.
[[nodiscard]] display::Path gradient(const base::Rect& at, color::InkTint from, color::InkTint to);
[[nodiscard]] display::Image shown(image::RasterRef raster, const base::Rect& at);
/// What is printed at a point of the page, in mm from the trim's top left.
[[nodiscard]] std::string at(const Plates& plates, double x, double y);

}  // namespace handbill::test
