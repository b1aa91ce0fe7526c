#include <algorithm>

#include "layout/check.h"

namespace handbill::layout {

using base::Length;
using base::Point;
using base::Rect;

namespace {

/// Of a line's letters, the places that are looked at, and how many of them may lie on another line's: half the height
/// of all of them, or all the height of a third.
constexpr int columns = 12;
constexpr int rows = 3;
constexpr int tolerated = columns * rows / 3;

/// Where most of a line's letters have their ink in any script; measuring it exactly would change no answer.
Rect letters_of(const Ink& ink) {
  const text::Line& line = *ink.line;
  const Length em = ink.text->size;
  return line.writing == text::Writing::horizontal
             ? ink.text->band(line, line.baseline - em * 0.75, line.baseline)
             : ink.text->band(line, line.baseline - em * 0.4, line.baseline + em * 0.4);
}

/// Whether letters of `line` lie on those of `other`.
bool lies_on(const Ink& line, const Ink& other) {
  const Rect from = letters_of(line);
  const Rect to = letters_of(other);
  const auto to_other = other.frame.map ? std::optional(base::inverse(*other.frame.map)) : std::nullopt;
  int met = 0;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      Point at{from.left + from.width * ((column + 0.5) / columns), from.top + from.height * ((row + 0.5) / rows)};
      if (line.frame.map) at = base::apply(*line.frame.map, at);
      if (to_other) at = base::apply(*to_other, at);
      if (at.x > to.left && at.x < to.right() && at.y > to.top && at.y < to.bottom()) ++met;
    }
  }
  return met > tolerated;
}

/// What is thinned, blended or decoration may stand behind words on purpose.
bool must_be_read(const Ink& ink) {
  return ink.kind == Ink::Kind::text && ink.frame.hides && !ink.box->node->decorative;
}

}  // namespace

void check_collisions(Engine& engine, const std::vector<Ink>& inks) {
  std::vector<const Ink*> lines;
  for (const Ink& ink : inks) {
    if (must_be_read(ink)) lines.push_back(&ink);
  }
  const PlacedBox* reported = nullptr;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Ink& line = *lines[i];
    if (line.box == reported) continue;
    const auto collides = [&](const Ink* other) {
      return other->box != line.box && overlap(other->rect, line.rect) &&
             (lies_on(line, *other) || lies_on(*other, line));
    };
    const auto below = std::find_if(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(i), collides);
    if (below == lines.begin() + static_cast<std::ptrdiff_t>(i)) continue;
    engine.diagnostics
        .error("text-over-text", line.span,
               "text of `" + std::string(line.box_id) + "` lies over text of `" + std::string((*below)->box_id) + "`")
        .note((*below)->span, "the other text is here")
        .hint("shorten one of them, move one, or say `decorative: true` of one that need not be read");
    reported = line.box;
  }
}

}  // namespace handbill::layout
