#pragma once

#include "display/display.h"
#include "image/image.h"
#include "layout/placed.h"

namespace handbill::paint {

using base::rounded;
/// A polygon through `points`, closed.
[[nodiscard]] image::PathData polygon(const std::vector<base::Point>& points);
/// A straight line.
[[nodiscard]] image::PathData line(base::Point from, base::Point to);
/// A path scaled by `factor` and moved to `origin`.
[[nodiscard]] image::PathData at(image::PathData path, double factor, base::Point origin);
/// A path drawn as a line of this width in one ink; `dashes` as in CSS's stroke-dasharray, none for a solid line.
[[nodiscard]] display::Path stroked(image::PathData path, const color::InkTint& ink, base::Length width,
                                    std::vector<base::Length> dashes = {});

}  // namespace handbill::paint
