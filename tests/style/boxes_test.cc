#include "style/boxes.h"

#include "support.h"

namespace handbill::style::test {
namespace {

using base::Extent;
using base::mm;
using base::near;
using base::pt;
using product::Role;

constexpr const char* arabic = "language: ar\nstatus: draft\ntexts: {headline: اركض لتحيا}\n";

TEST(Boxes, KeepTheirSizesAsTheyAreAsked) {
  Case page;
  page.boxes =
      "    - {text: $headline, width: 40mm, height: 50%, min-width: step, max-height: 20mm, grow: 2, align-self: "
      "end}\n    - text: $headline\n";
  const auto resolved = page.resolved();
  const Node& node = resolved.pages.front().root.children.at(0);
  EXPECT_EQ(node.width, Extent::fixed(mm(40)));
  EXPECT_EQ(node.height, Extent::percent(0.5));
  EXPECT_EQ(*node.min_width, Extent::fixed(mm(5)));
  EXPECT_EQ(*node.max_height, Extent::fixed(mm(20)));
  EXPECT_DOUBLE_EQ(node.grow, 2);
  EXPECT_EQ(node.align_self, Align::end);
  EXPECT_EQ(resolved.pages.front().root.children.at(1).width, Extent::automatic());
  EXPECT_FALSE(resolved.pages.front().root.children.at(1).anchor);
}

TEST(Boxes, StackWithTheirGaps) {
  Case page;
  page.boxes =
      "    - {row: [{text: $headline}], gap: step, column-gap: 1mm, align-items: baseline, justify-content: "
      "space-between}\n    - {column: [{text: $headline}], gap: tight}\n";
  const auto resolved = page.resolved();
  const auto& row = std::get<Stack>(resolved.pages.front().root.children.at(0).content);
  EXPECT_EQ(row.axis, Axis::row);
  EXPECT_TRUE(near(row.gap, mm(1)));
  EXPECT_EQ(row.align, Align::baseline);
  EXPECT_EQ(row.justify, Justify::between);
  EXPECT_TRUE(near(std::get<Stack>(resolved.pages.front().root.children.at(1).content).gap, mm(2)));
}

TEST(Boxes, SayHowTheyFlex) {
  Case page;
  page.boxes =
      "    - {row: [{text: $headline, shrink: 0.5, basis: 25%, order: -2, aspect-ratio: 3/2}], wrap: wrap-reverse, "
      "reverse: true, row-gap: 3mm, column-gap: 1mm, align-content: space-evenly, justify-content: space-around}\n"
      "    - {column: [{text: $headline}], row-gap: 3mm, column-gap: 1mm}\n";
  const auto resolved = page.resolved();
  const auto& row = std::get<Stack>(resolved.pages.front().root.children.at(0).content);
  EXPECT_EQ(row.wrap, Stack::Wrap::backward);
  EXPECT_TRUE(row.reverse);
  EXPECT_TRUE(near(row.gap, mm(1)));
  EXPECT_TRUE(near(row.line_gap, mm(3)));
  EXPECT_EQ(row.lines, Justify::evenly);
  EXPECT_EQ(row.justify, Justify::around);
  const Node& item = resolved.pages.front().root.children.at(0).children.at(0);
  EXPECT_EQ(item.shrink, 0.5);
  EXPECT_EQ(item.basis, Extent::percent(0.25));
  EXPECT_EQ(item.order, -2);
  EXPECT_DOUBLE_EQ(item.aspect_ratio, 1.5);
  const Node& column = resolved.pages.front().root.children.at(1);
  EXPECT_TRUE(near(std::get<Stack>(column.content).gap, mm(3)));
  EXPECT_TRUE(near(std::get<Stack>(column.content).line_gap, mm(1)));
  EXPECT_FALSE(column.children.at(0).shrink);
  EXPECT_EQ(column.children.at(0).basis, Extent::automatic());
}

TEST(Boxes, OfAGridSayWhereTheyStandInIt) {
  Case page;
  page.boxes =
      "    - {grid: [{text: $headline, justify-self: end, cell: {column: 2, column-end: -1, row-end: 3}}], columns: "
      "[minmax(step, 1fr), fit-content(40mm)], auto-rows: min-content, auto-flow: column dense, justify-items: center, "
      "align-items: end, justify-content: space-evenly, align-content: center}\n";
  const auto resolved = page.resolved();
  const Node& node = resolved.pages.front().root.children.at(0);
  const auto& grid = std::get<Grid>(node.content);
  EXPECT_EQ(grid.columns.at(0).least.extent, Extent::fixed(mm(5)));
  EXPECT_EQ(grid.columns.at(0).most.extent, Extent::fill(1));
  EXPECT_TRUE(grid.columns.at(1).fit_content);
  EXPECT_EQ(grid.further_rows.at(0).most.of, TrackSize::Of::min_content);
  EXPECT_EQ(grid.flow, Axis::column);
  EXPECT_TRUE(grid.dense);
  EXPECT_EQ(grid.justify_items, Align::center);
  EXPECT_EQ(grid.align_items, Align::end);
  EXPECT_EQ(grid.justify_content, Justify::evenly);
  EXPECT_EQ(grid.align_content, Justify::center);
  EXPECT_EQ(node.children.at(0).justify_self, Align::end);
  EXPECT_EQ(node.children.at(0).cell.column_end, -1);
  EXPECT_EQ(node.children.at(0).cell.row_end, 3);
}

TEST(Boxes, OfANamedAreaStandInItsCells) {
  Case page;
  page.boxes =
      "    - {grid: [{text: $headline, cell: {area: main}}], areas: [head head head, side main main, side main main], "
      "columns: [20mm]}\n";
  const auto resolved = page.resolved();
  const Node& node = resolved.pages.front().root.children.at(0);
  const Cell& cell = node.children.at(0).cell;
  EXPECT_EQ(cell.column, 2);
  EXPECT_EQ(cell.row, 2);
  EXPECT_EQ(cell.span, 2);
  EXPECT_EQ(cell.row_span, 2);
  EXPECT_EQ(std::get<Grid>(node.content).columns, (std::vector{Track(Extent::fixed(mm(20))), Track(), Track()}));
  EXPECT_EQ(std::get<Grid>(node.content).rows.size(), 3U);
}

TEST(Boxes, OfAnAreaThatTheGridHasNotSayWhichThereAre) {
  Case page;
  page.boxes =
      "    - {grid: [{text: $headline, cell: {area: mian}}], areas: [head main]}\n"
      "    - {grid: [{text: $headline, cell: {area: main}}]}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(
      page.said(),
      "page.yaml:6:46: no-such-area: there is no area `mian` (did you mean `main`?)\n"
      "page.yaml:7:46: no-such-area: there is no area `main` (a grid names its areas: `areas: ['head head', 'main "
      "side']`)\n");
}

TEST(Boxes, TakeTracksOfTheGridThatTheyStandIn) {
  Case page;
  page.boxes =
      "    - {grid: [{grid: [{text: $headline}], columns: subgrid, rows: [10mm], row-gap: 1mm}], columns: 3}\n";
  const auto resolved = page.resolved();
  const auto& grid = std::get<Grid>(resolved.pages.front().root.children.at(0).children.at(0).content);
  EXPECT_TRUE(grid.takes_columns);
  EXPECT_FALSE(grid.takes_rows);
  EXPECT_TRUE(grid.columns.empty());
  EXPECT_FALSE(grid.says_column_gap);
  EXPECT_TRUE(grid.says_row_gap);
}

TEST(Boxes, TakeNoTracksWhereTheyStandInNoGrid) {
  Case page;
  page.boxes = "    - {grid: [{text: $headline}], columns: subgrid}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(
      page.said(),
      "page.yaml:6:44: subgrid-without-grid: `columns: subgrid` takes those of a grid, and the box does not stand "
      "in one (make the box a direct child of a grid, or say its own tracks)\n");
}

