#include "layout/frame.h"

#include <algorithm>
#include <cmath>

namespace handbill::layout {

using base::Length;
using base::Point;

namespace {

/// Where the quad begins and ends along a direction.
struct Shadow {
  double least = 0, most = 0;
};
Shadow shadow_of(const Quad& quad, double x, double y) {
  const auto along = [&](Point point) { return point.x.to_pt() * x + point.y.to_pt() * y; };
  Shadow shadow{along(quad[0]), along(quad[0])};
  for (const Point point : quad) {
    shadow.least = std::min(shadow.least, along(point));
    shadow.most = std::max(shadow.most, along(point));
  }
  return shadow;
}

/// True where a line along one of the sides of `a` parts the two.
bool is_parted(const Quad& a, const Quad& b) {
  for (std::size_t i = 0; i < 2; ++i) {
    const double x = (a[i + 1].x - a[i].x).to_pt();
    const double y = (a[i + 1].y - a[i].y).to_pt();
    const Shadow one = shadow_of(a, x, y);
    const Shadow other = shadow_of(b, x, y);
    const double slack = base::length_slack.to_pt() * std::hypot(x, y);
    if (one.most <= other.least + slack || other.most <= one.least + slack) return true;
  }
  return false;
}

}  // namespace

bool overlap(const Quad& a, const Quad& b) { return !is_parted(a, b) && !is_parted(b, a); }

Frame Frame::cut(const base::PathData& clip) const {
  base::Rect reach = on_page(base::bounds(clip));
  if (window) reach = base::common(*window, reach);
  return {map, reach, false};
}

Quad Frame::quad(const base::Rect& rect) const {
  Quad quad{rect.origin(), {rect.right(), rect.top}, {rect.right(), rect.bottom()}, {rect.left, rect.bottom()}};
  if (map) {
    for (Point& corner : quad) corner = base::apply(*map, corner);
  }
  return quad;
}

}  // namespace handbill::layout
