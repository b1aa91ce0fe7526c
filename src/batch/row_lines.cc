#include "batch/row_lines.h"

#include <algorithm>

namespace handbill::batch {

bool RowLines::put(std::size_t row, const Line& line) {
  if (entries_.empty() || entries_.back().row < row) {
    entries_.push_back({row, line});
    return true;
  }
  const auto found = std::ranges::lower_bound(entries_, row, {}, &Entry::row);
  if (found->row != row) {
    entries_.insert(found, {row, line});
    return true;
  }
  found->line = line;
  return false;
}

std::optional<Line> RowLines::find(std::size_t row) const {
  const auto found = std::ranges::lower_bound(entries_, row, {}, &Entry::row);
  if (found == entries_.end() || found->row != row) return std::nullopt;
  return found->line;
}

}  // namespace handbill::batch
