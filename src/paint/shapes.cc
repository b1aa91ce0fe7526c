#include "paint/shapes.h"

namespace handbill::paint {

using base::Length;
using base::Point;
using image::PathData;

namespace {

void move_to(PathData& path, Point to) {
  path.verbs.push_back(PathData::Verb::move);
  path.coordinates.insert(path.coordinates.end(), {to.x.to_pt(), to.y.to_pt()});
}
void line_to(PathData& path, Point to) {
  path.verbs.push_back(PathData::Verb::line);
  path.coordinates.insert(path.coordinates.end(), {to.x.to_pt(), to.y.to_pt()});
}
}  // namespace

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
