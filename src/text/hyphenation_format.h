#pragma once

#include <cstdint>

namespace handbill::text {

/// How src/hyphen-table writes one language's patterns, as 32-bit words of the machine's own order:
/// the header; the alphabet, code points in ascending order; then for each level
///   nodes + 1 words: the first edge of each node, ascending;
///   edges words: label in the lowest byte, the node that it leads to above; ascending by label within a node;
///   nodes words: 0, or 1 + where the node's digits begin;
///   digits bytes, filled up to a whole word: a count, then as many digits.
/// Labels: 1 is the word's edge, 2 + n the letter with number n of the alphabet. Node 0 is the root.
struct HyphenationHeader {
  static constexpr std::uint32_t right_magic = 0x31504859;  // "YHP1"
  struct Level {
    std::uint32_t nodes = 0;
    std::uint32_t edges = 0;
    std::uint32_t digits = 0;
  };
  std::uint32_t magic = right_magic;
  std::uint32_t left = 2;       ///< least letters before a hyphen
  std::uint32_t right = 2;      ///< and behind it
  std::uint32_t part_left = 2;  ///< the same within a compound
  std::uint32_t part_right = 2;
  std::uint32_t letters = 0;
  std::uint32_t levels = 1;  ///< 2: the first one finds the parts of compounds
  Level level[2];
};
constexpr std::uint8_t edge_label = 1;
constexpr std::uint8_t first_letter_label = 2;

}  // namespace handbill::text
