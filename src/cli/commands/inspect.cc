#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  add_selection(options, arguments);
  options.text("--box", arguments.box, "Only the box with this id");
}

int run_inspect(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  const auto text = app::inspect(arguments.job, arguments.box, style_of(arguments), sources, diagnostics);
  return answer(arguments, text, sources, diagnostics);
}

}  // namespace

const Command inspect_command{"inspect", "Every box of a page: place, values, and who set them", add_options,
                              run_inspect};

}  // namespace handbill::cli
