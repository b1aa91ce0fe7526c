#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/run_data.h"
#include "base/diagnostic.h"
#include "base/result.h"

namespace handbill::app {

/// Most bytes of a file's name, its ending not counted.
inline constexpr std::size_t most_name_bytes = 100;

/// What the names of a run's files are made of.
struct NamePattern {
  /// `{row}` is the row's number, with as many digits as the last one has; any column may stand in braces, too.
  std::string pattern = "{layout}-{language}-{row}";
  std::string layout;    ///< where a row says none
  std::string language;  ///< the same
  std::string edition;
};

/// A name for every row, without an ending, over the whole file: whatever part of the run is made, a row's name is the
/// same. ASCII letters and digits, `-`, `_` and `.`; at most most_name_bytes; none that Windows keeps for devices;
/// unique without regard to case, by a number behind the later one. A row that cannot be read is called `row-17`.
/// Error: `bad-pattern` (64).
[[nodiscard]] base::Result<std::vector<std::string>> run_names(const RunData& data, const NamePattern& pattern,
                                                               base::Diagnostics& diagnostics);

/// `--where FIELD=VALUE`: the rows whose field says exactly that, blanks around it not counted.
class RowFilter {
 public:
  /// FIELD is a column, or `row`. Errors: `bad-filter`, `unknown-field` (64).
  [[nodiscard]] static base::Result<RowFilter> parse(std::string_view written, const RunData& data,
                                                     base::Diagnostics& diagnostics);
  [[nodiscard]] bool matches(const Row& row) const;

 private:
  RowFilter(std::string_view field, std::string_view value) : field_(field), value_(value) {}
  std::string field_;
  std::string value_;
};

}  // namespace handbill::app
