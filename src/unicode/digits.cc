#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "unicode/unicode.h"

namespace handbill::unicode {

std::optional<char32_t> zero_of_digits(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    if (static_cast<unsigned char>(utf8[at]) < 0x80) {
      ++at;
      continue;
    }
    const base::Decoded decoded = base::decode(utf8, at);
    at += std::max<std::size_t>(decoded.length, 1);
    const auto c = static_cast<UChar32>(decoded.code_point);
    // Full-width digits are Western ones in another form.
    const bool full_width = c >= 0xFF10 && c <= 0xFF19;
    if (!full_width && u_charType(c) == U_DECIMAL_DIGIT_NUMBER)
      return decoded.code_point - static_cast<char32_t>(u_charDigitValue(c));
  }
  return std::nullopt;
}

}  // namespace handbill::unicode
