#include <gtest/gtest.h>

#include <random>

#include "layout/support.h"

namespace handbill::layout::test {
namespace {

TEST(Stack, PutsChildrenBelowEachOtherWithTheGapBetween) {
  EXPECT_EQ(dump_of(column("root", {space("a", {}, fixed(10)), space("b", {}, fixed(20))}, 5)), R"(
root column 10,10 80x80
  a space 10,10 80x10
  b space 10,25 80x20
)");
}

TEST(Stack, SharesTheRoomLeftOverByGrow) {
  EXPECT_EQ(dump_of(row("root", {space("a", fixed(20)), growing(space("b"), 1), growing(space("c"), 2)})), R"(
root row 10,10 80x80
  a space 10,10 20x80
  b space 30,10 20x80
  c space 50,10 40x80
)");
}

TEST(Stack, GivesFrChildrenSharesOfAllTheRoomThatIsNotFixed) {
  EXPECT_EQ(dump_of(row("root", {space("a", fr(1)), space("b", fr(3)), space("c", fixed(10))}, 5)), R"(
root row 10,10 80x80
  a space 10,10 15x80
  b space 30,10 45x80
  c space 80,10 10x80
)");
}

TEST(Stack, HoldsGrowingChildrenBetweenMinAndMax) {
  Node a = growing(space("a"), 1);
  a.max_width = fixed(10);
  Node b = growing(space("b"), 1);
  b.min_width = fixed(50);
  EXPECT_EQ(dump_of(row("root", {a, b, growing(space("c"), 1)})), R"(
root row 10,10 80x80
  a space 10,10 10x80
  b space 20,10 50x80
  c space 70,10 20x80
)");
}

TEST(Stack, AlignsAcrossItsAxis) {
  Node root = row(
      "root", {space("a", fixed(10), fixed(10)), space("b", fixed(10), fixed(20)), space("c", fixed(10), fixed(30))});
  stack_of(root).align = style::Align::center;
  root.children[2].align_self = style::Align::end;
  EXPECT_EQ(dump_of(root), R"(
root row 10,10 80x80
  a space 10,45 10x10
  b space 20,40 10x20
  c space 30,60 10x30
)");
}

TEST(Stack, JustifiesAlongItsAxis) {
  Node root = row("root", {space("a", fixed(10)), space("b", fixed(10)), space("c", fixed(10))});
  stack_of(root).justify = style::Justify::between;
  EXPECT_EQ(dump_of(root), R"(
root row 10,10 80x80
  a space 10,10 10x80
  b space 45,10 10x80
  c space 80,10 10x80
)");
}

TEST(Stack, CountsPaddingAndBorderInsideItsWidth) {
  Node inner = sized(column("inner", {growing(space("a"), 1)}), fixed(40), fixed(20));
  inner.padding = {mm(1), mm(2), mm(3), mm(4)};
  inner.border.top.width = inner.border.right.width = inner.border.bottom.width = inner.border.left.width = mm(1);
  EXPECT_EQ(dump_of(column("root", {inner})), R"(
root column 10,10 80x80
  inner column 10,10 40x20
    a space 15,12 32x14
)");
}

TEST(Stack, TakesPercentagesOfItsInnerSize) {
  Node root = column("root", {sized(space("a"), percent(50), percent(25))});
  root.padding = {mm(10), mm(10), mm(10), mm(10)};
  EXPECT_EQ(dump_of(root), R"(
root column 10,10 80x80
  a space 20,20 30x15
)");
}

TEST(Stack, SaysByHowMuchItsChildrenAreTooTall) {
  LaidOut run(page(column("root", {space("a", {}, fixed(50)), space("b", {}, fixed(40))}, 5)));
  EXPECT_EQ(run.said(), Strings{"overflow: what is in `root` is 15 mm too tall (needs 95 mm, has 80 mm)"});
  EXPECT_FALSE(run.ok);
}

TEST(Stack, SaysByHowMuchItsChildrenAreTooWide) {
  EXPECT_EQ(said_of(row("root", {space("a", fixed(50)), space("b", fixed(40.5))})),
            Strings{"overflow: what is in `root` is 10.5 mm too wide (needs 90.5 mm, has 80 mm)"});
}

TEST(Stack, KeepsLengthsThatAreSaidUnlessTheyMayShrink) {
  Node meant = space("meant", fixed(60));
  Node loose = space("loose", fixed(60));
  loose.shrink = 1;
  EXPECT_EQ(dump_of(row("root", {meant, loose})), R"(
root row 10,10 80x80
  meant space 10,10 60x80
  loose space 70,10 20x80
)");
}

TEST(Stack, TakesFromChildrenInProportionToWhatTheyBeginWith) {
  Node a = space("a", fixed(60));
  Node b = space("b", fixed(40));
  a.shrink = b.shrink = 1;
  EXPECT_EQ(dump_of(row("root", {a, b})), R"(
root row 10,10 80x80
  a space 10,10 48x80
  b space 58,10 32x80
)");
}

TEST(Stack, NeverShrinksAChildBelowItsContent) {
  Node full = row("full", {space("inside", fixed(50), fixed(5))});
  Node empty = space("empty", fixed(60));
  empty.shrink = 1;
  full.shrink = 9;
  full.basis = fixed(70);
  EXPECT_EQ(dump_of(row("root", {full, empty})), R"(
root row 10,10 80x80
  full row 10,10 50x80
    inside space 10,10 50x5
  empty space 60,10 30x80
)");
}

TEST(Stack, BeginsALineWhereTheNextChildDoesNotGoIn) {
  Node root = row("root",
                  {space("a", fixed(50), fixed(10)), space("b", fixed(25), fixed(20)),
                   growing(space("c", fixed(30), fixed(10)), 1)},
                  5);
  stack_of(root).wrap = style::Stack::Wrap::forward;
  stack_of(root).line_gap = mm(3);
  stack_of(root).lines = style::Justify::start;
  EXPECT_EQ(dump_of(root), R"(
root row 10,10 80x80
  a space 10,10 50x10
  b space 65,10 25x20
  c space 10,33 80x10
)");
}

TEST(Stack, PutsChildrenInTheirOrderAndReadsThemAsWritten) {
  Node root = row("root", {space("a", fixed(10), fixed(5)), space("b", fixed(20), fixed(5))});
  root.children[1].order = -1;
  EXPECT_EQ(dump_of(root), R"(
root row 10,10 80x80
  a space 30,10 10x5
  b space 10,10 20x5
)");
}

TEST(Stack, RunsFromTheEndWhereItIsReversed) {
  Node root = column("root", {space("a", {}, fixed(10)), space("b", {}, fixed(20))}, 5);
  stack_of(root).reverse = true;
  EXPECT_EQ(dump_of(root), R"(
root column 10,10 80x80
  a space 10,80 80x10
  b space 10,55 80x20
)");
}

TEST(Stack, TakesNoPercentagesOfAHeightThatItsContentMakes) {
  Node inner = row("inner", {space("a", fixed(10), fixed(30)), sized(space("b"), fixed(10), percent(50))});
  inner.align_self = style::Align::start;
  EXPECT_EQ(dump_of(row("root", {inner})), R"(
root row 10,10 80x80
  inner row 10,10 20x30
    a space 10,10 10x30
    b space 20,10 10x0
)");
}

TEST(AspectRatio, GivesTheHeightThatBelongsToTheWidth) {
  Node box = space("a", fixed(40));
  box.aspect_ratio = 2;
  EXPECT_EQ(dump_of(column("root", {box})), R"(
root column 10,10 80x80
  a space 10,10 40x20
)");
}

TEST(AspectRatio, LetsTheContentNeedMore) {
  Node box = sized(column("a", {space("b", fixed(5), fixed(30))}), fixed(40), {});
  box.aspect_ratio = 2;
  EXPECT_EQ(dump_of(column("root", {box})), R"(
root column 10,10 80x80
  a column 10,10 40x30
    b space 10,10 5x30
)");
}

TEST(AspectRatio, CutsAPictureOfAnotherShape) {
  style::PictureContent content;
  content.picture = drawing(100, 100);
  content.fit = style::PictureContent::Fit::cover;
  Node box = picture("a", content);
  box.width = fixed(40);
  box.aspect_ratio = 2;
  EXPECT_EQ(dump_of(column("root", {box})), R"(
root column 10,10 80x80
  a picture 10,10 40x20
    picture 10,0 40x40 clip 10,10 40x20
)");
}

TEST(Stack, GivesMillimetresAndTheirPointsTheSamePlace) {
  const auto with = [](Extent extent) {
    return dump_of(column("root", {sized(space("a"), extent, extent), space("b")}));
  };
  EXPECT_EQ(with(Extent::fixed(mm(25.4))), with(Extent::fixed(pt(72))));
}

TEST(Stack, MirrorsRowsOnRightToLeftPages) {
  style::Resolved mirrored = page(row("root", {space("a", fixed(20)), space("b", fixed(10))}, 5));
  mirrored.right_to_left = true;
  EXPECT_EQ(LaidOut(mirrored).dump(), R"(
root row 10,10 80x80
  a space 70,10 20x80
  b space 55,10 10x80
)");
}

TEST(Stack, RunsTheOtherWayWhereItsLanguageDoes) {
  Node other = sized(row("other", {space("a", fixed(20)), space("b", fixed(10))}, 5), {}, fixed(10));
  other.opposite = true;
  Node same = sized(row("same", {space("c", fixed(20)), space("d", fixed(10))}, 5), {}, fixed(10));
  EXPECT_EQ(dump_of(column("root", {other, same})), R"(
root column 10,10 80x80
  other row 10,10 80x10
    a space 70,10 20x10
    b space 55,10 10x10
  same row 10,20 80x10
    c space 10,20 20x10
    d space 35,20 10x10
)");
}

TEST(Anchor, BeginsOnTheSideOfTheBoxAround) {
  Node framed = sized(space("a"), fixed(20), fixed(10));
  framed.anchor = style::Anchor{};
  framed.anchor->opposite = true;
  Node root = column("root", {framed});
  root.opposite = true;
  EXPECT_EQ(dump_of(root), R"(
root column 10,10 80x80
  a space 70,10 20x10
)");
}

/// A random tree whose leaves are spaces; deterministic by `seed`.
Node random_tree(std::mt19937& random, int depth, int& next) {
  const auto up_to = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  if (depth == 0) {
    Node leaf = space("s" + std::to_string(++next), fixed(up_to(3)), fixed(up_to(3)));
    if (up_to(2) == 0) leaf.grow = up_to(3);
    return leaf;
  }
  std::vector<Node> children;
  for (int i = 0, count = 1 + up_to(2); i < count; ++i) children.push_back(random_tree(random, depth - 1, next));
  Node result = stack("s" + std::to_string(++next), up_to(1) == 0 ? style::Axis::row : style::Axis::column,
                      std::move(children), up_to(1));
  stack_of(result).align = std::array{style::Align::start, style::Align::center, style::Align::end,
                                      style::Align::stretch}[static_cast<std::size_t>(up_to(3))];
  stack_of(result).justify = up_to(1) == 0 ? style::Justify::start : style::Justify::between;
  if (up_to(2) == 0) result.grow = 1;
  result.padding.left = mm(up_to(1));
  return result;
}

/// What is wrong below `box`, as text; empty where all is right.
std::string faults(const PlacedBox& box) {
  const auto* stack = std::get_if<style::Stack>(&box.node->content);
  std::string result;
  const PlacedBox* last = nullptr;
  for (const PlacedBox& child : box.children) {
    if (!box.rect.contains(child.rect)) result += child.node->id + " leaves " + box.node->id + "\n";
    if (last != nullptr) {
      const Length between =
          stack->axis == style::Axis::row ? child.rect.left - last->rect.right() : child.rect.top - last->rect.bottom();
      if (!base::fits(stack->gap, between))
        result += child.node->id + " is nearer than the gap of " + box.node->id + "\n";
    }
    last = &child;
    result += faults(child);
  }
  return result;
}

TEST(Stack, NeverLetsChildrenOverlapOrLeaveTheirParent) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    std::mt19937 random(seed);
    int next = 0;
    const LaidOut run(page(random_tree(random, 3, next)));
    ASSERT_EQ(run.said(), Strings{}) << "seed " << seed;
    ASSERT_EQ(faults(run.placed.pages.front().root), "") << "seed " << seed << run.dump();
  }
}

