#include <numeric>

#include "impose/support.h"

namespace handbill::impose {
namespace {

using Numbers = std::vector<std::size_t>;
using Order = NUp::Order;

NUp up(int cells, Order order = Order::sequence) {
  NUp scheme;
  scheme.cells = cells;
  scheme.order = order;
  return scheme;
}

TEST(NUp, ChoosesHowThePaperLies) {
  struct Case {
    int cells;
    double width, height;
    Paper paper;
    int columns, rows;
    bool landscape;
  };
  const Case cases[] = {
      {2, 148, 210, a4, 2, 1, true},  {4, 105, 148, a4, 2, 2, false}, {8, 74, 105, a4, 4, 2, true},
      {2, 210, 297, a3, 2, 1, true},  {4, 148, 210, a3, 2, 2, false}, {8, 105, 148, a3, 4, 2, true},
      {2, 210, 148, a4, 1, 2, false}, {4, 50, 180, a4, 4, 1, true},   {2, 139.7, 215.9, letter, 2, 1, true},
  };
  for (const Case& each : cases) {
    const Plan found = planned(pages(1, each.width, each.height), up(each.cells), on(each.paper));
    EXPECT_EQ(found.columns, each.columns) << each.width;
    EXPECT_EQ(found.rows, each.rows) << each.width;
    ASSERT_EQ(found.sides.size(), 1u);
    EXPECT_EQ(found.sides[0].size.width > found.sides[0].size.height, each.landscape) << each.width;
  }
}

TEST(NUp, TurnsPagesOnlyWhereTheyDoNotFitUpright) {
  Settings settings = on(a4);
  settings.paper.stand = Paper::Stand::portrait;
  const Plan turned = planned(pages(2, 148, 210), up(2), settings);
  EXPECT_EQ(turned.columns, 1);
  EXPECT_EQ(turned.rows, 2);
  const Cell& first = turned.sides[0].cells.at(0);
  // The head looks to the right.
  EXPECT_TRUE(same(base::apply(first.to_sheet, {}), {first.trim.right(), first.trim.top}));
  EXPECT_TRUE(same(base::apply(first.to_sheet, {mm(148), {}}), {first.trim.right(), first.trim.bottom()}));
}

TEST(NUp, PutsPagesInSequence) {
  const Plan found = planned(pages(6, 105, 148), up(4), on(a4));
  ASSERT_EQ(found.sides.size(), 2u);
  EXPECT_EQ(numbers(found.sides[0]), (Numbers{1, 2, 3, 4}));
  EXPECT_EQ(numbers(found.sides[1]), (Numbers{5, 6}));
}

TEST(NUp, BeginsOnTheRightWhereOneReadsFromThere) {
  Settings settings = on(a4);
  settings.right_to_left = true;
  EXPECT_EQ(numbers(planned(pages(4, 105, 148), up(4), settings).sides[0]), (Numbers{2, 1, 4, 3}));
}

TEST(NUp, RepeatsAPageInAllCells) {
  const Plan found = planned(pages(2, 105, 148), up(4, Order::repeat), on(a4));
  ASSERT_EQ(found.sides.size(), 2u);
  EXPECT_EQ(numbers(found.sides[0]), (Numbers{1, 1, 1, 1}));
  EXPECT_EQ(numbers(found.sides[1]), (Numbers{2, 2, 2, 2}));
}

TEST(NUp, RepeatsFrontAndBack) {
  const Plan found = planned(pages(4, 148, 210), up(2, Order::repeat), on(a4, Flip::long_edge));
  ASSERT_EQ(found.sides.size(), 4u);
  EXPECT_EQ(found.sheets, 2u);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(numbers(found.sides[i]), (Numbers{i + 1, i + 1}));
    EXPECT_EQ(found.sides[i].is_back, i % 2 == 1);
  }
}

/// The pages of the pile that comes of it: each stack from the top, the stacks put on each other.
Numbers pile_of(const Plan& plan, std::size_t cells) {
  Numbers pile;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    for (const Side& side : plan.sides) {
      if (cell < side.cells.size()) pile.push_back(side.cells[cell].page + 1);
    }
  }
  return pile;
}

TEST(NUp, CutsAndStacksIntoTheOrderOfThePages) {
  for (const std::size_t count : {1u, 4u, 7u, 8u, 30u}) {
    for (const int cells : {2, 4, 8}) {
      const Plan found = planned(pages(count, 74, 105), up(cells, Order::cut_and_stack), on(a4));
      Numbers wanted(count);
      std::iota(wanted.begin(), wanted.end(), 1u);
      EXPECT_EQ(pile_of(found, static_cast<std::size_t>(cells)), wanted) << count << " pages, " << cells << " up";
    }
  }
}

