#include <gtest/gtest.h>

#include <cmath>

#include "kit.h"

namespace handbill::text::test {
namespace {

Fit frame(double width, double height) {
  Fit result;
  result.min = base::pt(6);
  result.max = base::pt(400);
  result.frame = {base::pt(width), base::pt(height)};
  return result;
}

bool goes_in(const Shaped& shaped, double size, const Fit& wanted) {
  Setting at = setting(size, size * wanted.leading_ratio);
  const Set lines = set(shaped, at, {wanted.frame.height, wanted.frame.width});
  return !lines.rest && lines.excess == base::Length() && !lines.broke_word;
}

TEST(Fit, IsTheLargestSizeInEveryLanguage) {
  for (const Sentence& sentence : sentences()) {
    Kit kit;
    const Shaped shaped = kit.must(sentence.text, sentence.language);
    const Fit wanted = frame(300, 180);
    const auto size = fit({shaped}, setting(10), wanted);
    ASSERT_TRUE(size.has_value()) << sentence.language;
    EXPECT_TRUE(goes_in(shaped, size->to_pt(), wanted)) << sentence.language;
    EXPECT_FALSE(goes_in(shaped, size->to_pt() + 0.1, wanted)) << sentence.language;
    EXPECT_NEAR(std::remainder(size->to_pt(), 0.05), 0, 1e-9) << sentence.language;
  }
}

TEST(Fit, StopsAtMax) {
  Kit kit;
  Fit wanted = frame(1000, 1000);
  wanted.max = base::pt(33.33);
  EXPECT_EQ(fit({kit.must("Run", "en")}, setting(10), wanted), base::pt(33.33));
}

TEST(Fit, IsNothingWhereEvenMinIsTooLarge) {
  Kit kit;
  EXPECT_EQ(fit({kit.must("Run for your life", "en")}, setting(10), frame(10, 10)), std::nullopt);
}

TEST(Fit, KeepsToMaxLines) {
  Kit kit;
  Fit wanted = frame(200, 1000);
  wanted.max_lines = 1;
  const Shaped shaped = kit.must("Run for your life", "en");
  const auto size = fit({shaped}, setting(10), wanted);
  ASSERT_TRUE(size.has_value());
  EXPECT_LE(shaped.max_content() * size->to_pt(), 200.001);
  EXPECT_GT(shaped.max_content() * (size->to_pt() + 0.05), 200);
}

TEST(Fit, CountsTheSpaceBetweenParagraphs) {
  Kit kit;
  const Shaped shaped = kit.must("Run", "en");
  Fit wanted = frame(1000, 120);
  wanted.leading_ratio = 1;
  wanted.space_ratio = 0.5;
  EXPECT_EQ(fit({shaped, shaped}, setting(10), wanted), base::pt(48));
}

TEST(Fit, WouldRatherBeSmallThanBreakAKoreanWord) {
  Kit kit;
  const Shaped shaped = kit.must("살기 위해 달립니다", "ko");
  const Fit wanted = frame(100, 400);
  const auto size = fit({shaped}, setting(10), wanted);
  ASSERT_TRUE(size.has_value());
  EXPECT_FALSE(set(shaped, setting(size->to_pt()), tall(100)).broke_word);
}

TEST(Fit, BreaksAWordWhereNoSizeKeepsItWhole) {
  Kit kit;
  Fit wanted = frame(40, 400);
  wanted.min = base::pt(12);
  EXPECT_TRUE(fit({kit.must("대한민국만세삼창", "ko")}, setting(10), wanted).has_value());
}

}  // namespace
}  // namespace handbill::text::test
