#include <algorithm>

#include "backend/painter.h"
#include "backend/shapes.h"

namespace handbill::backend {

namespace {

/// Why the drawing cannot be drawn, or nothing.
const char* find_fault(const display::Vector& item) {
  if (!item.drawing || !(item.drawing->width > 0) || !(item.drawing->height > 0))
    return "expected a drawing, found none";
  if (!is_finite(item.at) || !is_finite(item.clip)) return "expected a finite place for the drawing";
  const image::Vector& drawing = *item.drawing;
  if (item.inks.size() < drawing.palette.size()) return "expected an ink for each colour of the drawing";
  for (const image::Clip& clip : drawing.clips) {
    if (!is_sound(clip.path)) return "expected a drawing of finite points";
  }
  for (const image::VectorPath& path : drawing.paths) {
    if (!is_sound(path.path)) return "expected a drawing of finite points";
    if (!is_invertible(path.stroke_style.pen)) return "expected a pen that can be undone";
    for (const std::uint16_t clip : path.clips) {
      if (clip >= drawing.clips.size()) return "expected a clip that the drawing has";
    }
  }
  std::size_t first = 0;
  for (const image::VectorGroup& group : drawing.groups) {
    if (group.first < first || group.first + std::size_t{group.count} > drawing.paths.size())
      return "expected groups in order";
    first = group.first;
  }
  return nullptr;
}

}  // namespace

base::Result<base::Done> Painter::draw(const display::Vector& item) {
  const base::Span span = item.source.span;
  if (const char* fault = find_fault(item)) return refuse(span, fault);
  if (!turn_to(item.source)) return base::Done{};
  const image::Vector& drawing = *item.drawing;
  cairo_save(context_);
  clip_to(item.clip);
  cairo_translate(context_, item.at.left.to_pt(), item.at.top.to_pt());
  cairo_scale(context_, item.at.width.to_pt() / drawing.width, item.at.height.to_pt() / drawing.height);
  // The groups that the path at hand lies in, outermost first; each ends where its last path has been drawn.
  std::vector<const image::VectorGroup*> open;
  auto next = drawing.groups.begin();
  for (std::size_t i = 0; i < drawing.paths.size(); ++i) {
    for (; next != drawing.groups.end() && next->first == i; ++next) {
      if (next->count == 0) continue;
      open.push_back(&*next);
      open_group();
    }
    draw_path(item, drawing.paths[i]);
    for (; !open.empty() && open.back()->first + std::size_t{open.back()->count} <= i + 1; open.pop_back()) {
      close_group();
      cairo_paint_with_alpha(context_, open.back()->opacity);
    }
  }
  cairo_restore(context_);
  return check(span);
}

void Painter::draw_path(const display::Vector& vector, const image::VectorPath& path) {
  // Fill and stroke of a faint group overlap; one of them alone may be faint by itself.
  const bool together = path.group_opacity < 1 && path.fill && path.stroke;
  const double opacity = together ? 1 : path.group_opacity;
  cairo_save(context_);
  for (const std::uint16_t index : path.clips) {
    const image::Clip& clip = vector.drawing->clips.at(index);
    trace(clip.path);
    cairo_set_fill_rule(context_, to_cairo(clip.rule));
    cairo_clip(context_);
  }
  if (together) open_group();
  trace(path.path);
  if (path.fill) {
    const bool is_seen = set_paint(vector, *path.fill, opacity);
    cairo_set_fill_rule(context_, to_cairo(path.rule));
    if (is_seen) path.stroke ? cairo_fill_preserve(context_) : cairo_fill(context_);
  }
  if (path.stroke) {
    // The drawing's units are points once it is scaled; of two unlike sides the larger makes the thicker line.
    const double scale =
        std::max(vector.at.width.to_pt() / vector.drawing->width, vector.at.height.to_pt() / vector.drawing->height);
    if (set_paint(vector, *path.stroke, opacity, drawn_with(path.stroke_style.width * scale)))
      stroke(path.stroke_style);
  }
  cairo_new_path(context_);
  if (together) {
    close_group();
    cairo_paint_with_alpha(context_, path.group_opacity);
  }
  cairo_restore(context_);
}

bool Painter::set_paint(const display::Vector& vector, const image::VectorPaint& paint, double opacity,
                        color::Drawn drawn) {
  if (const auto* flat = std::get_if<image::Flat>(&paint))
    return set_ink(vector.inks.at(flat->colour), opacity * flat->opacity, drawn);
  draw_over();
  if (const auto* gradient = std::get_if<image::Gradient>(&paint)) {
    const Pattern pattern(gradient->radial
                              ? cairo_pattern_create_radial(gradient->x0, gradient->y0, gradient->r0, gradient->x1,
                                                            gradient->y1, gradient->r1)
                              : cairo_pattern_create_linear(gradient->x0, gradient->y0, gradient->x1, gradient->y1));
    cairo_pattern_set_extend(pattern.get(), CAIRO_EXTEND_PAD);
    // cairo asks the other way round: from the drawing to the gradient. What cannot be turned round is left for check()
    // to find.
    cairo_matrix_t matrix = to_cairo(gradient->transform);
    if (cairo_matrix_invert(&matrix) == CAIRO_STATUS_SUCCESS) cairo_pattern_set_matrix(pattern.get(), &matrix);
    for (const image::Stop& stop : gradient->stops) {
      add_stop(pattern.get(), stop.offset, vector.inks.at(stop.colour), opacity * stop.opacity);
    }
    cairo_set_source(context_, pattern.get());
  }
  return true;
}

void Painter::stroke(const image::VectorStroke& style) {
  cairo_set_line_width(context_, style.width);
  cairo_set_line_cap(context_, to_cairo(style.cap));
  cairo_set_line_join(context_, to_cairo(style.join));
  cairo_set_miter_limit(context_, style.miter_limit);
  cairo_set_dash(context_, style.dashes.data(), static_cast<int>(style.dashes.size()), style.dash_offset);
  // The path stands already: the pen alone is stretched.
  const cairo_matrix_t pen = to_cairo(style.pen);
  cairo_transform(context_, &pen);
  cairo_stroke(context_);
}

}  // namespace handbill::backend
