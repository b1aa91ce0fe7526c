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
  double ink = 0;           ///< percent, of all units together
  std::size_t weighed = 0;  ///< units whose ink is known
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
    if (!outcome.plates) continue;
    row->ink += outcome.plates->total();
    ++row->weighed;
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

/// As a mean of the units; empty where nobody asked for it.
std::string ink(const Row& row) {
  if (row.weighed == 0) return {};
  const auto tenths = static_cast<long>(row.ink * 10 / static_cast<double>(row.weighed) + 0.5);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

}  // namespace

std::string table(const app::Report& report, const std::string& output) {
  const auto rows = rows_of(report);
  if (rows.empty()) return {};
  std::size_t wide = 6;
  Row sum;
  for (const auto& row : rows) wide = std::max(wide, row.layout.size());
  std::size_t edition = 8;
  for (const auto& row : rows) edition = std::max(edition, row.edition.size());
  const bool weighed = std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.weighed > 0; });
  std::string text = left("layout", wide) + "  " + left("edition", edition) + right("languages", 10) +
                     right("files", 7) + right("KiB", 8) + (weighed ? right("ink %", 8) : "") + right("failed", 8) +
                     "\n";
  for (const auto& row : rows) {
    text += left(row.layout, wide) + "  " + left(row.edition, edition) + right(std::to_string(row.made), 10) +
            right(std::to_string(row.files), 7) + right(kib(row.bytes), 8) + (weighed ? right(ink(row), 8) : "") +
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
