#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  options.list("--lang", arguments.job.languages, "Languages: `ko,en`, or `all`");
  add_output(options, arguments, "A folder (default: out), a file for one language, or - for standard output");
  add_place(options, arguments);
}

int run_specimen(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  return make_files(arguments, sources, diagnostics, [&](const app::Deliver& deliver) {
    return app::specimen(arguments.job, sources, deliver, diagnostics);
  });
}

}  // namespace

const Command specimen_command{"specimen", "A page that shows how a language is set, for a native reader", add_options,
                               run_specimen};

}  // namespace handbill::cli
