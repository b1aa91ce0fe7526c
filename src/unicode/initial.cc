#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/utf8.h"
#include "unicode/unicode.h"

namespace handbill::unicode {

namespace {

UChar32 character_at(std::string_view utf8, std::size_t at) {
  return static_cast<UChar32>(base::decode(utf8, at).code_point);
}

/// Letters of Arabic, Syriac, Mongolian and the like, and of Indic scripts that hang from one line.
bool joins(UChar32 letter) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(letter, &status);
  return uscript_isCased(script) == 0 &&
         (u_getIntPropertyValue(letter, UCHAR_JOINING_TYPE) != U_JT_NON_JOINING || script == USCRIPT_DEVANAGARI ||
          script == USCRIPT_BENGALI || script == USCRIPT_GURMUKHI);
}

}  // namespace

std::size_t initial_letter(std::string_view utf8) {
  constexpr uint32_t opening = U_GC_PS_MASK | U_GC_PI_MASK | U_GC_PF_MASK | U_GC_PO_MASK;
  const std::vector<std::uint32_t> bounds = grapheme_boundaries(utf8);
  for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
    const UChar32 first = character_at(utf8, bounds[i]);
    if (u_isalnum(first) != 0) return joins(first) ? 0 : bounds[i + 1];
    if ((U_GET_GC_MASK(first) & opening) == 0) return 0;
  }
  return 0;
}

}  // namespace handbill::unicode
