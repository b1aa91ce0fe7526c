#include "backend/outlines.h"

namespace handbill::backend {

namespace {

/// FreeType rounds outlines to 1/64 of a pixel: at a point a pixel thin strokes of small type would be off by a
/// fortieth of their weight.
constexpr double units_an_em = 1000;

}  // namespace

Outlines::Outlines()
    : surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)), context_(cairo_create(surface_.get())) {
  const FontOptions options = plain_font_options();
  cairo_set_font_options(context_.get(), options.get());
  cairo_set_font_size(context_.get(), units_an_em);
}

bool Outlines::trace(cairo_t* context, const OpenFace& face, const CairoRun& run, const text::Run& how) {
  cairo_matrix_t to_points = font_matrix_of(how);
  cairo_matrix_t to_ems;
  cairo_matrix_init_scale(&to_ems, 1 / units_an_em, 1 / units_an_em);
  cairo_matrix_multiply(&to_points, &to_ems, &to_points);
  cairo_new_path(context);
  for (const cairo_glyph_t& glyph : run.glyphs) {
    cairo_path_t* const shape = shape_of(face.face.get(), glyph.index);
    if (shape == nullptr) return false;
    cairo_save(context);
    cairo_translate(context, glyph.x, glyph.y);
    cairo_transform(context, &to_points);
    cairo_append_path(context, shape);
    cairo_restore(context);
  }
  return true;
}

cairo_path_t* Outlines::shape_of(cairo_font_face_t* face, unsigned long glyph) {
  Shape& shape = shapes_[{face, glyph}];
  if (!shape) {
    const cairo_glyph_t at_origin{glyph, 0, 0};
    cairo_set_font_face(context_.get(), face);
    cairo_new_path(context_.get());
    cairo_glyph_path(context_.get(), &at_origin, 1);
    shape.reset(cairo_copy_path(context_.get()));
  }
  return shape->status == CAIRO_STATUS_SUCCESS ? shape.get() : nullptr;
}

}  // namespace handbill::backend
