#include "text/demerits.h"

#include <algorithm>
#include <cmath>

namespace handbill::text {

namespace {

// Justified lines are weighed as TeX does (The TeXbook, chapter 14): (1 + badness + penalty) squared.
constexpr double hyphen_penalty = 50;
constexpr double clinging_penalty = 30;
constexpr double other_fitness = 3'000;
constexpr double hyphens_in_a_row = 3'000;
constexpr double hyphen_before_last = 5'000;
/// A line without a blank opens by letters that do not: as if it had this much.
constexpr double least_stretch = 0.02;

/// A ragged line, by its gap as a part of the room: a tenth costs 1, a hyphen as much as a gap of three tenths.
constexpr double ragged_unit = 10;
constexpr double ragged_hyphen = 9;
constexpr double ragged_clinging = 4;
constexpr double ragged_short_line = 40;

/// Where the author wants a line to end, it may leave two thirds of its room for that.
constexpr double ragged_pin = 45;
constexpr double justified_pin = 1'000'000;

/// A last line under a fifth of its room stands forlorn.
constexpr double short_line = 0.2;

double shortness(const Candidate& line) {
  if (!line.is_last || line.is_first || line.width >= short_line * line.room) return 0;
  const double missing = 1 - line.width / (short_line * line.room);
  return missing * missing;
}

double penalty_of(const Candidate& line) {
  return (line.hyphen ? hyphen_penalty : 0) + (line.clings && !line.pinned ? clinging_penalty : 0);
}

std::optional<Cost> justified(const Candidate& line) {
  const double over = line.room - line.width;
  const double pin = line.pinned ? justified_pin : 0;
  if (over < 0) {
    if (line.shrink <= 0 || -over > line.shrink) return std::nullopt;
    const double ratio = -over / line.shrink;
    const double badness = 100 * ratio * ratio * ratio;
    const double sum = 1 + badness + penalty_of(line);
    return Cost{sum * sum - pin, ratio > 0.5 ? 0 : 1};
  }
  if (line.is_last) return Cost{1 + 10'000 * shortness(line), 1};
  const double ratio = over / std::max(line.stretch, least_stretch * line.room);
  // Without TeX's bound of 10,000: of two bad lines the less bad one counts.
  const double badness = 100 * ratio * ratio * ratio;
  const double sum = 1 + badness + penalty_of(line);
  return Cost{sum * sum - pin, ratio > 1 ? 3 : ratio > 0.5 ? 2 : 1};
}

std::optional<Cost> ragged(const Candidate& line, bool balanced) {
  const double gap = (line.room - line.width) / std::max(line.room, 1e-9) * ragged_unit;
  const double shape = line.is_last && !balanced ? ragged_short_line * shortness(line) : gap * gap;
  // In a headline, a mark is a better place than the middle of a phrase, where the line is three tenths shorter for it.
  const bool torn = line.hyphen || (balanced && line.within_phrase);
  return Cost{shape + (torn ? ragged_hyphen : 0) + (line.clings ? ragged_clinging : 0) - (line.pinned ? ragged_pin : 0),
              1};
}

}  // namespace

std::optional<Cost> cost_of(const Candidate& line, Align align, Wrap wrap) {
  // What layout computes from this width must not be a rounding error narrower.
  constexpr double slack = 1e-9;
  if (wrap == Wrap::pretty && align == Align::justify) return justified(line);
  if (line.width > line.room + slack) return std::nullopt;
  return ragged(line, wrap == Wrap::balance);
}

double cost_of(const Neighbours& lines, Align align) {
  const bool is_justified = align == Align::justify;
  double cost = 0;
  if (is_justified && std::abs(lines.upper_fitness - lines.lower_fitness) > 1) cost += other_fitness;
  if (lines.hyphens > 0 && lines.lower_hyphen) {
    // Two in a row are bad, three a stair.
    const double steps = lines.hyphens * lines.hyphens;
    cost += (is_justified ? hyphens_in_a_row : ragged_hyphen) * steps * (lines.hyphens > 1 ? 10 : 1);
  }
  if (lines.hyphens > 0 && lines.lower_is_last) cost += is_justified ? hyphen_before_last : ragged_hyphen;
  return cost;
}

}  // namespace handbill::text
