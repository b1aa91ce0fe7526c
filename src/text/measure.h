#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "text/inside.h"

namespace handbill::text {

/// A hyphen that a line ends with although the text has none.
struct Hyphen {
  std::uint32_t glyph = 0;
  double advance = 0;  ///< ratio of the size
  double hang = 0;     ///< part of the advance that stands over the edge
};

/// One line as clusters [begin, visible_end); what hangs behind it ends at `end`, where the next line begins.
struct LineCut {
  std::uint32_t begin = 0;
  std::uint32_t visible_end = 0;
  std::uint32_t end = 0;
  std::optional<Hyphen> hyphen;
  double width = 0;       ///< ratio of the size, hyphen included; without what hangs over the edges
  double start_hang = 0;  ///< ratio of the size
  base::Length top;
  Interval room;
  /// Ends where the author said, or with the text: never justified.
  bool is_last = false;
};

struct Cuts {
  std::vector<LineCut> lines;
  base::Length height;
  std::optional<Break> rest;
  base::Length excess;
  bool broke_word = false;
};

enum class WordsInNeed { break_inside, keep_whole };

/// The line from `begin` that would end before cluster `end`.
[[nodiscard]] LineCut cut_line(const Shaped::Inside& text, std::uint32_t begin, std::uint32_t end);
/// First fit: each line takes all that goes into its room.
[[nodiscard]] Cuts break_lines(const Shaped::Inside& text, const Setting& setting, const Region& region, Break from,
                               WordsInNeed need);
/// x of the line's edge where a line begins with `cluster`: what hangs over the edge stands before it.
[[nodiscard]] double left_edge(const Shaped::Inside& text, std::uint32_t cluster);
/// Narrows the gaps between full-width marks and opens one between ideographs and Latin. Widths change.
void space_east_asian(Shaped::Inside& text);
/// Fills the clusters' start_hang and end_hang.
void hang_over_edges(Shaped::Inside& text, Margins margins);
/// Fills min_content, max_content and ends.
void measure_contents(Shaped::Inside& text);

}  // namespace handbill::text
