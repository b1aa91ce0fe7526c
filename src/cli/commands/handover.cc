#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  add_selection(options, arguments);
  app::Handover& wanted = arguments.handover;
  options.text("--job", wanted.job, "What the shop calls the job; the campaign's name where not said");
  options.text("--customer", wanted.customer, "Who orders, for the job ticket");
  options.list("--quantity", wanted.quantities, "Copies of each piece: `500`, or by language `ko=200,en=1000`");
  options.text("--stock", wanted.stock, "The paper, for the job ticket: `170 gsm silk`");
  options.text("--note", wanted.note, "What else the shop must know, for the job ticket");
  options.text("--exceptions", wanted.exceptions,
               "A YAML list of findings that somebody answers for: {rule, page, name, reason}");
  options.flag("--proof", wanted.proof, "Let drafts and samples through; folder and ticket say that it is a proof");
  options.text("-o,--output", arguments.raw.output, "A folder (default: out)");
}

int run_handover(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  return make_files(arguments, sources, diagnostics, [&](const app::Deliver& deliver) {
    return app::handover(arguments.job, arguments.handover, sources, deliver, progress(), diagnostics);
  });
}

}  // namespace

const Command handover_command{"handover",
                               "What a print shop needs in one folder: print files, report, proof, job ticket, zip",
                               add_options, run_handover};

}  // namespace handbill::cli
