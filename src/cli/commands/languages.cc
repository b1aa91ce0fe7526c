#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

int run_languages(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  const auto text = app::languages(arguments.job, style_of(arguments), sources, diagnostics);
  return answer(arguments, text, sources, diagnostics);
}

}  // namespace

const Command languages_command{"languages", "The campaign's languages and what is missing in each", add_place,
                                run_languages};

}  // namespace handbill::cli
