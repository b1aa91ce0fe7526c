#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "base/sources.h"
#include "source/csv.h"
#include "source/source.h"

namespace handbill::app {

/// Most bytes of a file of rows (docs/limits.md).
inline constexpr std::size_t rows_file_limit = std::size_t{256} << 20;
/// Of one in YAML, which is held in memory as a whole: its bytes and its values.
inline constexpr std::size_t yaml_rows_limit = std::size_t{16} << 20;
inline constexpr std::size_t yaml_rows_values = 500'000;

/// One row of the data as a mapping, each value with its place in the file.
struct Row {
  std::size_t number = 0;  ///< from 1, the header not counted
  base::Span span;
  source::Node fields;

  /// What the row says under a name; empty where it says nothing, or more than a text.
  [[nodiscard]] std::string_view text(std::string_view name) const;
};

/// What rows call their values: a column of the header, or a key of the first row that has it.
struct Column {
  std::string name;
  base::Span span;
};

/// The rows of a print run: a CSV file, a YAML list of mappings, or a JSON object a line. Only YAML is held parsed.
class RunData {
 public:
  /// By the file's ending: .csv and .tsv, .yaml and .yml, .jsonl. The file's own folder is its root. Errors:
  /// `unknown-ending` (64), `file-missing` (66), `file-too-large`, `wrong-type` and those of source::Csv::open and
  /// source::parse (65).
  [[nodiscard]] static base::Result<RunData> open(const std::string& path, base::Sources& sources,
                                                  base::Diagnostics& diagnostics);
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
  /// Where a row stands that row() may refuse.
  [[nodiscard]] base::Span span(std::size_t index) const;
  /// Fails with the row's own errors. A row of CSV has a value for every column, an empty one where its field is
  /// empty. For several threads at once.
  [[nodiscard]] base::Result<Row> row(std::size_t index, base::Diagnostics& diagnostics) const;

 private:
  /// A file whose every line is a row.
  struct Lines {
    base::FileId file;
    std::string_view bytes;
    std::vector<std::uint32_t> begins;
    [[nodiscard]] std::string_view line(std::size_t index) const;
  };
  using Rows = std::variant<source::Csv, source::Node, Lines>;
  explicit RunData(Rows rows) : rows_(std::move(rows)) {}
  [[nodiscard]] static base::Result<RunData> open_csv(base::FileId file, std::string_view bytes,
                                                      base::Diagnostics& diagnostics);
  [[nodiscard]] static base::Result<RunData> open_yaml(base::FileId file, std::string_view bytes,
                                                       base::Diagnostics& diagnostics);
  [[nodiscard]] static base::Result<RunData> open_lines(base::FileId file, std::string_view bytes,
                                                        base::Diagnostics& diagnostics);

  Rows rows_;
  std::vector<Column> columns_;
};

}  // namespace handbill::app
