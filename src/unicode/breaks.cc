#include <array>

#include <unicode/normalizer2.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/handle.h"
#include "base/utf8.h"
#include "unicode/icu_text.h"
#include "unicode/unicode.h"

namespace handbill::unicode {

namespace {

using BreakIterator = base::Handle<UBreakIterator, ubrk_close>;
using Text = base::Handle<UText, utext_close>;

/// Lao, Burmese (with both extensions), Khmer (with its symbols): the scripts that write no blanks between words and
/// for which Pango has no dictionary. Thai is left to libthai.
constexpr bool is_dictionary_script(char32_t c) {
  return (c >= 0x0E80 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x19E0 && c <= 0x19FF) || (c >= 0xA9E0 && c <= 0xA9FF) || (c >= 0xAA60 && c <= 0xAA7F);
}

bool has_dictionary_script(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    // All of them start with E0, E1 or EA.
    const auto lead = static_cast<unsigned char>(utf8[at]);
    if (lead < 0xE0) {
      ++at;
      continue;
    }
    const base::Decoded decoded = base::decode(utf8, at);
    if (is_dictionary_script(decoded.code_point)) return true;
    at += decoded.length == 0 ? 1 : decoded.length;
  }
  return false;
}

char32_t character_before(std::string_view utf8, std::size_t at) {
  while (at > 0 && (static_cast<unsigned char>(utf8[--at]) & 0xC0) == 0x80) {}
  return base::decode(utf8, at).code_point;
}

/// The boundaries that ICU finds, as byte offsets; `is_wanted` picks.
template <typename Wanted>
std::vector<std::uint32_t> boundaries(UBreakIteratorType type, const std::string& locale, std::string_view utf8,
                                      Wanted is_wanted) {
  UErrorCode status = U_ZERO_ERROR;
  const Text text(utext_openUTF8(nullptr, utf8.data(), static_cast<int64_t>(utf8.size()), &status));
  const BreakIterator iterator(ubrk_open(type, locale.c_str(), nullptr, 0, &status));
  if (U_FAILURE(status)) return {};
  ubrk_setUText(iterator.get(), text.get(), &status);
  std::vector<std::uint32_t> result;
  for (int32_t at = ubrk_first(iterator.get()); at != UBRK_DONE; at = ubrk_next(iterator.get())) {
    if (is_wanted(static_cast<std::size_t>(at))) result.push_back(static_cast<std::uint32_t>(at));
  }
  return result;
}

}  // namespace

bool needs_dictionary_breaks(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return primary == "km" || primary == "lo" || primary == "my";
}

std::vector<std::uint32_t> dictionary_breaks(std::string_view utf8, std::string_view language) {
  if (!has_dictionary_script(utf8)) return {};
  return boundaries(UBRK_LINE, icu_locale(language), utf8, [&](std::size_t at) {
    return at > 0 && at < utf8.size() && is_dictionary_script(base::decode(utf8, at).code_point) &&
           is_dictionary_script(character_before(utf8, at));
  });
}

std::vector<std::uint32_t> grapheme_boundaries(std::string_view utf8) {
  if (utf8.empty()) return {0};
  return boundaries(UBRK_CHARACTER, "", utf8, [](std::size_t) { return true; });
}

std::string to_nfc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(utf8.data(), static_cast<int32_t>(utf8.size()));
  if (U_FAILURE(status) || nfc->isNormalizedUTF8(piece, status)) return std::string(utf8);
  std::string result;
  icu::StringByteSink<std::string> sink(&result, piece.length());
  nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  return U_SUCCESS(status) ? result : std::string(utf8);
}

}  // namespace handbill::unicode
