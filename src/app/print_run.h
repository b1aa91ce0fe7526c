#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/job.h"
#include "base/diagnostic.h"
#include "base/result.h"
#include "base/sources.h"

/// A layout for many churches: one file for each row of a table.
namespace handbill::app {

/// What a run is told besides its job, which names one layout, one edition and at most one language.
struct PrintRun {
  std::string data;                          ///< path of the rows: .csv, .tsv, .yaml or .jsonl
  std::string output;                        ///< a folder; of one file, that file
  std::string name;                          ///< pattern of the files' names; empty: layout, language and row
  std::vector<std::string> where;            ///< `language=ko`: only rows that say so, all of them
  std::size_t limit = 0;                     ///< only the first of those; 0: all
  std::optional<std::size_t> most_failures;  ///< stop where more rows have failed; nothing: never
  bool dry = false;                          ///< rows are checked up to the finished page, and nothing is written
  bool one_file = false;                     ///< all pages in one PDF
};

/// Told again and again while a run goes on, never by two threads at once.
struct RunState {
  std::size_t done = 0;  ///< of the rows, failed ones included
  std::size_t failed = 0;
  std::size_t total = 0;
};
struct RunReport {
  RunState state;
  std::uint64_t bytes = 0;  ///< of all files
  bool stopped = false;     ///< before all rows were done: by a signal, or by too many failures
};

/// Makes a file for each row. A row that fails does not stop the others; its diagnostics stand at its fields.
/// `stop`: finish the pieces at hand, then end.
[[nodiscard]] base::Result<RunReport> print_run(const Job& job, const PrintRun& wanted, base::Sources& sources,
                                                const std::atomic<bool>& stop,
                                                const std::function<void(const RunState&)>& progress,
                                                base::Diagnostics& diagnostics);

}  // namespace handbill::app
