#pragma once

#include "paint/paint.h"

namespace handbill::paint {

/// Draws one overlay over everything on each page, in an ink of its own that is added to the table.
void draw_overlay(Overlay overlay, const layout::Placed& placed, display::Pages& pages);

/// `text` as strokes of a fourteen-segment display, `height` high, its top left at `at`: letters, digits, `-`, `.`,
/// `_`; others are blank. It needs no font, so an overlay never changes which fonts a page holds.
[[nodiscard]] image::PathData stroke_text(std::string_view text, base::Point at, base::Length height);

}  // namespace handbill::paint
