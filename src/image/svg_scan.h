#pragma once

#include <string_view>

#include "image/image.h"

namespace handbill::image {

/// What the look at an SVG before it is drawn has found out.
struct SvgScan {
  std::uint64_t elements = 0;
};
/// Reads the SVG's XML, draws nothing, and refuses what must not reach librsvg or cannot be printed as shapes; each
/// kind of mistake once, with its line.
[[nodiscard]] base::Result<SvgScan> scan_svg(std::string_view bytes, std::string_view name, base::Span asked_at,
                                             const SvgLimits& limits, base::Diagnostics& diagnostics);

}  // namespace handbill::image
