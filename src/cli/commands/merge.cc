#include <cstdlib>

#include "app/print_run.h"
#include "batch/shard.h"
#include "batch/stop.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/output.h"

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

/// 12 rows: 11 files, 1 failed
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

int run_merge(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  app::PrintRun wanted = arguments.merge.run;
  wanted.output = arguments.output;
  wanted.limit = arguments.merge.limit;
  if (arguments.merge.most_failures) wanted.most_failures = *arguments.merge.most_failures;
  const batch::StopFlag& stop = batch::catch_signals();
  const auto shard = batch::choose_shard(arguments.merge.shard, environment, diagnostics);
  if (shard) {
    wanted.shard = shard.value();
    const auto report = app::print_run(arguments.job, wanted, sources, stop, {}, diagnostics);
    if (report) {
      print(told(report.value(), arguments), diagnostics);
      if (!arguments.merge.timings.empty())
        static_cast<void>(app::write_file(arguments.merge.timings, report->timings, diagnostics));
    }
  }
  print_messages(arguments, diagnostics, sources);
  const int code = exit_code(diagnostics, arguments.job.strict);
  return code == exit_done ? batch::exit_code_of(stop.why()) : code;
}

}  // namespace

const Command merge_command{"merge", "A file for each row of a table: the church's own date, place and language",
                            add_options, run_merge};

}  // namespace handbill::cli
