#include "layout/obstacle.h"

#include <algorithm>
#include <cmath>

#include "layout/check.h"

namespace handbill::layout {

using base::Length;
using base::Rect;
using text::Interval;

namespace {

struct Span {
  Length left;
  Length right;
};

/// What of a line the ellipse in `rect` takes: where it is widest between the two heights.
Span of_ellipse(const Rect& rect, Length top, Length bottom) {
  const double middle = (rect.top + rect.height / 2).to_pt();
  const double nearest = std::clamp(middle, top.to_pt(), bottom.to_pt());
  const double half_height = rect.height.to_pt() / 2;
  const double off = half_height > 0 ? (nearest - middle) / half_height : 1;
  const double part = std::sqrt(std::max(0.0, 1 - off * off));
  const Length half = rect.width / 2 * part;
  const Length centre = rect.left + rect.width / 2;
  return {centre - half, centre + half};
}

Span taken(const Obstacle& obstacle, Length top, Length bottom) {
  const Rect& rect = obstacle.rect;
  if (obstacle.shape == style::Runaround::circle) return of_ellipse(rect, top, bottom);
  return {rect.left, rect.right()};
}

bool is_within(const style::Node& around, const style::Node& node) {
  if (&around == &node) return true;
  return std::ranges::any_of(around.children, [&](const style::Node& child) { return is_within(child, node); });
}

void collect(const PlacedBox& box, std::vector<Obstacle>& obstacles) {
  if (box.node == nullptr) return;
  if (box.node->runaround != style::Runaround::none) {
    const Length gap = box.node->runaround_gap;
    obstacles.push_back({box.node, box.node->runaround, box.rect.inset({-gap, -gap, -gap, -gap})});
  }
  for (const PlacedBox& child : box.children) collect(child, obstacles);
}

}  // namespace

std::vector<Interval> free_rooms(const Rect& area, const std::vector<Obstacle>& obstacles, Length top, Length bottom,
                                 Length least) {
  std::vector<Span> spans;
  for (const Obstacle& obstacle : obstacles) {
    if (!(obstacle.rect.top + base::length_slack < bottom) || !(top + base::length_slack < obstacle.rect.bottom()))
      continue;
    const Span span = taken(obstacle, top, bottom);
    if (span.right > span.left) spans.push_back(span);
  }
  std::ranges::sort(spans, [](const Span& a, const Span& b) { return a.left < b.left; });
  std::vector<Interval> rooms;
  Length at = area.left;
  const auto add = [&](Length end) {
    if (end - at >= least) rooms.push_back({at - area.left, end - at});
  };
  for (const Span& span : spans) {
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
  collect(root, obstacles);
  return obstacles;
}

}  // namespace handbill::layout
