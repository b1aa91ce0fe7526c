#include <unicode/ulocdata.h>

#include <algorithm>
#include <array>

#include "base/handle.h"
#include "unicode/icu_text.h"
#include "unicode/unicode.h"

namespace handbill::unicode {

namespace {

using LocaleData = base::Handle<ULocaleData, ulocdata_close>;

std::string delimiter(ULocaleData* data, ULocaleDataDelimiterType type) {
  std::array<UChar, 8> text{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = ulocdata_getDelimiter(data, type, text.data(), static_cast<int32_t>(text.size()), &status);
  return U_FAILURE(status) != 0 ? std::string() : to_utf8(icu::UnicodeString(text.data(), length));
}

}  // namespace

bool writes_blanks(std::string_view tag) {
  // CLDR has no field for it. (Lao, Khmer, Burmese and Thai put blanks between sentences only.)
  constexpr std::array<std::string_view, 9> without{"zh", "ja", "th", "km", "my", "lo", "bo", "dz", "yue"};
  return std::ranges::find(without, tag.substr(0, tag.find('-'))) == without.end();
}

QuotationMarks quotation_marks(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  const LocaleData data(ulocdata_open(icu_locale(tag).c_str(), &status));
  if (U_FAILURE(status) != 0) return {"\u201C", "\u201D"};
  return {delimiter(data.get(), ULOCDATA_QUOTATION_START), delimiter(data.get(), ULOCDATA_QUOTATION_END)};
}

}  // namespace handbill::unicode