TEST(Boxes, OfAGridStandInItsCells) {
  Case page;
  page.boxes =
      "    - {grid: [{text: $headline, cell: {column: 2, row: 3, span: 4}}], columns: [2fr, 30mm, auto], row-gap: "
      "step}\n";
  const auto resolved = page.resolved();
  const auto& node = resolved.pages.front().root.children.at(0);
  const auto& grid = std::get<Grid>(node.content);
  EXPECT_EQ(grid.columns, (std::vector{Track(Extent::fill(2)), Track(Extent::fixed(mm(30))), Track()}));
  EXPECT_TRUE(near(grid.row_gap, mm(5)));
  const Cell& cell = node.children.at(0).cell;
  EXPECT_EQ(cell.column, 2);
  EXPECT_EQ(cell.row, 3);
  EXPECT_EQ(cell.span, 4);
  EXPECT_EQ(cell.row_span, 1);
}

TEST(Boxes, AreAnchoredInTheirReference) {
  Case page;
  page.boxes = "    - {text: $headline, at: {of: bleed, left: 1mm, top: 10%, width: 100%}}\n";
  const auto resolved = page.resolved();
  const auto& anchor = resolved.pages.front().root.children.at(0).anchor;
  ASSERT_TRUE(anchor);
  EXPECT_EQ(anchor->of, Anchor::Of::bleed);
  EXPECT_EQ(*anchor->left, Extent::fixed(mm(1)));
  EXPECT_EQ(*anchor->top, Extent::percent(0.1));
  EXPECT_EQ(*anchor->width, Extent::percent(1));
  EXPECT_FALSE(anchor->right);
}

