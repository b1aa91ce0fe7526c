#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  options.word("profile", arguments.job.profile, "One profile by name, explained; a list where none is named");
  add_place(options, arguments);
}

int run_profiles(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  const auto text = app::profiles(arguments.job, style_of(arguments), sources, diagnostics);
  return answer(arguments, text, sources, diagnostics);
}

}  // namespace

const Command profiles_command{"profiles", "The print shops that files can be made for, and what each one takes",
                               add_options, run_profiles, InProject::if_there};

}  // namespace handbill::cli
