#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handbill::source {

/// A field of a CSV file as it stands there. Offsets are bytes of the file.
struct RawField {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< quotes included, blanks around it not
  bool is_quoted = false;
  enum class Fault {
    none,
    stray_quote,    ///< a quote within a field that has none around it, or text behind the closing one
    unclosed_quote  ///< the row ends with the line
  } fault = Fault::none;
  std::size_t fault_at = 0;
};

/// Walks over the fields of one row.
class CsvScanner {
 public:
  CsvScanner(std::string_view bytes, char delimiter, std::size_t begin)
      : bytes_(bytes), delimiter_(delimiter), at_(begin), row_end_(begin) {}

  /// False behind the last field.
  [[nodiscard]] bool next(RawField& field);
  /// Once next() was false: where the row ends, and where the one behind it begins.
  [[nodiscard]] std::size_t row_end() const { return row_end_; }
  [[nodiscard]] std::size_t next_row() const { return at_; }

 private:
  [[nodiscard]] bool is_blank(std::size_t at) const {
    return bytes_[at] == ' ' || (bytes_[at] == '\t' && delimiter_ != '\t');
  }
  [[nodiscard]] bool is_line_end(std::size_t at) const {
    return at == bytes_.size() || bytes_[at] == '\n' || bytes_[at] == '\r';
  }
  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const {
    while (at < bytes_.size() && is_blank(at)) ++at;
    return at;
  }
  void read_plain(RawField& field);
  void read_quoted(RawField& field);
  /// Moves behind the delimiter or the line end at which a field stops.
  void finish_field();

  std::string_view bytes_;
  char delimiter_;
  std::size_t at_;
  std::size_t row_end_;
  bool is_done_ = false;
};

/// What a field says: without its quotes, doubled ones once, line ends as line feeds.
[[nodiscard]] std::string text_of(const RawField& field, std::string_view bytes);

}  // namespace handbill::source
