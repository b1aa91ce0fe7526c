#pragma once

#include "display/display.h"

namespace handbill::paint {

/// Ticks outside the bleed of each page that asks for them: where it is cut, and where it is folded (dashed).
void draw_marks(display::Pages& pages);

}  // namespace handbill::paint
