#include "impose/support.h"

namespace handbill::impose {
namespace {

NUp grid(int columns, int rows) {
  NUp scheme;
  scheme.columns = columns;
  scheme.rows = rows;
  return scheme;
}

TEST(Limits, OfCellsOnASide) {
  const Paper huge{"huge", {mm(4000), mm(4000)}, Paper::Stand::by_fit};
  EXPECT_EQ(planned(pages(1, 10, 10), grid(17, 15), on(huge)).columns, 17);
  EXPECT_EQ(planned(pages(1, 10, 10), grid(16, 16), on(huge)).columns, 16);
  for (const NUp& scheme : {grid(257, 1), grid(1'000'000, 1'000'000), grid(0, 0)}) {
    NUp cells = scheme;
    if (cells.columns == 0) cells.cells = 0;
    EXPECT_EQ(fault_of(pages(1, 10, 10), cells, on(huge)),
              "too-many-cells: expected 1 to 256 pages on a side of a sheet\n");
  }
}

TEST(Limits, OfPages) {
  for (const std::size_t count : {most_pages - 1, most_pages})
    EXPECT_EQ(planned(pages(count, 105, 148), NUp{}, on(a4)).sheets, (count + 1) / 2);
  EXPECT_EQ(fault_of(pages(most_pages + 1, 105, 148), NUp{}, on(a4)),
            "too-many-pages: expected at most 5000 pages, found 5001\n  hint: impose the document in parts\n");
}

TEST(Limits, OfSides) {
  NUp repeat;
  repeat.order = NUp::Order::repeat;
  for (const std::size_t count : {most_sides - 1, most_sides})
    EXPECT_EQ(planned(pages(count, 105, 148), repeat, on(a4)).sides.size(), count);
  EXPECT_EQ(fault_of(pages(1, 4990, 4990), Tiles{mm(10), 9}, on(a4)).substr(0, 55),
            "too-many-sheets: expected at most 5000 sides of sheets,");
}

}  // namespace
}  // namespace handbill::impose