TEST(Boxes, ChangeSidesOnRightToLeftPagesWhereTheySayStartAndEnd) {
  Case page;
  page.language = arabic;
  page.boxes = "    - {text: $headline, at: {start: 1mm, end: 2mm}}\n    - {text: $headline, at: {left: 3mm}}\n";
  const auto resolved = page.resolved();
  EXPECT_TRUE(resolved.right_to_left);
  EXPECT_EQ(*resolved.pages.front().root.children.at(0).anchor->right, Extent::fixed(mm(1)));
  EXPECT_EQ(*resolved.pages.front().root.children.at(0).anchor->left, Extent::fixed(mm(2)));
  EXPECT_EQ(*resolved.pages.front().root.children.at(1).anchor->left, Extent::fixed(mm(3))) << "left is left";
}

TEST(Boxes, ChangeSidesOfPaddingBordersAndCornersOnRightToLeftPages) {
  Case page;
  page.language = arabic;
  page.page = "margin: [1mm, 2mm, 3mm, 4mm]";
  page.boxes =
      "    - {text: $headline, padding: [1mm, 2mm, 3mm, 4mm], border-left: 1pt night, radius: [1mm, 2mm, 3mm, 4mm]}\n";
  const auto resolved = page.resolved();
  const Node& node = resolved.pages.front().root.children.at(0);
  EXPECT_TRUE(near(node.padding.left, mm(2)) && near(node.padding.right, mm(4)));
  EXPECT_TRUE(near(node.border.right.width, pt(1)) && near(node.border.left.width, pt(0)));
  EXPECT_TRUE(near(node.radius.top_left, mm(2)) && near(node.radius.bottom_left, mm(3)));
  EXPECT_TRUE(near(resolved.pages.front().product.margin.left, mm(2)) &&
              near(resolved.pages.front().product.margin.right, mm(4)));
}

TEST(Boxes, TakeTheInkOfABorderFromBorderInk) {
  Case page;
  page.boxes = "    - {text: $headline, border: 1pt, border-ink: track}\n    - {text: $headline, border: 1pt}\n";
  const auto resolved = page.resolved();
  EXPECT_EQ(resolved.inks.at(resolved.pages.front().root.children.at(0).border.top.ink.ink).name, "track");
  EXPECT_EQ(resolved.inks.at(resolved.pages.front().root.children.at(1).border.top.ink.ink).name, "black");
}

TEST(Boxes, HaveTheRoleOfTheirKindUnlessTheySayAnother) {
  Case page;
  page.boxes =
      "    - {text: $headline, role: h1}\n    - text: $headline\n    - {text: $story, marker: '•'}\n    - rule: "
      "horizontal\n"
      "    - {qr: $petition}\n    - table: [{label: $headline, width: 1fr}]\n    - {row: [{text: $headline}], role: "
      "section}\n";
  const auto resolved = page.resolved();
  const Role expected[] = {Role::h1, Role::p, Role::list, Role::artifact, Role::figure, Role::table, Role::section};
  for (std::size_t i = 0; i < 7; ++i) EXPECT_EQ(resolved.pages.front().root.children.at(i).role, expected[i]) << i;
  EXPECT_EQ(block(resolved, 0).role, Role::h1);
  EXPECT_EQ(block(resolved, 2).look.marker, "•");
}

TEST(Boxes, OfAFlowHaveItsTextKeysBelowTheirOwnStyle) {
  Case page;
  page.boxes =
      "    - flow:\n        - {text: $headline, style: title}\n        - {text: $story}\n        - {text: $host}\n"
      "      ink: track\n      size: 12pt\n      columns: 2\n      column-gap: step\n      vertical: bottom\n";
  const auto resolved = page.resolved();
  const auto& flow = std::get<TextContent>(resolved.pages.front().root.children.at(0).content);
  ASSERT_EQ(flow.blocks.size(), 2U);
  EXPECT_TRUE(near(flow.blocks.at(0).look.size, pt(30)));
  EXPECT_TRUE(near(flow.blocks.at(1).look.size, pt(12)));
  EXPECT_EQ(resolved.inks.at(flow.blocks.at(1).look.ink.ink).name, "track");
  EXPECT_EQ(flow.columns, 2);
  EXPECT_TRUE(near(flow.column_gap, mm(5)));
  EXPECT_EQ(flow.vertical, TextContent::Vertical::bottom);
}

TEST(Boxes, OfAFlowAreWarnedOfKeysThatDoNothing) {
  Case page;
  page.boxes = "    - flow:\n        - {text: $headline, padding: 1mm}\n";
  EXPECT_TRUE(page.resolve());
  EXPECT_EQ(page.said(),
            "page.yaml:7:29: warning no-effect: `padding` does nothing on a text within a flow (set it on the flow)\n");
}

