#include <unicode/uchar.h>

#include "unicode/unicode.h"

namespace handbill::unicode {

char32_t to_lower(char32_t letter) {
  if (letter < 0x80) return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(letter)));
}

}  // namespace handbill::unicode
