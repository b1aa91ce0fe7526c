#include <cmath>

#include "text/measure.h"

namespace handbill::text {

namespace {

/// Sizes between min and max are whole multiples of this, so that no two machines can differ in a last digit.
constexpr double step = 0.05;

bool goes_in(const std::vector<Shaped>& paragraphs, Setting setting, const Fit& wanted, base::Length size,
             WordsInNeed need) {
  setting.size = size;
  setting.leading = size * wanted.leading_ratio;
  setting.max_lines = 0;
  base::Length height;
  std::size_t lines = 0;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (i > 0) height += size * wanted.space_ratio;
    const Region region{wanted.frame.height - height, wanted.frame.width};
    const Cuts cuts = break_lines(paragraphs[i].inside(), setting, region, {}, need);
    if (cuts.rest || cuts.excess > base::length_slack) return false;
    height += cuts.height;
    lines += cuts.lines.size();
  }
  return base::fits(height, wanted.frame.height) && (wanted.max_lines == 0 || lines <= wanted.max_lines);
}

std::optional<base::Length> largest(const std::vector<Shaped>& paragraphs, const Setting& setting, const Fit& wanted,
                                    WordsInNeed need) {
  const auto fits_at = [&](base::Length size) { return goes_in(paragraphs, setting, wanted, size, need); };
  if (!fits_at(wanted.min)) return std::nullopt;
  if (fits_at(wanted.max)) return wanted.max;
  // `low` fits or is at or below min; `high` does not fit.
  auto low = static_cast<long>(std::floor(wanted.min.to_pt() / step + 1e-9));
  auto high = static_cast<long>(std::ceil(wanted.max.to_pt() / step - 1e-9));
  while (high - low > 1) {
    const long middle = low + (high - low) / 2;
    (fits_at(base::pt(static_cast<double>(middle) * step)) ? low : high) = middle;
  }
  return base::max(wanted.min, base::pt(static_cast<double>(low) * step));
}

}  // namespace

std::optional<base::Length> fit(const std::vector<Shaped>& paragraphs, const Setting& setting, const Fit& wanted) {
  if (wanted.min > wanted.max) return std::nullopt;
  const std::optional<base::Length> whole = largest(paragraphs, setting, wanted, WordsInNeed::keep_whole);
  return whole ? whole : largest(paragraphs, setting, wanted, WordsInNeed::break_inside);
}

}  // namespace handbill::text
