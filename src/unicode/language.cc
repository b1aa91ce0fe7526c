#include <algorithm>
#include <array>
#include <cstring>

#include <unicode/uchar.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/uregion.h>
#include <unicode/uversion.h>

#include "base/handle.h"
#include "unicode/icu_text.h"
#include "unicode/unicode.h"

namespace handbill::unicode {

namespace {

using Buffer = std::array<char, ULOC_FULLNAME_CAPACITY>;

/// What one of ICU's "fill this buffer" functions gives, or nothing.
template <typename Call>
std::string filled(Call call) {
  Buffer buffer{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = call(buffer.data(), static_cast<int32_t>(buffer.size()), &status);
  if (U_FAILURE(status) || length >= static_cast<int32_t>(buffer.size())) return {};
  return std::string(buffer.data(), static_cast<std::size_t>(length));
}

std::string script_of(const std::string& locale) {
  return filled(
      [&](char* out, int32_t size, UErrorCode* status) { return uloc_getScript(locale.c_str(), out, size, status); });
}

/// Each part that is written must be one that ICU knows: `xx`, `en-Abcd` and `en-XY` are typing mistakes.
bool has_known_parts(const std::string& locale) {
  if (std::strlen(uloc_getISO3Language(locale.c_str())) == 0) return false;
  const std::string script = script_of(locale);
  if (!script.empty() && u_getPropertyValueEnum(UCHAR_SCRIPT, script.c_str()) == UCHAR_INVALID_CODE) return false;
  const std::string region = filled(
      [&](char* out, int32_t size, UErrorCode* status) { return uloc_getCountry(locale.c_str(), out, size, status); });
  if (region.empty()) return true;
  UErrorCode status = U_ZERO_ERROR;
  const URegion* const known = uregion_getRegionFromCode(region.c_str(), &status);
  return U_SUCCESS(status) && known != nullptr;
}

/// What a language is called in another: `Korean`, `한국어`.
std::string name_in(std::string_view tag, std::string_view language) {
  const std::string locale = icu_locale(tag);
  const std::string display = icu_locale(language);
  if (locale.empty() || display.empty()) return std::string(tag);
  UErrorCode status = U_ZERO_ERROR;
  // Dialect names: `繁體中文` rather than `中文（繁體）`.
  const base::Handle<ULocaleDisplayNames, uldn_close> names(uldn_open(display.c_str(), ULDN_DIALECT_NAMES, &status));
  if (U_FAILURE(status)) return std::string(tag);
  std::array<UChar, 128> buffer{};
  const int32_t length =
      uldn_localeDisplayName(names.get(), locale.c_str(), buffer.data(), static_cast<int32_t>(buffer.size()), &status);
  if (U_FAILURE(status)) return std::string(tag);
  return to_utf8(icu::UnicodeString(buffer.data(), length));
}

/// `ko` for kr, `zh-Hant` for tw: the language that most people of a country write.
std::string language_of_country(std::string_view country) {
  if (country.size() != 2) return {};
  const std::string locale = "und_" + std::string(country);
  const std::string likely = filled([&](char* out, int32_t size, UErrorCode* status) {
    return uloc_addLikelySubtags(locale.c_str(), out, size, status);
  });
  const std::size_t cut = likely.rfind('_');
  if (cut == std::string::npos || likely.starts_with("und")) return {};
  std::string tag = likely.substr(0, cut);
  for (char& c : tag) c = c == '_' ? '-' : c;
  return tag;
}

}  // namespace

std::string icu_locale(std::string_view tag) {
  const std::string text(tag);
  int32_t parsed = 0;
  std::string locale = filled([&](char* out, int32_t size, UErrorCode* status) {
    return uloc_forLanguageTag(text.c_str(), out, size, &parsed, status);
  });
  return static_cast<std::size_t>(parsed) == text.size() ? locale : std::string();
}

std::optional<LanguageTag> parse_language(std::string_view tag) {
  if (tag.size() < 2 || tag.size() > 35) return std::nullopt;  // RFC 5646, 4.4.1: 35 characters hold every sensible tag
  const std::string locale = icu_locale(tag);
  if (locale.empty() || !has_known_parts(locale)) return std::nullopt;
  LanguageTag result;
  result.tag = filled([&](char* out, int32_t size, UErrorCode* status) {
    return uloc_toLanguageTag(locale.c_str(), out, size, 1, status);
  });
  result.language = filled(
      [&](char* out, int32_t size, UErrorCode* status) { return uloc_getLanguage(locale.c_str(), out, size, status); });
  const std::string likely = filled([&](char* out, int32_t size, UErrorCode* status) {
    return uloc_addLikelySubtags(locale.c_str(), out, size, status);
  });
  result.script = script_of(likely);
  result.right_to_left = uloc_isRightToLeft(locale.c_str()) != 0;
  if (result.tag.empty() || result.language.empty()) return std::nullopt;
  return result;
}

std::string own_name(std::string_view tag) { return name_in(tag, tag); }

std::string_view language_meant(std::string_view word, const std::vector<std::string_view>& tags) {
  const icu::UnicodeString wanted = to_icu(word).trim().foldCase();
  if (wanted.isEmpty()) return {};
  const std::string of_country = language_of_country(word);
  for (const std::string_view tag : tags) {
    if (to_icu(tag).foldCase() == wanted) return tag;
  }
  for (const std::string_view tag : tags) {
    const std::string_view language = tag.substr(0, tag.find('-'));
    const bool is_name = to_icu(name_in(language, "en")).foldCase() == wanted ||
                         to_icu(name_in(tag, "en")).foldCase() == wanted || to_icu(own_name(tag)).foldCase() == wanted;
    if (is_name || tag == of_country) return tag;
  }
  const auto same = std::ranges::find_if(tags, [&](std::string_view tag) {
    return tag.substr(0, tag.find('-')) == of_country.substr(0, of_country.find('-'));
  });
  return same == tags.end() ? std::string_view() : *same;
}

std::string language_named(std::string_view name) {
  const icu::UnicodeString wanted = to_icu(name).trim().foldCase();
  // A country's letters are no name; three letters and more may be one.
  if (wanted.length() < 3) return {};
  for (const char* const* tag = uloc_getISOLanguages(); *tag != nullptr; ++tag) {
    if (std::strlen(*tag) != 2) continue;
    if (to_icu(name_in(*tag, "en")).foldCase() == wanted || to_icu(own_name(*tag)).foldCase() == wanted) return *tag;
  }
  return {};
}

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
  u_versionToString(version, text.data());
  return text.data();
}

}  // namespace handbill::unicode
