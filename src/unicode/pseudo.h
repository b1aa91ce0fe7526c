#pragma once

#include <string_view>

namespace handbill::unicode {

/// Languages that nobody speaks, for trying layouts; CLDR calls them so. `en-XA` is longer and has marks on its
/// letters, `ar-XB` is written in Arabic letters from right to left.
inline constexpr std::string_view longer_language = "en-XA";
inline constexpr std::string_view mirrored_language = "ar-XB";
[[nodiscard]] constexpr bool is_pseudo(std::string_view tag) {
  return tag == longer_language || tag == mirrored_language;
}

}  // namespace handbill::unicode
