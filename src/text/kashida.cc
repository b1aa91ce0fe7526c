#include <algorithm>
#include <cmath>
#include <span>

#include "base/utf8.h"
#include "text/openings.h"
#include "unicode/unicode.h"

namespace handbill::text {

namespace {

char32_t letter_of(const Shaped::Inside& text, std::uint32_t cluster) {
  return base::decode(text.utf8, text.clusters[cluster].begin).code_point;
}

bool is_arabic(char32_t c) { return (c >= 0x620 && c < 0x6D4 && c != 0x640) || (c >= 0x750 && c < 0x780); }
bool is_one_of(char32_t c, std::u32string_view letters) { return letters.find(c) != std::u32string_view::npos; }

/// How much a stroke between two letters is liked; 0: none may stand there. The order is that of the printers' rule:
/// behind seen and sad, before a final heh or dal, before a final alef, tah, lam or kaf, before reh and yeh, before
/// waw, ain, qaf and feh, and then anywhere.
int liking(char32_t letter, char32_t next, bool next_is_final) {
  if (!is_arabic(letter) || !is_arabic(next) || !unicode::joins_next(letter) || !unicode::joins_last(next)) return 0;
  // Lam and alef are one sign.
  if (letter == 0x644 && is_one_of(next, U"\u0622\u0623\u0625\u0627\u0671")) return 0;
  if (is_one_of(letter, U"\u0633\u0634\u0635\u0636")) return 6;
  if (next_is_final && is_one_of(next, U"\u0629\u0647\u062F\u0630\u062D\u062E\u062C")) return 5;
  if (next_is_final && is_one_of(next, U"\u0627\u0623\u0637\u0638\u0644\u0643\u06AF\u06A9")) return 4;
  if (is_one_of(next, U"\u0631\u0632") || (next_is_final && is_one_of(next, U"\u064A\u0649\u06CC"))) return 3;
  if (next_is_final && is_one_of(next, U"\u0648\u0639\u063A\u0642\u0641")) return 2;
  return 1;
}

/// Words that hang on a slope: no stroke could follow it.
bool is_nastaliq(const Face& face) {
  constexpr std::string_view name = "nastaliq";
  const std::string& file = face.inside().info.file;
  const auto same = [](char a, char b) { return (a | 0x20) == b; };
  return std::search(file.begin(), file.end(), name.begin(), name.end(), same) != file.end();
}

/// True where the face moves the letter nearer to the next one, or up: a stroke would not meet it.
bool is_moved(const Shaped::Inside& text, std::uint32_t cluster) {
  constexpr double slack = 1e-4;
  const ShapedCluster& here = text.clusters[cluster];
  const Face::Inside& face = text.items[here.item].face->inside();
  for (const ShapedGlyph& glyph : std::span(text.glyphs).subspan(here.glyph, here.glyphs)) {
    if (glyph.advance <= slack) continue;  // a mark
    const double own = hb_font_get_glyph_h_advance(face.font.get(), glyph.id) / face.upem;
    if (std::abs(glyph.advance - own) > slack || std::abs(glyph.x) > slack || std::abs(glyph.y) > slack) return true;
  }
  return false;
}

/// From the first letter to one past the last of a word.
struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

void mark(Shaped::Inside& text, Word word) {
  constexpr std::uint32_t shortest = 3;
  if (word.end - word.begin < shortest) return;
  int best = 0;
  std::uint32_t place = 0;
  for (std::uint32_t i = word.begin; i + 1 < word.end; ++i) {
    const ShapedCluster& here = text.clusters[i];
    if (here.item != text.clusters[i + 1].item || here.glyphs == 0 || is_moved(text, i)) continue;
    const int here_liked = liking(letter_of(text, i), letter_of(text, i + 1), i + 2 == word.end);
    if (here_liked == 0 || here_liked < best) continue;
    best = here_liked;
    place = i;
  }
  if (best > 0) text.clusters[place].kashida = true;
}

}  // namespace

void find_kashidas(Shaped::Inside& text) {
  Word word;
  for (std::uint32_t i = 0; i <= text.size(); ++i) {
    const bool letter = i < text.size() && is_arabic(letter_of(text, i)) &&
                        text.items[text.clusters[i].item].face->inside().glyph(0x640) != 0 &&
                        !is_nastaliq(*text.items[text.clusters[i].item].face);
    if (letter && word.end == i && word.end > word.begin) {
      ++word.end;
      continue;
    }
    mark(text, word);
    word = letter ? Word{i, i + 1} : Word{};
  }
}

}  // namespace handbill::text
