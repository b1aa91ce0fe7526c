#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "image/image.h"

namespace handbill::svg_worker {

using base::Transform;

struct Spot {
  double x = 0;
  double y = 0;
};

[[nodiscard]] inline Spot apply(const Transform& map, Spot spot) {
  return {map.xx * spot.x + map.xy * spot.y + map.dx, map.yx * spot.x + map.yy * spot.y + map.dy};
}
/// First `inner`, then `outer`.
[[nodiscard]] inline Transform combine(const Transform& outer, const Transform& inner) {
  const Spot move = apply(outer, {inner.dx, inner.dy});
  return {outer.xx * inner.xx + outer.xy * inner.yx,
          outer.yx * inner.xx + outer.yy * inner.yx,
          outer.xx * inner.xy + outer.xy * inner.yy,
          outer.yx * inner.xy + outer.yy * inner.yy,
          move.x,
          move.y};
}
[[nodiscard]] inline double determinant(const Transform& map) { return map.xx * map.yy - map.xy * map.yx; }
/// True where circles stay circles, as closely as cairo writes its matrices.
[[nodiscard]] inline bool is_similarity(const Transform& map) {
  const double slack = 1e-5 * (std::abs(map.xx) + std::abs(map.xy) + std::abs(map.yx) + std::abs(map.yy));
  const bool turned = std::abs(map.xx - map.yy) <= slack && std::abs(map.xy + map.yx) <= slack;
  const bool mirrored = std::abs(map.xx + map.yy) <= slack && std::abs(map.xy - map.yx) <= slack;
  return turned || mirrored;
}
/// The factor by which a similarity enlarges.
[[nodiscard]] inline double enlargement(const Transform& map) { return std::sqrt(std::abs(determinant(map))); }
/// The most by which any direction is enlarged, or a little more.
[[nodiscard]] inline double largest_enlargement(const Transform& map) {
  return std::sqrt(map.xx * map.xx + map.xy * map.xy + map.yx * map.yx + map.yy * map.yy);
}

/// A rectangle that starts empty and grows.
struct Bounds {
  double left = std::numeric_limits<double>::max(), top = std::numeric_limits<double>::max();
  double right = std::numeric_limits<double>::lowest(), bottom = std::numeric_limits<double>::lowest();

  void add(Spot spot) {
    left = std::min(left, spot.x), right = std::max(right, spot.x);
    top = std::min(top, spot.y), bottom = std::max(bottom, spot.y);
  }
  [[nodiscard]] Bounds grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }
  [[nodiscard]] bool holds(const Bounds& inner, double slack = 0) const {
    return inner.left >= left - slack && inner.right <= right + slack && inner.top >= top - slack &&
           inner.bottom <= bottom + slack;
  }
  [[nodiscard]] bool meets(const Bounds& other) const {
    return other.left < right && other.right > left && other.top < bottom && other.bottom > top;
  }
};
/// Of all points, control points too.
[[nodiscard]] Bounds bounds_of(const image::PathData& path);
/// The rectangle that the path is, or nothing.
[[nodiscard]] std::optional<Bounds> as_rectangle(const image::PathData& path);

/// cairo's path text (M, L, C and Z, absolute) through `map`, coordinates rounded to `grain` steps a unit. A point that
/// nothing follows is left out.
[[nodiscard]] image::PathData read_path(std::string_view text, const Transform& map, double grain);
/// The matrix that `matrix(...)` is; the identity where there is none.
[[nodiscard]] Transform read_matrix(std::string_view text);

}  // namespace handbill::svg_worker
