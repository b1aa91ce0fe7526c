#pragma once

#include <string>
#include <string_view>

#include <unicode/unistr.h>

namespace handbill::unicode {

inline icu::UnicodeString to_icu(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
}

inline std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

/// ICU's name of the language's locale (`zh_Hant`); empty where the tag is not well formed.
[[nodiscard]] std::string icu_locale(std::string_view tag);

}  // namespace handbill::unicode
