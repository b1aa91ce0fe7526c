#pragma once

#include <span>

#include "cli/arguments.h"

namespace handbill::cli {

extern const Command render_command;
extern const Command check_command;
extern const Command inspect_command;
extern const Command fit_command;
extern const Command specimen_command;
extern const Command impose_command;
extern const Command booklet_command;
extern const Command tile_command;
extern const Command calibration_command;
extern const Command init_command;
extern const Command package_command;
extern const Command contact_sheet_command;
extern const Command diff_command;
extern const Command pack_command;
extern const Command schema_command;
extern const Command fonts_command;
extern const Command languages_command;
extern const Command profiles_command;
extern const Command palette_command;
extern const Command plates_command;
extern const Command preflight_command;
extern const Command handover_command;
extern const Command merge_command;
extern const Command manifest_command;
extern const Command version_command;  ///< `--version`: no word of its own

/// In the order in which help names them.
[[nodiscard]] std::span<const Command* const> commands();

/// Does what was asked, prints results to standard output and messages to standard error, and gives the exit code.
[[nodiscard]] int run(const Arguments& arguments);

}  // namespace handbill::cli
