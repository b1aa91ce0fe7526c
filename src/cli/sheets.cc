#include "cli/sheets.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/number.h"
#include "base/utf8.h"
#include "cli/exit_code.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

using base::Diagnostics;
using base::Length;

/// `cut, none`
std::string joined(const std::vector<std::string_view>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + std::string(names[i]);
  return text;
}

std::optional<double> number_in(std::string_view text, double least, double most) {
  const auto value = base::parse_decimal(text);
  return value && *value >= least && *value <= most ? value : std::nullopt;
}

std::optional<int> count_of(std::string_view text) {
  const auto value = number_in(text, 1, impose::most_cells);
  return value && *value == static_cast<int>(*value) ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

}  // namespace

void add_sheet_options(Options& options, Arguments& arguments, const std::string& file_help) {
  SheetOptions& sheets = arguments.sheets;
  if (!file_help.empty()) options.needed_word("file", sheets.file, file_help);
  options.text("-o,--output", arguments.output, "A folder (default: out), a PDF file, or - for standard output");
  options.text("--sheet", sheets.sheet, "Paper: A4, A3, SRA3, Letter, `A4 landscape`, 320x450mm");
  options.text("--marks", sheets.marks, "cut, none: guides, labels and numbers outside of the pages");
  options.text("--lang", sheets.language, "Language of words on the sheets; the PDF's own where not said");
  add_place(options, arguments);
}

void add_press_options(Options& options, Arguments& arguments) {
  SheetOptions& sheets = arguments.sheets;
  options.flag("--press", sheets.press, "Sheets for a printing press: gripper, plates, marks in the ink of all plates");
  options.text("--work", sheets.work,
               "With --press: sheetwise, turn (work-and-turn), tumble (work-and-tumble), one-side; sheetwise where the "
               "piece has backs");
  options.text("--gripper", sheets.gripper, "With --press: what the lower edge keeps free (default: 12mm)");
}

SheetReader::SheetReader(const Arguments& arguments, Diagnostics& diagnostics)
    : arguments_(arguments), diagnostics_(diagnostics) {
  common();
}

void SheetReader::fail(std::string message) {
  diagnostics_.error("bad-option", {}, std::move(message), base::Fault::usage);
}

std::size_t SheetReader::choice(const std::string& text, const char* option,
                                const std::vector<std::string_view>& known) {
  const auto found = std::find(known.begin(), known.end(), text);
  if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
  auto& diagnostic = diagnostics_.error(
      "bad-option", {}, "expected " + joined(known) + " after " + option + ", found " + base::quote(text),
      base::Fault::usage);
  if (const auto near = base::nearest(text, known); !near.empty())
    diagnostic.hint("did you mean `" + std::string(near) + "`?");
  return 0;
}

Length SheetReader::length(const std::string& text, const char* option, Length otherwise) {
  if (text.empty()) return otherwise;
  const auto read = app::read_length(text, option, diagnostics_);
  return read ? *read : otherwise;
}

double SheetReader::scale(const std::string& text) {
  if (text.empty()) return 1;
  const auto percent = text.ends_with('%') ? number_in(text.substr(0, text.size() - 1), 10, 1000) : std::nullopt;
  if (!percent) fail("expected 10% to 1000% after --scale, found " + base::quote(text));
  return percent.value_or(100) / 100;
}

void SheetReader::cells(const std::string& text, impose::NUp& scheme) {
  const auto cross = text.find('x');
  const auto first = count_of(text.substr(0, cross));
  const auto second = cross == std::string::npos ? std::optional(1) : count_of(text.substr(cross + 1));
  if (!first || !second)
    return fail("expected 2, 4, 8 or columns and rows such as 3x5 after --nup, found " + base::quote(text));
  scheme.cells = *first;
  if (cross == std::string::npos) return;
  scheme.columns = *first;
  scheme.rows = *second;
}

