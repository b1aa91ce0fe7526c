#pragma once

#include "backend/backend.h"
#include "backend/handles.h"

namespace handbill::backend {

/// A bitmap of a page on white paper, and what draws on it: points from the trim's top left.
struct Bitmap {
  Surface surface;
  Context context;
};
/// Errors: `page-size`, `resolution-range`, `picture-too-large`.
[[nodiscard]] base::Result<Bitmap> make_bitmap(const display::Page& page, const Options& options,
                                               base::Diagnostics& diagnostics);
/// Of a part of a page, however small. Errors: `resolution-range`, `picture-too-large`.
[[nodiscard]] base::Result<Bitmap> make_bitmap(const base::Rect& part, const Options& options,
                                               base::Diagnostics& diagnostics);

/// A page drawn at `options.dpi`, flushed, on white paper or on nothing. Errors: `resolution-range`,
/// `picture-too-large`, and those of drawing.
[[nodiscard]] base::Result<Surface> draw_bitmap(const display::Pages& pages, const display::Page& page,
                                                const Options& options, text::SubsetCache& subsets,
                                                base::Diagnostics& diagnostics);

/// A surface as PNG, with its resolution.
[[nodiscard]] base::Result<std::string> png_of(cairo_surface_t* surface, double dpi, base::Diagnostics& diagnostics);

}  // namespace handbill::backend
