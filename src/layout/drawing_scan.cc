#include "layout/drawing_scan.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace handbill::layout {

using image::PathData;

namespace {

struct Xy {
  double x = 0, y = 0;
};

/// Calls `segment(from, to)` for each straight piece; a curve becomes 12 (the error is far below a sample's distance).
template <typename Segment>
void each_segment(const PathData& path, const Segment& segment) {
  constexpr int pieces = 12;
  Xy start;
  Xy at;
  std::size_t next = 0;
  const auto take = [&] {
    const Xy point{path.coordinates[next], path.coordinates[next + 1]};
    next += 2;
    return point;
  };
  for (const PathData::Verb verb : path.verbs) {
    switch (verb) {
      case PathData::Verb::move:
        if (at.x != start.x || at.y != start.y) segment(at, start, true);
        start = at = take();
        break;
      case PathData::Verb::line: {
        const Xy to = take();
        segment(at, to, false);
        at = to;
        break;
      }
      case PathData::Verb::curve: {
        const Xy a = take();
        const Xy b = take();
        const Xy to = take();
        Xy last = at;
        for (int i = 1; i <= pieces; ++i) {
          const double t = static_cast<double>(i) / pieces;
          const double u = 1 - t;
          const Xy point{u * u * u * at.x + 3 * u * u * t * a.x + 3 * u * t * t * b.x + t * t * t * to.x,
                         u * u * u * at.y + 3 * u * u * t * a.y + 3 * u * t * t * b.y + t * t * t * to.y};
          segment(last, point, false);
          last = point;
        }
        at = to;
        break;
      }
      case PathData::Verb::close:
        segment(at, start, false);
        at = start;
        break;
    }
  }
  // A fill closes what the path leaves open; a stroke does not (`closing` is true).
  if (at.x != start.x || at.y != start.y) segment(at, start, true);
}

/// Which of `xs` lie inside the path at height y.
std::vector<bool> inside(const PathData& path, image::FillRule rule, double y, const std::vector<double>& xs) {
  std::vector<std::pair<double, int>> crossings;
  each_segment(path, [&](Xy from, Xy to, bool) {
    if ((from.y <= y) == (to.y <= y)) return;
    const double x = from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x);
    crossings.emplace_back(x, from.y <= y ? 1 : -1);
  });
  std::sort(crossings.begin(), crossings.end());
  std::vector<bool> result(xs.size());
  int winding = 0;
  std::size_t next = 0;
  for (std::size_t i = 0; i < xs.size(); ++i) {
    for (; next < crossings.size() && crossings[next].first <= xs[i]; ++next) {
      winding = rule == image::FillRule::nonzero ? winding + crossings[next].second : 1 - winding;
    }
    result[i] = winding != 0;
  }
  return result;
}

/// Which of `xs` are covered by the stroke at height y: no further from the path than half its width.
std::vector<bool> on_stroke(const PathData& path, double width, double y, const std::vector<double>& xs) {
  std::vector<bool> result(xs.size());
  const double reach = width / 2;
  each_segment(path, [&](Xy from, Xy to, bool closing) {
    if (closing || y < std::min(from.y, to.y) - reach || y > std::max(from.y, to.y) + reach) return;
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const double square = dx * dx + dy * dy;
    const auto first = std::lower_bound(xs.begin(), xs.end(), std::min(from.x, to.x) - reach);
    for (auto x = first; x != xs.end() && *x <= std::max(from.x, to.x) + reach; ++x) {
      const double t = square > 0 ? std::clamp(((*x - from.x) * dx + (y - from.y) * dy) / square, 0.0, 1.0) : 0;
      if (std::hypot(*x - from.x - t * dx, y - from.y - t * dy) <= reach)
        result[static_cast<std::size_t>(x - xs.begin())] = true;
    }
  });
  return result;
}

