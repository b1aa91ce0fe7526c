#pragma once

#include <cairo.h>

#include "base/geometry.h"
#include "color/blend.h"
#include "color/ink.h"
#include "image/image.h"

namespace handbill::backend {

[[nodiscard]] bool is_finite(const base::Rect& rect);
/// True where the path has as many numbers as its verbs take, all of them finite. cairo draws a number that is not as
/// nothing at all.
[[nodiscard]] bool is_sound(const image::PathData& path);
[[nodiscard]] bool is_invertible(const base::Transform& map);

/// What a line so wide, in points, is to overprinting.
[[nodiscard]] color::Drawn drawn_with(double width);

[[nodiscard]] cairo_matrix_t to_cairo(const base::Transform& map);
[[nodiscard]] cairo_fill_rule_t to_cairo(image::FillRule rule);
[[nodiscard]] cairo_operator_t to_cairo(color::Blend blend);
[[nodiscard]] cairo_line_cap_t to_cairo(image::VectorStroke::Cap cap);
[[nodiscard]] cairo_line_join_t to_cairo(image::VectorStroke::Join join);

}  // namespace handbill::backend
