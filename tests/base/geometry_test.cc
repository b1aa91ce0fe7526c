#include "base/transform.h"

#include <gtest/gtest.h>

namespace handbill::base {
namespace {

Rect rect(double left, double top, double width, double height) { return {pt(left), pt(top), pt(width), pt(height)}; }

void expect_near(Point a, Point b) {
  EXPECT_NEAR(a.x.to_pt(), b.x.to_pt(), 1e-9);
  EXPECT_NEAR(a.y.to_pt(), b.y.to_pt(), 1e-9);
}

TEST(Rotation, RunsClockwiseOnThePage) {
  expect_near(apply(rotation(90, {}), {pt(1), pt(0)}), {pt(0), pt(1)});
  expect_near(apply(rotation(-90, {}), {pt(1), pt(0)}), {pt(0), pt(-1)});
}

TEST(Rotation, IsExactByQuarters) {
  EXPECT_EQ(rotation(90, {}), (Transform{0, 1, -1, 0, 0, 0}));
  EXPECT_EQ(rotation(-90, {}), (Transform{0, -1, 1, 0, 0, 0}));
  EXPECT_EQ(rotation(540, {}), (Transform{-1, 0, 0, -1, 0, 0}));
}

TEST(Rotation, LeavesItsCentreWhereItIs) {
  expect_near(apply(rotation(33, {pt(5), pt(7)}), {pt(5), pt(7)}), {pt(5), pt(7)});
}

TEST(Transforms, CombineFromTheInside) {
  const Transform moved{1, 0, 0, 1, 10, 0};
  expect_near(apply(combine(rotation(90, {}), moved), {}), {pt(0), pt(10)});
  expect_near(apply(combine(moved, rotation(90, {})), {}), {pt(10), pt(0)});
}

TEST(Transforms, HaveAWayBack) {
  const Transform map = combine(rotation(33, {pt(5), pt(7)}), {2, 0, 0.5, 3, 1, 2});
  expect_near(apply(inverse(map), apply(map, {pt(3), pt(4)})), {pt(3), pt(4)});
}

TEST(Bounds, AreTheUprightRectangleAroundATurnedOne) {
  const Rect around = bounds(rotation(45, {pt(5), pt(5)}), rect(0, 0, 10, 10));
  EXPECT_NEAR(around.left.to_pt(), 5 - std::sqrt(50), 1e-9);
  EXPECT_NEAR(around.width.to_pt(), 2 * std::sqrt(50), 1e-9);
}

TEST(Common, IsWhatLiesInBoth) {
  EXPECT_EQ(common(rect(0, 0, 10, 10), rect(5, 6, 10, 10)), rect(5, 6, 5, 4));
  EXPECT_EQ(common(rect(0, 0, 10, 10), rect(20, 0, 10, 10)).width, Length());
}

}  // namespace
}  // namespace handbill::base
