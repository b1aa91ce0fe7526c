#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  add_selection(options, arguments);
  options.flag("--write", arguments.write, "Write the shared sizes to the campaign's fit.lock.yaml");
}

/// The lock holds for all languages and editions, so that is what it is made from.
int run_fit(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  const app::Job& job = arguments.job;
  auto fitted = app::fit(job, style_of(arguments), sources, diagnostics);
  if (arguments.write && (!job.languages.empty() || !job.layouts.empty() || !job.editions.empty())) {
    diagnostics
        .error("fit-needs-all", {}, "--write is for the whole campaign, and only a part of it was named",
               base::Fault::usage)
        .hint("leave out the layouts, --lang and --edition");
  } else if (fitted && arguments.write && !fitted->lock.empty() && !diagnostics.has_errors()) {
    if (!app::write_file(fitted->lock_path, fitted->lock, diagnostics)) fitted->report.clear();
  }
  if (fitted) print(fitted->report, diagnostics);
  print_messages(arguments, diagnostics, sources);
  return exit_code(diagnostics, job.strict);
}

}  // namespace

const Command fit_command{"fit", "How far texts shrink, what room they have left, and what size languages share",
                          add_options, run_fit};

}  // namespace handbill::cli
