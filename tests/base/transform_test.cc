#include "base/transform.h"

#include <gtest/gtest.h>

namespace handbill::base {
namespace {

TEST(Transform, AppliesTheInnerMapFirst) {
  const Transform moved{1, 0, 0, 1, 10, 0};
  const Transform doubled{2, 0, 0, 2, 0, 0};
  EXPECT_EQ(apply(combine(doubled, moved), {pt(1), pt(1)}), (Point{pt(22), pt(2)}));
  EXPECT_EQ(apply(combine(moved, doubled), {pt(1), pt(1)}), (Point{pt(12), pt(2)}));
}

TEST(Transform, TurnsClockwiseAndExactlyByQuarters) {
  const Transform quarter = rotation(90, {pt(10), pt(10)});
  EXPECT_EQ(apply(quarter, {pt(20), pt(10)}), (Point{pt(10), pt(20)}));
  EXPECT_EQ(bounds(quarter, {pt(10), pt(10), pt(30), pt(5)}), (Rect{pt(5), pt(10), pt(5), pt(30)}));
}

TEST(Transform, FindsTheWayBack) {
  const Transform map = combine(rotation(30, {pt(3), pt(4)}), {2, 0, 0, 3, 5, 6});
  const Point there = apply(map, {pt(7), pt(8)});
  const Point back = apply(inverse(map), there);
  EXPECT_TRUE(near(back.x, pt(7)) && near(back.y, pt(8)));
}

}  // namespace
}  // namespace handbill::base
