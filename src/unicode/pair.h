#pragma once

#include <string>
#include <string_view>

namespace handbill::unicode {

/// The languages of one page: `ko`, or two in equal weight, `en+ko`.
struct Pair {
  std::string_view first;
  std::string_view second;  ///< empty: one language alone
};
[[nodiscard]] constexpr Pair split_pair(std::string_view tags) {
  const std::size_t plus = tags.find('+');
  if (plus == std::string_view::npos) return {tags, {}};
  return {tags.substr(0, plus), tags.substr(plus + 1)};
}
[[nodiscard]] inline std::string join_pair(std::string_view first, std::string_view second) {
  return std::string(first) + "+" + std::string(second);
}

}  // namespace handbill::unicode
