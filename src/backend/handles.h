#pragma once

#include <cairo.h>

#include "base/handle.h"

namespace handbill::backend {

using Surface = base::Handle<cairo_surface_t, cairo_surface_destroy>;
using Context = base::Handle<cairo_t, cairo_destroy>;
using Pattern = base::Handle<cairo_pattern_t, cairo_pattern_destroy>;
using FontFace = base::Handle<cairo_font_face_t, cairo_font_face_destroy>;
using ScaledFont = base::Handle<cairo_scaled_font_t, cairo_scaled_font_destroy>;
using Shape = base::Handle<cairo_path_t, cairo_path_destroy>;
using FontOptions = base::Handle<cairo_font_options_t, cairo_font_options_destroy>;

}  // namespace handbill::backend
