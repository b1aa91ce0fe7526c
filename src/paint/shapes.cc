#include "paint/shapes.h"

#include <algorithm>

namespace handbill::paint {

using base::Length;
using base::Point;
using image::PathData;

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

}  // namespace

PathData rounded(const base::Rect& rect, const base::Corners<Length>& radius) {
  const Length none;
  if (radius.top_left <= none && radius.top_right <= none && radius.bottom_right <= none &&
      radius.bottom_left <= none) {
    return polygon(
        {rect.origin(), {rect.right(), rect.top}, {rect.right(), rect.bottom()}, {rect.left, rect.bottom()}});
  }
  const double factor = std::min({fitting(rect.width, radius.top_left, radius.top_right),
                                  fitting(rect.width, radius.bottom_left, radius.bottom_right),
                                  fitting(rect.height, radius.top_left, radius.bottom_left),
                                  fitting(rect.height, radius.top_right, radius.bottom_right)});
  const auto corner = [&](Length length) { return base::max(length, none) * factor; };
  const Length tl = corner(radius.top_left);
  const Length tr = corner(radius.top_right);
  const Length br = corner(radius.bottom_right);
  const Length bl = corner(radius.bottom_left);
  PathData path;
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

PathData polygon(const std::vector<Point>& points) {
  PathData path;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i == 0) move_to(path, points[i]);
    else line_to(path, points[i]);
  }
  path.verbs.push_back(PathData::Verb::close);
  return path;
}

PathData line(Point from, Point to) {
  PathData path;
  move_to(path, from);
  line_to(path, to);
  return path;
}

PathData at(PathData path, double factor, Point origin) {
  for (std::size_t i = 0; i + 1 < path.coordinates.size(); i += 2) {
    path.coordinates[i] = path.coordinates[i] * factor + origin.x.to_pt();
    path.coordinates[i + 1] = path.coordinates[i + 1] * factor + origin.y.to_pt();
  }
  return path;
}

display::Path stroked(image::PathData path, const color::InkTint& ink, base::Length width,
                      std::vector<base::Length> dashes) {
  display::Stroke stroke;
  stroke.paint = ink;
  stroke.width = width;
  stroke.dashes = std::move(dashes);
  display::Path item;
  item.path = std::move(path);
  item.stroke.push_back(std::move(stroke));
  return item;
}

}  // namespace handbill::paint
