#pragma once

#include <cstddef>
#include <vector>

namespace handbill::layout {

/// What a text has given up besides its size, so as to go into its frame.
struct Rung {
  double tracking = 0;  ///< 0 to 1: of the way from `tracking` to `min-tracking`
  double leading = 0;   ///< of the way from `leading` to `min-leading`
  bool is_short = false;
  friend bool operator==(const Rung&, const Rung&) = default;
};

/// A size, counted in size_step, and a rung of the ladder.
struct Step {
  int size = 0;
  std::size_t rung = 0;
  friend bool operator==(const Step&, const Step&) = default;
};

/// What a frame's texts allow.
struct Allowed {
  bool tracking = false;
  bool leading = false;
  bool is_short = false;
};

/// The rungs in the order tried, the first gives nothing up: tracking, then leading, then the translator's shorter
/// text, as set as the style wants it and then again with tracking and leading. What is left after the last is the
/// size.
[[nodiscard]] std::vector<Rung> rungs_of(const Allowed& allowed);

}  // namespace handbill::layout
