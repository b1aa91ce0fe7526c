#include "layout/contour.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace handbill::layout::test {
namespace {

using base::Length;
using base::pt;

/// From left to right, those that touch joined: `20-60 80-100`, in points to 0.1.
std::string taken(std::string_view path, double top, double bottom, double gap = 0) {
  const Contour contour(base::read_svg_path(path).path);
  std::vector<Stretch> spans = contour.taken(pt(top), pt(bottom), pt(gap));
  std::ranges::sort(spans, {}, &Stretch::left);
  std::vector<Stretch> joined;
  for (const Stretch& span : spans) {
    if (!joined.empty() && span.left <= joined.back().right + base::length_slack)
      joined.back().right = base::max(joined.back().right, span.right);
    else joined.push_back(span);
  }
  const auto written = [](Length length) {
    const long tenths = std::lround(length.to_pt() * 10);
    return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10));
  };
  std::string result;
  for (const Stretch& span : joined)
    result += (result.empty() ? "" : " ") + written(span.left) + "-" + written(span.right);
  return result;
}

constexpr std::string_view triangle = "M50 0 L100 100 L0 100 Z";

TEST(Contour, TakesOfALineWhatIsWidestWithinIt) {
  EXPECT_EQ(taken(triangle, 0, 20), "40-60");
  EXPECT_EQ(taken(triangle, 20, 40), "30-70");
  EXPECT_EQ(taken(triangle, 90, 120), "0-100");
}

TEST(Contour, TakesNothingAboveAndBelow) {
  EXPECT_EQ(taken(triangle, -20, 0), "");
  EXPECT_EQ(taken(triangle, 100, 120), "");
  EXPECT_EQ(taken("", 0, 20), "");
}

TEST(Contour, IsTheSameWhicheverWayItIsDrawn) { EXPECT_EQ(taken("M50 0 L0 100 L100 100 Z", 20, 40), "30-70"); }

TEST(Contour, LeavesRoomBetweenLegs) {
  constexpr std::string_view legs = "M0 0 H100 V100 H80 V20 H20 V100 H0 Z";
  EXPECT_EQ(taken(legs, 0, 10), "0-100");
  EXPECT_EQ(taken(legs, 15, 30), "0-100");
  EXPECT_EQ(taken(legs, 30, 40), "0-20 80-100");
  EXPECT_EQ(taken(legs, 30, 40, 5), "-5-25 75-105");
}

TEST(Contour, LeavesRoomInAHole) {
  EXPECT_EQ(taken("M0 0 H100 V100 H0 Z M30 30 V70 H70 V30 Z", 40, 50), "0-30 70-100");
}

TEST(Contour, KeepsItsGapFromItsCornersRound) {
  constexpr std::string_view square = "M20 20 H80 V80 H20 Z";
  // 3-4-5: a line whose edge is 6 away from the corner comes 8 nearer than the square's side.
  EXPECT_EQ(taken(square, 0, 14, 10), "12-88");
  EXPECT_EQ(taken(square, 86, 100, 10), "12-88");
  EXPECT_EQ(taken(square, 0, 10, 10), "");
  EXPECT_EQ(taken(square, 30, 40, 10), "10-90");
}

TEST(Contour, KeepsItsGapFromASlope) {
  // The edge runs 1 to the side for each 2 down, so 10 straight away from it is 10 * sqrt(1.25) to the side.
  const std::string_view edge = "M50 0 L100 100 L50 100 Z";
  EXPECT_EQ(taken(edge, 20, 30, 0), "50-65");
  EXPECT_EQ(taken(edge, 20, 30, 10), "40-76.2");
}

TEST(Contour, FollowsCurves) {
  constexpr std::string_view circle = "M50 0 A50 50 0 1 1 49.99 0 Z";
  EXPECT_EQ(taken(circle, 50, 50.01), "0-100");
  EXPECT_EQ(taken(circle, 0, 20), "10-90");
  EXPECT_EQ(taken(circle, -10, 10, 10), "5.3-94.7");
}

TEST(Contour, IsSafeWhereItCrossesItself) { EXPECT_EQ(taken("M0 0 H100 L0 100 H100 Z", 40, 60), "40-60"); }

}  // namespace
}  // namespace handbill::layout::test
