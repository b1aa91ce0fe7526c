#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "app/print_run.h"
#include "batch/shard.h"
#include "batch/stop.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/run_progress.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  add_selection(options, arguments);
  MergeOptions& merge = arguments.merge;
  options.needed_text("--data", merge.run.data, "The churches, a row each: .csv, .tsv, .yaml or .jsonl");
  options.text("--name", merge.run.name,
               "The files' names: {layout}-{language}-{row}, or any column in braces: {church}-{language}");
  options.list("--where", merge.run.where, "Only rows whose field says exactly this: language=ko");
  options.number("--limit", merge.limit, 0, 1'000'000'000, "Only the first so many of them");
  options.text("--shard", merge.shard,
               "One of several parts of the run: 2/7; from the task of a Slurm array or a Kubernetes job where not "
               "said, `none` for all");
  options.flag("--one-file", merge.run.one_file, "All pages in one PDF, in the order of the rows");
  options.flag("--resume", merge.run.resume, "Go on with a run that was stopped: what stands is kept");
  options.flag("--dry-run", merge.run.dry, "Check every row up to the finished page, and write nothing");
  options.number("--max-failures", merge.most_failures, 0, 1'000'000'000, "End the run where more rows have failed");
  options.flag("--with-values", merge.run.with_values, "Keep the rows' values in the journal: they are personal data");
  options.text("--timings", merge.timings, "A file for the seconds that each stage took, as JSON");
  options.text("-o,--output", arguments.raw.output, "A folder (default: out)");
}

std::optional<std::string> environment(const std::string& name) {
  const char* const value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

/// Of a run in files and in one.
std::string told(const app::RunReport& report, const Arguments& arguments) {
  const app::RunState& state = report.state;
  std::string text = std::to_string(state.done) + " of " + std::to_string(state.total) +
                     " rows: " + std::to_string(state.done - state.failed) +
                     (arguments.merge.run.dry ? " well" : " files");
  if (report.kept > 0) text += ", " + std::to_string(report.kept) + " of them from before";
  text += ", " + std::to_string(state.failed) + " failed";
  if (!arguments.merge.run.dry) text += ", " + std::to_string(report.bytes / 1024) + " KiB in " + arguments.output;
  if (report.stopped) text += "\nstopped: go on with --resume";
  return text + "\n";
}

/// On a terminal one line, JSON where that is asked for, else now and then a line: all on standard error.
app::RunProgress progress_of(const Arguments& arguments, std::optional<RunProgress>& line) {
  const auto form = arguments.json               ? ProgressForm::json
                    : isatty(STDERR_FILENO) != 0 ? ProgressForm::terminal
                                                 : ProgressForm::lines;
  line.emplace(form, [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); });
  return [&line, began = std::chrono::steady_clock::now()](const app::RunState& state) {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - began;
    line->tell({state.done - state.failed, state.failed, state.total, passed.count()});
  };
}

int run_merge(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  const MergeOptions& merge = arguments.merge;
  app::PrintRun wanted = merge.run;
  wanted.output = arguments.output;
  wanted.limit = merge.limit;
  if (merge.most_failures) wanted.most_failures = *merge.most_failures;
  const batch::StopFlag& stop = batch::catch_signals();
  std::optional<RunProgress> line;
  bool is_told = false;
  if (const auto shard = batch::choose_shard(merge.shard, environment, diagnostics)) {
    wanted.shard = shard.value();
    const auto report = app::print_run(arguments.job, wanted, sources, stop, progress_of(arguments, line), diagnostics);
    line->end();
    if (report) {
      if (!merge.timings.empty()) static_cast<void>(app::write_file(merge.timings, report->timings, diagnostics));
      print(arguments.json ? app::run_json(report.value(), diagnostics, sources) : told(report.value(), arguments),
            diagnostics);
      is_told = arguments.json;
    }
  }
  if (!is_told) print_messages(arguments, diagnostics, sources);
  const int code = exit_code(diagnostics, arguments.job.strict);
  // What stopped it stands over rows that failed before: run again, it goes on.
  const int stopped = batch::exit_code_of(stop.why());
  return stopped != 0 && code <= 1 ? stopped : code;
}

}  // namespace

const Command merge_command{"merge", "A file for each row of a table: the church's own date, place and language",
                            add_options, run_merge};

}  // namespace handbill::cli
