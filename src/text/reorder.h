#pragma once

#include <algorithm>
#include <vector>

namespace handbill::text {

/// From logical to visual order (UAX 9, rule L2). `level_of(piece)` is the embedding level of a piece of a line.
template <typename Piece, typename LevelOf>
void reorder(std::vector<Piece>& pieces, LevelOf level_of) {
  int highest = 0;
  for (const Piece& piece : pieces) highest = std::max<int>(highest, level_of(piece));
  for (int level = highest; level > 0; --level) {
    const auto at_least = [&](const Piece& piece) { return level_of(piece) >= level; };
    for (auto begin = pieces.begin(); begin != pieces.end();) {
      begin = std::find_if(begin, pieces.end(), at_least);
      const auto end = std::find_if_not(begin, pieces.end(), at_least);
      std::reverse(begin, end);
      begin = end;
    }
  }
}

}  // namespace handbill::text
