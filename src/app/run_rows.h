#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "app/documents.h"
#include "app/print_run.h"
#include "app/run_data.h"

namespace handbill::app {

/// What a run makes: which rows, and of each its layout and its language.
class RunRows {
 public:
  /// What the rows ask for of the project: where a row says no layout or no language, it has the job's.
  struct Wanted {
    std::set<std::string> layouts;
    std::set<std::string> languages;
  };
  /// Looks through all rows. Errors: those of RowFilter; `no-such-rows` (65) where none is left.
  [[nodiscard]] static base::Result<RunRows> choose(const Job& job, const PrintRun& wanted, const RunData& data,
                                                    base::Diagnostics& diagnostics);

  /// The numbers of the shard's rows, from 1, ascending.
  [[nodiscard]] const std::vector<std::size_t>& rows() const { return rows_; }
  /// How many rows the whole run has, over all shards.
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] const Wanted& wanted() const { return wanted_; }
  /// The first row of each layout and language in the whole run, by its index.
  [[nodiscard]] const std::vector<std::size_t>& examples() const { return examples_; }

  /// Of a row. Errors, at its field: `no-such-layout`, `no-such-language`, `bad-pair`, `not-bilingual`; `no-language`
  /// where nobody says it.
  [[nodiscard]] base::Result<Unit> unit_of(const Row& row, const Documents& documents,
                                           base::Diagnostics& diagnostics) const;

 private:
  std::vector<std::size_t> rows_;
  std::vector<std::size_t> examples_;
  std::size_t count_ = 0;
  Wanted wanted_;
  std::string layout_;
  std::string language_;
  std::string edition_;
  std::string paper_;
};

}  // namespace handbill::app
