#pragma once

#include <string_view>

#include "text/prepare.h"

namespace handbill::text {

/// What shape() works on; `out` grows line by line.
struct Shaping {
  Shaper::Inside& shaper;
  const Words& words;
  const Style& style;
  base::Diagnostics& diagnostics;
  Shaped::Inside& out;
  bool rtl = false;
  bool failed = false;
};

/// Family names for Pango, `hb3,hb0`: the style's stack and tail, `first` before all others.
[[nodiscard]] std::string families(const Shaping& shaping, const Face* first = nullptr);
/// The faces of the style's stack that are open, in order.
[[nodiscard]] std::vector<FaceRef> open_stack(const Shaping& shaping);

/// Itemises and shapes the text between two forced breaks, and appends its items, clusters and glyphs.
void shape_line(Shaping& shaping, std::string_view line, std::uint32_t offset);

}  // namespace handbill::text