void SheetReader::back_offset(const std::string& text) {
  if (text.empty()) return;
  const auto comma = text.find(',');
  const auto x = number_in(text.substr(0, comma), -20, 20);
  const auto y = comma == std::string::npos ? std::nullopt : number_in(text.substr(comma + 1), -20, 20);
  if (!x || !y) {
    diagnostics_
        .error("bad-option", {},
               "expected two numbers of mm such as 0.5,-1 after --back-offset, found " + base::quote(text),
               base::Fault::usage)
        .hint("`handbill calibration` makes the sheet that they are read from");
    return;
  }
  job_.settings.back_offset = {base::mm(*x), base::mm(*y)};
}

void SheetReader::common() {
  using impose::Flip;
  const SheetOptions& typed = arguments_.sheets;
  job_.file = typed.file;
  job_.language = typed.language;
  job_.project = arguments_.job.project;
  job_.date = arguments_.job.date;
  job_.settings.right_to_left = typed.right_to_left;
  if (!typed.sheet.empty()) {
    if (auto paper = app::read_paper(typed.sheet, diagnostics_)) job_.settings.paper = *paper;
  }
  using Marks = impose::Settings::Marks;
  job_.settings.marks = choice(typed.marks, "--marks", {"cut", "none"}) == 0 ? Marks::cut : Marks::none;
  if (!typed.flip.empty()) {
    constexpr Flip flips[] = {Flip::long_edge, Flip::short_edge, Flip::upright, Flip::none};
    job_.flip = flips[choice(typed.flip, "--flip", {"long", "short", "upright", "none"})];
  }
  back_offset(typed.back_offset);
  press();
}

void SheetReader::press() {
  using impose::Work;
  const SheetOptions& typed = arguments_.sheets;
  if (!typed.press) {
    if (!typed.work.empty()) fail("expected --press with --work");
    if (!typed.gripper.empty()) fail("expected --press with --gripper");
    return;
  }
  if (!typed.flip.empty()) fail("expected no --flip with --press: --work says how a sheet is turned over");
  if (!typed.back_offset.empty()) fail("expected no --back-offset with --press: a press registers by its marks");
  if (typed.shrink) fail("expected no --shrink with --press: pages keep their size");
  impose::Press made;
  made.gripper = length(typed.gripper, "--gripper", made.gripper);
  job_.settings.press = made;
  if (typed.work.empty()) return;
  constexpr std::array<Work, 4> works{Work::sheetwise, Work::turn, Work::tumble, Work::one_side};
  // In full it is work-and-turn and work-and-tumble.
  constexpr std::string_view full = "work-and-";
  const std::string name = typed.work.starts_with(full) ? typed.work.substr(full.size()) : typed.work;
  job_.work = works.at(choice(name, "--work", {"sheetwise", "turn", "tumble", "one-side"}));
}

std::optional<app::SheetJob> SheetReader::job(impose::Scheme scheme) {
  if (diagnostics_.has_errors()) return std::nullopt;
  job_.scheme = std::move(scheme);
  return std::move(job_);
}

int make_sheets(const Arguments& arguments, const std::optional<app::SheetJob>& job, base::Sources& sources,
                Diagnostics& diagnostics) {
  Destination destination(arguments);
  std::string told;
  if (job) {
    auto made = app::make_sheets(*job, sources, diagnostics);
    if (made) {
      const bool in_folder = !is_single_file(arguments.output);
      const std::string path =
          in_folder ? (std::filesystem::path(arguments.output) / made->name).string() : arguments.output;
      const std::string bytes = made->bytes;
      const bool taken = destination.deliver({{}, app::Format::pdf, made->name, bytes}, diagnostics).ok();
      destination.close(diagnostics);
      if (taken && !diagnostics.has_errors())
        told =
            arguments.json ? app::describe_json(*made, path, diagnostics, sources) : path + ": " + app::describe(*made);
    }
  }
  if (arguments.output != "-" && !told.empty()) print(told, diagnostics);
  if (!arguments.json || arguments.output == "-" || told.empty()) print_messages(arguments, diagnostics, sources);
  return exit_code(diagnostics, arguments.job.strict);
}

}  // namespace handbill::cli
