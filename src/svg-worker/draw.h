#pragma once

#include <string>
#include <string_view>

namespace handbill::svg_worker {

/// What librsvg drew: cairo's own flat SVG, whose coordinates are `scale` times the drawing's units.
struct Drawn {
  double width = 0;  ///< of the view box, in its units
  double height = 0;
  double scale = 1;
  std::string svg;
};
/// Throws Refusal where the SVG has no size or cannot be read.
[[nodiscard]] Drawn draw(std::string_view bytes);

}  // namespace handbill::svg_worker
