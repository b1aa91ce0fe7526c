#include "color/ink.h"

#include <gtest/gtest.h>

namespace handbill::color {
namespace {

InkTable theme() {
  InkTable table;
  table.add({"night", {1, 0.7, 0.2, 0.5}, {16, 32, 64}, ""});
  table.add({"black", {0, 0, 0, 1}, {35, 31, 32}, "", color::Overprint::always});
  table.add({"grey", {0, 0, 0, 0.4}, {1, 2, 3}, ""});
  table.add({"signal", {0, 0, 0, 1}, {200, 10, 20}, "PANTONE 485 C"});
  return table;
}

TEST(InkTable, GivesIdsInOrder) {
  InkTable table;
  EXPECT_EQ(table.add({"a", {}, {}, ""}), InkId{0});
  EXPECT_EQ(table.add({"b", {}, {}, ""}), InkId{1});
  EXPECT_EQ(table.inks().size(), 2U);
}

TEST(InkTable, FindsAnInkByItsWholeName) {
  EXPECT_EQ(theme().find("black"), InkId{1});
  EXPECT_EQ(theme().find("blac"), std::nullopt);
  EXPECT_EQ(theme().find("Black"), std::nullopt);
  EXPECT_EQ(theme().find(""), std::nullopt);
}

TEST(InkTable, GivesTheInkOfAnId) {
  const InkTable table = theme();
  EXPECT_EQ(table.at(*table.find("signal")).spot, "PANTONE 485 C");
}

TEST(InkTable, KnowsGreyInksByTheirCmykAndNeverASpot) {
  const InkTable table = theme();
  EXPECT_FALSE(table.at({0}).is_grey());
  EXPECT_TRUE(table.at({1}).is_grey());
  EXPECT_FALSE(table.at({3}).is_grey());
}

TEST(Preview, IsTheInksOwnWhereSolid) { EXPECT_EQ(preview(theme(), {{0}, 1}), (Rgb8{16, 32, 64})); }

TEST(Preview, MixesWithWhite) {
  EXPECT_EQ(preview(theme(), {{0}, 0.5}), (Rgb8{136, 144, 160}));
  EXPECT_EQ(preview(theme(), {{0}, 0}), (Rgb8{255, 255, 255}));
}

TEST(Preview, OfAGreyInkComesFromItsBlackAlone) {
  EXPECT_EQ(preview(theme(), {{1}, 1}), (Rgb8{0, 0, 0}));
  EXPECT_EQ(preview(theme(), {{2}, 1}), (Rgb8{153, 153, 153}));
  EXPECT_EQ(preview(theme(), {{2}, 0.5}), (Rgb8{204, 204, 204}));
}

TEST(Preview, OfABlackSpotKeepsItsColour) { EXPECT_EQ(preview(theme(), {{3}, 1}), (Rgb8{200, 10, 20})); }

TEST(Contrast, IsTwentyOneBetweenBlackAndWhiteEitherWayRound) {
  EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21, 1e-9);
  EXPECT_NEAR(contrast({255, 255, 255}, {0, 0, 0}), 21, 1e-9);
}

TEST(Contrast, IsOneBetweenEqualColours) { EXPECT_DOUBLE_EQ(contrast({9, 99, 199}, {9, 99, 199}), 1); }

TEST(Contrast, AgreesWithTheWellKnownGreyNextToTheLimit) {
  // #767676 on white is the lightest grey that passes 4.5:1 (WCAG 2.1, 1.4.3).
  EXPECT_GE(contrast({0x76, 0x76, 0x76}, {255, 255, 255}), 4.5);
  EXPECT_LT(contrast({0x77, 0x77, 0x77}, {255, 255, 255}), 4.5);
}

TEST(Luminance, WeighsTheChannels) {
  EXPECT_NEAR(luminance({255, 0, 0}), 0.2126, 1e-9);
  EXPECT_NEAR(luminance({0, 255, 0}), 0.7152, 1e-9);
  EXPECT_NEAR(luminance({0, 0, 255}), 0.0722, 1e-9);
}

TEST(ParseHex, TakesSixDigitsInEitherCase) {
  EXPECT_EQ(parse_hex("#0f10Fa"), (Rgb8{15, 16, 250}));
  EXPECT_EQ(parse_hex("#FFFFFF"), (Rgb8{255, 255, 255}));
}

TEST(ParseHex, RefusesEverythingElse) {
  for (const char* text : {"", "#", "#fff", "ffffff", "#fffffg", "#ffffff ", "#fffffff", "#-1f0f0"}) {
    EXPECT_EQ(parse_hex(text), std::nullopt) << text;
  }
}

TEST(Hex, WritesWhatParseHexReads) {
  EXPECT_EQ(hex({1, 171, 255}), "#01abff");
  EXPECT_EQ(parse_hex(hex({12, 34, 56})), (Rgb8{12, 34, 56}));
}

}  // namespace
}  // namespace handbill::color
