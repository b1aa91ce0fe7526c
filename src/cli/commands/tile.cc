#include "cli/commands.h"
#include "cli/sheets.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  SheetOptions& sheets = arguments.sheets;
  add_sheet_options(options, arguments, "The PDF of a poster that is larger than the paper");
  options.text("--overlap", sheets.overlap, "What neighbouring sheets both show (default: 10mm)");
  options.text("--scale", sheets.scale, "Of the poster: 200% makes an A4 page as large as A2");
}

int run_tile(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  SheetReader reader(arguments, diagnostics);
  impose::Tiles scheme;
  scheme.overlap = reader.length(arguments.sheets.overlap, "--overlap", scheme.overlap);
  scheme.scale = reader.scale(arguments.sheets.scale);
  return make_sheets(arguments, reader.job(scheme), sources, diagnostics);
}

}  // namespace

const Command tile_command{"tile", "A poster on several sheets that are cut and glued together", add_options, run_tile,
                           InProject::if_there};

}  // namespace handbill::cli
