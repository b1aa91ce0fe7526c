#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace handbill::text {

/// One language's hyphenation patterns (Liang, Word Hy-phen-a-tion by Com-put-er, 1983). Nothing is loaded: the table
/// is a part of the program.
class Hyphenation {
 public:
  explicit Hyphenation(const std::uint32_t* table) : table_(table) {}
  /// The patterns for a tag or for its language alone; their origin and licence stand in docs/languages.md.
  [[nodiscard]] static const Hyphenation* find(std::string_view language);

  /// Writes for each letter of the word whether a hyphen may stand before it (1) or not (0). A word with a sign outside
  /// the language's alphabet has none.
  void find_hyphens(std::u32string_view word, std::vector<std::uint8_t>& before) const;
  /// Least letters before the first hyphen and behind the last.
  [[nodiscard]] std::size_t left() const;
  [[nodiscard]] std::size_t right() const;

 private:
  const std::uint32_t* table_;
};

}  // namespace handbill::text
