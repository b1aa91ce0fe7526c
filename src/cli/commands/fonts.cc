#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

int run_fonts(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  const auto text = app::fonts(arguments.job, style_of(arguments), sources, diagnostics);
  return answer(arguments, text, sources, diagnostics);
}

}  // namespace

const Command fonts_command{"fonts", "The faces that may be used, and whether their files are the right ones",
                            add_place, run_fonts};

}  // namespace handbill::cli
