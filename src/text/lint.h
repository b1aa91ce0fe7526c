#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace handbill::text {

/// What a careful typesetter would not let pass in lines that all fit.
struct Flaw {
  enum class Kind {
    hyphens,     ///< more than two lines in a row end with one
    short_last,  ///< the last line is shorter than 15 % of its room
    stack,       ///< lines in a row begin or end with the same word
    loose,       ///< blanks opened beyond their limit
    letters,     ///< letters opened by more than 3 % of an em
    river,       ///< blanks of four lines across the page or more stand under each other
  } kind;
  std::size_t first = 0;  ///< lines, counted from 0
  std::size_t last = 0;
  std::string words;  ///< the word, or what stands at the first line's end
};

/// The flaws of one paragraph's lines, in one column; `utf8` is its text, and the lines have their runs.
[[nodiscard]] std::vector<Flaw> find_flaws(std::span<const Line> lines, std::string_view utf8);

}  // namespace handbill::text