void expect_mirrored(const PlacedBox& a, const PlacedBox& b, Length width) {
  ASSERT_NEAR(a.rect.left.to_mm(), (width - b.rect.right()).to_mm(), 1e-6) << a.node->id;
  ASSERT_NEAR(a.rect.width.to_mm(), b.rect.width.to_mm(), 1e-6) << a.node->id;
  ASSERT_NEAR(a.rect.top.to_mm(), b.rect.top.to_mm(), 1e-6) << a.node->id;
  for (std::size_t i = 0; i < a.children.size(); ++i) expect_mirrored(a.children[i], b.children[i], width);
}

void turn_padding(Node& box) {
  std::swap(box.padding.left, box.padding.right);
  for (Node& child : box.children) turn_padding(child);
}

TEST(Stack, OfARightToLeftPageIsTheMirrorImage) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    std::mt19937 random(seed);
    int next = 0;
    style::Resolved plain = page(random_tree(random, 3, next));
    style::Resolved turned = plain;
    turned.right_to_left = true;
    turn_padding(turned.pages.front().root);  // as style does
    const LaidOut a(plain);
    const LaidOut b(turned);
    expect_mirrored(a.placed.pages.front().root, b.placed.pages.front().root, mm(100));
  }
}

TEST(Stack, OfManyLevelsIsMeasuredInNoTimeAtAll) {
  // Sixty nested stacks: were each measured twice by its parent, the innermost would be asked 2^60 times.
  Node inner = space("leaf", fixed(10), fixed(10));
  for (int i = 0; i < 60; ++i)
    inner = stack("s" + std::to_string(i), i % 2 == 0 ? style::Axis::row : style::Axis::column, {inner, space("x")});
  EXPECT_TRUE(LaidOut(page(inner)).ok);
}

}  // namespace
}  // namespace handbill::layout::test
