#include "impose/press_support.h"

namespace handbill::impose {
namespace {

using Numbers = std::vector<std::size_t>;
using Order = NUp::Order;

NUp up(int columns, int rows, Order order = Order::repeat) {
  NUp scheme;
  scheme.columns = columns;
  scheme.rows = rows;
  scheme.order = order;
  return scheme;
}

/// Of each sheet, that every front has its back behind it and no back is left over. Pages are fronts and backs by
/// turns.
void expect_registered(const Plan& found, const std::vector<Page>& all, const Settings& settings) {
  const std::size_t plates = found.sides.size() / found.sheets;
  for (std::size_t sheet = 0; sheet < found.sheets; ++sheet) {
    const Side& first = found.sides[sheet * plates];
    const Side& second = found.sides[sheet * plates + plates - 1];
    std::size_t fronts = 0;
    std::size_t backs = 0;
    for (const Cell& cell : second.cells) backs += cell.page % 2;
    for (const Cell& front : first.cells) {
      if (front.page % 2 == 1) continue;
      ++fronts;
      const auto found_behind = std::count_if(second.cells.begin(), second.cells.end(), [&](const Cell& back) {
        return back.page == front.page + 1 && is_behind(front, back, first.size, all[0].trim, settings);
      });
      EXPECT_EQ(found_behind, 1) << "page " << front.page + 1;
    }
    EXPECT_EQ(fronts, backs);
    EXPECT_GT(fronts, 0u);
  }
}

TEST(Press, EachBackLiesUnderItsFrontInEveryWork) {
  const base::Axes<int> shapes[] = {{1, 1}, {2, 1}, {1, 2}, {2, 2}, {4, 2}, {2, 4}, {4, 4}, {3, 2}, {2, 3}};
  int plans = 0;
  for (const auto& [columns, rows] : shapes) {
    for (const Work work : {Work::sheetwise, Work::turn, Work::tumble}) {
      if ((work == Work::turn && columns % 2 == 1) || (work == Work::tumble && rows % 2 == 1)) continue;
      for (const auto& size : {base::Size{mm(74), mm(105)}, base::Size{mm(105), mm(74)}}) {
        for (const Turn turn : {Turn::sideways, Turn::upwards}) {
          for (const Order order : {Order::repeat, Order::sequence, Order::cut_and_stack}) {
            for (const bool right_to_left : {false, true}) {
              Settings settings = press_on(b2, work);
              settings.turn = turn;
              settings.right_to_left = right_to_left;
              const auto all = pages(16, size.width.to_mm(), size.height.to_mm(), 3);
              expect_registered(made(all, up(columns, rows, order), settings).plan, all, settings);
              ++plans;
            }
          }
        }
      }
    }
  }
  EXPECT_GT(plans, 300);
}

TEST(Press, OnePlateHoldsFrontsAndBacksAndTwoPlatesOneEach) {
  const auto all = pages(2, 105, 148, 3);
  const Plan sheetwise = made(all, up(2, 2), press_on(b2, Work::sheetwise)).plan;
  ASSERT_EQ(sheetwise.sides.size(), 2u);
  EXPECT_EQ(numbers(sheetwise.sides[0]), (Numbers{1, 1, 1, 1}));
  EXPECT_EQ(numbers(sheetwise.sides[1]), (Numbers{2, 2, 2, 2}));
  const Plan turn = made(all, up(2, 2), press_on(b2, Work::turn)).plan;
  ASSERT_EQ(turn.sides.size(), 1u);
  EXPECT_EQ(numbers(turn.sides[0]), (Numbers{1, 2, 1, 2}));
  const Plan tumble = made(all, up(2, 2), press_on(b2, Work::tumble)).plan;
  ASSERT_EQ(tumble.sides.size(), 1u);
  EXPECT_EQ(numbers(tumble.sides[0]), (Numbers{1, 1, 2, 2}));
  const Plan single = made(pages(1, 105, 148, 3), up(2, 2), press_on(b2, Work::one_side)).plan;
  ASSERT_EQ(single.sides.size(), 1u);
  EXPECT_EQ(numbers(single.sides[0]), (Numbers{1, 1, 1, 1}));
}

TEST(Press, OrdersFillThePlates) {
  const auto all = pages(8, 105, 148, 3);
  const Plan sequence = made(all, up(2, 2, Order::sequence), press_on(b2, Work::turn)).plan;
  ASSERT_EQ(sequence.sides.size(), 2u);
  EXPECT_EQ(numbers(sequence.sides[0]), (Numbers{1, 2, 3, 4}));
  Settings from_the_right = press_on(b2, Work::turn);
  from_the_right.right_to_left = true;
  const Plan mirrored = made(all, up(4, 1, Order::sequence), from_the_right).plan;
  EXPECT_EQ(numbers(mirrored.sides[0]), (Numbers{3, 1, 2, 4}));
  const Plan stacked = made(all, up(2, 2, Order::cut_and_stack), press_on(b2, Work::turn)).plan;
  EXPECT_EQ(numbers(stacked.sides[0]), (Numbers{1, 2, 5, 6}));
  EXPECT_EQ(numbers(stacked.sides[1]), (Numbers{3, 4, 7, 8}));
}

/// What lies on the paper where nothing may be: everything that the plate prints.
std::vector<base::Rect> printed(const Side& side) {
  std::vector<base::Rect> all;
  for (const Cell& cell : side.cells) all.push_back(cell.clip);
  for (const Patch& patch : side.patches) all.push_back(patch.at);
  for (const Line& line : side.lines) {
    const Length left = base::min(line.from.x, line.to.x);
    const Length top = base::min(line.from.y, line.to.y);
    all.push_back({left, top, base::max(line.from.x, line.to.x) - left, base::max(line.from.y, line.to.y) - top});
  }
  for (const Target& target : side.targets)
    all.push_back({target.centre.x - target.arm, target.centre.y - target.arm, target.arm * 2, target.arm * 2});
  for (const Label& label : side.labels) {
    const Length length = label.size * (0.6 * static_cast<double>(label.english.size()));
    const Length above = label.size * 0.8;
    if (label.upwards) all.push_back({label.at.x - above, label.at.y - length, label.size, length});
    else all.push_back({label.at.x, label.at.y - above, length, label.size});
  }
  return all;
}

/// Plans of all kinds that have marks.
std::vector<Plan> many_plans() {
  std::vector<Plan> plans;
  for (const Work work : {Work::sheetwise, Work::turn, Work::tumble}) {
    for (const Paper& paper : {sra3, b2}) {
      for (const int gripper : {4, 12}) {
        for (const double gutter : {6.0, 8.0, 12.0}) {
          NUp scheme = up(2, 2);
          scheme.gutter = mm(gutter);
          Settings settings = press_on(paper, work, mm(gripper));
          settings.press->separations = 2;
          plans.push_back(made(pages(2, 105, 120, 3), scheme, settings).plan);
        }
        for (const double bleed : {0.0, 1.0, 5.0})
          plans.push_back(made(pages(2, 100, 110, bleed), up(2, 2), press_on(paper, work, mm(gripper))).plan);
        Booklet booklet;
        booklet.stock = mm(0.15);
        plans.push_back(made(pages(16, 105, 120, 3), booklet, press_on(paper, work, mm(gripper))).plan);
      }
    }
  }
  return plans;
}

TEST(Press, KeepsTheGrippersFreeOfAnything) {
  for (const Plan& each : many_plans()) {
    for (const Side& side : each.sides) {
      for (const base::Rect& at : printed(side)) {
        EXPECT_TRUE(base::fits(at.bottom(), side.size.height - each.press->gripper));
        const Length above = each.press->work == Work::tumble ? each.press->gripper : Length();
        EXPECT_TRUE(base::fits(above, at.top));
        EXPECT_TRUE(base::fits(Length(), at.left) && base::fits(Length(), at.top));
        EXPECT_TRUE(base::fits(at.right(), side.size.width));
      }
    }
  }
}

TEST(Press, MarksStandOutsideAllBleedsAndThreeMillimetresFromTheTrims) {
  std::size_t marks = 0;
  for (const Plan& each : many_plans()) {
    for (const Side& side : each.sides) {
      const auto all = printed(side);
      for (std::size_t i = side.cells.size(); i < all.size(); ++i) {
        ++marks;
        for (const Cell& cell : side.cells) {
          // A hairline has no width of its own.
          base::Rect mark = all[i];
          mark.width = base::max(mark.width, mm(0.01));
          mark.height = base::max(mark.height, mm(0.01));
          const base::Rect on_bleed = base::common(mark, cell.clip);
          EXPECT_TRUE(on_bleed.width <= base::length_slack || on_bleed.height <= base::length_slack);
          const base::Rect near_trim = base::common(mark, cell.trim.inset({mm(-3), mm(-3), mm(-3), mm(-3)}));
          // Beside a spread that has crept, the trim is a little further in.
          EXPECT_TRUE(near_trim.width <= base::length_slack || near_trim.height <= base::length_slack);
        }
      }
    }
  }
  EXPECT_GT(marks, 500u);
}

TEST(Press, MarksDoNotLieOnEachOther) {
  for (const Plan& each : many_plans()) {
    for (const Side& side : each.sides) {
      // Ticks that cross at a corner, and the parts of a target, belong together.
      std::vector<base::Rect> apart;
      const auto all = printed(side);
      for (std::size_t i = side.cells.size(); i < all.size(); ++i) {
        const bool is_line = i >= side.cells.size() + side.patches.size() &&
                             i < side.cells.size() + side.patches.size() + side.lines.size();
        base::Rect mark = all[i];
        mark.width = base::max(mark.width, mm(0.05));
        mark.height = base::max(mark.height, mm(0.05));
        for (const base::Rect& other : apart) {
          const base::Rect both = base::common(mark, other);
          EXPECT_TRUE(both.width <= base::length_slack || both.height <= base::length_slack);
        }
        if (!is_line) apart.push_back(mark);
      }
    }
  }
}

TEST(Press, CentresPagesInWhatTheGrippersLeave) {
  for (const Work work : {Work::sheetwise, Work::turn, Work::tumble}) {
    const Plan found = made(pages(2, 105, 148, 3), up(2, 2), press_on(b2, work)).plan;
    Length left = mm(999), top = mm(999), right, bottom;
    for (const Cell& cell : found.sides[0].cells) {
      left = base::min(left, cell.trim.left);
      top = base::min(top, cell.trim.top);
      right = base::max(right, cell.trim.right());
      bottom = base::max(bottom, cell.trim.bottom());
    }
    const base::Size sheet = found.sides[0].size;
    EXPECT_TRUE(near(left, sheet.width - right));
    const Length above = work == Work::tumble ? mm(12) : Length();
    EXPECT_TRUE(near(top - above, sheet.height - mm(12) - bottom));
  }
}

TEST(Press, GripsTheLongEdgeWhereThePaperDoesNotSay) {
  EXPECT_GT(made(pages(2, 105, 148), up(2, 1), press_on(sra3, Work::sheetwise)).plan.sides[0].size.width, mm(449));
  Settings settings = press_on(sra3, Work::sheetwise);
  settings.paper.stand = Paper::Stand::portrait;
  EXPECT_LT(made(pages(2, 105, 148), up(2, 1), settings).plan.sides[0].size.width, mm(321));
}

TEST(Press, GuttersAreTwiceTheBleed) {
  const Plan found = made(pages(2, 105, 120, 3), up(2, 2), press_on(b2, Work::sheetwise)).plan;
  const auto& cells = found.sides[0].cells;
  EXPECT_TRUE(near(cells[1].trim.left - cells[0].trim.right(), mm(6)));
  EXPECT_TRUE(near(cells[2].trim.top - cells[0].trim.bottom(), mm(6)));
  for (const Cell& cell : cells) EXPECT_TRUE(same_rect(cell.clip, cell.trim.inset({mm(-3), mm(-3), mm(-3), mm(-3)})));
}

TEST(Press, SaysWhatOfTheBleedANarrowGutterCuts) {
  NUp scheme = up(2, 2);
  scheme.gutter = mm(4);
  const Made found = made(pages(2, 105, 120, 3), scheme, press_on(b2, Work::sheetwise));
  EXPECT_EQ(found.said,
            "bleed-cut: expected a gutter of at least 6 mm, twice the bleed, found 4 mm: 1 mm of the bleed is cut off "
            "where two pages meet\n"
            "  hint: without --gutter it is twice the bleed\n");
  const Cell& first = found.plan.sides[0].cells[0];
  EXPECT_TRUE(near(first.clip.right() - first.trim.right(), mm(2)));
  EXPECT_TRUE(near(first.trim.left - first.clip.left, mm(3)));
  EXPECT_EQ(made(
                pages(2, 105, 120, 3),
                [] {
                  NUp one = up(1, 1);
                  one.gutter = Length();
                  return one;
                }(),
                press_on(b2, Work::sheetwise))
                .said,
            "");
}

/// Ticks within the block of pages.
std::size_t ticks_inside(const Side& side) {
  base::Rect block = side.cells[0].trim;
  for (const Cell& cell : side.cells) {
    const Length left = base::min(block.left, cell.trim.left);
    const Length top = base::min(block.top, cell.trim.top);
    block = {left, top, base::max(block.right(), cell.trim.right()) - left,
             base::max(block.bottom(), cell.trim.bottom()) - top};
  }
  return static_cast<std::size_t>(std::count_if(side.lines.begin(), side.lines.end(), [&](const Line& line) {
    return block.contains({line.from.x, line.from.y, {}, {}}) && block.contains({line.to.x, line.to.y, {}, {}});
  }));
}

TEST(Press, TicksGuttersThatHaveRoom) {
  for (const auto& [gutter, wanted] : {std::pair(6.0, 0u), {7.0, 0u}, {7.5, 8u}, {10.0, 8u}}) {
    NUp scheme = up(2, 2);
    scheme.gutter = mm(gutter);
    EXPECT_EQ(ticks_inside(made(pages(2, 105, 120, 3), scheme, press_on(b2, Work::sheetwise)).plan.sides[0]), wanted)
        << gutter;
  }
}

TEST(Press, ShowsEachInkFullAndHalfAndTheSeparations) {
  Settings settings = press_on(b2, Work::sheetwise);
  settings.press->separations = 2;
  const Side side = made(pages(2, 105, 148, 3), up(2, 1), settings).plan.sides[0];
  std::vector<std::pair<std::size_t, double>> bar;
  for (const Patch& patch : side.patches) {
    bar.emplace_back(patch.ink, patch.tint);
    EXPECT_TRUE(base::fits(patch.at.bottom(), side.cells[0].clip.top)) << "opposite the gripper";
  }
  EXPECT_EQ(bar, (std::vector<std::pair<std::size_t, double>>{
                     {1, 1}, {1, 0.5}, {2, 1}, {2, 0.5}, {3, 1}, {3, 0.5}, {4, 1}, {4, 0.5}, {5, 1}, {6, 1}}));
  EXPECT_EQ(side.targets.size(), 4u);
  const Side tumbled = made(pages(2, 105, 148, 3), up(2, 2), press_on(b2, Work::tumble)).plan.sides[0];
  EXPECT_EQ(tumbled.patches.size(), 8u);
  for (const Patch& patch : tumbled.patches)
    EXPECT_TRUE(base::fits(patch.at.right(), tumbled.cells[0].clip.left))
        << "beside the pages where both ends are gripped";
}

std::vector<std::string> words(const Side& side) {
  std::vector<std::string> all;
  for (const Label& label : side.labels) all.push_back(label.english);
  return all;
}

TEST(Press, SaysOnEachPlateWhatItIs) {
  using Words = std::vector<std::string>;
  const auto all = pages(4, 148, 210, 3);
  const Plan sheetwise = made(all, up(2, 1), press_on(b2, Work::sheetwise)).plan;
  EXPECT_EQ(words(sheetwise.sides[3]), (Words{"piece.pdf, sheet 2 of 2, back, sheetwise, gripper 12 mm below"}));
  EXPECT_EQ(words(made(all, up(2, 1), press_on(b2, Work::turn)).plan.sides[0]),
            (Words{"piece.pdf, sheet 1 of 2, front and back, work-and-turn, gripper 12 mm below"}));
  EXPECT_EQ(words(made(all, up(1, 2), press_on(b2, Work::tumble)).plan.sides[0]),
            (Words{"piece.pdf, sheet 1 of 2, front and back, work-and-tumble, gripper 12 mm below and above"}));
  EXPECT_EQ(words(made(all, up(1, 2), press_on(b2, Work::one_side, mm(9.5))).plan.sides[2]),
            (Words{"piece.pdf, sheet 3 of 4, front, one side, gripper 9.5 mm below"}));
}

TEST(Press, SaysWhatHasNoRoom) {
  EXPECT_EQ(made(pages(2, 148, 210, 3), up(2, 2), press_on(sra3, Work::turn)).said,
            "no-room: found no room on SRA3 for cut marks above and cut marks below\n"
            "  hint: a larger --sheet, a smaller --gripper or fewer pages would make room; --marks none asks for no "
            "marks\n");
  EXPECT_EQ(made(pages(2, 444, 302, 3), up(1, 1), press_on(sra3, Work::sheetwise)).said,
            "no-room: found no room on SRA3 for cut marks above, cut marks on the right, cut marks below, cut marks on "
            "the left, register marks on two sides, the colour bar and the slug\n"
            "  hint: a larger --sheet, a smaller --gripper or fewer pages would make room; --marks none asks for no "
            "marks\n");
  Settings settings = press_on(sra3, Work::turn);
  settings.marks = Settings::Marks::none;
  const Made bare = made(pages(2, 148, 210, 3), up(2, 2), settings);
  EXPECT_EQ(bare.said, "");
  EXPECT_TRUE(bare.plan.sides[0].lines.empty() && bare.plan.sides[0].patches.empty());
}

TEST(Press, RefusesWhatDoesNotFit) {
  EXPECT_EQ(fault_of(pages(2, 148, 210, 3), up(2, 2), press_on(sra3, Work::tumble)),
            "does-not-fit: expected room on SRA3 for 4 pages of 148 x 210 mm with 3 mm of bleed, gutters of 6 mm and "
            "two grippers of 12 mm\n"
            "  hint: take a larger paper with --sheet, a smaller --gripper, or fewer pages with --nup\n");
  NUp scheme = up(2, 2);
  scheme.gutter = mm(8);
  EXPECT_EQ(fault_of(pages(2, 148, 210, 3), scheme, press_on(sra3, Work::turn)),
            "does-not-fit: expected room on SRA3 for 4 pages of 148 x 210 mm with 3 mm of bleed, gutters of 8 mm and a "
            "gripper of 12 mm\n"
            "  hint: with the short edge in the gripper it would: --sheet \"SRA3 portrait\"\n"
            "  hint: take a larger paper with --sheet, a smaller --gripper, or fewer pages with --nup\n");
  EXPECT_EQ(fault_of(pages(8, 297, 420), Booklet{}, press_on(sra3, Work::sheetwise)),
            "does-not-fit: expected room on SRA3 for a spread of two pages of 297 x 420 mm and a gripper of 12 mm\n"
            "  hint: take a larger paper with --sheet, a smaller --gripper, or fewer pages with --nup\n");
}

TEST(Press, RefusesAPlateWithoutAPlaceForEachBack) {
  EXPECT_EQ(fault_of(pages(2, 74, 105), up(3, 2), press_on(sra3, Work::turn)),
            "bad-work: expected an even number of columns for work-and-turn, found an odd one\n"
            "  hint: half of the plate holds backs, beside their fronts: --nup 2x1\n");
  EXPECT_EQ(fault_of(pages(2, 74, 105), up(2, 3), press_on(sra3, Work::tumble)),
            "bad-work: expected an even number of rows for work-and-tumble, found an odd one\n"
            "  hint: half of the plate holds backs, below their fronts: --nup 1x2\n");
  EXPECT_EQ(fault_of(pages(1, 74, 105), up(2, 1), press_on(sra3, Work::turn)),
            "bad-work: expected a page for each side, found one page\n"
            "  hint: --work one-side\n");
}

TEST(Press, RefusesAGripperThatNoPressHas) {
  EXPECT_EQ(fault_of(pages(2, 74, 105), up(2, 1), press_on(sra3, Work::sheetwise, mm(80.1))),
            "bad-gripper: expected a gripper from 0 mm to a quarter of the sheet's height, found 80.1 mm of 320 mm\n");
  EXPECT_EQ(made(pages(2, 74, 105), up(2, 1), press_on(sra3, Work::sheetwise, mm(80))).plan.sheets, 1u);
}

}  // namespace
}  // namespace handbill::impose
