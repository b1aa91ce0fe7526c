#include <algorithm>

#include "layout/check.h"

namespace handbill::layout {

using base::Length;
using base::Point;
using base::Rect;

namespace {

/// Of a line's ink, the places that are looked at, and how many of them may be hidden: a corner of a badge over a
/// descender is no mistake.
constexpr int columns = 12;
constexpr int rows = 3;
constexpr int tolerated = 3;

bool hides(const Ink& cover, const Frame& frame, const Rect& ink) {
  const auto to_own = cover.frame.map ? std::optional(base::inverse(*cover.frame.map)) : std::nullopt;
  int hidden = 0;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      Point at{ink.left + ink.width * ((column + 0.5) / columns), ink.top + ink.height * ((row + 0.5) / rows)};
      if (frame.map) at = base::apply(*frame.map, at);
      if (to_own) at = base::apply(*to_own, at);
      const Rect& own = cover.own;
      if (at.x > own.left && at.x < own.right() && at.y > own.top && at.y < own.bottom()) ++hidden;
    }
  }
  return hidden > tolerated;
}

}  // namespace

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
