#include "layout/obstacle.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/transform.h"
#include "layout/check.h"

namespace handbill::layout {

using base::Length;
using base::Rect;
using text::Interval;

namespace {

/// What of a line the ellipse in `rect` takes: where it is widest between the two heights.
Stretch of_ellipse(const Rect& rect, Length top, Length bottom) {
  const double middle = (rect.top + rect.height / 2).to_pt();
  const double nearest = std::clamp(middle, top.to_pt(), bottom.to_pt());
  const double half_height = rect.height.to_pt() / 2;
  const double off = half_height > 0 ? (nearest - middle) / half_height : 1;
  const double part = std::sqrt(std::max(0.0, 1 - off * off));
  const Length half = rect.width / 2 * part;
  const Length centre = rect.left + rect.width / 2;
  return {centre - half, centre + half};
}

std::vector<Stretch> taken(const Obstacle& obstacle, Length top, Length bottom) {
  const Rect& rect = obstacle.rect;
  switch (obstacle.shape) {
    case style::Runaround::none:
      return {};
    case style::Runaround::box:
      return {{rect.left, rect.right()}};
    case style::Runaround::circle:
      return {of_ellipse(rect, top, bottom)};
    case style::Runaround::shape:
      return obstacle.contour.taken(top, bottom, obstacle.node->runaround_gap);
  }
  return {};
}

bool is_within(const style::Node& around, const style::Node& node) {
  if (&around == &node) return true;
  return std::ranges::any_of(around.children, [&](const style::Node& child) { return is_within(child, node); });
}

/// The box's shape, in its own coordinates.
base::PathData shape_of(const PlacedBox& box) {
  if (box.node->runaround_path.empty()) return box.outline();
  const Rect own = box.own_rect();
  const base::Transform onto{own.width.to_pt() / 100, 0, 0, own.height.to_pt() / 100, own.left.to_pt(),
                             own.top.to_pt()};
  return base::apply(onto, box.node->runaround_path.front());
}

/// `map` leads from the parent's coordinates to the page.
void collect(const PlacedBox& box, const base::Transform& map, std::vector<Obstacle>& obstacles) {
  if (box.node == nullptr) return;
  const base::Transform own = box.is_turned() ? base::combine(map, box.map()) : map;
  const Length gap = box.node->runaround_gap;
  const base::Sides<Length> outwards{-gap, -gap, -gap, -gap};
  if (box.node->runaround == style::Runaround::shape) {
    Contour contour(base::apply(own, shape_of(box)));
    const Rect rect = contour.bounds().inset(outwards);
    obstacles.push_back({box.node, box.node->runaround, rect, std::move(contour)});
  } else if (box.node->runaround != style::Runaround::none) {
    obstacles.push_back({box.node, box.node->runaround, box.rect.inset(outwards), {}});
  }
  for (const PlacedBox& child : box.children) collect(child, own, obstacles);
}

}  // namespace

std::vector<Interval> free_rooms(const Rect& area, const std::vector<Obstacle>& obstacles, Length top, Length bottom,
                                 Length least) {
  std::vector<Stretch> spans;
  for (const Obstacle& obstacle : obstacles) {
    if (!(obstacle.rect.top + base::length_slack < bottom) || !(top + base::length_slack < obstacle.rect.bottom()))
      continue;
    for (const Stretch& span : taken(obstacle, top, bottom)) {
      if (span.right > span.left) spans.push_back(span);
    }
  }
  std::ranges::sort(spans, [](const Stretch& a, const Stretch& b) { return a.left < b.left; });
  std::vector<Interval> rooms;
  Length at = area.left;
  const auto add = [&](Length end) {
    if (end - at >= least) rooms.push_back({at - area.left, end - at});
  };
  for (const Stretch& span : spans) {
    add(base::min(span.left, area.right()));
    at = base::max(at, span.right);
  }
  add(area.right());
  return rooms;
}

std::vector<Obstacle> in_the_way(const std::vector<Obstacle>& obstacles, const style::Node& text, const Rect& area) {
  std::vector<Obstacle> result;
  for (const Obstacle& obstacle : obstacles) {
    if (overlap(obstacle.rect, area) && !is_within(*obstacle.node, text)) result.push_back(obstacle);
  }
  return result;
}

std::vector<Obstacle> obstacles_of(const PlacedBox& root) {
  std::vector<Obstacle> obstacles;
  collect(root, {}, obstacles);
  return obstacles;
}

}  // namespace handbill::layout
