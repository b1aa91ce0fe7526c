#include <algorithm>

#include "base/diagnostic.h"

namespace handbill::base {

namespace {

/// The optimal string alignment distance: inserted, left out, changed and swapped neighbouring bytes count one each.
/// Stops at `limit + 1`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return limit + 1;
  std::vector<std::size_t> two_up(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], two_up[j - 2] + 1);
    }
    std::swap(two_up, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
  const std::size_t limit = std::max<std::size_t>(word.size() / 3, 1);
  std::string_view best;
  std::size_t best_distance = limit + 1;
  for (const std::string_view name : known) {
    const std::size_t distance = edit_distance(word, name, limit);
    if (distance >= best_distance || distance >= std::max(word.size(), name.size())) continue;
    best = name;
    best_distance = distance;
  }
  return best;
}

}  // namespace handbill::base
