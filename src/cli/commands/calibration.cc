#include "cli/commands.h"
#include "cli/sheets.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  add_sheet_options(options, arguments, {});
  options.text("--flip", arguments.sheets.flip, "Over which edge the printer turns the sheet: long (default), short");
  options.text("--back-offset", arguments.sheets.back_offset, "A reading to prove: the crosses now meet");
}

int run_calibration(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  SheetReader reader(arguments, diagnostics);
  auto job = reader.job(impose::Calibration{});
  if (job && !job->flip) job->flip = impose::Flip::long_edge;
  return make_sheets(arguments, job, sources, diagnostics);
}

}  // namespace

const Command calibration_command{"calibration", "A sheet that shows how far a printer's backs miss its fronts",
                                  add_options, run_calibration, InProject::if_there};

}  // namespace handbill::cli
