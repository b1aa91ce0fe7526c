#pragma once

#include "base/length.h"

namespace handbill::base {

/// A pair, one value an axis.
template <typename T>
struct Axes {
  T x{};
  T y{};
  friend constexpr bool operator==(const Axes&, const Axes&) = default;
};

/// One value a side, in CSS order. Start and end are already turned into left and right.
template <typename T>
struct Sides {
  T top{};
  T right{};
  T bottom{};
  T left{};
  friend constexpr bool operator==(const Sides&, const Sides&) = default;
};

/// One value a corner, in CSS order.
template <typename T>
struct Corners {
  T top_left{};
  T top_right{};
  T bottom_right{};
  T bottom_left{};
  friend constexpr bool operator==(const Corners&, const Corners&) = default;
};

/// A place on the page: origin at the trim's top left, x to the right, y down.
struct Point {
  Length x;
  Length y;
  friend constexpr bool operator==(const Point&, const Point&) = default;
};

struct Size {
  Length width;
  Length height;
  friend constexpr bool operator==(const Size&, const Size&) = default;
};

struct Rect {
  Length left;
  Length top;
  Length width;
  Length height;

  [[nodiscard]] constexpr Length right() const { return left + width; }
  [[nodiscard]] constexpr Length bottom() const { return top + height; }
  [[nodiscard]] constexpr Size size() const { return {width, height}; }
  [[nodiscard]] constexpr Point origin() const { return {left, top}; }
  /// The rectangle with each side moved inwards (outwards where negative).
  [[nodiscard]] constexpr Rect inset(const Sides<Length>& by) const {
    return {left + by.left, top + by.top, width - by.left - by.right, height - by.top - by.bottom};
  }
  /// True where `inner` lies within this rectangle, rounding noise aside.
  [[nodiscard]] constexpr bool contains(const Rect& inner) const {
    return fits(left, inner.left) && fits(top, inner.top) && fits(inner.right(), right()) &&
           fits(inner.bottom(), bottom());
  }
  friend constexpr bool operator==(const Rect&, const Rect&) = default;
};

/// What lies in both; where nothing does, a rectangle without width or height.
[[nodiscard]] constexpr Rect common(const Rect& a, const Rect& b) {
  const Length left = max(a.left, b.left);
  const Length top = max(a.top, b.top);
  return {left, top, max(min(a.right(), b.right()) - left, Length()), max(min(a.bottom(), b.bottom()) - top, Length())};
}

/// An affine map: x' = xx x + xy y + dx, y' = yx x + yy y + dy; offsets in points.
struct Transform {
  double xx = 1, yx = 0, xy = 0, yy = 1, dx = 0, dy = 0;
  friend constexpr bool operator==(const Transform&, const Transform&) = default;
};

}  // namespace handbill::base
