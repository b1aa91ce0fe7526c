#include "layout/contour.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace handbill::layout {

using base::Length;
using base::PathData;

namespace {

struct Xy {
  double x = 0, y = 0;
};

/// How far a straight edge may lie off its curve: less than a hair's breadth on paper.
constexpr double tolerance = 0.05;  // pt

/// n straight pieces of a cubic are off by at most 3/4 of its greatest second difference over n squared.
int pieces_of(Xy from, const std::array<Xy, 3>& to) {
  constexpr int most = 200;
  const double first = std::hypot(from.x - 2 * to[0].x + to[1].x, from.y - 2 * to[0].y + to[1].y);
  const double second = std::hypot(to[0].x - 2 * to[1].x + to[2].x, to[0].y - 2 * to[1].y + to[2].y);
  return std::clamp(static_cast<int>(std::ceil(std::sqrt(0.75 * std::max(first, second) / tolerance))), 1, most);
}

Xy on_curve(Xy from, const std::array<Xy, 3>& to, double t) {
  const double u = 1 - t;
  const std::array<double, 4> weights{u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
  return {weights[0] * from.x + weights[1] * to[0].x + weights[2] * to[1].x + weights[3] * to[2].x,
          weights[0] * from.y + weights[1] * to[0].y + weights[2] * to[1].y + weights[3] * to[2].y};
}

/// Calls `edge` with the ends of each straight piece of the path, which is closed where it is not.
template <typename Do>
void for_each_edge(const PathData& path, const Do& edge) {
  Xy start;
  Xy at;
  std::size_t next = 0;
  const auto take = [&] {
    const Xy xy{path.coordinates[next], path.coordinates[next + 1]};
    next += 2;
    return xy;
  };
  const auto go_to = [&](Xy to) {
    edge(at, to);
    at = to;
  };
  for (const PathData::Verb verb : path.verbs) {
    switch (verb) {
      case PathData::Verb::move:
        go_to(start);
        start = at = take();
        break;
      case PathData::Verb::line:
        go_to(take());
        break;
      case PathData::Verb::curve: {
        const Xy from = at;
        std::array<Xy, 3> to;
        for (Xy& point : to) point = take();
        const int pieces = pieces_of(from, to);
        for (int i = 1; i <= pieces; ++i) go_to(on_curve(from, to, static_cast<double>(i) / pieces));
        break;
      }
      case PathData::Verb::close:
        go_to(start);
        break;
    }
  }
  go_to(start);
}

}  // namespace

/// A part of the contour without an edge's end within it, so that its edges are straight from its top to its bottom.
struct Contour::Slab {
  double top, bottom;
  double line_top, line_bottom;  ///< of the line that asks
  double gap;

  [[nodiscard]] double off(double y) const { return std::max({0.0, line_top - y, y - line_bottom}); }
  /// The farthest that an edge reaches into the line to the left (-1) or to the right (1), with a disc of `gap` around
  /// each of its points.
  [[nodiscard]] double reach(const Edge& edge, int side) const {
    double near = top, far = bottom;
    if (off(near) > off(far)) std::swap(near, far);
    const double begin = off(near);
    const double end = off(far);
    const double x = edge.at(near);
    if (!(end > begin)) return side * std::max(side * x, side * edge.at(far)) + side * gap;
    // The edge's tangent discs touch where its slope is the disc's.
    const double slope = (edge.at(far) - x) / (end - begin);
    const double best = std::clamp(side * slope * gap / std::sqrt(1 + slope * slope), begin, end);
    return x + slope * (best - begin) + side * std::sqrt(std::max(0.0, gap * gap - best * best));
  }
};

Contour::Contour(const PathData& path) {
  double left = 0, right = 0, top = 0, bottom = 0;
  bool any = false;
  for_each_edge(path, [&](Xy from, Xy to) {
    if (from.y == to.y) return;
    add(from.x, from.y, to.x, to.y);
    const auto [least_x, most_x] = std::minmax(from.x, to.x);
    const auto [least_y, most_y] = std::minmax(from.y, to.y);
    left = any ? std::min(left, least_x) : least_x;
    right = any ? std::max(right, most_x) : most_x;
    top = any ? std::min(top, least_y) : least_y;
    bottom = any ? std::max(bottom, most_y) : most_y;
    any = true;
  });
  bounds_ = {base::pt(left), base::pt(top), base::pt(right - left), base::pt(bottom - top)};
}

void Contour::add(double x0, double y0, double x1, double y1) {
  if (y0 < y1) edges_.push_back({y0, y1, x0, x1, 1});
  else edges_.push_back({y1, y0, x1, x0, -1});
}

void Contour::add_spans(const std::vector<const Edge*>& edges, const Slab& slab, std::vector<Stretch>& spans) {
  const double middle = (slab.top + slab.bottom) / 2;
  std::vector<const Edge*> here;
  for (const Edge* edge : edges) {
    if (edge->top < middle && middle < edge->bottom) here.push_back(edge);
  }
  std::ranges::sort(here, {}, [&](const Edge* edge) { return edge->at(middle); });
  int winding = 0;
  double left = 0, right = 0;
  for (const Edge* edge : here) {
    // Edges that cross within the slab change places: each of those around an inside counts, not its first and last.
    const bool begins = winding == 0;
    left = begins ? slab.reach(*edge, -1) : std::min(left, slab.reach(*edge, -1));
    right = begins ? slab.reach(*edge, 1) : std::max(right, slab.reach(*edge, 1));
    winding += edge->winding;
    if (winding == 0) spans.push_back({base::pt(left), base::pt(right)});
  }
}

std::vector<Stretch> Contour::taken(Length top, Length bottom, Length gap) const {
  const double line_top = (top + base::length_slack).to_pt();
  const double line_bottom = (bottom - base::length_slack).to_pt();
  const double first = line_top - gap.to_pt();
  const double last = line_bottom + gap.to_pt();
  std::vector<const Edge*> near;
  std::vector<double> levels{first, line_top, line_bottom, last};
  for (const Edge& edge : edges_) {
    if (edge.bottom <= first || edge.top >= last) continue;
    near.push_back(&edge);
    levels.insert(levels.end(), {std::max(edge.top, first), std::min(edge.bottom, last)});
  }
  std::ranges::sort(levels);
  std::vector<Stretch> spans;
  for (std::size_t i = 1; i < levels.size(); ++i) {
    if (levels[i] > levels[i - 1])
      add_spans(near, {levels[i - 1], levels[i], line_top, line_bottom, gap.to_pt()}, spans);
  }
  return spans;
}

}  // namespace handbill::layout
