#pragma once

#include "text/inside.h"

namespace handbill::text {

/// Of an ideograph's square, what stands above the baseline.
inline constexpr double square_ascent = 0.88;

/// Where a base stands on its line, in points along it.
struct Beside {
  base::Length size;
  double begin = 0;
  double end = 0;
  bool marks_below = false;
};

/// Appends the reading's runs to the line: over the base, or on the right of one that runs down; spread over its
/// length.
void write_ruby(const Ruby& ruby, const Beside& base, Line& line);

/// Where the baseline (or the middle of a line that runs down) of lines with readings stands, below the slot's top.
[[nodiscard]] base::Length ruby_baseline(const Shaped::Inside& text, const Setting& setting);

}  // namespace handbill::text
