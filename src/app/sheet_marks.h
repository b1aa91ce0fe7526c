#pragma once

#include "app/sheet_words.h"
#include "display/display.h"

namespace handbill::app {

/// A page for each side of the plan with its lines, patches and labels, in black alone.
[[nodiscard]] base::Result<display::Pages> draw_marks(const impose::Plan& plan, const SheetWords& words,
                                                      const text::FontCatalogue& fonts, base::Diagnostics& diagnostics);

}  // namespace handbill::app
