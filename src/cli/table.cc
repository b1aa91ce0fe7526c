#include "cli/table.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace handbill::cli {
namespace {

struct Row {
  std::string layout;
  std::string edition;
  std::size_t made = 0;
  std::size_t failed = 0;
  std::size_t files = 0;
  std::size_t bytes = 0;
};

/// In the order in which the units first name them.
std::vector<Row> rows_of(const app::Report& report) {
  std::vector<Row> rows;
  for (const auto& outcome : report.outcomes) {
    auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& each) {
      return each.layout == outcome.unit.layout && each.edition == outcome.unit.edition;
    });
    if (row == rows.end()) row = rows.insert(rows.end(), Row{outcome.unit.layout, outcome.unit.edition});
    (outcome.ok ? row->made : row->failed) += 1;
    row->files += outcome.files.size();
    row->bytes += outcome.bytes;
  }
  return rows;
}

std::string left(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

std::string right(const std::string& text, std::size_t width) {
  return std::string(width > text.size() ? width - text.size() : 0, ' ') + text;
}

std::string kib(std::size_t bytes) { return std::to_string((bytes + 512) / 1024); }

}  // namespace

std::string table(const app::Report& report, const std::string& output) {
  const auto rows = rows_of(report);
  if (rows.empty()) return {};
  std::size_t wide = 6;
  Row sum;
  for (const auto& row : rows) wide = std::max(wide, row.layout.size());
  std::string text = left("layout", wide) + "  " + left("edition", 8) + right("languages", 10) + right("files", 7) +
                     right("KiB", 8) + right("failed", 8) + "\n";
  for (const auto& row : rows) {
    text += left(row.layout, wide) + "  " + left(row.edition, 8) + right(std::to_string(row.made), 10) +
            right(std::to_string(row.files), 7) + right(kib(row.bytes), 8) +
            right(row.failed == 0 ? "-" : std::to_string(row.failed), 8) + "\n";
    sum.made += row.made;
    sum.failed += row.failed;
    sum.files += row.files;
    sum.bytes += row.bytes;
  }
  text += std::to_string(sum.made) + " pages, " + std::to_string(sum.files) + " files, " + kib(sum.bytes) + " KiB in " +
          output;
  if (sum.failed > 0) text += "; " + std::to_string(sum.failed) + " pages failed";
  return text + "\n";
}

}  // namespace handbill::cli
