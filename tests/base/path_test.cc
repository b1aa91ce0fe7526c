#include "base/path.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/number.h"

namespace handbill::base {
namespace {

/// `M 0 0 L 10 0 Z`, to three decimals.
std::string text_of(const PathData& path) {
  std::string text;
  std::size_t next = 0;
  for (const PathData::Verb verb : path.verbs) {
    const auto kind = static_cast<std::size_t>(verb);
    text += std::string(text.empty() ? "" : " ") + "MLCZ"[kind];
    constexpr std::size_t counts[] = {2, 2, 6, 0};
    for (std::size_t i = 0; i < counts[kind]; ++i) text += " " + to_text(path.coordinates.at(next++), 3);
  }
  return text;
}
std::string read(std::string_view svg) {
  const ReadPath read = read_svg_path(svg);
  return read.fault.empty() ? text_of(read.path) : std::to_string(read.fault_at) + ": " + read.fault;
}

TEST(SvgPath, ReadsEveryCommandAbsoluteAndRelative) {
  EXPECT_EQ(read("M 10 20 L 30 40 H 50 V 60 Z"), "M 10 20 L 30 40 L 50 40 L 50 60 Z");
  EXPECT_EQ(read("m 10 20 l 20 20 h 20 v 20 z"), "M 10 20 L 30 40 L 50 40 L 50 60 Z");
  EXPECT_EQ(read("M0 0 C 1 2 3 4 5 6 S 9 8 10 10"), "M 0 0 C 1 2 3 4 5 6 C 7 8 9 8 10 10");
  EXPECT_EQ(read("M0 0 q 3 0 3 3 t 3 3"), "M 0 0 C 2 0 3 1 3 3 C 3 5 4 6 6 6");
}

TEST(SvgPath, TakesPointsBehindAMoveAsLines) {
  EXPECT_EQ(read("M0,0 10,0 10,10"), "M 0 0 L 10 0 L 10 10");
  EXPECT_EQ(read("m0 0 10 0 0 10"), "M 0 0 L 10 0 L 10 10");
}

TEST(SvgPath, LetsNumbersTouch) { EXPECT_EQ(read("M0-5L.5.5-1-1Z"), "M 0 -5 L 0.5 0.5 L -1 -1 Z"); }

TEST(SvgPath, BeginsAgainAtTheStartBehindAClose) { EXPECT_EQ(read("m5 5 l5 0 z l0 5"), "M 5 5 L 10 5 Z L 5 10"); }

TEST(SvgPath, DrawsArcsOnTheirEllipse) {
  const ReadPath circle = read_svg_path("M 50 0 A 50 50 0 1 1 0 50 Z");
  ASSERT_EQ(circle.fault, "");
  // Three quarters of a circle about (50, 50): each end of a cubic lies on it, and so does the middle, nearly.
  EXPECT_EQ(circle.path.verbs.size(), 5u);
  EXPECT_NEAR(circle.path.coordinates[circle.path.coordinates.size() - 2], 0, 1e-9);
  EXPECT_TRUE(contains(circle.path, {pt(50), pt(99.9)}));
  EXPECT_FALSE(contains(circle.path, {pt(50), pt(100.1)}));
  EXPECT_TRUE(contains(circle.path, {pt(50 + 49.9 * std::sqrt(0.5)), pt(50 - 49.9 * std::sqrt(0.5))}));
  EXPECT_FALSE(contains(circle.path, {pt(10), pt(10)}));
}

TEST(SvgPath, TakesAnArcThatIsTooSmallAsLargeAsItMustBe) {
  EXPECT_EQ(read("M0 0 A 1 1 0 0 1 10 0 Z"), read("M0 0 A 5 5 0 0 1 10 0 Z"));
  EXPECT_EQ(read("M0 0 A 0 5 0 0 1 10 0 L 5 5"), "M 0 0 L 10 0 L 5 5");
}

TEST(SvgPath, SaysWhereItIsBroken) {
  EXPECT_EQ(read("L 0 0"), "0: a path that begins with M");
  EXPECT_EQ(read("M 0 0 L 5"), "9: a number behind `L`");
  EXPECT_EQ(read("M 0 0 L 5 x"), "10: a number behind `L`");
  EXPECT_EQ(read("M 0 0 B 5 5"), "6: one of the commands M, L, H, V, C, S, Q, T, A and Z");
  EXPECT_EQ(read("M 0 0 L 1e9 0"), "9: a number behind `L`");
  EXPECT_EQ(read("M 0 0 A 5 5 0 2 1 9 9"), "14: a number behind `A`");
  EXPECT_EQ(read("M 0 0 L 5 5"), "11: a path that encloses something");
  EXPECT_EQ(read(""), "0: a path that encloses something");
}

TEST(SvgPath, RefusesMoreCommandsThanAnybodyWrites) {
  std::string lines = "M0 0";
  for (int i = 0; i < 9'999; ++i) lines += "L1 1";
  EXPECT_EQ(read_svg_path(lines).fault, "");
  lines += "L1 1L1 1";
  EXPECT_EQ(read_svg_path(lines).fault, "a path of at most 10000 commands");
}

TEST(Contains, FollowsTheNonzeroRule) {
  const PathData twice = read_svg_path("M0 0H10V10H0Z M2 2H8V8H2Z").path;
  EXPECT_TRUE(contains(twice, {pt(5), pt(5)}));
  const PathData hole = read_svg_path("M0 0H10V10H0Z M2 2V8H8V2Z").path;
  EXPECT_FALSE(contains(hole, {pt(5), pt(5)}));
  EXPECT_TRUE(contains(hole, {pt(1), pt(5)}));
}

TEST(Contains, ClosesWhatIsLeftOpen) { EXPECT_TRUE(contains(read_svg_path("M0 0L10 0L10 10").path, {pt(9), pt(5)})); }

TEST(Bounds, HoldEveryPointOfAPath) {
  const Rect around = bounds(read_svg_path("M 5 5 L 10 -2 L 7 20").path);
  EXPECT_EQ(around, (Rect{pt(5), pt(-2), pt(5), pt(22)}));
}

}  // namespace
}  // namespace handbill::base