TEST(NUp, CutAndStackKeepsBacksWithTheirFronts) {
  const Plan found = planned(pages(8, 105, 148), up(4, Order::cut_and_stack), on(a4, Flip::long_edge));
  ASSERT_EQ(found.sides.size(), 2u);
  EXPECT_EQ(numbers(found.sides[0]), (Numbers{1, 3, 5, 7}));
  EXPECT_EQ(numbers(found.sides[1]), (Numbers{4, 2, 8, 6}));
}

/// Each corner of the front page and the corner of the back page that is behind it, when a reader turns the piece.
std::vector<std::pair<Point, Point>> corners(const base::Size& page, Turn turn) {
  const Point top_left{}, top_right{page.width, {}}, bottom_left{{}, page.height},
      bottom_right{page.width, page.height};
  if (turn == Turn::sideways)
    return {{top_left, top_right}, {top_right, top_left}, {bottom_left, bottom_right}, {bottom_right, bottom_left}};
  return {{top_left, bottom_left}, {top_right, bottom_right}, {bottom_left, top_left}, {bottom_right, top_right}};
}

void expect_registered(const Plan& plan, const std::vector<Page>& all, Turn turn) {
  ASSERT_EQ(plan.sides.size() % 2, 0u);
  for (std::size_t i = 0; i < plan.sides.size(); i += 2) {
    const Side& front = plan.sides[i];
    const Side& back = plan.sides[i + 1];
    EXPECT_FALSE(front.is_back);
    EXPECT_TRUE(back.is_back);
    for (const Cell& cell : front.cells) {
      const auto partner = std::find_if(back.cells.begin(), back.cells.end(), [&](const Cell& other) {
        return same(
            behind({cell.trim.left + cell.trim.width / 2, cell.trim.top + cell.trim.height / 2}, front.size, plan.flip),
            {other.trim.left + other.trim.width / 2, other.trim.top + other.trim.height / 2});
      });
      if (cell.page + 1 >= all.size()) {
        EXPECT_EQ(partner, back.cells.end());
        continue;
      }
      ASSERT_NE(partner, back.cells.end());
      EXPECT_EQ(partner->page, cell.page + 1);
      for (const auto& [before, after] : corners(all[cell.page].trim, turn)) {
        EXPECT_TRUE(same(behind(base::apply(cell.to_sheet, before), front.size, plan.flip),
                         base::apply(partner->to_sheet, after)));
      }
    }
  }
}

TEST(NUp, BacksRegisterWithTheirFronts) {
  const base::Size sizes[] = {{mm(148), mm(210)}, {mm(210), mm(148)}, {mm(105), mm(148)}, {mm(50), mm(90)}};
  int tried = 0;
  for (const Paper& paper : {a4, a3, sra3, letter}) {
    for (const int cells : {1, 2, 3, 4, 6, 8}) {
      for (const base::Size& size : sizes) {
        for (const Flip flip : {Flip::upright, Flip::long_edge, Flip::short_edge}) {
          for (const Turn turn : {Turn::sideways, Turn::upwards}) {
            for (const Order order : {Order::sequence, Order::repeat, Order::cut_and_stack}) {
              std::vector<Page> all{5, Page{size, {mm(3), mm(3), mm(3), mm(3)}}};
              Settings settings = on(paper, flip);
              settings.turn = turn;
              base::Diagnostics diagnostics;
              const auto found = plan(all, up(cells, order), settings, diagnostics);
              if (!found) continue;
              expect_registered(*found, all, turn);
              ++tried;
            }
          }
        }
      }
    }
  }
  EXPECT_GT(tried, 1000);
}

TEST(NUp, BacksStandOnTheirHeadsWhereTheSheetIsTurnedUpwards) {
  const auto back_of = [](Flip flip) { return planned(pages(2, 148, 210), up(2), on(a4, flip)).sides.at(1); };
  EXPECT_EQ(back_of(Flip::long_edge).cells.at(0).to_sheet.yy, -1);
  EXPECT_EQ(back_of(Flip::short_edge).cells.at(0).to_sheet.yy, 1);
  EXPECT_EQ(planned(pages(2, 148, 210), up(2), on(a4, Flip::upright)).flip, Flip::short_edge);
  EXPECT_EQ(planned(pages(2, 105, 148), up(4), on(a4, Flip::upright)).flip, Flip::long_edge);
}

