#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  add_selection(options, arguments);
  options.text("-o,--output", arguments.output, "A folder (default: out)");
}

int run_pack(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  return make_files(arguments, sources, diagnostics, [&](const app::Deliver& deliver) {
    return app::pack(arguments.job, sources, deliver, progress(), diagnostics);
  });
}

}  // namespace

const Command pack_command{"pack", "Everything a language's people need: pieces, index, tips, texts, zip", add_options,
                           run_pack};

}  // namespace handbill::cli
