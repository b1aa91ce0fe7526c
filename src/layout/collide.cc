#include <algorithm>

#include "layout/check.h"

namespace handbill::layout {

using base::Length;
using base::Rect;

namespace {

/// Half the height of all of a line's letters, or all the height of a third.
constexpr int tolerated = place_columns * place_rows / 3;

/// Where most of a line's letters have their ink in most scripts.
Rect letters_of(const Ink& ink) {
  const text::Line& line = *ink.line;
  const Length em = ink.text->size;
  return line.writing == text::Writing::horizontal
             ? ink.text->band(line, line.baseline - em * 0.75, line.baseline)
             : ink.text->band(line, line.baseline - em * 0.4, line.baseline + em * 0.4);
}

bool lies_on(const Ink& line, const Rect& letters, const Ink& other, const Rect& its_letters) {
  return places_within(letters, line.frame, its_letters, other.frame) > tolerated ||
         places_within(its_letters, other.frame, letters, line.frame) > tolerated;
}

/// Whether letters of one lie on those of the other. Exact ink is measured only where it may come to that.
bool collide(const Ink& line, const Ink& other) {
  const Rect letters = letters_of(line);
  const Rect its_letters = letters_of(other);
  return lies_on(line, letters, other, its_letters) &&
         lies_on(line, base::common(letters, line.exact()), other, base::common(its_letters, other.exact()));
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
      return other->box != line.box && overlap(other->rect, line.rect) && collide(line, *other);
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