TEST(NUp, MovesBacksAgainstWhatTheCalibrationRead) {
  for (const Flip flip : {Flip::long_edge, Flip::short_edge}) {
    Settings settings = on(a4, flip);
    const Side right = planned(pages(2, 105, 148), up(4, Order::repeat), settings).sides.at(1);
    settings.back_offset = {mm(0.5), mm(-1)};
    const Plan corrected = planned(pages(2, 105, 148), up(4, Order::repeat), settings);
    for (std::size_t i = 0; i < 4; ++i) {
      // Where the cell comes to lie as seen from the front, if the printer misses by what was read.
      const Point before = behind(right.cells[i].trim.origin(), right.size, flip);
      const Point after = behind(corrected.sides[1].cells[i].trim.origin(), right.size, flip);
      EXPECT_TRUE(same({after.x + mm(0.5), after.y + mm(-1)}, before));
      EXPECT_TRUE(same(base::apply(corrected.sides[1].cells[i].to_sheet, {}),
                       {base::apply(right.cells[i].to_sheet, {}).x + corrected.sides[1].cells[i].trim.left -
                            right.cells[i].trim.left,
                        base::apply(right.cells[i].to_sheet, {}).y + corrected.sides[1].cells[i].trim.top -
                            right.cells[i].trim.top}));
    }
  }
}

TEST(NUp, KeepsBleedAndMakesRoomForIt) {
  const Plan found = planned(pages(2, 148, 210, 3), up(2), on(a3));
  const Cell& left = found.sides[0].cells[0];
  const Cell& right = found.sides[0].cells[1];
  EXPECT_TRUE(near(right.trim.left - left.trim.right(), mm(6)));
  EXPECT_TRUE(near(left.clip.right(), right.clip.left));
  EXPECT_TRUE(near(left.trim.left - left.clip.left, mm(3)));
  EXPECT_TRUE(near(left.trim.top - left.clip.top, mm(3)));
}

TEST(NUp, GivesUpBleedBetweenPagesWhereThePaperHasNoRoom) {
  const Plan found = planned(pages(2, 148, 210, 3), up(2), on(a4));
  const Cell& left = found.sides[0].cells[0];
  EXPECT_TRUE(near(left.clip.right(), left.trim.right()));
  EXPECT_TRUE(near(left.clip.left, Length()));
}

TEST(NUp, HeedsTheGutterThatIsAskedFor) {
  NUp scheme = up(2);
  scheme.gutter = mm(4);
  const Plan found = planned(pages(2, 100, 150), scheme, on(a4));
  EXPECT_TRUE(near(found.sides[0].cells[1].trim.left - found.sides[0].cells[0].trim.right(), mm(4)));
}

TEST(NUp, TakesAnyColumnsAndRows) {
  NUp scheme;
  scheme.columns = 3;
  scheme.rows = 5;
  const Plan found = planned(pages(15, 55, 50), scheme, on(a4));
  EXPECT_EQ(found.sides.size(), 1u);
  EXPECT_EQ(found.sides[0].cells.size(), 15u);
  EXPECT_EQ(found.columns, 3);
}

TEST(NUp, ShrinksWhenItIsLetTo) {
  NUp scheme = up(2);
  scheme.shrink = true;
  const Plan found = planned(pages(2, 210, 297), scheme, on(a4));
  EXPECT_NEAR(found.scale, 210.0 / 297, 1e-9);
  EXPECT_TRUE(near(found.sides[0].cells[1].trim.left, mm(148.5)));
  scheme.cells = 1;
  EXPECT_EQ(planned(pages(1, 100, 100), scheme, on(a4)).scale, 1);
}

TEST(NUp, RefusesWhatDoesNotFit) {
  EXPECT_EQ(fault_of(pages(2, 210, 297), up(2), on(a4)),
            "does-not-fit: expected room on A4 for 2 pages of 210 x 297 mm\n"
            "  hint: 1 would go onto it: --nup 1\n"
            "  hint: take a larger paper with --sheet, or let the pages become smaller with --shrink\n");
  NUp scheme = up(4);
  scheme.gutter = mm(4);
  EXPECT_EQ(fault_of(pages(2, 105, 148), scheme, on(a4)),
            "does-not-fit: expected room on A4 for 4 pages of 105 x 148 mm with their gutters\n"
            "  hint: without gutters they would: --gutter 0mm\n");
}

TEST(NUp, RefusesPagesOfSeveralSizes) {
  std::vector<Page> all = pages(3, 148, 210);
  all[2].trim.height = mm(297);
  EXPECT_EQ(fault_of(all, up(2), on(a4)),
            "pages-differ: expected pages of one size, found 148 x 210 mm and, on page 3, 148 x 297 mm\n"
            "  hint: impose the pages of each size by themselves\n");
}

}  // namespace
}  // namespace handbill::impose
