#include "source/csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "source/csv_scan.h"
#include "source/encoding.h"

namespace handbill::source {

namespace {

using base::BadText;
using base::Diagnostics;
using base::Fault;
using base::Span;

constexpr std::string_view save_hint =
    "save the file as CSV in UTF-8 (Excel: Save As, \"CSV UTF-8\"; LibreOffice: Save As, Text CSV, character set "
    "\"Unicode (UTF-8)\")";

Span span_of(base::FileId file, std::size_t begin, std::size_t end) {
  return {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Windows-1252 has letters of Western Europe there, each byte a letter of its own; in what Asia writes they come in
/// pairs.
bool may_be_latin(std::string_view bytes, std::size_t at) {
  const auto is_ascii = [&](std::size_t place) { return place >= bytes.size() || (bytes[place] & 0x80) == 0; };
  return static_cast<unsigned char>(bytes[at]) >= 0xA0 && (at == 0 || is_ascii(at - 1)) && is_ascii(at + 1);
}

/// The one of `,`, `;` and tab that stands most often in the line outside of quotes.
char delimiter_of(std::string_view line) {
  constexpr std::array<char, 3> known{',', ';', '\t'};
  std::array<std::size_t, 3> counts{};
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') is_quoted = !is_quoted;
    const auto* const found = std::ranges::find(known, c);
    if (!is_quoted && found != known.end()) ++counts.at(static_cast<std::size_t>(found - known.begin()));
  }
  return known.at(static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin()));
}

/// Where the first line that says something begins, behind `from`; nothing where none does. A header whose first column
/// has no name begins with its delimiter, which may be a tab.
std::optional<std::size_t> first_line(std::string_view bytes, std::size_t from) {
  const std::size_t text = bytes.find_first_not_of(" \t\r\n", from);
  if (text == std::string_view::npos) return std::nullopt;
  const std::size_t before = bytes.find_last_of("\r\n", text);
  return before == std::string_view::npos || before < from ? from : before + 1;
}

/// What a line such as `sep=;` says, which Excel reads before the header; nothing where it is no such line.
std::optional<char> told_delimiter(std::string_view line) {
  constexpr std::string_view known = ",;\t|";
  const bool is_told = line.size() == 5 && (line.starts_with("sep=") || line.starts_with("SEP="));
  return is_told && known.find(line.back()) != std::string_view::npos ? std::optional(line.back()) : std::nullopt;
}

std::string in_words(char delimiter) { return delimiter == '\t' ? "a tab" : std::string("`") + delimiter + '`'; }

void report_fault(const RawField& field, base::FileId file, char delimiter, Diagnostics& diagnostics) {
  const Span at = span_of(file, field.fault_at, field.fault_at + 1);
  if (field.fault == RawField::Fault::unclosed_quote) {
    diagnostics.error("unclosed-quote", at, "the quote opened here is never closed", Fault::data)
        .hint("close it with `\"` before " + in_words(delimiter) + " or the end of the line");
    return;
  }
  diagnostics.error("stray-quote", at, "a quote stands in the middle of a field", Fault::data)
      .hint("put the whole field in quotes, and write a quote within it twice: \"\"");
}

bool is_blank(const RawField& field) {
  const bool is_sound = field.fault == RawField::Fault::none;
  return is_sound && field.end - field.begin <= (field.is_quoted ? 2U : 0U);
}

/// Where text and bytes do not go together byte for byte, the scalar passes for a plain one: a place within it is then
/// looked for and not found, and all of it is meant.
Node node_of(const RawField& field, std::string_view bytes, base::FileId file) {
  Node node;
  node.span = span_of(file, field.begin, field.end);
  node.text = text_of(field, bytes);
  const bool is_verbatim =
      node.text.size() + 2 == field.end - field.begin && node.text.find_first_of("\\\"\n") == std::string::npos;
  if (field.is_quoted && is_verbatim) node.quoting = Quoting::double_quoted;
  return node;
}

}  // namespace

bool check_utf8(base::FileId file, std::string_view bytes, const TextKind& kind, Diagnostics& diagnostics) {
  if (const std::string_view foreign = foreign_encoding(bytes); !foreign.empty()) {
    diagnostics.error("bad-encoding", span_of(file, 0, 0), "expected UTF-8, found " + std::string(foreign), Fault::data)
        .hint(std::string(kind.hint));
    return false;
  }
  if (const std::string_view found = foreign_kind(bytes); !found.empty()) {
    diagnostics
        .error("not-text", span_of(file, 0, 0), "expected " + std::string(kind.name) + ", found " + std::string(found),
               Fault::data)
        .hint(std::string(kind.hint));
    return false;
  }
  auto bad = base::find_bad_text(bytes);
  while (bad && bad->kind != BadText::Kind::invalid_utf8) bad = base::find_bad_text(bytes, bad->offset + bad->length);
  if (!bad) return true;
  // The others of the file are of the same making.
  std::string found = "expected UTF-8, found the byte " + byte_name(bytes[bad->offset]);
  if (may_be_latin(bytes, bad->offset)) {
    std::string letter;
    base::append_utf8(letter, static_cast<unsigned char>(bytes[bad->offset]));
    found += ", which is " + base::quote(letter) + " in Windows-1252 (Latin-1)";
  }
  diagnostics.error("bad-encoding", span_of(file, bad->offset, bad->offset + 1), std::move(found), Fault::data)
      .hint(std::string(kind.hint));
  return false;
}

base::Result<Csv> Csv::open(base::FileId file, std::string_view bytes, Diagnostics& diagnostics) {
  if (!check_utf8(file, bytes, {"a CSV file", save_hint}, diagnostics)) return base::Failed{};
  Csv csv(file, bytes);
  const std::size_t mark = bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const auto line_at = [&](std::size_t at) { return bytes.substr(at, bytes.find_first_of("\r\n", at) - at); };
  std::optional<std::size_t> begin = first_line(bytes, mark);
  const auto told = begin ? told_delimiter(line_at(*begin)) : std::nullopt;
  if (told) begin = first_line(bytes, *begin + line_at(*begin).size());
  if (!begin) {
    diagnostics
        .error("no-header", span_of(file, mark, mark),
               "expected a first line with the names of the columns, found nothing", Fault::data)
        .hint("begin the file with a line such as church,date,time,venue");
    return base::Failed{};
  }
  csv.delimiter_ = told.value_or(delimiter_of(line_at(*begin)));
  TRY(csv.read_header(*begin, diagnostics));
  CsvScanner scanner(bytes, csv.delimiter_, *begin);
  for (RawField field; scanner.next(field);) {}
  csv.find_rows(scanner.next_row());
  return csv;
}

base::Result<base::Done> Csv::read_header(std::size_t begin, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  columns_ = TRY(read(begin, diagnostics));
  if (columns_.size() > most_columns) {
    diagnostics.error(
        "too-many-columns", columns_.at(most_columns).span,
        "expected at most " + std::to_string(most_columns) + " columns, found " + std::to_string(columns_.size()),
        Fault::data);
    return base::Failed{};
  }
  std::map<std::string_view, Span> seen;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Node& column = columns_.at(i);
    if (column.text.empty()) {
      diagnostics.error("empty-column", column.span, "column " + std::to_string(i + 1) + " has no name", Fault::data)
          .hint("give it a name in the first line, or delete it");
      continue;
    }
    const auto [first, is_new] = seen.emplace(column.text, column.span);
    if (is_new) continue;
    diagnostics
        .error("duplicate-column", column.span, "the column " + base::quote(column.text) + " stands twice", Fault::data)
        .note(first->second, "the first one")
        .hint("give one of them another name");
  }
  if (diagnostics.error_count() > before) return base::Failed{};
  return base::Done{};
}

