#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  add_selection(options, arguments);
  add_output(options, arguments, "A folder (default: out), a file for one page, or - for standard output");
  options.flag("--coverage", arguments.job.coverage, "Estimate how much of the pages each ink covers");
  options.flag("--map", arguments.job.map,
               "Write OUT.map.json beside each file: where each box stands and which line made it");
  options.flag("--outline-text", arguments.job.outline_text,
               "Letters of PDFs as shapes: no fonts, and no words to find or copy. For shops that ask for it");
  add_resolution(options, arguments);
  options.choice("--view", arguments.view, {"flat", "folded"},
                 "folded: a picture of the folded piece instead of its pages");
  options.list("--overlay", arguments.job.overlays,
               "grid, boxes, safe, bleed, folds, baseline, order: drawn over previews");
}

int run_render(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  app::Job job = arguments.job;
  job.folded = arguments.view == "folded";
  return make_files(arguments, sources, diagnostics, [&](const app::Deliver& deliver) {
    return app::render(job, sources, deliver, progress(), diagnostics);
  });
}

}  // namespace

const Command render_command{"render", "Make PDF, PNG or SVG files", add_options, run_render};

}  // namespace handbill::cli
