#pragma once

#include "image/image.h"
#include "svg-worker/draw.h"

namespace handbill::svg_worker {

/// Reads cairo's SVG into paths in the drawing's own units. Throws Refusal where it holds what no flat path can say, or
/// nothing.
[[nodiscard]] image::Vector flatten(const Drawn& drawn);

}  // namespace handbill::svg_worker
