#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/length.h"
#include "text/face.h"

namespace handbill::text {

/// A glyph of a face at its place: offsets from the run's origin on the baseline, y down, in points at the run's size.
/// The offsets are the page's, also where the line runs down.
struct Glyph {
  std::uint32_t id = 0;
  double x = 0;
  double y = 0;
};

/// How glyphs stand: along a horizontal line; upright below each other; or lying on their side, heads to the right,
/// along a line that runs down.
enum class Stance { horizontal, upright, sideways };

/// `bytes` of utf8 became `glyphs` glyphs: what cairo_show_text_glyphs needs so that text can be copied and searched.
struct Cluster {
  std::uint16_t bytes = 0;
  std::uint16_t glyphs = 0;
};

/// Glyphs of one face, size and direction, in visual order left to right. Clusters are in the order of utf8; with `rtl`
/// they map to the glyphs from the last to the first (cairo's BACKWARD flag).
struct Run {
  FaceRef face;
  base::Length size;
  std::string utf8;
  std::vector<Glyph> glyphs;
  std::vector<Cluster> clusters;
  double advance = 0;  ///< points, along the line
  double stretch = 1;  ///< width of each glyph, as a part of its own
  bool rtl = false;
  Stance stance = Stance::horizontal;
  std::uint16_t part = 0;  ///< which part of the paragraph it is of, from 1; 0: none
  std::string language;    ///< BCP 47
};

}  // namespace handbill::text
