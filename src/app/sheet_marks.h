#pragma once

#include "app/sheet_words.h"
#include "display/display.h"

namespace handbill::app {

/// The inks that marks are drawn with, in the order of impose::Patch: for the office black alone; for a press the ink
/// of all plates, those of process and these separations.
[[nodiscard]] color::InkTable mark_inks(const impose::Plan& plan, const std::vector<std::string>& separations);
/// A page for each side of the plan with its lines, patches, targets and labels.
[[nodiscard]] base::Result<display::Pages> draw_marks(const impose::Plan& plan, color::InkTable inks,
                                                      const SheetWords& words, const text::FontCatalogue& fonts,
                                                      base::Diagnostics& diagnostics);

}  // namespace handbill::app
