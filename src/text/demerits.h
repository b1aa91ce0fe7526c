#pragma once

#include <optional>

#include "text/style.h"

namespace handbill::text {

/// A line that may be chosen; lengths are ratios of the size.
struct Candidate {
  double width = 0;    ///< natural, hyphen included
  double room = 0;     ///< that it has
  double stretch = 0;  ///< by how much its openings may grow, and shrink
  double shrink = 0;
  bool is_last = false;        ///< of the paragraph, or ends where the author said
  bool is_first = false;       ///< of the paragraph
  bool hyphen = false;         ///< ends with one that is not the author's
  bool within_phrase = false;  ///< ends between two ideographs
  bool pinned = false;         ///< ends where its author wants one to end
  bool clings = false;         ///< ends with what belongs to the next line's first word
};

/// What a line costs by itself, and how tight it is (0) to how loose (3): neighbours should not differ by more than 1.
struct Cost {
  double demerits = 0;
  int fitness = 1;
};
/// Nothing where the line is too wide.
[[nodiscard]] std::optional<Cost> cost_of(const Candidate& line, Align align, Wrap wrap);
/// What two lines cost that stand below each other. `hyphens`: how many lines end with one, up to the upper.
struct Neighbours {
  int upper_fitness = 1;
  int lower_fitness = 1;
  int hyphens = 0;
  bool lower_hyphen = false;
  bool lower_is_last = false;
};
[[nodiscard]] double cost_of(const Neighbours& lines, Align align);

}  // namespace handbill::text
