#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  app::Preflight& wanted = arguments.preflight;
  options.needed_word("file", wanted.file, "A PDF, ours or anybody's");
  options.text("--profile", arguments.job.profile, "The print shop's profile: coated where none is named");
  options.text("--order", wanted.size, "The finished size that was ordered, such as A4");
  options.flag("--lying", wanted.lies, "The ordered size lies on its long side");
  options.number("--pages", wanted.pages, 1, 2000, "How many pages were ordered");
  options.text("--folds", wanted.folds,
               "How the ordered sheet is folded: half, roll, z, gate, double-parallel or french; needs --order");
  options.text("--map", wanted.map,
               "The file's own map, as `render --map` writes it: findings name the box and its line");
  options.text("--exceptions", wanted.exceptions,
               "A YAML list of findings that somebody answers for: {rule, page, name, reason}");
  options.text("--annotate", wanted.annotated, "Write a copy with every finding framed, and an overview in front");
  options.flag("--with-gs", wanted.with_ghostscript, "Let Ghostscript measure ink, where it is installed");
  options.list("--lang", arguments.job.languages, "The language of what is said to volunteers");
  add_place(options, arguments);
}

int run_preflight(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  const auto made = app::preflight(arguments.job, arguments.preflight, style_of(arguments), sources, diagnostics);
  if (!made) return answer(arguments, base::Failed{}, sources, diagnostics);
  const int code = answer(arguments, made->report, sources, diagnostics);
  return code == 0 && !made->passed ? 1 : code;
}

}  // namespace

const Command preflight_command{"preflight", "Holds a PDF against what a print shop takes", add_options, run_preflight,
                                InProject::if_there};

}  // namespace handbill::cli
