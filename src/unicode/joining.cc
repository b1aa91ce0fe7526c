#include <unicode/uchar.h>

#include "unicode/unicode.h"

namespace handbill::unicode {

namespace {
int32_t joining_type(char32_t letter) {
  return u_getIntPropertyValue(static_cast<UChar32>(letter), UCHAR_JOINING_TYPE);
}
}  // namespace

bool joins_next(char32_t letter) {
  const int32_t type = joining_type(letter);
  return type == U_JT_DUAL_JOINING || type == U_JT_LEFT_JOINING || type == U_JT_JOIN_CAUSING;
}

bool joins_last(char32_t letter) {
  const int32_t type = joining_type(letter);
  return type == U_JT_DUAL_JOINING || type == U_JT_RIGHT_JOINING || type == U_JT_JOIN_CAUSING;
}

}  // namespace handbill::unicode
