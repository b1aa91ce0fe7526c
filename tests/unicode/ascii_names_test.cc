#include <gtest/gtest.h>

#include "unicode/unicode.h"

namespace handbill::unicode {
namespace {

std::string written(std::string_view text, std::string_view language = "en") {
  AsciiNames names;
  return names.write(text, language);
}

TEST(AsciiNames, WritesOtherScriptsInLatinLetters) {
  EXPECT_EQ(written("St Mary's, York"), "St Mary's, York");
  EXPECT_EQ(written("Москва"), "Moskva");
  EXPECT_EQ(written("Αθήνα"), "Athena");
  EXPECT_EQ(written("서울"), "seoul");
  EXPECT_EQ(written("北京"), "bei jing");
  EXPECT_EQ(written("Łódź São Tomé"), "Lodz Sao Tome");
}

TEST(AsciiNames, SpellsUmlautsInGermanOnly) {
  EXPECT_EQ(written("Köln Übach Straße", "de"), "Koeln Uebach Strasse");
  EXPECT_EQ(written("Ko\xCC\x88ln", "de-AT"), "Koeln");
  EXPECT_EQ(written("Malmö", "sv"), "Malmo");
}

TEST(AsciiNames, LeavesOutWhatHasNoLetters) { EXPECT_EQ(written("\xF0\x9F\x99\x8F Köln"), " Koln"); }

}  // namespace
}  // namespace handbill::unicode
