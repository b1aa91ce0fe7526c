#pragma once

#include <map>
#include <utility>

#include "backend/faces.h"
#include "backend/glyphs.h"
#include "backend/handles.h"

namespace handbill::backend {

/// Letters as shapes: for files that must hold no fonts.
class Outlines {
 public:
  Outlines();
  /// Makes the letters of a run the path of `context`, to be filled by the nonzero rule. False where the face gives no
  /// shape for one of them.
  [[nodiscard]] bool trace(cairo_t* context, const OpenFace& face, const CairoRun& run, const text::Run& how);

 private:
  /// In thousandths of an em; nullptr where there is none.
  [[nodiscard]] cairo_path_t* shape_of(cairo_font_face_t* face, unsigned long glyph);

  Surface surface_;
  Context context_;
  std::map<std::pair<cairo_font_face_t*, unsigned long>, Shape> shapes_;
};

}  // namespace handbill::backend
