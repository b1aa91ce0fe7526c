#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/job.h"
#include "base/diagnostic.h"
#include "base/result.h"
#include "base/sources.h"
#include "batch/shard.h"
#include "batch/stop.h"

/// A layout for many churches: a file for each row of a table.
namespace handbill::app {

/// What a run is told besides its job, which names one layout, at most one language and at most one edition (none:
/// office).
struct PrintRun {
  std::string data;                          ///< path of the rows: .csv, .tsv, .yaml or .jsonl
  std::string output = "out";                ///< a folder
  std::string name;                          ///< pattern of the files' names; empty: layout, language and row
  std::vector<std::string> where;            ///< `language=ko`: only rows that say so, all of them
  std::size_t limit = 0;                     ///< only the first of those; 0: all
  std::optional<std::size_t> most_failures;  ///< the run ends where more rows have failed; nothing: never
  batch::Shard shard;
  bool dry = false;          ///< rows are checked up to the finished page, and nothing is written
  bool one_file = false;     ///< all pages in one PDF, `run.pdf`, in the order of the rows
  bool resume = false;       ///< go on with what a stopped run left
  bool with_values = false;  ///< the journal keeps the rows' values, which are personal
};

/// Told again and again while a run goes on, never by two threads at once.
struct RunState {
  std::size_t done = 0;  ///< of the rows, failed ones included
  std::size_t failed = 0;
  std::size_t total = 0;
};
struct RunReport {
  RunState state;
  std::size_t kept = 0;       ///< of the rows: their files stood from an earlier run
  std::uint64_t bytes = 0;    ///< of all files that were made
  bool has_manifest = false;  ///< it was written: all rows are known
  bool stopped = false;       ///< before all rows were done
  std::string timings;        ///< JSON: seconds of all workers together on each stage
};
using RunProgress = std::function<void(const RunState&)>;

/// Makes a file for each row. A row that fails does not stop the others; what is said of it stands at its fields or
/// names its row. `stop`: ends behind the pieces at hand. Errors of single rows do not fail the run; what does are
/// those of the documents, of RunData::open, run_names, check_columns, RowFilter and batch::Journal, `no-such-rows`
/// (65), `too-many-failures`, and where no row says its language `no-language` (64).
[[nodiscard]] base::Result<RunReport> print_run(const Job& job, const PrintRun& wanted, base::Sources& sources,
                                                const batch::StopFlag& stop, const RunProgress& progress,
                                                base::Diagnostics& diagnostics);

/// What a run did and said, as JSON, as summary_json().
[[nodiscard]] std::string run_json(const RunReport& report, const base::Diagnostics& diagnostics,
                                   const base::Sources& sources);

}  // namespace handbill::app
