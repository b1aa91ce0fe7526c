#pragma once

#include <vector>

#include "image/image.h"

namespace handbill::layout {

/// What a path of a drawing puts at a point: which palette colour (of a gradient: the nearest stop's), and how much of
/// it.
struct Touch {
  std::size_t path = 0;
  std::uint16_t colour = 0;
  double opacity = 1;
};

/// Answers which paths of a drawing lie at points of a horizontal line; made once for a drawing.
class DrawingScan {
 public:
  explicit DrawingScan(const image::Vector& drawing);
  /// For each of `xs` (sorted, in the drawing's units) the paths at (x, y), front to back, down to the first opaque
  /// one.
  [[nodiscard]] std::vector<std::vector<Touch>> row(double y, const std::vector<double>& xs) const;

 private:
  struct Reach {
    double top = 0, bottom = 0;
  };
  const image::Vector& drawing_;
  std::vector<Reach> reaches_;     ///< of each path, stroke included
  std::vector<double> opacities_;  ///< of each path's groups together
};

}  // namespace handbill::layout
