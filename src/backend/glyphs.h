#pragma once

#include <string>
#include <vector>

#include <cairo.h>

#include "backend/faces.h"

namespace handbill::backend {

/// A run as cairo_show_text_glyphs wants it, or the reason why it must not get it.
struct CairoRun {
  std::string utf8;
  std::vector<cairo_glyph_t> glyphs;
  std::vector<cairo_text_cluster_t> clusters;
  cairo_text_cluster_flags_t flags{};
  std::string refusal;  ///< empty: sound
};

/// The run with the subset's glyph ids, at its place on the page.
[[nodiscard]] CairoRun to_cairo(const display::GlyphRun& run, const text::Subset& subset);

}  // namespace handbill::backend
