#include <gtest/gtest.h>

#include "kit.h"

namespace handbill::text::test {
namespace {

std::string seen(std::string_view text, const char* language) {
  Kit kit;
  return visual(set(kit.must(text, language), setting(10), tall(1000)).lines.at(0));
}

TEST(Bidi, KeepsAPhoneNumberInOrder) {
  EXPECT_NE(seen("טלפון +82-10-1234 היום", "he").find("+82-10-1234"), std::string::npos);
  EXPECT_NE(seen("هاتف 020 7946 0000 اليوم", "ar").find("020 7946 0000"), std::string::npos);
}

TEST(Bidi, KeepsAddressesDatesAndNamesInOrder) {
  EXPECT_NE(seen("אתר https://example.org/run?a=1 היום", "he").find("https://example.org/run?a=1"), std::string::npos);
  EXPECT_NE(seen("דואר info@example.org.", "he").find("info@example.org"), std::string::npos);
  EXPECT_NE(seen("לפי 1951 UN Convention ביום", "he").find("1951 UN Convention"), std::string::npos);
}

TEST(Bidi, KeepsANameAndAnAddressWithTheirMarksInOrder) {
  EXPECT_NE(seen("המקום: St Mary’s Hall, 1 High Street, York", "he").find("St Mary’s Hall, 1 High Street, York"),
            std::string::npos);
  EXPECT_NE(seen("تستضيفكم St. John – Holy Trinity اليوم", "ar").find("St. John – Holy Trinity"), std::string::npos);
}

TEST(Bidi, KeepsNumbersInTheOrderOfTheText) { EXPECT_EQ(seen("1951, 1967", "he"), "1967 ,1951"); }

TEST(Bidi, PutsTheFullStopBehindAnAddressOnTheLeft) { EXPECT_EQ(seen("אתר example.org.", "he").front(), '.'); }

TEST(Bidi, LeavesNoControlInTheText) {
  Kit kit;
  const Set lines = set(kit.must("טלפון +82-10-1234 היום", "he"), setting(10), tall(1000));
  std::string text;
  for (const PlacedRun& placed : lines.lines.at(0).runs) text += placed.run.utf8;
  EXPECT_EQ(text.find("\xE2\x81"), std::string::npos);
}

TEST(Bidi, PutsBracketsOnBothSidesOfALatinName) {
  const std::string text = seen("חייכם (UNHCR) היום", "he");
  // The closing bracket of the text stands on the left, mirrored by its glyph.
  EXPECT_NE(text.find(")UNHCR("), std::string::npos) << text;
}

TEST(Bidi, StartsAtTheRight) {
  Kit kit;
  const Set lines = set(kit.must("שלום לכם", "he"), setting(10), tall(200));
  const Line& line = lines.lines.at(0);
  EXPECT_NEAR((line.left + line.width).to_pt(), 200, 1e-9);
  EXPECT_NEAR(ink(line).right().to_pt(), 200, 1);
}

TEST(Bidi, ReordersEachLineByItself) {
  Kit kit;
  const Shaped shaped = kit.must("אחת two שלוש four חמש", "he");
  const Set lines = set(shaped, setting(10), tall(75));
  ASSERT_EQ(lines.lines.size(), 2U);
  EXPECT_EQ(lines.lines.at(0).runs.back().run.utf8.substr(0, 6), "אחת");
  EXPECT_EQ(lines.lines.at(1).runs.front().run.utf8.find("חמש") != std::string::npos, true);
}

TEST(Bidi, AnAuthorsOwnIsolatesWin) {
  EXPECT_NE(seen("טלפון \u2066+82-10-1234\u2069 היום", "he").find("+82-10-1234"), std::string::npos);
}

TEST(Bidi, ArabicOnAnEnglishPosterRunsLeftWithinItsLine) {
  Kit kit;
  Style style = kit.style("ar");
  style.language = "en";
  const Set lines = set(kit.must("Peace is سلام here", style), setting(10), tall(1000));
  const Line& line = lines.lines.at(0);
  EXPECT_EQ(line.left, base::Length());
  EXPECT_EQ(line.runs.front().run.utf8, "Peace is");
  EXPECT_EQ(line.runs.back().run.utf8, "here");
  const PlacedRun& arabic = line.runs.at(line.runs.size() / 2);
  EXPECT_EQ(arabic.run.utf8, "سلام");
  EXPECT_TRUE(arabic.run.rtl);
  EXPECT_EQ(arabic.run.language, "ar");
}

TEST(Bidi, KeepsAJoinerWithItsLetter) {
  Kit kit;
  Style style = kit.style("ar");
  style.language = "fa";
  const Set lines = set(kit.must("می\u200Cروند", style), setting(10), tall(1000));
  std::string text;
  for (const PlacedRun& placed : lines.lines.at(0).runs) text = placed.run.utf8 + text;
  EXPECT_EQ(text, "می\u200Cروند");
}

}  // namespace
}  // namespace handbill::text::test
