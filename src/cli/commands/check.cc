#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

int run_check(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  const app::Report report = app::check(arguments.job, sources, progress(), diagnostics);
  tell_lost_pages(report, arguments.job.strict, diagnostics);
  if (arguments.json) {
    print(app::summary_json(report, diagnostics, sources), diagnostics);
  } else {
    print_messages(arguments, diagnostics, sources);
    tell_drafts(report);
  }
  return exit_code(diagnostics, arguments.job.strict);
}

}  // namespace

const Command check_command{"check", "Find everything that is wrong, make no files", add_selection, run_check};

}  // namespace handbill::cli
