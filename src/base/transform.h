#pragma once

#include "base/geometry.h"

namespace handbill::base {

[[nodiscard]] Point apply(const Transform& map, Point point);
/// First `inner`, then `outer`.
[[nodiscard]] Transform combine(const Transform& outer, const Transform& inner);
/// The way back; the map's determinant is not 0.
[[nodiscard]] Transform inverse(const Transform& map);
/// The smallest upright rectangle around `rect` after the map.
[[nodiscard]] Rect bounds(const Transform& map, const Rect& rect);
/// Turned clockwise (y runs down) by `degrees` about `centre`; whole quarters are exact.
[[nodiscard]] Transform rotation(double degrees, Point centre);

}  // namespace handbill::base
