#include "impose/support.h"

namespace handbill::impose {
namespace {

using Numbers = std::vector<std::size_t>;

Plan booklet(std::size_t count, bool right_to_left = false, const Booklet& scheme = {}) {
  Settings settings = on(a4, Flip::short_edge);
  settings.right_to_left = right_to_left;
  return planned(pages(count, 148, 210), scheme, settings);
}

/// Page numbers of each side as they lie, left to right.
std::vector<Numbers> spreads(const Plan& plan) {
  std::vector<Numbers> result;
  for (const Side& side : plan.sides) result.push_back(numbers(side));
  return result;
}

TEST(Booklet, OrdersFourPages) { EXPECT_EQ(spreads(booklet(4)), (std::vector<Numbers>{{4, 1}, {2, 3}})); }

TEST(Booklet, OrdersEightPages) {
  EXPECT_EQ(spreads(booklet(8)), (std::vector<Numbers>{{8, 1}, {2, 7}, {6, 3}, {4, 5}}));
}

TEST(Booklet, OrdersTwelvePages) {
  EXPECT_EQ(spreads(booklet(12)), (std::vector<Numbers>{{12, 1}, {2, 11}, {10, 3}, {4, 9}, {8, 5}, {6, 7}}));
}

TEST(Booklet, OrdersSixteenPages) {
  EXPECT_EQ(spreads(booklet(16)),
            (std::vector<Numbers>{{16, 1}, {2, 15}, {14, 3}, {4, 13}, {12, 5}, {6, 11}, {10, 7}, {8, 9}}));
}

TEST(Booklet, IsBoundOnTheRightWhereOneReadsFromThere) {
  EXPECT_EQ(spreads(booklet(4, true)), (std::vector<Numbers>{{1, 4}, {3, 2}}));
  EXPECT_EQ(spreads(booklet(8, true)), (std::vector<Numbers>{{1, 8}, {7, 2}, {3, 6}, {5, 4}}));
}

TEST(Booklet, AddsBlankPagesAtTheEnd) {
  const Plan found = booklet(5);
  EXPECT_EQ(found.blanks, 3u);
  EXPECT_EQ(found.sheets, 2u);
  EXPECT_EQ(spreads(found), (std::vector<Numbers>{{1}, {2}, {3}, {4, 5}}));
  EXPECT_EQ(booklet(8).blanks, 0u);
}

TEST(Booklet, FoldsSignaturesByThemselves) {
  Booklet scheme;
  scheme.signature = 8;
  EXPECT_EQ(spreads(booklet(12, false, scheme)),
            (std::vector<Numbers>{{8, 1}, {2, 7}, {6, 3}, {4, 5}, {12, 9}, {10, 11}}));
}

/// Reads the folded booklet: each leaf is a half of a sheet, its front and what a printer puts behind it.
Numbers read(const Plan& plan) {
  std::vector<std::pair<std::size_t, std::size_t>> leaves;
  for (std::size_t i = 0; i < plan.sides.size(); i += 2) {
    for (const Cell& cell : plan.sides[i].cells) {
      const Point middle{cell.trim.left + cell.trim.width / 2, cell.trim.top + cell.trim.height / 2};
      const Point there = behind(middle, plan.sides[i].size, plan.flip);
      for (const Cell& back : plan.sides[i + 1].cells) {
        if (same({back.trim.left + back.trim.width / 2, back.trim.top + back.trim.height / 2}, there))
          leaves.push_back({cell.page + 1, back.page + 1});
      }
    }
  }
  // From the outermost sheet inwards come the opening leaves, then back outwards the closing ones.
  Numbers pages;
  const std::size_t sheets = leaves.size() / 2;
  for (std::size_t i = 0; i < sheets; ++i) pages.insert(pages.end(), {leaves[2 * i].first, leaves[2 * i].second});
  for (std::size_t i = sheets; i-- > 0;) pages.insert(pages.end(), {leaves[2 * i + 1].second, leaves[2 * i + 1].first});
  return pages;
}

TEST(Booklet, ReadsInOrderWhenItIsFolded) {
  for (const std::size_t count : {4u, 8u, 12u, 16u, 40u}) {
    for (const Flip flip : {Flip::short_edge, Flip::long_edge, Flip::upright}) {
      for (const bool right_to_left : {false, true}) {
        Settings settings = on(a4, flip);
        settings.right_to_left = right_to_left;
        const Plan found = planned(pages(count, 148, 210), Booklet{}, settings);
        Numbers wanted;
        for (std::size_t i = 1; i <= count; ++i) wanted.push_back(i);
        EXPECT_EQ(read(found), wanted);
      }
    }
  }
}

TEST(Booklet, StandsOnItsHeadOnBacksThatAreTurnedUpwards) {
  const Plan found = planned(pages(4, 148, 210), Booklet{}, on(a4, Flip::long_edge));
  EXPECT_EQ(found.sides[1].cells[0].to_sheet.yy, -1);
  EXPECT_EQ(planned(pages(4, 148, 210), Booklet{}, on(a4)).flip, Flip::short_edge);
}

TEST(Booklet, MovesInnerSheetsToTheSpine) {
  Booklet scheme;
  scheme.creep = mm(1);
  const Plan plain = booklet(12);
  const Plan crept = booklet(12, false, scheme);
  const double wanted[] = {0, 0.5, 1};
  for (std::size_t sheet = 0; sheet < 3; ++sheet) {
    for (const std::size_t side : {2 * sheet, 2 * sheet + 1}) {
      for (std::size_t i = 0; i < 2; ++i) {
        const Cell& before = plain.sides[side].cells[i];
        const Cell& after = crept.sides[side].cells[i];
        const bool is_left = before.trim.left < mm(100);
        EXPECT_TRUE(near(after.trim.left - before.trim.left, mm(is_left ? wanted[sheet] : -wanted[sheet])));
        EXPECT_NEAR(after.to_sheet.dx - before.to_sheet.dx, mm(is_left ? wanted[sheet] : -wanted[sheet]).to_pt(), 1e-9);
        // What passes the spine would stand on the other page.
        EXPECT_TRUE(is_left ? fits(after.clip.right(), mm(148.5)) : fits(mm(148.5), after.clip.left));
      }
    }
  }
}

TEST(Booklet, TicksTheFoldWhereThePaperHasRoom) {
  const Side side = planned(pages(4, 148, 210, 3), Booklet{}, on(a3)).sides.at(0);
  const auto dashed = std::count_if(side.lines.begin(), side.lines.end(),
                                    [](const Line& line) { return line.look == Line::Look::dashed; });
  EXPECT_EQ(dashed, 2);
  const Plan without_room = booklet(4);
  for (const Line& line : without_room.sides.at(0).lines) EXPECT_NE(line.look, Line::Look::dotted);
}

TEST(Booklet, RefusesAnOddSignature) {
  Booklet scheme;
  scheme.signature = 6;
  EXPECT_EQ(fault_of(pages(8, 148, 210), scheme, on(a4)),
            "bad-signature: expected a signature of 4, 8, 12 or more pages, found 6\n"
            "  hint: each sheet of a booklet holds 4 pages\n");
}

TEST(Booklet, RefusesACreepThatNoPaperHas) {
  Booklet scheme;
  scheme.creep = mm(14.8);
  EXPECT_EQ(planned(pages(8, 148, 210), scheme, on(a4)).sheets, 2u);
  scheme.creep = mm(14.9);
  EXPECT_EQ(
      fault_of(pages(8, 148, 210), scheme, on(a4)),
      "bad-creep: expected a creep from 0 mm to a tenth of the page's width, found 14.9 mm\n"
      "  hint: it is about the paper's thickness times the number of sheets: 0.1mm for each sheet of office paper\n");
  scheme.creep = mm(-0.1);
  EXPECT_NE(fault_of(pages(8, 148, 210), scheme, on(a4)).find("bad-creep"), std::string::npos);
}

TEST(Booklet, RefusesPagesThatAreTooLarge) {
  EXPECT_EQ(fault_of(pages(8, 210, 297), Booklet{}, on(a4)),
            "does-not-fit: expected room on A4 for two pages of 210 x 297 mm side by side\n"
            "  hint: take a larger paper with --sheet, or let the pages become smaller with --shrink\n");
  Booklet scheme;
  scheme.shrink = true;
  EXPECT_NEAR(planned(pages(8, 210, 297), scheme, on(a4)).scale, 210.0 / 297, 1e-9);
}

}  // namespace
}  // namespace handbill::impose
