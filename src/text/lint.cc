#include "text/lint.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/characters.h"

namespace handbill::text {

namespace {

constexpr std::size_t most_hyphens = 2;
constexpr double shortest_last = 0.15;
constexpr double most_letter_space = 0.03;
constexpr std::size_t river_lines = 4;
/// A word that stands twice under itself is seen where it is this long; a shorter one where it stands thrice.
constexpr std::size_t long_word = 4;
/// Of what blanks may open, where a rounding error is no flaw.
constexpr double slack = 1.01;

struct Blank {
  double left;
  double right;
};

/// The blanks of a line within it, in points from the region's corner.
std::vector<Blank> blanks_of(const Line& line) {
  std::vector<Blank> result;
  for (const PlacedRun& placed : line.runs) {
    const Run& run = placed.run;
    std::size_t byte = 0;
    std::size_t glyph = run.rtl ? run.glyphs.size() : 0;
    for (const Cluster& cluster : run.clusters) {
      if (run.rtl) glyph -= std::min<std::size_t>(cluster.glyphs, glyph);
      if (std::string_view(run.utf8).substr(byte, cluster.bytes) == " " && glyph < run.glyphs.size()) {
        const double left = placed.origin.x.to_pt() + run.glyphs[glyph].x;
        const bool has_next = glyph + 1 < run.glyphs.size();
        const double right = placed.origin.x.to_pt() + (has_next ? run.glyphs[glyph + 1].x : run.advance);
        result.push_back({left, right});
      }
      if (!run.rtl) glyph += cluster.glyphs;
      byte += cluster.bytes;
    }
  }
  return result;
}

std::string_view words_of(const Line& line, std::string_view utf8) {
  const std::size_t begin = std::min<std::size_t>(line.begin, utf8.size());
  std::string_view words = utf8.substr(begin, std::min<std::size_t>(line.end, utf8.size()) - begin);
  while (words.ends_with(' ') || words.ends_with('\n')) words.remove_suffix(1);
  return words;
}

/// Letters alone, so that `prison,` and `prison` are one word.
std::string_view letters_of(std::string_view word) {
  const auto is_letter = [](char32_t c) { return is_alphabetic(c) || is_hangul(c); };
  std::size_t begin = word.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < word.size();) {
    const base::Decoded decoded = base::decode(word, at);
    if (is_letter(decoded.code_point)) {
      begin = std::min(begin, at);
      end = at + decoded.length;
    }
    at += std::max<std::size_t>(decoded.length, 1);
  }
  return begin < end ? word.substr(begin, end - begin) : std::string_view();
}

std::string_view edge_word(const Line& line, std::string_view utf8, bool at_end) {
  const std::string_view words = words_of(line, utf8);
  if (words.find(' ') == std::string_view::npos || (at_end && line.hyphenated)) return {};
  return letters_of(at_end ? words.substr(words.rfind(' ') + 1) : words.substr(0, words.find(' ')));
}

std::size_t count_letters(std::string_view word) {
  return static_cast<std::size_t>(
      std::ranges::count_if(word, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void find_stacks(std::span<const Line> lines, std::string_view utf8, std::vector<Flaw>& flaws) {
  for (const bool at_end : {false, true}) {
    for (std::size_t first = 0; first < lines.size();) {
      const std::string_view word = edge_word(lines[first], utf8, at_end);
      std::size_t next = first + 1;
      while (!word.empty() && next < lines.size() && edge_word(lines[next], utf8, at_end) == word) ++next;
      if (next - first >= 3 || (next - first == 2 && count_letters(word) >= long_word))
        flaws.push_back({Flaw::Kind::stack, first, next - 1, std::string(word)});
      first = next;
    }
  }
}

void find_hyphens(std::span<const Line> lines, std::string_view utf8, std::vector<Flaw>& flaws) {
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t next = first;
    while (next < lines.size() && lines[next].hyphenated) ++next;
    if (next - first > most_hyphens) {
      const std::string_view words = words_of(lines[first], utf8);
      flaws.push_back({Flaw::Kind::hyphens, first, next - 1, std::string(words.substr(words.rfind(' ') + 1)) + "-"});
    }
    first = std::max(next, first + 1);
  }
}

bool overlap(const Blank& a, const Blank& b) {
  const double shared = std::min(a.right, b.right) - std::max(a.left, b.left);
  return shared > std::min(a.right - a.left, b.right - b.left) / 2;
}

void find_rivers(std::span<const Line> lines, std::string_view utf8, std::vector<Flaw>& flaws) {
  // The longest river that ends at each blank of the line above.
  std::vector<std::pair<Blank, std::size_t>> above;
  std::size_t longest_last = 0;
  for (std::size_t i = 0; i <= lines.size(); ++i) {
    std::vector<std::pair<Blank, std::size_t>> here;
    std::size_t longest = 0;
    if (i < lines.size() && lines[i].justified && lines[i].writing == Writing::horizontal) {
      for (const Blank& blank : blanks_of(lines[i])) {
        std::size_t length = 1;
        for (const auto& [upper, lines_above] : above) {
          if (overlap(upper, blank)) length = std::max(length, lines_above + 1);
        }
        here.emplace_back(blank, length);
        longest = std::max(longest, length);
      }
    }
    // Told where it ends, as a whole.
    if (longest_last >= river_lines && longest <= longest_last) {
      const std::size_t first = i - longest_last;
      flaws.push_back({Flaw::Kind::river, first, i - 1, std::string(words_of(lines[first], utf8))});
      here.clear();
      longest = 0;
    }
    above = std::move(here);
    longest_last = longest;
  }
}

}  // namespace

std::vector<Flaw> find_flaws(std::span<const Line> lines, std::string_view utf8) {
  std::vector<Flaw> flaws;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const std::string words(words_of(line, utf8));
    if (line.is_last && line.begin > 0 && line.width < line.room.width * shortest_last)
      flaws.push_back({Flaw::Kind::short_last, i, i, words});
    if (line.blanks > slack) flaws.push_back({Flaw::Kind::loose, i, i, words});
    if (line.letters > most_letter_space) flaws.push_back({Flaw::Kind::letters, i, i, words});
  }
  find_hyphens(lines, utf8, flaws);
  find_stacks(lines, utf8, flaws);
  find_rivers(lines, utf8, flaws);
  std::ranges::stable_sort(flaws, {}, &Flaw::first);
  return flaws;
}

}  // namespace handbill::text
