#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

using base::Diagnostics;
using base::Result;

void add_options(Options& options, Arguments& arguments) {
  options.words("state", arguments.states,
                "A project's folder or a saved state, twice; once: to compare with this project");
  options.list("--layout", arguments.job.layouts, "Layouts by name; all of the campaign's where none is named");
  add_pages(options, arguments);
  options.text("--save", arguments.save, "Write the state of this project to a file instead");
  options.list("--format", arguments.raw.formats, "pdf, png, svg: of the pictures");
  options.text("-o,--output", arguments.raw.output,
               "A folder or a file for pictures of what changed; without it, none are made");
  add_resolution(options, arguments);
}

int save(const Arguments& arguments, base::Sources& sources, Diagnostics& diagnostics) {
  const auto state = app::save_state(arguments.job, sources, progress(), diagnostics);
  if (state && app::write_file(arguments.save, state.value(), diagnostics) && !arguments.json)
    print("saved in " + arguments.save + "; handbill diff " + arguments.save + " compares with it\n", diagnostics);
  print_messages(arguments, diagnostics, sources);
  return exit_code(diagnostics, arguments.job.strict);
}

int run_diff(const Arguments& arguments, base::Sources& sources, Diagnostics& diagnostics) {
  const bool saves = !arguments.save.empty();
  if (saves ? !arguments.states.empty() : arguments.states.empty() || arguments.states.size() > 2) {
    diagnostics
        .error("usage", {},
               saves ? "--save is of this project, and states to compare were named, too"
                     : "expected one or two states to compare, found " + std::to_string(arguments.states.size()),
               base::Fault::usage)
        .hint("handbill diff OLD NEW; or handbill diff --save before.json, and later handbill diff before.json");
    print_messages(arguments, diagnostics, sources);
    return exit_code(diagnostics, arguments.job.strict);
  }
  if (saves) return save(arguments, sources, diagnostics);
  const app::Compare wanted{arguments.states.front(), arguments.states.size() > 1 ? arguments.states.back() : "",
                            style_of(arguments)};
  const bool wants_pictures = !arguments.raw.output.empty();
  Destination destination(arguments);
  app::Deliver deliver;
  if (wants_pictures) {
    deliver = [&](app::Artefact artefact, Diagnostics& each) { return destination.deliver(std::move(artefact), each); };
  }
  const auto found = app::diff(arguments.job, wanted, sources, deliver, progress(), diagnostics);
  Diagnostics writing;
  destination.close(writing);
  diagnostics.append(std::move(writing));
  if (found && !(wants_pictures && arguments.output == "-")) print(found->report, diagnostics);
  print_messages(arguments, diagnostics, sources);
  const int code = exit_code(diagnostics, arguments.job.strict);
  return code == exit_done && found && found->any ? exit_differs : code;
}

}  // namespace

const Command diff_command{"diff", "What moved between two states of a project", add_options, run_diff,
                           InProject::if_there};

}  // namespace handbill::cli
