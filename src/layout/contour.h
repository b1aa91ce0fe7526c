#pragma once

#include <vector>

#include "base/path.h"

namespace handbill::layout {

/// A stretch of a line.
struct Stretch {
  base::Length left;
  base::Length right;
};

/// The inside of a path, filled by the nonzero rule, as text sees it that runs round it.
class Contour {
 public:
  Contour() = default;
  explicit Contour(const base::PathData& path);

  /// The smallest rectangle around it; curves are straight edges by now, so handles are not in it.
  [[nodiscard]] const base::Rect& bounds() const { return bounds_; }
  /// What of a line from `top` to `bottom` it takes, with all that is nearer to it than `gap`. In no order; stretches
  /// may overlap.
  [[nodiscard]] std::vector<Stretch> taken(base::Length top, base::Length bottom, base::Length gap) const;

 private:
  /// Downwards, in points; none is level.
  struct Edge {
    double top = 0, bottom = 0;
    double from = 0, to = 0;  ///< x at the top and at the bottom
    int winding = 1;          ///< -1: the path goes up here

    [[nodiscard]] double at(double y) const { return from + (to - from) * (y - top) / (bottom - top); }
  };
  struct Slab;
  void add(double x0, double y0, double x1, double y1);
  static void add_spans(const std::vector<const Edge*>& edges, const Slab& slab, std::vector<Stretch>& spans);

  std::vector<Edge> edges_;
  base::Rect bounds_;
};

}  // namespace handbill::layout
