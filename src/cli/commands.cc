#include "cli/commands.h"

#include <array>

namespace handbill::cli {

std::span<const Command* const> commands() {
  static constexpr std::array all{
      &render_command,    &check_command,         &inspect_command,  &fit_command,         &specimen_command,
      &impose_command,    &booklet_command,       &tile_command,     &calibration_command, &pack_command,
      &init_command,      &contact_sheet_command, &diff_command,     &package_command,     &schema_command,
      &fonts_command,     &languages_command,     &profiles_command, &palette_command,     &plates_command,
      &preflight_command, &handover_command,      &merge_command,    &manifest_command,
  };
  return all;
}

int run(const Arguments& arguments) {
  app::prepare_process();
  base::DiskSources sources;
  base::Diagnostics diagnostics;
  return arguments.command->run(arguments, sources, diagnostics);
}

}  // namespace handbill::cli
