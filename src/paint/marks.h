#pragma once

#include "display/display.h"

namespace handbill::paint {

/// Whom marks are for.
enum class For { reader, press };
/// The ink of marks, added where there is none: black for a reader, for a press the one that is on every plate.
[[nodiscard]] color::InkTint mark_ink(color::InkTable& inks, For whom);
/// Outside the bleed of each page that asks for them: ticks where it is cut and where it is folded (dashed), targets
/// that show whether the plates lie on each other, a bar of colours. For a press all but the bar is in the ink that is
/// on every plate.
void draw_marks(display::Pages& pages, For whom);

}  // namespace handbill::paint
