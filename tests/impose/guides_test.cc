#include "impose/support.h"

namespace handbill::impose {
namespace {

using Look = Line::Look;

Side front(int cells, double width, double height, const Paper& paper, double bleed = 0) {
  NUp scheme;
  scheme.cells = cells;
  return planned(pages(1, width, height, bleed), scheme, on(paper)).sides.at(0);
}

std::size_t count(const Side& side, Look look) {
  return static_cast<std::size_t>(
      std::count_if(side.lines.begin(), side.lines.end(), [&](const Line& line) { return line.look == look; }));
}

TEST(Guides, AreDottedBetweenTrimsThatTouchWhereThePaperHasNoSlug) {
  const Side side = front(4, 105, 148, a4);
  EXPECT_EQ(count(side, Look::solid), 0u);
  ASSERT_EQ(count(side, Look::dotted), 2u);
  EXPECT_TRUE(near(side.lines[0].from.x, mm(105)) && near(side.lines[0].to.x, mm(105)));
  EXPECT_TRUE(near(side.lines[0].from.y, mm(5)) && near(side.lines[0].to.y, mm(292)));
  EXPECT_TRUE(near(side.lines[1].from.y, mm(148.5)));
}

TEST(Guides, AreTicksOutsideTheTrimsWhereThereIsRoom) {
  NUp scheme;
  scheme.cells = 4;
  scheme.gutter = mm(4);
  const Plan found = planned(pages(1, 50, 150), scheme, on(a4));
  const Side& side = found.sides[0];
  EXPECT_EQ(count(side, Look::dotted), 0u);
  // Eight upright cuts and two level ones, a tick at both ends of each.
  EXPECT_EQ(count(side, Look::solid), 20u);
}

TEST(Guides, StayOutsideTrimsAndBleedAndAwayFromTheEdge) {
  for (const double bleed : {0.0, 3.0}) {
    for (const Paper& paper : {a4, a3, sra3, letter}) {
      for (const int cells : {1, 2, 4, 8}) {
        NUp scheme;
        scheme.cells = cells;
        base::Diagnostics diagnostics;
        const auto found = plan(pages(1, 74, 105, bleed), scheme, on(paper), diagnostics);
        if (!found) continue;  // 8 do not go onto Letter
        const Side& side = found->sides[0];
        EXPECT_FALSE(side.lines.empty());
        const base::Rect safe =
            base::Rect{{}, {}, side.size.width, side.size.height}.inset({mm(5), mm(5), mm(5), mm(5)});
        for (const Line& line : side.lines) {
          const base::Rect at{line.from.x, line.from.y, line.to.x - line.from.x, line.to.y - line.from.y};
          EXPECT_TRUE(safe.contains(at));
          if (line.look != Look::solid) continue;
          for (const Cell& cell : side.cells) {
            const bool apart = fits(at.right(), cell.clip.left) || fits(cell.clip.right(), at.left) ||
                               fits(at.bottom(), cell.clip.top) || fits(cell.clip.bottom(), at.top);
            EXPECT_TRUE(apart);
          }
        }
      }
    }
  }
}

TEST(Guides, AreOnFrontsAlone) {
  NUp scheme;
  const Plan found = planned(pages(2, 100, 150), scheme, on(a4, Flip::long_edge));
  EXPECT_FALSE(found.sides[0].lines.empty());
  EXPECT_TRUE(found.sides[1].lines.empty());
  EXPECT_TRUE(found.sides[1].labels.empty());
}

TEST(Guides, AreNotThereWhereNoneAreWanted) {
  Settings settings = on(a4);
  settings.marks = Settings::Marks::none;
  const Plan found = planned(pages(9, 74, 105), NUp{}, settings);
  for (const Side& side : found.sides) EXPECT_TRUE(side.lines.empty() && side.labels.empty() && side.patches.empty());
}

TEST(Guides, SayWhichSheetItIs) {
  const Plan found = planned(pages(5, 100, 150), NUp{}, on(a4));
  ASSERT_EQ(found.sides.size(), 3u);
  const Label& label = found.sides[1].labels.at(0);
  EXPECT_EQ(label.key, "sheet-of");
  EXPECT_EQ(label.values[0].second, "2");
  EXPECT_EQ(label.values[1].second, "3");
  EXPECT_EQ(found.sides[1].labels.at(1).key, "cut-here");
}

}  // namespace
}  // namespace handbill::impose
