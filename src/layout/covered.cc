#include <algorithm>

#include "layout/check.h"

namespace handbill::layout {

using base::Length;
using base::Point;
using base::Rect;

namespace {

/// How many places of a line's ink may be hidden: a corner of a badge over a descender is no mistake.
constexpr int tolerated = 3;

bool hides(const Ink& cover, const Frame& frame, const Rect& ink) {
  return places_within(ink, frame, cover.own, cover.frame) > tolerated;
}

}  // namespace

int places_within(const Rect& rect, const Frame& frame, const Rect& other, const Frame& other_frame) {
  const auto to_other = other_frame.map ? std::optional(base::inverse(*other_frame.map)) : std::nullopt;
  int found = 0;
  for (int row = 0; row < place_rows; ++row) {
    for (int column = 0; column < place_columns; ++column) {
      Point at{rect.left + rect.width * ((column + 0.5) / place_columns),
               rect.top + rect.height * ((row + 0.5) / place_rows)};
      if (frame.map) at = base::apply(*frame.map, at);
      if (to_other) at = base::apply(*to_other, at);
      if (at.x > other.left && at.x < other.right() && at.y > other.top && at.y < other.bottom()) ++found;
    }
  }
  return found;
}

void check_covered(Engine& engine, const std::vector<Ink>& inks) {
  std::vector<std::size_t> covers;
  for (std::size_t i = 0; i < inks.size(); ++i) {
    if (inks[i].is_solid) covers.push_back(i);
  }
  const PlacedBox* reported = nullptr;
  for (std::size_t i = 0; i < inks.size(); ++i) {
    const Ink& line = inks[i];
    if (line.kind != Ink::Kind::text || line.box == reported) continue;
    for (auto k = std::ranges::upper_bound(covers, i); k != covers.end(); ++k) {
      const Ink& cover = inks[*k];
      if (!overlap(cover.rect, line.rect) || !hides(cover, line.frame, line.exact())) continue;
      engine.diagnostics
          .error("text-covered", line.span,
                 "text of `" + std::string(line.box_id) + "` is covered by " + std::string(word_for(cover.kind)) +
                     " of `" + std::string(cover.box_id) + "`")
          .note(cover.span, "what covers it is here")
          .hint("give its box a higher layer, or move one of the two");
      reported = line.box;
      break;
    }
  }
}

}  // namespace handbill::layout
