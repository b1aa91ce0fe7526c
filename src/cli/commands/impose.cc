#include "cli/commands.h"
#include "cli/sheets.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  SheetOptions& sheets = arguments.sheets;
  add_sheet_options(options, arguments, "The PDF whose pages go onto sheets");
  options.text("--nup", sheets.nup, "Pages on a side: 2, 4, 8, or columns and rows as 3x5");
  options.flag("--repeat", sheets.repeat, "The same page in all cells");
  options.flag("--cut-and-stack", sheets.cut_and_stack, "The cut stacks, put on each other, are in order");
  options.text("--flip", sheets.flip,
               "Two-sided, turned over on the long or short edge, or on the one that leaves both sides upright: long, "
               "short, upright, none");
  options.text("--gutter", sheets.gutter,
               "Between pages; twice the bleed where that fits, else nothing (with --press always twice the bleed)");
  options.text("--back-offset", sheets.back_offset, "What the calibration sheet read, in mm: 0.5,-1");
  options.flag("--shrink", sheets.shrink, "Make pages smaller where they do not fit");
  options.flag("--rtl", sheets.right_to_left, "The first page is the right one; a PDF may say so itself");
  add_press_options(options, arguments);
}

int run_impose(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  using Order = impose::NUp::Order;
  const SheetOptions& typed = arguments.sheets;
  SheetReader reader(arguments, diagnostics);
  impose::NUp scheme;
  reader.cells(typed.nup, scheme);
  if (!typed.gutter.empty()) scheme.gutter = reader.length(typed.gutter, "--gutter", {});
  if (typed.repeat && typed.cut_and_stack) {
    diagnostics.error("bad-option", {}, "expected one of --repeat and --cut-and-stack, found both", base::Fault::usage);
  }
  scheme.order = typed.repeat ? Order::repeat : typed.cut_and_stack ? Order::cut_and_stack : Order::sequence;
  scheme.shrink = typed.shrink;
  return make_sheets(arguments, reader.job(scheme), sources, diagnostics);
}

}  // namespace

const Command impose_command{"impose", "Several pages of a PDF on each sheet, with cut guides and backs that register",
                             add_options, run_impose, InProject::if_there};

}  // namespace handbill::cli
