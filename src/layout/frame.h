#pragma once

#include <array>
#include <optional>

#include "base/transform.h"
#include "layout/placed.h"

namespace handbill::layout {

/// A rectangle of a turned box, as it stands on the page.
using Quad = std::array<base::Point, 4>;
[[nodiscard]] bool overlap(const Quad& a, const Quad& b);

/// The coordinates in which what a box holds is placed.
struct Frame {
  std::optional<base::Transform> map;  ///< to the page; nothing: they are the page's
  std::optional<base::Rect> window;    ///< of the page, outside of which nothing shows: what clips leave open
  bool hides = true;                   ///< what is painted in it, in whole rectangles, hides what is below

  /// Those of what `box` holds, where this frame is its parent's.
  [[nodiscard]] Frame within(const PlacedBox& box) const {
    if (!box.is_turned()) return *this;
    return {map ? base::combine(*map, box.map()) : box.map(), window, hides};
  }
  /// The same, cut by a path in these coordinates.
  [[nodiscard]] Frame cut(const base::PathData& clip) const;
  /// The smallest upright rectangle around one of this frame's.
  [[nodiscard]] base::Rect on_page(const base::Rect& rect) const { return map ? base::bounds(*map, rect) : rect; }
  [[nodiscard]] Quad quad(const base::Rect& rect) const;
};

}  // namespace handbill::layout