TEST(Boxes, OfOneEditionStandOnItsPagesAlone) {
  Case page;
  page.boxes =
      "    - {text: $headline, only: office}\n    - {text: $headline, only: screen, id: there, group: heads}\n    - "
      "flow: [{text: $headline, only: office}, {text: $story}]\n";
  const auto resolved = page.resolved();
  ASSERT_EQ(resolved.pages.front().root.children.size(), 2U);
  EXPECT_EQ(resolved.pages.front().root.children.at(0).id, "there");
  EXPECT_EQ(std::get<TextContent>(resolved.pages.front().root.children.at(0).content).group, "heads");
  EXPECT_EQ(std::get<TextContent>(resolved.pages.front().root.children.at(1).content).blocks.size(), 1U);
}

TEST(Boxes, OfRulesHaveTheirLines) {
  Case page;
  page.boxes = "    - {rule: vertical, thickness: 1pt, ink: track 50%, dash: [2mm, 1mm]}\n";
  const auto resolved = page.resolved();
  const auto& rule = std::get<RuleContent>(resolved.pages.front().root.children.at(0).content);
  EXPECT_EQ(rule.axis, Axis::column);
  EXPECT_TRUE(near(rule.thickness, pt(1)));
  EXPECT_DOUBLE_EQ(rule.ink.tint, 0.5);
  EXPECT_EQ(rule.dashes.size(), 2U);
}

TEST(Boxes, OfTablesHaveTheirLabels) {
  Case page;
  page.boxes =
      "    - {table: [{label: $headline, width: 2fr}, {label: Town, width: 30mm}], rows: 12, row-height: 10mm, "
      "numbered: false, ink: night}\n";
  const auto resolved = page.resolved();
  const auto& table = std::get<TableContent>(resolved.pages.front().root.children.at(0).content);
  ASSERT_EQ(table.columns.size(), 2U);
  EXPECT_EQ(table.columns.at(0).label.at(0).text, "Run for your life");
  EXPECT_EQ(table.columns.at(1).width, Extent::fixed(mm(30)));
  EXPECT_EQ(table.rows, 12);
  EXPECT_TRUE(near(table.row_height, mm(10)));
  EXPECT_FALSE(table.numbered);
  EXPECT_EQ(resolved.inks.at(table.rule_ink.ink).name, "night");
}

TEST(Boxes, ThatAllDisappearLeaveAnErrorAndNoEmptyPage) {
  Case page;
  page.boxes = "    - text: $host\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "page.yaml:5:3: empty-page: there is nothing on this page (every box of it has an empty text or an empty "
            "`when`)\n");
}

TEST(Boxes, HashWhatTheirLayoutDependsOnAndNothingElse) {
  const auto hash = [](const std::string& boxes) {
    Case page;
    page.boxes = boxes;
    return page.resolved().pages.front().root.children.at(0).hash;
  };
  const auto base = hash("    - {text: $headline, id: a}\n");
  EXPECT_NE(base, 0U);
  EXPECT_EQ(base, hash("    - {id: a, text: Run for your life}\n")) << "the same words, said elsewhere";
  EXPECT_EQ(base, hash("    - {id: a, text: $headline}\n    - text: $story\n")) << "a neighbour";
  for (const char* other :
       {"    - {text: $story, id: a}\n", "    - {text: $headline, id: a, size: 11pt}\n",
        "    - {text: $headline, id: a, padding: 1mm}\n", "    - {text: $headline, id: a, ink: track}\n",
        "    - {text: $headline, id: a, grow: 1}\n"}) {
    EXPECT_NE(base, hash(other)) << other;
  }
}

TEST(Boxes, HashThePageThatTheyStandOn) {
  const auto hash = [](const std::string& page_keys, const std::string& preview) {
    Case page;
    page.page = page_keys;
    page.theme.replace(page.theme.find("#d8431f"), 7, preview);
    return page.resolved().pages.front().root.children.at(0).hash;
  };
  const auto base = hash("size: A4", "#d8431f");
  EXPECT_EQ(base, hash("size: A4", "#d8431f"));
  EXPECT_NE(base, hash("size: A5", "#d8431f"));
  EXPECT_NE(base, hash("size: A4", "#d84320"));
}

TEST(Boxes, HashWhatIsWithinThem) {
  const auto hash = [](const std::string& text) {
    Case page;
    page.boxes = "    - {row: [{column: [{text: " + text + "}]}]}\n";
    return page.resolved().pages.front().root.hash;
  };
  EXPECT_EQ(hash("one"), hash("one"));
  EXPECT_NE(hash("one"), hash("two"));
}

}  // namespace
}  // namespace handbill::style::test
