#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  add_selection(options, arguments);
  add_output(options, arguments, "A folder (default: out), a file for one page, or - for standard output");
  add_resolution(options, arguments);
  options.list("--overlay", arguments.job.overlays,
               "grid, boxes, safe, bleed, folds, baseline, order: drawn over previews");
}

int run_render(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  return make_files(arguments, sources, diagnostics, [&](const app::Deliver& deliver) {
    return app::render(arguments.job, sources, deliver, progress(), diagnostics);
  });
}

}  // namespace

const Command render_command{"render", "Make PDF, PNG or SVG files", add_options, run_render};

}  // namespace handbill::cli
