#include "text/hyphenation.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

#include "text/characters.h"
#include "text/hyphenation_format.h"
#include "text/hyphenation_tables.h"
#include "unicode/unicode.h"

namespace handbill::text {

namespace {

/// Longer than any word that is meant to be read.
constexpr std::size_t longest = 100;

using Labels = std::array<std::uint8_t, longest + 2>;

const HyphenationHeader& header_of(const std::uint32_t* table) {
  return *static_cast<const HyphenationHeader*>(static_cast<const void*>(table));
}

/// One level of a table.
class Trie {
 public:
  Trie(const std::uint32_t* table, std::size_t number) {
    const HyphenationHeader& header = header_of(table);
    const std::uint32_t* at = table + sizeof(HyphenationHeader) / 4 + header.letters;
    for (std::size_t i = 0; i < number; ++i) {
      const HyphenationHeader::Level& level = header.level[i];
      at += 2 * level.nodes + 1 + level.edges + level.digits / 4;
    }
    const HyphenationHeader::Level& level = header.level[number];
    firsts_ = at;
    edges_ = firsts_ + level.nodes + 1;
    values_ = edges_ + level.edges;
    digits_ = static_cast<const std::uint8_t*>(static_cast<const void*>(values_ + level.nodes));
  }

  /// For every pattern in labels [begin, end): the largest digit before each label.
  void match(std::span<const std::uint8_t> labels, std::span<std::uint8_t> points) const {
    for (std::size_t from = 0; from < labels.size(); ++from) {
      std::uint32_t node = 0;
      for (std::size_t at = from; at < labels.size(); ++at) {
        const auto next = child(node, labels[at]);
        if (!next) break;
        node = *next;
        if (values_[node] == 0) continue;
        const std::uint8_t* digits = digits_ + values_[node] - 1;
        const std::size_t count = *digits++;
        for (std::size_t i = 0; i < count && from + i < points.size(); ++i)
          points[from + i] = std::max(points[from + i], digits[i]);
      }
    }
  }

 private:
  [[nodiscard]] std::optional<std::uint32_t> child(std::uint32_t node, std::uint8_t label) const {
    const std::uint32_t* const end = edges_ + firsts_[node + 1];
    const auto* const edge =
        std::lower_bound(edges_ + firsts_[node], end, label,
                         [](std::uint32_t one, std::uint8_t wanted) { return (one & 0xff) < wanted; });
    if (edge == end || (*edge & 0xff) != label) return std::nullopt;
    return *edge >> 8;
  }

  const std::uint32_t* firsts_;
  const std::uint32_t* edges_;
  const std::uint32_t* values_;
  const std::uint8_t* digits_;
};

/// Least letters before the first hyphen and behind the last.
struct Minima {
  std::size_t left = 2;
  std::size_t right = 2;
};

/// The hyphens of a word, or of a part of a compound: between the edges of `labels`, one sign more at each end.
void divide(const Trie& trie, std::span<std::uint8_t> labels, std::span<std::uint8_t> before, Minima minima) {
  std::array<std::uint8_t, longest + 3> points{};
  const std::uint8_t first = std::exchange(labels.front(), edge_label);
  const std::uint8_t last = std::exchange(labels.back(), edge_label);
  trie.match(labels, std::span(points).first(labels.size() + 1));
  labels.front() = first;
  labels.back() = last;
  const std::size_t count = before.size();
  for (std::size_t i = 0; i < count; ++i) {
    const bool allowed = i >= minima.left && i + minima.right <= count;
    before[i] = allowed && (points[i + 1] & 1) != 0 ? 1 : 0;
  }
}

/// A compound: its parts first, then each part by itself.
void divide_compound(const std::uint32_t* table, std::span<std::uint8_t> labels, std::span<std::uint8_t> before) {
  const HyphenationHeader& header = header_of(table);
  const Trie syllables(table, 1);
  divide(Trie(table, 0), labels, before, {header.left, header.right});
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= before.size(); ++end) {
    if (end < before.size() && before[end] == 0) continue;
    const std::uint8_t joint = before[begin];
    divide(syllables, labels.subspan(begin, end - begin + 2), before.subspan(begin, end - begin),
           {begin == 0 ? header.left : header.part_left, end == before.size() ? header.right : header.part_right});
    before[begin] = joint;
    begin = end;
  }
}

bool is_vowel(char32_t letter) {
  constexpr std::u32string_view vowels = U"aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœаеёиоуыэюяіїє";
  return vowels.find(letter) != std::u32string_view::npos;
}

/// A piece without a vowel is no syllable: patterns that were made for other programs sometimes give one.
void join_voiceless(std::u32string_view word, std::span<std::uint8_t> before) {
  if (std::ranges::none_of(word, is_vowel)) return;
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= word.size(); ++end) {
    if (end < word.size() && before[end] == 0) continue;
    if (std::ranges::none_of(word.substr(begin, end - begin), is_vowel)) {
      before[begin] = 0;
      if (end < word.size()) before[end] = 0;
    }
    begin = end;
  }
}

}  // namespace

const Hyphenation* Hyphenation::find(std::string_view language) {
  static const auto known = [] {
    std::vector<std::pair<std::string_view, Hyphenation>> result;
    for (const HyphenationTable& table : hyphenation_tables())
      result.emplace_back(table.language, Hyphenation(table.words));
    return result;
  }();
  const auto with = [&](std::string_view tag) -> const Hyphenation* {
    const auto found = std::ranges::find(known, tag, [](const auto& each) { return each.first; });
    return found == known.end() ? nullptr : &found->second;
  };
  const Hyphenation* const exact = with(language);
  return exact != nullptr ? exact : with(primary_language(language));
}

std::size_t Hyphenation::left() const { return header_of(table_).left; }
std::size_t Hyphenation::right() const { return header_of(table_).right; }

void Hyphenation::find_hyphens(std::u32string_view word, std::vector<std::uint8_t>& before) const {
  const HyphenationHeader& header = header_of(table_);
  before.assign(word.size(), 0);
  if (word.size() > longest || word.size() < header.left + header.right) return;
  const std::span alphabet(table_ + sizeof(HyphenationHeader) / 4, header.letters);
  std::u32string small(word);
  Labels labels{edge_label};
  for (std::size_t i = 0; i < word.size(); ++i) {
    small[i] = unicode::to_lower(word[i]);
    const auto found = std::ranges::lower_bound(alphabet, static_cast<std::uint32_t>(small[i]));
    if (found == alphabet.end() || *found != small[i]) return;
    labels[i + 1] = static_cast<std::uint8_t>(first_letter_label + (found - alphabet.begin()));
  }
  labels[word.size() + 1] = edge_label;
  const std::span all(labels.data(), word.size() + 2);
  if (header.levels == 1) {
    divide(Trie(table_, 0), all, before, {header.left, header.right});
  } else {
    divide_compound(table_, all, before);
  }
  join_voiceless(small, before);
}

}  // namespace handbill::text
