#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  add_selection(options, arguments);
  options.text("-o,--output", arguments.raw.output, "A folder (default: out)");
  add_resolution(options, arguments);
}

int run_plates(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  if (is_single_file(arguments.output)) {
    diagnostics
        .error("several-files", {}, "-o " + arguments.output + " takes one file, and this makes several",
               base::Fault::usage)
        .hint("give -o a folder");
    return answer(arguments, base::Failed{}, sources, diagnostics);
  }
  Destination destination(arguments);
  const app::Deliver deliver = [&](app::Artefact artefact, base::Diagnostics& each) {
    return destination.deliver(std::move(artefact), each);
  };
  const auto text = app::plates(arguments.job, style_of(arguments), sources, deliver, diagnostics);
  return answer(arguments, text, sources, diagnostics);
}

}  // namespace

const Command plates_command{"plates", "A picture of each plate, a soft proof, and how much ink lies where",
                             add_options, run_plates};

}  // namespace handbill::cli
