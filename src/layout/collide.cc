#include <algorithm>

#include "layout/check.h"

namespace handbill::layout {

using base::Length;
using base::Rect;

namespace {

/// Half the height of all of a line's letters, or all the height of a third.
constexpr int tolerated = place_columns * place_rows / 3;

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
  return places_within(letters_of(line), line.frame, letters_of(other), other.frame) > tolerated;
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
