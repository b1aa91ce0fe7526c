#include "impose/support.h"

namespace handbill::impose {
namespace {

/// What of the page a tile shows, on the page.
base::Rect shown(const Cell& cell) { return base::bounds(base::inverse(cell.to_sheet), cell.clip); }

std::vector<Side> tiles_of(const Plan& plan) {
  std::vector<Side> tiles = plan.sides;
  if (tiles.size() > 1) tiles.pop_back();  // the assembly
  return tiles;
}

TEST(Tiles, TakeTheFewestSheets) {
  const auto count = [](double width, double height, const Paper& paper) {
    const Plan found = planned(pages(1, width, height), Tiles{}, on(paper));
    return std::pair(found.columns, found.rows);
  };
  EXPECT_EQ(count(297, 420, a4), (std::pair(2, 2)));
  EXPECT_EQ(count(420, 594, a4), (std::pair(2, 4)));
  EXPECT_EQ(count(594, 841, a4), (std::pair(3, 5)));
  EXPECT_EQ(count(297, 420, letter), (std::pair(2, 2)));
  EXPECT_EQ(count(150, 200, a4), (std::pair(1, 1)));
}

TEST(Tiles, CoverThePageWithAtLeastTheOverlap) {
  int tried = 0;
  for (const Paper& paper : {a4, a3, letter}) {
    for (const double overlap : {0.0, 5.0, 12.0, 30.0}) {
      for (const base::Size& size :
           {base::Size{mm(297), mm(420)}, {mm(420), mm(594)}, {mm(594), mm(841)}, {mm(1189), mm(300)}}) {
        for (const double bleed : {0.0, 3.0}) {
          Tiles scheme;
          scheme.overlap = mm(overlap);
          const Plan found = planned(pages(1, size.width.to_mm(), size.height.to_mm(), bleed), scheme, on(paper));
          const auto tiles = tiles_of(found);
          ASSERT_EQ(tiles.size(), static_cast<std::size_t>(found.columns * found.rows));
          const auto at = [&](int column, int row) {
            return shown(tiles[static_cast<std::size_t>(row * found.columns + column)].cells.at(0));
          };
          for (int row = 0; row < found.rows; ++row) {
            for (int column = 0; column < found.columns; ++column) {
              const base::Rect part = at(column, row);
              const Length left = column == 0 ? mm(-bleed) : at(column - 1, row).right() - mm(overlap);
              const Length top = row == 0 ? mm(-bleed) : at(column, row - 1).bottom() - mm(overlap);
              EXPECT_TRUE(fits(part.left, left) && fits(part.top, top));
              const base::Point end{size.width + mm(bleed), size.height + mm(bleed)};
              EXPECT_TRUE(column < found.columns - 1 || near(part.right(), end.x));
              EXPECT_TRUE(row < found.rows - 1 || near(part.bottom(), end.y));
              ++tried;
            }
          }
        }
      }
    }
  }
  EXPECT_GT(tried, 500);
}

TEST(Tiles, LeaveThePapersEdgeFree) {
  for (const Side& side : planned(pages(1, 594, 841, 3), Tiles{}, on(a4)).sides) {
    const base::Rect safe = base::Rect{{}, {}, side.size.width, side.size.height}.inset({mm(5), mm(5), mm(5), mm(5)});
    for (const Cell& cell : side.cells) EXPECT_TRUE(safe.contains(cell.clip));
    for (const Patch& patch : side.patches) EXPECT_TRUE(safe.contains(patch.at));
    for (const Line& line : side.lines) {
      const base::Rect around{base::min(line.from.x, line.to.x), base::min(line.from.y, line.to.y),
                              base::max(line.from.x, line.to.x) - base::min(line.from.x, line.to.x),
                              base::max(line.from.y, line.to.y) - base::min(line.from.y, line.to.y)};
      EXPECT_TRUE(safe.contains(around));
    }
    for (const Label& label : side.labels) EXPECT_TRUE(safe.contains({label.at.x, label.at.y - mm(2), {}, mm(2)}));
  }
}

TEST(Tiles, SayWhereTheyBelong) {
  const Plan found = planned(pages(1, 297, 420), Tiles{}, on(a4));
  const std::vector<Label>& labels = found.sides[1].labels;
  ASSERT_EQ(labels.size(), 2u);
  EXPECT_EQ(labels[0].key, "sheet-of");
  EXPECT_EQ(labels[0].values[0].second, "2");
  EXPECT_EQ(labels[1].english, "row {row} of {rows}, column {column} of {columns}");
  EXPECT_EQ(
      labels[1].values[0].second + labels[1].values[1].second + labels[1].values[2].second + labels[1].values[3].second,
      "1222");
}

TEST(Tiles, HaveARulerOfAHundredMillimetresOnTheFirst) {
  const Plan found = planned(pages(1, 297, 420), Tiles{}, on(a4));
  const auto is_ruler = [](const Line& line) { return near(line.to.x - line.from.x, mm(100)); };
  EXPECT_EQ(std::count_if(found.sides[0].lines.begin(), found.sides[0].lines.end(), is_ruler), 1);
  EXPECT_EQ(std::count_if(found.sides[1].lines.begin(), found.sides[1].lines.end(), is_ruler), 0);
}

TEST(Tiles, AreTickedWhereTheyAreCutAndWhereTheNextIsLaid) {
  const Plan found = planned(pages(1, 297, 420), Tiles{}, on(a4));
  const auto upright = [](const Side& side, Line::Look look) {
    std::vector<double> at;
    for (const Line& line : side.lines) {
      if (line.look == look && near(line.from.x, line.to.x) && line.to.y - line.from.y > mm(2)) {
        const base::Rect part = shown(side.cells[0]);
        at.push_back((line.from.x - side.cells[0].clip.left + part.left).to_mm());
      }
    }
    return at;
  };
  const double seam = 148.5;
  for (const double at : upright(found.sides[0], Line::Look::dashed)) EXPECT_NEAR(at, seam, 1e-6);
  EXPECT_EQ(upright(found.sides[0], Line::Look::dashed).size(), 2u);
  const auto cut = upright(found.sides[1], Line::Look::solid);
  ASSERT_EQ(cut.size(), 4u);
  EXPECT_NEAR(cut[0], seam, 1e-6);
  EXPECT_NEAR(cut[2], 297, 1e-6);
}

TEST(Tiles, EndWithThePageInSmallAndTheirNumbers) {
  const Plan found = planned(pages(1, 420, 594), Tiles{}, on(a4));
  const Side& last = found.sides.back();
  EXPECT_EQ(found.sides.size(), 9u);
  EXPECT_TRUE(same_rect(shown(last.cells[0]), {{}, {}, mm(420), mm(594)}));
  for (std::size_t i = 0; i < 8; ++i) EXPECT_EQ(last.labels[i].english, std::to_string(i + 1));
}

TEST(Tiles, EnlargeThePage) {
  Tiles scheme;
  scheme.scale = 2;
  const Plan found = planned(pages(1, 210, 297), scheme, on(a4));
  EXPECT_EQ(found.columns * found.rows, 8);
  EXPECT_EQ(found.sides[0].cells[0].to_sheet.xx, 2);
}

TEST(Tiles, NeedNoAssemblyWhereThereIsOne) { EXPECT_EQ(planned(pages(1, 150, 200), Tiles{}, on(a4)).sides.size(), 1u); }

TEST(Tiles, RefuseAnOverlapThatLeavesNothing) {
  Tiles scheme;
  scheme.overlap = mm(52.5);
  EXPECT_FALSE(planned(pages(1, 297, 420), scheme, on(a4)).sides.empty());
  scheme.overlap = mm(53);
  EXPECT_EQ(fault_of(pages(1, 297, 420), scheme, on(a4)),
            "bad-overlap: expected an overlap from 0 mm to a quarter of the paper's width, found 53 mm\n");
}

TEST(Tiles, RefusePaperWithoutRoom) {
  const Paper card{"card", {mm(35), mm(50)}, Paper::Stand::by_fit};
  EXPECT_EQ(fault_of(pages(1, 297, 420), Tiles{mm(5), 1}, on(card)),
            "does-not-fit: expected paper that has room for a tile and its marks, found card of 35 x 50 mm\n"
            "  hint: take a larger paper with --sheet, or a smaller --overlap\n");
}

}  // namespace
}  // namespace handbill::impose
