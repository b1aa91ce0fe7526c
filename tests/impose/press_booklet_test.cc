#include <set>

#include "impose/press_support.h"

namespace handbill::impose {
namespace {

Booklet of_stock(double thickness) {
  Booklet scheme;
  scheme.stock = mm(thickness);
  return scheme;
}

/// How far the pages of each sheet stand from the spine that they meet at, less than in the outermost sheet.
std::vector<double> shifts(const Plan& found) {
  std::vector<double> all;
  const std::size_t plates = found.sides.size() / found.sheets;
  for (std::size_t sheet = 0; sheet < found.sheets; ++sheet) {
    const auto& cells = found.sides[sheet * plates].cells;
    const bool in_order = cells.at(0).trim.left < cells.at(1).trim.left;
    const Cell& left = cells.at(in_order ? 0 : 1);
    const Cell& right = cells.at(in_order ? 1 : 0);
    const Length overlap = left.trim.right() - right.trim.left;
    all.push_back(overlap.to_mm() / 2);
  }
  return all;
}

TEST(PressBooklet, CreepIsThePapersThicknessForEachSheetAndALittleMore) {
  const Plan found = made(pages(32, 105, 148, 3), of_stock(0.12), press_on(sra3, Work::sheetwise)).plan;
  ASSERT_EQ(found.sheets, 8u);
  const auto moved = shifts(found);
  for (std::size_t sheet = 0; sheet < 8; ++sheet)
    EXPECT_NEAR(moved[sheet], 0.12 * 1.2 * static_cast<double>(sheet), 1e-6) << sheet;
  // The same said directly, and on an office's sheets.
  Booklet direct;
  direct.creep = mm(0.12 * 7 * 1.2);
  EXPECT_NEAR(shifts(made(pages(32, 105, 148, 3), direct, press_on(sra3, Work::sheetwise)).plan)[7], moved[7], 1e-6);
  EXPECT_NEAR(shifts(planned(pages(32, 105, 148), of_stock(0.12), on(a4)))[7], moved[7], 1e-6);
}

TEST(PressBooklet, EachSignatureHasItsOwnCreep) {
  Booklet scheme = of_stock(0.2);
  scheme.signature = 16;
  const auto moved = shifts(made(pages(24, 105, 148, 3), scheme, press_on(sra3, Work::sheetwise)).plan);
  const double wanted[] = {0, 0.24, 0.48, 0.72, 0, 0.24};
  ASSERT_EQ(moved.size(), 6u);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(moved[i], wanted[i], 1e-6) << i;
}

TEST(PressBooklet, RefusesStockThatEatsThePage) {
  EXPECT_EQ(
      fault_of(pages(64, 105, 148), of_stock(0.6), press_on(sra3, Work::sheetwise)),
      "bad-creep: expected a creep from 0 mm to a tenth of the page's width, found 10.8 mm\n"
      "  hint: it is about the paper's thickness times the number of sheets: 0.1mm for each sheet of office paper\n");
}

TEST(PressBooklet, EachLeafHasItsTwoPagesBehindEachOther) {
  for (const Work work : {Work::sheetwise, Work::turn, Work::tumble}) {
    for (const bool right_to_left : {false, true}) {
      Settings settings = press_on(b2, work);
      settings.right_to_left = right_to_left;
      const auto all = pages(16, 105, 148, 3);
      const Plan found = made(all, of_stock(0.2), settings).plan;
      ASSERT_EQ(found.sheets, 4u);
      std::set<std::pair<std::size_t, std::size_t>> leaves;
      const std::size_t plates = found.sides.size() / found.sheets;
      for (std::size_t sheet = 0; sheet < found.sheets; ++sheet) {
        const Side& first = found.sides[sheet * plates];
        const Side& second = found.sides[sheet * plates + plates - 1];
        for (const Cell& front : first.cells) {
          for (const Cell& back : second.cells) {
            if (is_behind(front, back, first.size, all[0].trim, settings))
              leaves.insert({std::min(front.page, back.page) + 1, std::max(front.page, back.page) + 1});
          }
        }
      }
      // Each leaf of a booklet is an odd page with the next one behind it.
      std::set<std::pair<std::size_t, std::size_t>> wanted;
      for (std::size_t page = 1; page < 16; page += 2) wanted.insert({page, page + 1});
      EXPECT_EQ(leaves, wanted);
    }
  }
}

TEST(PressBooklet, ShowsNothingBeyondTheSpine) {
  for (const Work work : {Work::sheetwise, Work::turn, Work::tumble}) {
    const Plan found = made(pages(16, 105, 148, 3), of_stock(0.3), press_on(b2, work)).plan;
    for (const Side& side : found.sides) {
      for (const Cell& one : side.cells) {
        for (const Cell& other : side.cells) {
          if (&one == &other) continue;
          const base::Rect both = base::common(one.clip, other.clip);
          EXPECT_TRUE(both.width <= base::length_slack || both.height <= base::length_slack);
        }
      }
    }
  }
}

TEST(PressBooklet, TicksTheFold) {
  const Plan found = made(pages(16, 105, 148, 3), Booklet{}, press_on(sra3, Work::sheetwise)).plan;
  for (const Side& side : found.sides) {
    std::size_t dashed = 0;
    for (const Line& line : side.lines) {
      if (line.look != Line::Look::dashed) continue;
      ++dashed;
      EXPECT_TRUE(near(line.from.x, side.size.width / 2) && near(line.to.x, side.size.width / 2));
    }
    EXPECT_EQ(dashed, 2u);
  }
}

}  // namespace
}  // namespace handbill::impose
