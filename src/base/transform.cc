#include "base/transform.h"

#include <cmath>
#include <initializer_list>
#include <numbers>

namespace handbill::base {

Point apply(const Transform& map, Point point) {
  const double x = point.x.to_pt();
  const double y = point.y.to_pt();
  return {pt(map.xx * x + map.xy * y + map.dx), pt(map.yx * x + map.yy * y + map.dy)};
}

Transform combine(const Transform& outer, const Transform& inner) {
  return {outer.xx * inner.xx + outer.xy * inner.yx,
          outer.yx * inner.xx + outer.yy * inner.yx,
          outer.xx * inner.xy + outer.xy * inner.yy,
          outer.yx * inner.xy + outer.yy * inner.yy,
          outer.xx * inner.dx + outer.xy * inner.dy + outer.dx,
          outer.yx * inner.dx + outer.yy * inner.dy + outer.dy};
}

Transform inverse(const Transform& map) {
  const double determinant = map.xx * map.yy - map.xy * map.yx;
  return {map.yy / determinant,
          -map.yx / determinant,
          -map.xy / determinant,
          map.xx / determinant,
          (map.xy * map.dy - map.yy * map.dx) / determinant,
          (map.yx * map.dx - map.xx * map.dy) / determinant};
}

Rect bounds(const Transform& map, const Rect& rect) {
  Point least = apply(map, rect.origin());
  Point most = least;
  for (const Point corner :
       {Point{rect.right(), rect.top}, {rect.right(), rect.bottom()}, {rect.left, rect.bottom()}}) {
    const Point at = apply(map, corner);
    least = {min(least.x, at.x), min(least.y, at.y)};
    most = {max(most.x, at.x), max(most.y, at.y)};
  }
  return {least.x, least.y, most.x - least.x, most.y - least.y};
}

Transform rotation(double degrees, Point centre) {
  double quarters = std::fmod(degrees / 90, 4);
  if (quarters < 0) quarters += 4;
  double sine = std::sin(degrees * std::numbers::pi / 180);
  double cosine = std::cos(degrees * std::numbers::pi / 180);
  if (quarters == std::floor(quarters)) {
    const int whole = static_cast<int>(quarters);
    cosine = whole == 0 ? 1 : whole == 2 ? -1 : 0;
    sine = whole == 1 ? 1 : whole == 3 ? -1 : 0;
  }
  const double x = centre.x.to_pt();
  const double y = centre.y.to_pt();
  return {cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y};
}

}  // namespace handbill::base
