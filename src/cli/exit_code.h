#pragma once

#include "app/handbill.h"
#include "base/diagnostic.h"

namespace handbill::cli {

inline constexpr int exit_done = 0;
inline constexpr int exit_differs = 1;  ///< diff: as the command diff has it
inline constexpr int exit_usage = 64;

/// docs/cli.md: several kinds of faults at once give the one that most needs somebody else's hand.
[[nodiscard]] int exit_code(const base::Diagnostics& diagnostics, bool strict);

/// Pages that failed where nothing says why are a fault of Handbill, and never a success. Error: `page-lost` (70).
void tell_lost_pages(const app::Report& report, bool strict, base::Diagnostics& diagnostics);

}  // namespace handbill::cli
