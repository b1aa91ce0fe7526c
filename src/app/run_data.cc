#include "app/run_data.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "app/json_line.h"
#include "base/utf8.h"

namespace handbill::app {

namespace {

using base::Diagnostics;
using base::Failed;
using base::FileId;
using base::Result;
using source::Kind;
using source::Node;

constexpr std::string_view line_hint =
    "save the file as plain text in UTF-8, each row a JSON object in a line of its own";

enum class Format { csv, yaml, lines };

Result<Format> format_of(const std::string& path, Diagnostics& diagnostics) {
  std::string ending = std::filesystem::path(path).extension().string();
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (ending == ".csv" || ending == ".tsv") return Format::csv;
  if (ending == ".yaml" || ending == ".yml") return Format::yaml;
  if (ending == ".jsonl") return Format::lines;
  auto& error = diagnostics.error("unknown-ending", {},
                                  "expected rows in a file that ends in .csv, .yaml or .jsonl, found " +
                                      base::quote(std::filesystem::path(path).filename().string()),
                                  base::Fault::usage);
  if (ending == ".xlsx" || ending == ".xls" || ending == ".ods") error.hint("save the sheet as CSV in UTF-8");
  if (ending == ".json") error.hint("a JSON object a line, in a file that ends in .jsonl");
  return Failed{};
}

/// Adds what a row has and no row before it had.
class ColumnList {
 public:
  void add(std::string_view name, base::Span span) {
    if (names_.contains(name)) return;
    names_.emplace(name);
    list_.push_back({std::string(name), span});
  }
  [[nodiscard]] std::vector<Column> take() { return std::move(list_); }

 private:
  std::set<std::string, std::less<>> names_;
  std::vector<Column> list_;
};

Result<Row> want_mapping(Row row, Diagnostics& diagnostics) {
  if (row.fields.kind == Kind::mapping) return row;
  diagnostics
      .error("wrong-type", row.span,
             std::string("expected a row such as {church: St Mary, date: 2027-05-08}, found ") +
                 (row.fields.kind == Kind::sequence ? "a list" : base::quote(row.fields.text)),
             base::Fault::data)
      .hint("each item of the list is one row");
  return Failed{};
}

}  // namespace

std::string_view Row::text(std::string_view name) const {
  const Node* const node = fields.find(name);
  return node == nullptr ? std::string_view() : node->text;
}

std::string_view RunData::Lines::line(std::size_t index) const {
  const std::size_t begin = begins.at(index);
  std::string_view line = bytes.substr(begin, bytes.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Result<RunData> RunData::open(const std::string& path, base::Sources& sources, Diagnostics& diagnostics) {
  const Format format = TRY(format_of(path, diagnostics));
  const std::filesystem::path file_path(path);
  const std::string folder = file_path.has_parent_path() ? file_path.parent_path().string() : ".";
  const std::size_t limit = format == Format::yaml ? yaml_rows_limit : rows_file_limit;
  const FileId file = TRY(sources.read({{folder}, file_path.filename().string(), limit, {}}, diagnostics));
  const std::string_view bytes = sources.bytes(file);
  switch (format) {
    case Format::csv:
      return open_csv(file, bytes, diagnostics);
    case Format::yaml:
      return open_yaml(file, bytes, diagnostics);
    case Format::lines:
      break;
  }
  return open_lines(file, bytes, diagnostics);
}

Result<RunData> RunData::open_csv(FileId file, std::string_view bytes, Diagnostics& diagnostics) {
  source::Csv csv = TRY(source::Csv::open(file, bytes, diagnostics));
  RunData data(std::move(csv));
  for (const Node& column : std::get<source::Csv>(data.rows_).columns())
    data.columns_.push_back({column.text, column.span});
  return data;
}

Result<RunData> RunData::open_yaml(FileId file, std::string_view bytes, Diagnostics& diagnostics) {
  source::Limits limits;
  limits.bytes = yaml_rows_limit;
  limits.nodes = yaml_rows_values;
  source::Tree tree = TRY(source::parse(file, bytes, diagnostics, limits));
  if (tree.root.kind != Kind::sequence) {
    diagnostics
        .error(
            "wrong-type", {file, tree.root.span.begin, tree.root.span.begin},
            "expected a list of rows, found one " + std::string(tree.root.kind == Kind::mapping ? "mapping" : "text"),
            base::Fault::data)
        .hint("put a dash before each row: `- church: St Mary`");
    return Failed{};
  }
  ColumnList columns;
  for (const Node& row : tree.root.items) {
    for (const source::Entry& entry : row.entries) columns.add(entry.key, entry.key_span);
  }
  RunData data(std::move(tree.root));
  data.columns_ = columns.take();
  return data;
}

Result<RunData> RunData::open_lines(FileId file, std::string_view bytes, Diagnostics& diagnostics) {
  if (!source::check_utf8(file, bytes, {"a file of JSON lines", line_hint}, diagnostics)) return Failed{};
  Lines lines{file, bytes, {}};
  ColumnList columns;
  std::size_t begin = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (begin < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      lines.begins.push_back(static_cast<std::uint32_t>(begin));
      visit_json_keys(line, [&](std::string_view key) {
        const auto at = static_cast<std::uint32_t>(key.data() - bytes.data());
        columns.add(key, {file, at, at + static_cast<std::uint32_t>(key.size())});
      });
    }
    begin = end + 1;
  }
  lines.begins.shrink_to_fit();
  RunData data(std::move(lines));
  data.columns_ = columns.take();
  return data;
}

std::size_t RunData::size() const {
  if (const auto* csv = std::get_if<source::Csv>(&rows_)) return csv->size();
  if (const auto* list = std::get_if<Node>(&rows_)) return list->items.size();
  return std::get<Lines>(rows_).begins.size();
}

base::Span RunData::span(std::size_t index) const {
  if (const auto* csv = std::get_if<source::Csv>(&rows_)) return csv->span(index);
  if (const auto* list = std::get_if<Node>(&rows_)) return list->items.at(index).span;
  const auto& lines = std::get<Lines>(rows_);
  const std::uint32_t begin = lines.begins.at(index);
  return {lines.file, begin, begin + static_cast<std::uint32_t>(lines.line(index).size())};
}

Result<Row> RunData::row(std::size_t index, Diagnostics& diagnostics) const {
  Row row{index + 1, span(index), {}};
  if (const auto* csv = std::get_if<source::Csv>(&rows_)) {
    std::vector<Node> values = TRY(csv->row(index, diagnostics));
    row.fields.kind = Kind::mapping;
    row.fields.span = row.span;
    row.fields.entries.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
      row.fields.entries.push_back({columns_.at(i).name, columns_.at(i).span, std::move(values.at(i))});
    return row;
  }
  if (const auto* list = std::get_if<Node>(&rows_)) row.fields = list->items.at(index);
  else row.fields = TRY(read_json_line(row.span, std::get<Lines>(rows_).bytes, diagnostics));
  return want_mapping(std::move(row), diagnostics);
}

}  // namespace handbill::app
