#include "backend/painter.h"

#include <cmath>

#include "backend/colours.h"
#include "backend/glyphs.h"
#include "backend/shapes.h"

namespace handbill::backend {

base::Result<base::Done> Painter::refuse(base::Span span, std::string message) {
  diagnostics_.error("draw-failed", span, std::move(message), base::Fault::bug);
  return base::Failed{};
}

base::Result<base::Done> Painter::check(base::Span span) {
  const cairo_status_t status = cairo_status(context_);
  if (status == CAIRO_STATUS_SUCCESS) return base::Done{};
  return refuse(span, std::string("expected cairo to draw this, found ") + cairo_status_to_string(status));
}

base::Result<base::Done> Painter::draw(const display::Page& page) {
  if (page.marks.empty()) return draw(page.items);
  cairo_save(context_);
  clip_to(page.product.bleed_rect());
  TRY(draw(page.items));
  cairo_restore(context_);
  return draw(page.marks);
}

base::Result<base::Done> Painter::draw(const std::vector<display::Item>& items) {
  for (const display::Item& item : items) {
    TRY(std::visit([&](const auto& one) { return draw(one); }, item));
  }
  return base::Done{};
}

base::Result<base::Done> Painter::draw(const display::GlyphRun& item) {
  if (item.run.glyphs.empty() || !turn_to(item.source)) return base::Done{};
  const base::Span span = item.source.span;
  const OpenFace* face = item.run.face ? tools_.faces.find(*item.run.face) : nullptr;
  if (face == nullptr) return refuse(span, "expected a face for the text, found none");
  const CairoRun run = to_cairo(item, *face->subset);
  if (!run.refusal.empty()) return refuse(span, run.refusal);
  if (!set_ink(item.paint, 1, color::Drawn::text)) return base::Done{};
  TRY(show(item, *face, run));
  draw_over();
  return check(span);
}

base::Result<base::Done> Painter::show(const display::GlyphRun& item, const OpenFace& face, const CairoRun& run) {
  if (tools_.outlines != nullptr) {
    if (!tools_.outlines->trace(context_, face, run, item.run))
      return refuse(item.source.span, "expected letters with a shape, found others in " + item.run.face->name());
    cairo_set_fill_rule(context_, CAIRO_FILL_RULE_WINDING);
    cairo_fill(context_);
    return base::Done{};
  }
  tools_.faces.use(context_, item.run);
  cairo_show_text_glyphs(context_, run.utf8.data(), static_cast<int>(run.utf8.size()), run.glyphs.data(),
                         static_cast<int>(run.glyphs.size()), run.clusters.data(),
                         static_cast<int>(run.clusters.size()), run.flags);
  return base::Done{};
}

base::Result<base::Done> Painter::draw(const display::Path& item) {
  const base::Span span = item.source.span;
  if (!is_sound(item.path)) return refuse(span, "expected a path of finite points");
  if ((item.fill.empty() && item.stroke.empty()) || !turn_to(item.source)) return base::Done{};
  trace(item.path);
  if (!item.fill.empty() && set_paint(item.fill.front())) {
    cairo_set_fill_rule(context_, to_cairo(item.rule));
    item.stroke.empty() ? cairo_fill(context_) : cairo_fill_preserve(context_);
  }
  if (!item.stroke.empty()) {
    const display::Stroke& stroke = item.stroke.front();
    set_stroke(stroke);
    if (set_paint(stroke.paint, drawn_with(stroke.width.to_pt()))) cairo_stroke(context_);
  }
  cairo_new_path(context_);
  draw_over();
  return check(span);
}

base::Result<base::Done> Painter::draw(const display::Image& item) {
  const base::Span span = item.source.span;
  if (!item.raster || item.raster->width == 0 || item.raster->height == 0)
    return refuse(span, "expected a picture, found none");
  if (!is_finite(item.at) || !is_finite(item.clip)) return refuse(span, "expected a finite place for the picture");
  if (!turn_to(item.source)) return base::Done{};
  cairo_surface_t* surface = tools_.pictures.surface(item.raster);
  if (surface == nullptr) return refuse(span, "expected memory for the picture, found too little");
  cairo_save(context_);
  // Without a clip of its own a picture that is shown whole has none in the PDF; a bitmap needs it against PAD.
  if (tools_.use == PictureUse::pixels || !item.clip.contains(item.at)) clip_to(item.clip);
  if (tools_.use == PictureUse::pixels) clip_to(item.at);
  cairo_translate(context_, item.at.left.to_pt(), item.at.top.to_pt());
  // Of plates the surface may be smaller than the picture.
  const double width = cairo_image_surface_get_width(surface);
  const double height = cairo_image_surface_get_height(surface);
  if (const base::Transform turn = tools_.pictures.upright(*item.raster); turn == base::Transform()) {
    cairo_scale(context_, item.at.width.to_pt() / width, item.at.height.to_pt() / height);
  } else {
    const cairo_matrix_t matrix = to_cairo(turn);
    cairo_scale(context_, item.at.width.to_pt(), item.at.height.to_pt());
    cairo_transform(context_, &matrix);
    cairo_scale(context_, 1 / width, 1 / height);
  }
  cairo_set_source_surface(context_, surface, 0, 0);
  cairo_pattern_set_filter(cairo_get_source(context_), CAIRO_FILTER_GOOD);
  // So that the picture's rim is not mixed with the nothing around it; in a PDF cairo would pad the picture itself.
  if (tools_.use == PictureUse::pixels) cairo_pattern_set_extend(cairo_get_source(context_), CAIRO_EXTEND_PAD);
  if (is_bleached_) {
    const Pattern shape(cairo_pattern_reference(cairo_get_source(context_)));
    cairo_set_source_rgb(context_, 1, 1, 1);
    cairo_mask(context_, shape.get());
  } else {
    cairo_paint(context_);
  }
  cairo_restore(context_);
  return check(span);
}

base::Result<base::Done> Painter::draw(const display::Link&) { return base::Done{}; }
base::Result<base::Done> Painter::draw(const display::Anchor&) { return base::Done{}; }

base::Result<base::Done> Painter::draw(const display::Group& group) {
  const base::Transform& map = group.transform;
  if (!is_invertible(map)) { return refuse({}, "expected a transform that can be undone"); }
  if (group.opacity <= 0) return base::Done{};
  cairo_save(context_);
  const cairo_matrix_t matrix = to_cairo(map);
  cairo_transform(context_, &matrix);
  for (const image::PathData& clip : group.clip) {
    if (!is_sound(clip)) return refuse({}, "expected a clip of finite points");
    trace(clip);
    // Whatever rule the path before was filled by.
    cairo_set_fill_rule(context_, CAIRO_FILL_RULE_WINDING);
    cairo_clip(context_);
  }
  const bool together = group.opacity < 1 || group.blend != display::Blend::normal;
  if (together) open_group();
  TRY(draw(group.items));
  if (together) {
    close_group();
    cairo_set_operator(context_, to_cairo(group.blend));
    cairo_paint_with_alpha(context_, group.opacity);
  }
  cairo_restore(context_);
  return check({});
}

bool Painter::turn_to(const display::Source& source) {
  if (tools_.focus == nullptr) return true;
  const bool is_meant = source.box_id == tools_.focus->box_id;
  is_bleached_ = is_meant && tools_.focus->asked == Focus::Asked::bleached;
  return is_meant || tools_.focus->asked == Focus::Asked::bleached;
}

void Painter::open_group() {
  cairo_push_group(context_);
  ++groups_;
}

void Painter::close_group() {
  cairo_pop_group_to_source(context_);
  --groups_;
}

void Painter::draw_over() {
  if (tools_.pass != nullptr && groups_ > 0) cairo_set_operator(context_, CAIRO_OPERATOR_OVER);
}

void Painter::trace(const image::PathData& path) {
  cairo_new_path(context_);
  const double* at = path.coordinates.data();
  for (const auto verb : path.verbs) {
    switch (verb) {
      case image::PathData::Verb::move:
        cairo_move_to(context_, at[0], at[1]);
        at += 2;
        break;
      case image::PathData::Verb::line:
        cairo_line_to(context_, at[0], at[1]);
        at += 2;
        break;
      case image::PathData::Verb::curve:
        cairo_curve_to(context_, at[0], at[1], at[2], at[3], at[4], at[5]);
        at += 6;
        break;
      case image::PathData::Verb::close:
        cairo_close_path(context_);
        break;
    }
  }
}

void Painter::clip_to(const base::Rect& rect) {
  cairo_new_path(context_);
  cairo_rectangle(context_, rect.left.to_pt(), rect.top.to_pt(), rect.width.to_pt(), rect.height.to_pt());
  cairo_clip(context_);
}

std::optional<DeviceColour> Painter::colour_of(const color::InkTint& paint, color::Drawn drawn) const {
  if (tools_.pass == nullptr) return device_colour(tools_.inks, paint, tools_.colours, drawn);
  const auto colour = plate_colour(*tools_.pass, tools_.inks, paint, drawn);
  return colour && is_bleached_ ? DeviceColour{1, 1, 1} : colour;
}

bool Painter::set_ink(const color::InkTint& paint, double opacity, color::Drawn drawn) {
  draw_over();
  const auto colour = colour_of(paint, drawn);
  if (colour) {
    cairo_set_source_rgba(context_, colour->r, colour->g, colour->b, opacity);
    return true;
  }
  if (groups_ == 0) return false;
  // A group knows nothing of what lies below it (ISO 32000-1, 11.4.5): where it is empty yet, what overprints takes the
  // place of the page with bare paper; where it is not, it leaves what the group has there (11.7.4.3).
  cairo_set_source_rgba(context_, 1, 1, 1, opacity);
  cairo_set_operator(context_, CAIRO_OPERATOR_DEST_OVER);
  return true;
}

void Painter::add_stop(cairo_pattern_t* pattern, double offset, const color::InkTint& paint, double opacity) {
  // A stop that overprints would leave a hole in the gradient: gradients knock out.
  const DeviceColour colour = colour_of(paint, color::Drawn::area).value_or(DeviceColour{1, 1, 1});
  cairo_pattern_add_color_stop_rgba(pattern, offset, colour.r, colour.g, colour.b, opacity);
}

bool Painter::set_paint(const display::Paint& paint, color::Drawn drawn) {
  if (const auto* flat = std::get_if<color::InkTint>(&paint)) return set_ink(*flat, 1, drawn);
  draw_over();
  if (const auto* linear = std::get_if<display::LinearGradient>(&paint)) {
    const Pattern pattern(cairo_pattern_create_linear(linear->from.x.to_pt(), linear->from.y.to_pt(),
                                                      linear->to.x.to_pt(), linear->to.y.to_pt()));
    cairo_pattern_set_extend(pattern.get(), CAIRO_EXTEND_PAD);
    for (const display::Stop& stop : linear->stops) add_stop(pattern.get(), stop.offset, stop.paint, 1);
    cairo_set_source(context_, pattern.get());
  } else if (const auto* radial = std::get_if<display::RadialGradient>(&paint)) {
    const Pattern pattern(cairo_pattern_create_radial(radial->from.x.to_pt(), radial->from.y.to_pt(),
                                                      radial->from_radius.to_pt(), radial->to.x.to_pt(),
                                                      radial->to.y.to_pt(), radial->to_radius.to_pt()));
    cairo_pattern_set_extend(pattern.get(), CAIRO_EXTEND_PAD);
    for (const display::Stop& stop : radial->stops) add_stop(pattern.get(), stop.offset, stop.paint, 1);
    cairo_set_source(context_, pattern.get());
  }
  return true;
}

void Painter::set_stroke(const display::Stroke& stroke) {
  std::vector<double> dashes;
  for (const base::Length dash : stroke.dashes) dashes.push_back(dash.to_pt());
  cairo_set_line_width(context_, stroke.width.to_pt());
  cairo_set_line_cap(context_, to_cairo(stroke.cap));
  cairo_set_line_join(context_, to_cairo(stroke.join));
  cairo_set_dash(context_, dashes.data(), static_cast<int>(dashes.size()), 0);
}

}  // namespace handbill::backend