void Csv::find_rows(std::size_t begin) {
  while (begin < bytes_.size()) {
    CsvScanner scanner(bytes_, delimiter_, begin);
    bool says_something = false;
    for (RawField field; scanner.next(field);) says_something = says_something || !is_blank(field);
    if (says_something) rows_.push_back(static_cast<std::uint32_t>(begin));
    begin = scanner.next_row();
  }
  rows_.shrink_to_fit();
}

Span Csv::span(std::size_t index) const {
  CsvScanner scanner(bytes_, delimiter_, rows_.at(index));
  for (RawField field; scanner.next(field);) {}
  return span_of(file_, rows_.at(index), scanner.row_end());
}

base::Result<std::vector<Node>> Csv::row(std::size_t index, Diagnostics& diagnostics) const {
  std::vector<Node> fields = TRY(read(rows_.at(index), diagnostics));
  if (fields.size() == columns_.size()) return fields;
  check_count(fields, diagnostics);
  return base::Failed{};
}

base::Result<std::vector<Node>> Csv::read(std::size_t begin, Diagnostics& diagnostics) const {
  const std::size_t before = diagnostics.error_count();
  std::vector<Node> fields;
  fields.reserve(columns_.size());
  CsvScanner scanner(bytes_, delimiter_, begin);
  bool is_clean = true;
  for (RawField field; scanner.next(field);) {
    if (field.fault != RawField::Fault::none) report_fault(field, file_, delimiter_, diagnostics);
    fields.push_back(node_of(field, bytes_, file_));
    is_clean = check_text(fields.back(), bytes_, Limits{}.scalar_bytes, diagnostics) && is_clean;
  }
  is_clean =
      check_characters({file_, bytes_, begin, scanner.row_end()}, CarriageReturns::end_lines, diagnostics) && is_clean;
  if (!is_clean || diagnostics.error_count() > before) return base::Failed{};
  return fields;
}

void Csv::check_count(const std::vector<Node>& fields, Diagnostics& diagnostics) const {
  const bool is_short = fields.size() < columns_.size();
  const std::string between = in_words(delimiter_);
  // A field that is missing is missing at the end, as far as anybody can tell.
  const Span at = is_short ? span_of(file_, fields.back().span.end, fields.back().span.end)
                           : span_of(file_, fields.at(columns_.size()).span.begin, fields.back().span.end);
  diagnostics
      .error(is_short ? "too-few-fields" : "too-many-fields", at,
             "expected " + std::to_string(columns_.size()) + " fields as the first line has columns, found " +
                 std::to_string(fields.size()),
             Fault::data)
      .hint(is_short ? "an empty field has its " + between +
                           ", too; a missing one is at the end, or where two have become one"
                     : "put a field that holds " + between + " in double quotes");
}

}  // namespace handbill::source
