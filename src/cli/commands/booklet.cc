#include "cli/commands.h"
#include "cli/sheets.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  SheetOptions& sheets = arguments.sheets;
  add_sheet_options(options, arguments, "The PDF whose pages become a booklet");
  options.text("--flip", sheets.flip, "Turned over on the edge that leaves both sides upright, or: long, short");
  options.number("--signature", sheets.signature, 4, 400, "Pages that are folded together; all where not said");
  options.text("--creep", sheets.creep, "How far the innermost pages move to the spine: 0.5mm");
  options.text("--stock", sheets.stock, "The paper's thickness, in the place of --creep: 0.12mm");
  options.text("--back-offset", sheets.back_offset, "What the calibration sheet read, in mm: 0.5,-1");
  options.flag("--shrink", sheets.shrink, "Make pages smaller where they do not fit");
  options.flag("--rtl", sheets.right_to_left, "Bound on the right; a PDF may say so itself");
  add_press_options(options, arguments);
}

int run_booklet(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  SheetReader reader(arguments, diagnostics);
  impose::Booklet scheme;
  scheme.signature = static_cast<int>(arguments.sheets.signature);
  scheme.creep = reader.length(arguments.sheets.creep, "--creep", {});
  scheme.stock = reader.length(arguments.sheets.stock, "--stock", {});
  if (!arguments.sheets.creep.empty() && !arguments.sheets.stock.empty()) {
    diagnostics.error("bad-option", {}, "expected one of --creep and --stock, found both", base::Fault::usage);
  }
  scheme.shrink = arguments.sheets.shrink;
  return make_sheets(arguments, reader.job(scheme), sources, diagnostics);
}

}  // namespace

const Command booklet_command{"booklet", "A PDF as a booklet to fold and staple", add_options, run_booklet,
                              InProject::if_there};

}  // namespace handbill::cli
