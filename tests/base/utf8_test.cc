#include "base/utf8.h"

#include <gtest/gtest.h>

namespace handbill::base {
namespace {

using namespace std::string_view_literals;

TEST(Utf8, DecodesEachLength) {
  EXPECT_EQ(decode("A", 0).code_point, U'A');
  EXPECT_EQ(decode("é", 0).code_point, U'é');
  EXPECT_EQ(decode("한", 0).code_point, U'한');
  EXPECT_EQ(decode("😀", 0).code_point, U'😀');
  EXPECT_EQ(decode("😀", 0).length, 4);
}

TEST(Utf8, RefusesWhatRfc3629Refuses) {
  for (const std::string_view bad : {"\x80"sv, "\xC0\xAF"sv, "\xC1\xBF"sv, "\xE0\x80\xAF"sv, "\xED\xA0\x80"sv,
                                     "\xED\xBF\xBF"sv, "\xF0\x80\x80\xAF"sv, "\xF4\x90\x80\x80"sv,
                                     "\xF8\x88\x80\x80\x80"sv, "\xE2\x82"sv, "\xC3"sv, "\xFF"sv, "\xC3("sv, ""sv}) {
    EXPECT_EQ(decode(bad, 0).length, 0) << printable(bad);
  }
  EXPECT_EQ(decode("\xF4\x8F\xBF\xBF", 0).code_point, U'\U0010FFFF');
  EXPECT_EQ(decode("\xED\x9F\xBF", 0).code_point, U'\uD7FF');
}

TEST(Utf8, EncodesWhatItDecodes) {
  for (const char32_t c :
       {U'\0', U'A', U'\x7F', U'\x80', U'\u07FF', U'\u0800', U'\uFFFD', U'\U00010000', U'\U0010FFFF'}) {
    std::string bytes;
    append_utf8(bytes, c);
    EXPECT_EQ(decode(bytes, 0).code_point, c);
    EXPECT_EQ(decode(bytes, 0).length, bytes.size());
  }
}

TEST(Utf8, NamesCodePointsWithFourToSixDigits) {
  EXPECT_EQ(code_point_name(U'A'), "U+0041");
  EXPECT_EQ(code_point_name(U'한'), "U+D55C");
  EXPECT_EQ(code_point_name(U'😀'), "U+1F600");
  EXPECT_EQ(code_point_name(0x10FFFF), "U+10FFFF");
}

TEST(BadText, FindsTheFirstBadByteAtAnyAlignment) {
  for (std::size_t before = 0; before < 20; ++before) {
    for (const std::string_view bad :
         {"\xFF"sv, "\x01"sv, "\x7F"sv, "\x1F"sv, "\0"sv, "\xC2\x80"sv, "\xEF\xBF\xBF"sv}) {
      const std::string text = std::string(before, 'a') + std::string(bad) + "bbbbbbbbbbbbbbbb";
      const auto found = find_bad_text(text);
      ASSERT_TRUE(found) << before << printable(bad);
      EXPECT_EQ(found->offset, before) << printable(bad);
    }
  }
}

TEST(BadText, SaysWhichKindItIs) {
  EXPECT_EQ(find_bad_text("a\xC0\xAF")->kind, BadText::Kind::invalid_utf8);
  EXPECT_EQ(find_bad_text("a\uFFFF")->kind, BadText::Kind::noncharacter);
  EXPECT_EQ(find_bad_text("a\uFDD0")->code_point, U'\uFDD0');
  EXPECT_EQ(find_bad_text("a\U0010FFFE")->length, 4U);
  EXPECT_EQ(find_bad_text("a\u0085")->kind, BadText::Kind::control);
  EXPECT_EQ(find_bad_text("a\rb")->code_point, U'\r');
}

TEST(BadText, LetsGoodTextPass) {
  EXPECT_FALSE(find_bad_text("plain\ttext\nwith\r\nlines, 한국어, عربي, 😀 and private use \uE000"));
  EXPECT_FALSE(find_bad_text(""));
}

TEST(BadText, StartsWhereItIsTold) {
  EXPECT_EQ(find_bad_text("\x01 abc \x02", 1)->offset, 6U);
  EXPECT_FALSE(find_bad_text("\x01", 1));
}

TEST(BidiControls, BalancedOnesPass) {
  EXPECT_FALSE(find_unbalanced_bidi("a \u2067\u202Bb\u202C\u2069 c"));
  EXPECT_FALSE(find_unbalanced_bidi("– plain “text” with E2 bytes"));
}

TEST(BidiControls, AnUnclosedOneIsFoundAtItsStart) {
  const auto found = find_unbalanced_bidi("ab\u202Etxt");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->offset, 2U);
  EXPECT_EQ(found->kind, UnbalancedBidi::Kind::unclosed);
  EXPECT_EQ(found->code_point, U'\u202E');
}

TEST(BidiControls, AParagraphEndsThePairs) {
  EXPECT_EQ(find_unbalanced_bidi("\u2066a\nb\u2069")->kind, UnbalancedBidi::Kind::unclosed);
  EXPECT_EQ(find_unbalanced_bidi("\u2066a\u2029b\u2069")->kind, UnbalancedBidi::Kind::unclosed);
}

TEST(BidiControls, AStrayEndIsFound) {
  EXPECT_EQ(find_unbalanced_bidi("a\u2069")->kind, UnbalancedBidi::Kind::stray);
  EXPECT_EQ(find_unbalanced_bidi("a\u202C")->offset, 1U);
}

TEST(BidiControls, PairsMustNest) {
  EXPECT_EQ(find_unbalanced_bidi("\u2066\u202B\u2069\u202C")->code_point, U'\u202B');
  EXPECT_EQ(find_unbalanced_bidi("\u202B\u2066\u202C\u2069")->kind, UnbalancedBidi::Kind::stray);
}

TEST(Printable, ShowsWhatATerminalWouldHide) {
  EXPECT_EQ(printable("a\nb\t\x1b[0m\xFF é \u202E\u0085\uFFFF"), "a\\nb\\t\\x1b[0m\\xff é \\u202e\\u0085\\uffff");
}

TEST(Printable, QuotesAreCutAfterFortyCharacters) {
  EXPECT_EQ(quote("12"), "\"12\"");
  EXPECT_EQ(quote(std::string(40, 'x')), '"' + std::string(40, 'x') + '"');
  EXPECT_EQ(quote(std::string(41, 'x')), '"' + std::string(40, 'x') + "…\"");
}

TEST(DisplayWidth, IsTwoForEastAsianWideAndZeroForMarks) {
  for (const char32_t wide : {U'한', U'中', U'あ', U'！', U'😀', U'\u3000'})
    EXPECT_EQ(display_width(wide), 2) << code_point_name(wide);
  for (const char32_t none : {U'\u0301', U'\u094D', U'\u200D', U'\u2066', U'\u1160', U'\uFEFF'})
    EXPECT_EQ(display_width(none), 0) << code_point_name(none);
  for (const char32_t one : {U'A', U'é', U'ع', U'ក', U'\u00AD', U'’', U'\u0600', U'\u05BE'})
    EXPECT_EQ(display_width(one), 1) << code_point_name(one);
}

}  // namespace
}  // namespace handbill::base
