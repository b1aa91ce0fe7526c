#include <unicode/uchar.h>

#include "unicode/unicode.h"

namespace handbill::unicode {

Orientation orientation(char32_t c) {
  const auto character = static_cast<UChar32>(c);
  constexpr uint32_t dependent = U_GC_M_MASK | U_GC_CF_MASK | U_GC_ZS_MASK;
  if ((U_GET_GC_MASK(character) & dependent) != 0) return Orientation::as_before;
  const bool rotated = u_getIntPropertyValue(character, UCHAR_VERTICAL_ORIENTATION) == U_VO_ROTATED;
  return rotated ? Orientation::sideways : Orientation::upright;
}

}  // namespace handbill::unicode
