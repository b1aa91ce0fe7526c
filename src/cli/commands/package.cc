#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

using base::Failed;
using base::Result;

void add_options(Options& options, Arguments& arguments) {
  add_selection(options, arguments);
  options.text("-o,--output", arguments.raw.output, "A new folder");
}

int run_package(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  Result<std::string> text = Failed{};
  app::Package wanted = arguments.package;
  wanted.folder = arguments.raw.output;
  if (wanted.folder.empty()) {
    diagnostics.error("usage", {}, "expected a folder to gather files in, such as -o package", base::Fault::usage);
  } else {
    text = app::package(arguments.job, wanted, style_of(arguments), sources, progress(), diagnostics);
  }
  return answer(arguments, text, sources, diagnostics);
}

}  // namespace

const Command package_command{"package", "All that pages are made of in a folder that renders the same elsewhere",
                              add_options, run_package};

}  // namespace handbill::cli
