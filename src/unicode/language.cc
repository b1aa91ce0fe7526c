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

std::string own_name(std::string_view tag) {
  const std::string locale = icu_locale(tag);
  if (locale.empty()) return std::string(tag);
  UErrorCode status = U_ZERO_ERROR;
  // Dialect names: `繁體中文` rather than `中文（繁體）`.
  const base::Handle<ULocaleDisplayNames, uldn_close> names(uldn_open(locale.c_str(), ULDN_DIALECT_NAMES, &status));
  if (U_FAILURE(status)) return std::string(tag);
  std::array<UChar, 128> buffer{};
  const int32_t length =
      uldn_localeDisplayName(names.get(), locale.c_str(), buffer.data(), static_cast<int32_t>(buffer.size()), &status);
  if (U_FAILURE(status)) return std::string(tag);
  return to_utf8(icu::UnicodeString(buffer.data(), length));
}

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
  u_versionToString(version, text.data());
  return text.data();
}

}  // namespace handbill::unicode
