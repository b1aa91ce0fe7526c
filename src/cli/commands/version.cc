#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

int run_version(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  return answer(arguments, app::version(style_of(arguments)), sources, diagnostics);
}

}  // namespace

const Command version_command{"version", "Versions of Handbill, its libraries and fonts", add_general, run_version,
                              InProject::no};

}  // namespace handbill::cli
