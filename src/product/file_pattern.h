#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"

namespace handbill::product {

/// What the name of a print file may say.
struct FileFacts {
  std::string job;      ///< as the shop knows it
  std::string product;  ///< `poster-a4`
  std::string language;
  base::Size trim;
  std::size_t pages = 0;
  std::string profile;
  std::string date;  ///< `2026-01-31`
};

/// The words that may stand in the braces of a pattern: `job product language width height pages profile date`.
[[nodiscard]] std::vector<std::string_view> pattern_words();
/// What stands in the first braces of `pattern` and is none of `known`, or a brace without its other; nothing where the
/// pattern is sound.
[[nodiscard]] std::optional<std::string> fault_in_pattern(std::string_view pattern,
                                                          const std::vector<std::string_view>& known = pattern_words());
/// A sound pattern with each word in braces replaced.
[[nodiscard]] std::string fill_pattern(std::string_view pattern,
                                       const std::function<std::string(std::string_view word)>& value_of);
/// Letters and digits of ASCII, `-`, `_`, `.` and `+`; each run of anything else becomes one hyphen. No hyphen or dot
/// at either end. May be empty.
[[nodiscard]] std::string safe_file_name(std::string_view text);
/// The pattern with its words filled in, without an ending, as a safe name: shops' servers take nothing else for sure.
/// Sizes are whole millimetres.
[[nodiscard]] std::string file_from_pattern(std::string_view pattern, const FileFacts& facts);

}  // namespace handbill::product