/// How far along a gradient a point is, 0 to 1.
double position(const image::Gradient& gradient, double x, double y) {
  const base::Transform& m = gradient.transform;
  const double determinant = m.xx * m.yy - m.xy * m.yx;
  if (determinant == 0) return 0;
  const double px = (m.yy * (x - m.dx) - m.xy * (y - m.dy)) / determinant;
  const double py = (m.xx * (y - m.dy) - m.yx * (x - m.dx)) / determinant;
  if (gradient.radial) {
    const double span = gradient.r1 - gradient.r0;
    return span == 0 ? 0 : std::clamp((std::hypot(px - gradient.x1, py - gradient.y1) - gradient.r0) / span, 0.0, 1.0);
  }
  const double dx = gradient.x1 - gradient.x0;
  const double dy = gradient.y1 - gradient.y0;
  const double square = dx * dx + dy * dy;
  return square == 0 ? 0 : std::clamp(((px - gradient.x0) * dx + (py - gradient.y0) * dy) / square, 0.0, 1.0);
}

Touch touch_of(const image::VectorPaint& paint, double x, double y) {
  if (const auto* flat = std::get_if<image::Flat>(&paint)) return {0, flat->colour, flat->opacity};
  const auto& gradient = std::get<image::Gradient>(paint);
  const double at = position(gradient, x, y);
  Touch touch;
  double nearest = 2;
  for (const image::Stop& stop : gradient.stops) {
    if (std::abs(stop.offset - at) >= nearest) continue;
    nearest = std::abs(stop.offset - at);
    touch = {0, stop.colour, stop.opacity};
  }
  return touch;
}

double pen_scale(const base::Transform& pen) { return std::sqrt(std::abs(pen.xx * pen.yy - pen.xy * pen.yx)); }

}  // namespace

DrawingScan::DrawingScan(const image::Vector& drawing) : drawing_(drawing) {
  for (const image::VectorPath& path : drawing.paths) {
    Reach reach{1e30, -1e30};
    for (std::size_t i = 1; i < path.path.coordinates.size(); i += 2) {
      reach.top = std::min(reach.top, path.path.coordinates[i]);
      reach.bottom = std::max(reach.bottom, path.path.coordinates[i]);
    }
    const double beyond = path.stroke ? path.stroke_style.width * pen_scale(path.stroke_style.pen) / 2 : 0;
    reaches_.push_back({reach.top - beyond, reach.bottom + beyond});
    opacities_.push_back(path.group_opacity);
  }
  for (const image::VectorGroup& group : drawing.groups) {
    for (std::size_t i = group.first; i < std::min<std::size_t>(group.first + group.count, opacities_.size()); ++i) {
      opacities_[i] *= group.opacity;
    }
  }
}

std::vector<std::vector<Touch>> DrawingScan::row(double y, const std::vector<double>& xs) const {
  std::vector<std::vector<Touch>> result(xs.size());
  std::vector<bool> done(xs.size());
  const auto add = [&](std::size_t path, const image::VectorPaint& paint, const std::vector<bool>& covered) {
    for (std::size_t i = 0; i < xs.size(); ++i) {
      if (done[i] || !covered[i]) continue;
      Touch touch = touch_of(paint, xs[i], y);
      touch.path = path;
      touch.opacity *= opacities_[path];
      result[i].push_back(touch);
      done[i] = touch.opacity > 0.99;
    }
  };
  for (std::size_t p = drawing_.paths.size(); p-- > 0;) {
    if (y < reaches_[p].top || y > reaches_[p].bottom) continue;
    const image::VectorPath& path = drawing_.paths[p];
    std::vector<bool> shown(xs.size(), true);
    for (const std::uint16_t clip : path.clips) {
      const std::vector<bool> within = inside(drawing_.clips.at(clip).path, drawing_.clips.at(clip).rule, y, xs);
      for (std::size_t i = 0; i < xs.size(); ++i) shown[i] = shown[i] && within[i];
    }
    const auto clipped = [&](std::vector<bool> covered) {
      for (std::size_t i = 0; i < xs.size(); ++i) covered[i] = covered[i] && shown[i];
      return covered;
    };
    if (path.stroke) {
      const double width = path.stroke_style.width * pen_scale(path.stroke_style.pen);
      add(p, *path.stroke, clipped(on_stroke(path.path, width, y, xs)));
    }
    if (path.fill) add(p, *path.fill, clipped(inside(path.path, path.rule, y, xs)));
  }
  return result;
}

}  // namespace handbill::layout
