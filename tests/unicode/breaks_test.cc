#include <gtest/gtest.h>

#include "unicode/unicode.h"

namespace handbill::unicode {
namespace {

/// The text with a bar at each offset.
std::string barred(std::string text, const std::vector<std::uint32_t>& offsets) {
  for (auto at = offsets.rbegin(); at != offsets.rend(); ++at) text.insert(*at, "|");
  return text;
}
std::string broken(const std::string& text, std::string_view language) {
  return barred(text, dictionary_breaks(text, language));
}

TEST(DictionaryBreaks, FallBetweenWords) {
  EXPECT_EQ(broken("សូមចូលរួមជាមួយយើង", "km"), "សូម|ចូលរួម|ជាមួយ|យើង");
  EXPECT_EQ(broken("ຂໍເຊີນທຸກຄົນ", "lo"), "ຂໍ|ເຊີນ|ທຸກຄົນ");
  EXPECT_EQ(broken("ကျွန်ုပ်တို့နှင့်အတူ", "my"), "ကျွန်ုပ်|တို့|နှင့်|အတူ");
}

TEST(DictionaryBreaks, AreOnlyThoseInsideTheScript) {
  EXPECT_EQ(broken("English words stay", "km"), "English words stay");
  EXPECT_EQ(broken("abc សូមចូល def", "km"), "abc សូម|ចូល def");
  EXPECT_EQ(broken("한국어와 中文", "my"), "한국어와 中文");
  EXPECT_TRUE(dictionary_breaks("", "km").empty());
}

TEST(DictionaryBreaks, WorkWhateverTheLanguageOfTheText) { EXPECT_EQ(broken("សូមចូលរួម", "en"), "សូម|ចូលរួម"); }

TEST(DictionaryBreaks, SurviveBrokenBytes) {
  for (const std::uint32_t at : dictionary_breaks("\xE1\x9E\xFF\xE1\x9E\x9F", "km")) EXPECT_LE(at, 6U);
}

TEST(NeedsDictionaryBreaks, IsTrueForThreeLanguages) {
  for (const std::string_view yes : {"km", "lo", "my", "my-MM"}) EXPECT_TRUE(needs_dictionary_breaks(yes)) << yes;
  for (const std::string_view no : {"th", "ko", "en", "", "kmx"}) EXPECT_FALSE(needs_dictionary_breaks(no)) << no;
}

TEST(GraphemeBoundaries, KeepClustersWhole) {
  EXPECT_EQ(grapheme_boundaries(""), std::vector<std::uint32_t>{0});
  EXPECT_EQ(barred("ae\u0301b", grapheme_boundaries("ae\u0301b")), "|a|e\u0301|b|");
  EXPECT_EQ(barred("👨‍👩‍👧x", grapheme_boundaries("👨‍👩‍👧x")), "|👨‍👩‍👧|x|");
  EXPECT_EQ(barred("\r\n각", grapheme_boundaries("\r\n각")), "|\r\n|각|");
}

TEST(ToNfc, ComposesAndLeavesComposedTextAlone) {
  EXPECT_EQ(to_nfc("e\u0301"), "é");
  EXPECT_EQ(to_nfc("\u1112\u1161\u11AB"), "한");
  EXPECT_EQ(to_nfc("plain"), "plain");
  EXPECT_EQ(to_nfc(""), "");
  EXPECT_EQ(to_nfc("ﬁ"), "ﬁ");
}

}  // namespace
}  // namespace handbill::unicode
