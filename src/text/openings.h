#pragma once

#include <cstdint>
#include <vector>

#include "text/measure.h"

namespace handbill::text {

/// By how much what stands at and behind a cluster may grow and shrink in a justified line, as ratios of the size.
struct Elastic {
  double stretch = 0;  ///< all of the following, and blanks and the places between ideographs
  double shrink = 0;
  double letters = 0;  ///< the part of `stretch` that letter space and glyph width have: never more
  double letters_shrink = 0;
  double kashida = 0;  ///< the part that a stroke has: never more
};
/// For a cluster that another one of its line follows.
[[nodiscard]] Elastic elastic_behind(const Shaped::Inside& text, std::uint32_t cluster);
/// For the last one of a line: the letters' own width.
[[nodiscard]] Elastic elastic_of_last(const Shaped::Inside& text, std::uint32_t cluster);
[[nodiscard]] Elastic operator+(const Elastic& a, const Elastic& b);

/// A stroke between two joined letters.
struct Kashida {
  std::uint32_t cluster = 0;  ///< stands behind it
  double length = 0;          ///< ratio of the size
};
/// How a justified line is opened: parts of what each kind can bear; above 0 it grows, below 0 it shrinks.
struct Openings {
  double blanks = 0;
  double letters = 0;
  std::vector<Kashida> kashidas;  ///< in the order of the clusters
  double added = 0;               ///< to the line's width, as a ratio of the size
  [[nodiscard]] bool any() const { return blanks != 0 || letters != 0 || !kashidas.empty(); }
  /// Room behind a cluster, without its stroke.
  [[nodiscard]] double behind(const Elastic& elastic) const;
};
/// What brings the line to the width of its room, or as near as it may come.
[[nodiscard]] Openings open(const Shaped::Inside& text, const Setting& setting, const LineCut& line);

/// Marks where a stroke may stand: once a word, at the place that calligraphers like best.
void find_kashidas(Shaped::Inside& text);

}  // namespace handbill::text
