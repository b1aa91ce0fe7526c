#include "source/csv_scan.h"

#include <algorithm>

namespace handbill::source {

bool CsvScanner::next(RawField& field) {
  if (is_done_) return false;
  field = {};
  at_ = skip_blanks(at_);
  field.begin = field.end = at_;
  if (at_ < bytes_.size() && bytes_[at_] == '"') read_quoted(field);
  else read_plain(field);
  finish_field();
  return true;
}

void CsvScanner::read_plain(RawField& field) {
  for (; !is_line_end(at_) && bytes_[at_] != delimiter_; ++at_) {
    if (!is_blank(at_)) field.end = at_ + 1;
    if (bytes_[at_] != '"' || field.fault != RawField::Fault::none) continue;
    field.fault = RawField::Fault::stray_quote;
    field.fault_at = at_;
  }
}

/// A closing quote is one with a delimiter or a line end behind it. Text behind it is a slip within the line; where the
/// field has gone over a line end before that, the quote found is the opening one of a later field, and this one was
/// never closed.
void CsvScanner::read_quoted(RawField& field) {
  const std::size_t open = at_;
  field.is_quoted = true;
  std::size_t close = bytes_.find('"', open + 1);
  while (close != std::string_view::npos && close + 1 < bytes_.size() && bytes_[close + 1] == '"')
    close = bytes_.find('"', close + 2);
  const std::size_t line_end = std::min(bytes_.find_first_of("\r\n", open), bytes_.size());
  if (close != std::string_view::npos) {
    const std::size_t behind = skip_blanks(close + 1);
    if (is_line_end(behind) || bytes_[behind] == delimiter_) {
      field.end = close + 1;
      at_ = behind;
      return;
    }
    if (close < line_end) {
      field.fault = RawField::Fault::stray_quote;
      field.fault_at = close;
      at_ = behind;
      while (!is_line_end(at_) && bytes_[at_] != delimiter_) ++at_;
      field.end = at_;
      return;
    }
  }
  field.fault = RawField::Fault::unclosed_quote;
  field.fault_at = open;
  field.end = at_ = line_end;
}

void CsvScanner::finish_field() {
  if (at_ < bytes_.size() && bytes_[at_] == delimiter_) {
    ++at_;
    return;
  }
  is_done_ = true;
  row_end_ = at_;
  if (at_ == bytes_.size()) return;
  at_ += bytes_.substr(at_).starts_with("\r\n") ? 2 : 1;
}

std::string text_of(const RawField& field, std::string_view bytes) {
  std::string_view raw = bytes.substr(field.begin, field.end - field.begin);
  if (!field.is_quoted || field.fault != RawField::Fault::none) return std::string(raw);
  raw = raw.substr(1, raw.size() - 2);
  if (raw.find_first_of("\"\r") == std::string_view::npos) return std::string(raw);
  std::string text;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const bool is_pair = raw.substr(at).starts_with("\"\"") || raw.substr(at).starts_with("\r\n");
    text += raw[at] == '\r' ? '\n' : raw[at];
    if (is_pair) ++at;
  }
  return text;
}

}  // namespace handbill::source
