#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  options.word("theme", arguments.palette.theme, "A theme by name; the campaign's where none is named");
  options.choice("--format", arguments.palette.format, {"gpl", "ase"},
                 "gpl: for GIMP, Inkscape and Scribus; ase: for Adobe's programs, with CMYK and separations");
  options.text("-o,--output", arguments.raw.output, "A file, or - for standard output (default)");
  add_place(options, arguments);
}

int run_palette(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  const auto made = app::palette(arguments.job, arguments.palette, sources, diagnostics);
  if (!made || arguments.raw.output.empty() || arguments.raw.output == "-")
    return answer(arguments, made, sources, diagnostics);
  if (!app::write_file(arguments.raw.output, made.value(), diagnostics)) {
    print_messages(arguments, diagnostics, sources);
    return exit_code(diagnostics, arguments.job.strict);
  }
  return answer(arguments, std::string(), sources, diagnostics);
}

}  // namespace

const Command palette_command{"palette", "A theme's inks as a palette for other programs", add_options, run_palette};

}  // namespace handbill::cli
