#include "backend/shapes.h"

#include <cmath>
#include <numeric>

namespace handbill::backend {

namespace {

bool has_finite_points(const image::PathData& path) {
  return std::isfinite(std::accumulate(path.coordinates.begin(), path.coordinates.end(), 0.0));
}

/// True where the path has as many numbers as its verbs take.
bool is_whole(const image::PathData& path) {
  std::size_t wanted = 0;
  for (const auto verb : path.verbs) {
    switch (verb) {
      case image::PathData::Verb::move:
      case image::PathData::Verb::line:
        wanted += 2;
        break;
      case image::PathData::Verb::curve:
        wanted += 6;
        break;
      case image::PathData::Verb::close:
        break;
    }
  }
  return wanted == path.coordinates.size();
}

}  // namespace

bool is_finite(const base::Rect& rect) {
  return std::isfinite(rect.left.to_pt() + rect.top.to_pt() + rect.width.to_pt() + rect.height.to_pt());
}

bool is_sound(const image::PathData& path) { return is_whole(path) && has_finite_points(path); }

bool is_invertible(const base::Transform& map) {
  return std::isfinite(map.xx + map.yx + map.xy + map.yy + map.dx + map.dy) && map.xx * map.yy - map.xy * map.yx != 0;
}

color::Drawn drawn_with(double width) {
  return width < color::thin_line_points ? color::Drawn::thin_line : color::Drawn::area;
}

cairo_matrix_t to_cairo(const base::Transform& map) { return {map.xx, map.yx, map.xy, map.yy, map.dx, map.dy}; }

cairo_fill_rule_t to_cairo(image::FillRule rule) {
  return rule == image::FillRule::evenodd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING;
}

cairo_operator_t to_cairo(color::Blend blend) {
  switch (blend) {
    case color::Blend::normal:
      return CAIRO_OPERATOR_OVER;
    case color::Blend::multiply:
      return CAIRO_OPERATOR_MULTIPLY;
    case color::Blend::screen:
      return CAIRO_OPERATOR_SCREEN;
    case color::Blend::overlay:
      return CAIRO_OPERATOR_OVERLAY;
    case color::Blend::darken:
      return CAIRO_OPERATOR_DARKEN;
    case color::Blend::lighten:
      return CAIRO_OPERATOR_LIGHTEN;
  }
  return CAIRO_OPERATOR_OVER;
}

cairo_line_cap_t to_cairo(image::VectorStroke::Cap cap) {
  switch (cap) {
    case image::VectorStroke::Cap::butt:
      return CAIRO_LINE_CAP_BUTT;
    case image::VectorStroke::Cap::round:
      return CAIRO_LINE_CAP_ROUND;
    case image::VectorStroke::Cap::square:
      return CAIRO_LINE_CAP_SQUARE;
  }
  return CAIRO_LINE_CAP_BUTT;
}

cairo_line_join_t to_cairo(image::VectorStroke::Join join) {
  switch (join) {
    case image::VectorStroke::Join::miter:
      return CAIRO_LINE_JOIN_MITER;
    case image::VectorStroke::Join::round:
      return CAIRO_LINE_JOIN_ROUND;
    case image::VectorStroke::Join::bevel:
      return CAIRO_LINE_JOIN_BEVEL;
  }
  return CAIRO_LINE_JOIN_MITER;
}

}  // namespace handbill::backend
