#include "base/path.h"

#include <algorithm>
#include <array>

#include "base/transform.h"

namespace handbill::base {

namespace {

/// How far a cubic's handles reach so that it is a quarter of a circle within 0.03 % of the radius.
constexpr double kappa = 0.5522847498;

void move_to(PathData& path, Point to) {
  path.verbs.push_back(PathData::Verb::move);
  path.coordinates.insert(path.coordinates.end(), {to.x.to_pt(), to.y.to_pt()});
}
void line_to(PathData& path, Point to) {
  path.verbs.push_back(PathData::Verb::line);
  path.coordinates.insert(path.coordinates.end(), {to.x.to_pt(), to.y.to_pt()});
}
/// From the last point round `corner` to `to`.
void round_to(PathData& path, Point corner, Point to) {
  const double x = path.coordinates[path.coordinates.size() - 2];
  const double y = path.coordinates.back();
  path.verbs.push_back(PathData::Verb::curve);
  path.coordinates.insert(path.coordinates.end(),
                          {x + (corner.x.to_pt() - x) * kappa, y + (corner.y.to_pt() - y) * kappa,
                           to.x.to_pt() + (corner.x - to.x).to_pt() * kappa,
                           to.y.to_pt() + (corner.y - to.y).to_pt() * kappa, to.x.to_pt(), to.y.to_pt()});
}

double fitting(Length side, Length a, Length b) {
  const Length both = a + b;
  return both > side ? std::max(side / both, 0.0) : 1;
}

struct Xy {
  double x = 0, y = 0;
};

/// Counts how often a path goes round a point: +1 for each edge that crosses the ray to its right downwards.
struct Winding {
  Xy point;
  int count = 0;

  void edge(Xy from, Xy to) {
    if ((from.y <= point.y) == (to.y <= point.y)) return;
    if (from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x) <= point.x) return;
    count += from.y <= point.y ? 1 : -1;
  }
  void curve(Xy from, const std::array<Xy, 3>& to) {
    constexpr int pieces = 24;
    Xy last = from;
    for (int i = 1; i <= pieces; ++i) {
      const double t = static_cast<double>(i) / pieces;
      const double u = 1 - t;
      const Xy at{u * u * u * from.x + 3 * u * u * t * to[0].x + 3 * u * t * t * to[1].x + t * t * t * to[2].x,
                  u * u * u * from.y + 3 * u * u * t * to[0].y + 3 * u * t * t * to[1].y + t * t * t * to[2].y};
      edge(last, at);
      last = at;
    }
  }
};

}  // namespace

PathData rounded(const Rect& rect, const Corners<Length>& radius) {
  const Length none;
  PathData path;
  if (radius.top_left <= none && radius.top_right <= none && radius.bottom_right <= none &&
      radius.bottom_left <= none) {
    move_to(path, rect.origin());
    line_to(path, {rect.right(), rect.top});
    line_to(path, {rect.right(), rect.bottom()});
    line_to(path, {rect.left, rect.bottom()});
    path.verbs.push_back(PathData::Verb::close);
    return path;
  }
  const double factor = std::min({fitting(rect.width, radius.top_left, radius.top_right),
                                  fitting(rect.width, radius.bottom_left, radius.bottom_right),
                                  fitting(rect.height, radius.top_left, radius.bottom_left),
                                  fitting(rect.height, radius.top_right, radius.bottom_right)});
  const auto corner = [&](Length length) { return max(length, none) * factor; };
  const Length tl = corner(radius.top_left);
  const Length tr = corner(radius.top_right);
  const Length br = corner(radius.bottom_right);
  const Length bl = corner(radius.bottom_left);
  move_to(path, {rect.left + tl, rect.top});
  line_to(path, {rect.right() - tr, rect.top});
  if (tr > none) round_to(path, {rect.right(), rect.top}, {rect.right(), rect.top + tr});
  line_to(path, {rect.right(), rect.bottom() - br});
  if (br > none) round_to(path, {rect.right(), rect.bottom()}, {rect.right() - br, rect.bottom()});
  line_to(path, {rect.left + bl, rect.bottom()});
  if (bl > none) round_to(path, {rect.left, rect.bottom()}, {rect.left, rect.bottom() - bl});
  line_to(path, {rect.left, rect.top + tl});
  if (tl > none) round_to(path, rect.origin(), {rect.left + tl, rect.top});
  path.verbs.push_back(PathData::Verb::close);
  return path;
}

PathData apply(const Transform& map, PathData path) {
  for (std::size_t i = 0; i + 1 < path.coordinates.size(); i += 2) {
    const double x = path.coordinates[i];
    const double y = path.coordinates[i + 1];
    path.coordinates[i] = map.xx * x + map.xy * y + map.dx;
    path.coordinates[i + 1] = map.yx * x + map.yy * y + map.dy;
  }
  return path;
}

Rect bounds(const PathData& path) {
  if (path.coordinates.size() < 2) return {};
  double left = path.coordinates[0], right = left;
  double top = path.coordinates[1], bottom = top;
  for (std::size_t i = 0; i + 1 < path.coordinates.size(); i += 2) {
    left = std::min(left, path.coordinates[i]);
    right = std::max(right, path.coordinates[i]);
    top = std::min(top, path.coordinates[i + 1]);
    bottom = std::max(bottom, path.coordinates[i + 1]);
  }
  return {pt(left), pt(top), pt(right - left), pt(bottom - top)};
}

bool contains(const PathData& path, Point point) {
  Winding winding{{point.x.to_pt(), point.y.to_pt()}};
  Xy start;
  Xy at;
  std::size_t next = 0;
  const auto take = [&] {
    const Xy xy{path.coordinates[next], path.coordinates[next + 1]};
    next += 2;
    return xy;
  };
  for (const PathData::Verb verb : path.verbs) {
    switch (verb) {
      case PathData::Verb::move:
        winding.edge(at, start);
        start = at = take();
        break;
      case PathData::Verb::line: {
        const Xy to = take();
        winding.edge(at, to);
        at = to;
        break;
      }
      case PathData::Verb::curve: {
        const Xy first = take();
        const Xy second = take();
        const Xy to = take();
        winding.curve(at, {first, second, to});
        at = to;
        break;
      }
      case PathData::Verb::close:
        winding.edge(at, start);
        at = start;
        break;
    }
  }
  winding.edge(at, start);
  return winding.count != 0;
}

}  // namespace handbill::base
