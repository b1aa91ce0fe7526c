#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

using base::Diagnostics;

void add_options(Options& options, Arguments& arguments) {
  add_selection(options, arguments);
  add_output(options, arguments, "A folder (default: out), a file, or - for standard output");
  add_resolution(options, arguments);
}

std::string summary(const app::Report& report, std::size_t bytes, const std::string& output) {
  const auto failed = static_cast<std::size_t>(std::ranges::count(report.outcomes, false, &app::Outcome::ok));
  return std::to_string(report.outcomes.size() - failed) + " of " + std::to_string(report.outcomes.size()) +
         " units shown, " + std::to_string((bytes + 512) / 1024) + " KiB in " + output + "\n";
}

/// A sheet that shows what fails is what was asked for, so errors of units do not keep it back.
int run_contact_sheet(const Arguments& arguments, base::Sources& sources, Diagnostics& diagnostics) {
  Destination destination(arguments);
  Diagnostics writing;
  std::size_t bytes = 0;
  const app::Deliver deliver = [&](app::Artefact artefact, Diagnostics&) {
    bytes += artefact.bytes.size();
    return destination.deliver(std::move(artefact), writing);
  };
  const app::Report report = app::contact_sheet(arguments.job, sources, deliver, progress(), diagnostics);
  destination.close(writing);
  diagnostics.append(std::move(writing));
  if (arguments.output != "-") {
    print(arguments.json ? app::summary_json(report, diagnostics, sources) : summary(report, bytes, arguments.output),
          diagnostics);
  }
  if (!arguments.json || arguments.output == "-") print_messages(arguments, diagnostics, sources);
  return exit_code(diagnostics, arguments.job.strict);
}

}  // namespace

const Command contact_sheet_command{"contact-sheet", "Every language and edition of a layout on one sheet", add_options,
                                    run_contact_sheet};

}  // namespace handbill::cli
