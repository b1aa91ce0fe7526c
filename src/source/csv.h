#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "base/span.h"
#include "source/source.h"

namespace handbill::source {

/// Most columns of a table (docs/limits.md).
inline constexpr std::size_t most_columns = 1'000;

/// What a file of rows must be, for messages.
struct TextKind {
  std::string_view name;  ///< `a CSV file`
  std::string_view hint;  ///< how to save it so
};
/// True where all bytes are UTF-8; else tells of the first that is not. Errors: `bad-encoding`, `not-text`.
[[nodiscard]] bool check_utf8(base::FileId file, std::string_view bytes, const TextKind& kind,
                              base::Diagnostics& diagnostics);

/// A table as RFC 4180 has it, with what spreadsheets make of that: a byte order mark, `;` or tabs between the fields,
/// any line ends, blanks around the fields, a first line such as `sep=;`. The header names the columns. A row is read
/// when it is asked for; until then it costs four bytes.
class Csv {
 public:
  /// Reads the header and finds the rows; `bytes` stay valid as long as this object. Errors, all of them of the file:
  /// `bad-encoding`, `not-text`, `no-header`, `too-many-columns`, `empty-column`, `duplicate-column`, `stray-quote`,
  /// `unclosed-quote`, `bad-character`.
  [[nodiscard]] static base::Result<Csv> open(base::FileId file, std::string_view bytes,
                                              base::Diagnostics& diagnostics);

  /// Their names as scalars.
  [[nodiscard]] const std::vector<Node>& columns() const { return columns_; }
  /// How many rows there are: neither the header nor empty lines, nor lines with nothing but empty fields.
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  /// The row's bytes without its line end.
  [[nodiscard]] base::Span span(std::size_t index) const;
  /// A scalar for each column; an empty field is an empty scalar. Errors: `too-few-fields`, `too-many-fields`,
  /// `stray-quote`, `unclosed-quote` (at the opening quote; such a row ends with its line), `bad-character`,
  /// `text-too-long`, `unbalanced-bidi`. For several threads at once.
  [[nodiscard]] base::Result<std::vector<Node>> row(std::size_t index, base::Diagnostics& diagnostics) const;

 private:
  Csv(base::FileId file, std::string_view bytes) : file_(file), bytes_(bytes) {}
  [[nodiscard]] base::Result<base::Done> read_header(std::size_t begin, base::Diagnostics& diagnostics);
  void find_rows(std::size_t begin);
  /// The fields of the row that begins at a byte, with all that is wrong in it.
  [[nodiscard]] base::Result<std::vector<Node>> read(std::size_t begin, base::Diagnostics& diagnostics) const;
  void check_count(const std::vector<Node>& fields, base::Diagnostics& diagnostics) const;

  base::FileId file_;
  std::string_view bytes_;
  char delimiter_ = ',';
  std::vector<Node> columns_;
  std::vector<std::uint32_t> rows_;  ///< where each begins
};

}  // namespace handbill::source
