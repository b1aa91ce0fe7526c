#pragma once

#include <string>

#include "app/imposition.h"
#include "pdf/place.h"

namespace handbill::app {

/// Completes what a press sheet is planned by: the slug's file name, the source's separations, and how it is worked
/// where the job does not say.
[[nodiscard]] impose::Press press_of(const SheetJob& job, const pdf::PressFacts& facts, bool two_sided);

/// Warns of a source that is not for a press: `no-output-intent`, `no-pdfx`, `rgb-for-press`. Gives the standard of
/// PDF/X that the sheets keep; empty: none.
[[nodiscard]] std::string kept_standard(const std::string& bytes, const std::string& name, const pdf::PressFacts& facts,
                                        base::Diagnostics& diagnostics);

/// How a press sheet is worked, in words: `sheetwise, two plates for each sheet, turned over sideways, gripper 12 mm
/// below`.
[[nodiscard]] std::string describe_press(const impose::Plan& plan);

}  // namespace handbill::app
