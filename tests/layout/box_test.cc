#include <gtest/gtest.h>

#include "layout/support.h"

namespace handbill::layout::test {
namespace {

Node grid(std::string id, const std::vector<Extent>& columns, const std::vector<Extent>& rows,
          std::vector<Node> children, double gap = 0) {
  style::Grid content;
  for (const Extent& column : columns) content.columns.emplace_back(column);
  for (const Extent& row : rows) content.rows.emplace_back(row);
  content.column_gap = content.row_gap = mm(gap);
  Node result = node(std::move(id), content);
  result.children = std::move(children);
  return result;
}
Node in_cell(Node box, style::Cell cell) {
  box.cell = cell;
  return box;
}
Node anchored(Node box, style::Anchor anchor) {
  box.anchor = anchor;
  return box;
}
Node qr(std::string id, int side, Extent width = {}) {
  style::QrContent content;
  content.code.side = side;
  content.code.dark.assign(static_cast<std::size_t>(side * side), true);
  content.ink = ink(black);
  content.ground = ink(white);
  content.target = "https://example.org";
  Node result = node(std::move(id), content);
  result.width = width;
  return result;
}
Node raster(std::string id, std::uint32_t width, std::uint32_t height) {
  auto pixels = std::make_shared<image::Raster>();
  pixels->width = width;
  pixels->height = height;
  style::PictureContent content;
  content.picture = image::RasterRef(pixels);
  return node(std::move(id), content);
}

TEST(Grid, MixesFixedPercentAndFrTracks) {
  EXPECT_EQ(dump_of(grid("root", {fixed(10), percent(25), fr(1), fr(2)}, {fixed(20)},
                         {space("a"), space("b"), space("c"), space("d")})),
            R"(
root grid 10,10 80x80
  a space 10,10 10x20
  b space 20,10 20x20
  c space 40,10 16.67x20
  d space 56.67,10 33.33x20
)");
}

TEST(Grid, FillsFreeCellsRowByRowRoundSpansAndSaidCells) {
  EXPECT_EQ(
      dump_of(grid("root", {fr(1), fr(1)}, {fixed(10), fixed(10), fixed(10)},
                   {in_cell(space("wide"), {0, 0, 2, 1}), space("a"), in_cell(space("said"), {2, 2, 1, 1}), space("b")},
                   2)),
      R"(
root grid 10,10 80x80
  wide space 10,10 80x10
  a space 10,22 39x10
  said space 51,22 39x10
  b space 10,34 39x10
)");
}

TEST(Grid, MakesAutomaticColumnsAsWideAsTheirWidestChild) {
  EXPECT_EQ(dump_of(grid("root", {Extent::automatic(), fr(1)}, {},
                         {space("a", fixed(12), fixed(5)), space("b", {}, fixed(8))}, 3)),
            R"(
root grid 10,10 80x80
  a space 10,10 12x5
  b space 25,10 65x8
)");
}

TEST(Grid, MirrorsItsColumnsOnRightToLeftPages) {
  style::Resolved mirrored = page(grid("root", {fixed(20), fr(1)}, {fixed(10)}, {space("a"), space("b")}));
  mirrored.right_to_left = true;
  EXPECT_EQ(LaidOut(mirrored).dump(), R"(
root grid 10,10 80x80
  a space 70,10 20x10
  b space 10,10 60x10
)");
}

TEST(Grid, AlignsChildrenInTheirCellsAndItsTracksInTheGrid) {
  Node root = grid("root", {fixed(30)}, {fixed(20)}, {sized(space("a"), fixed(10), fixed(10))});
  style::Grid& content = std::get<style::Grid>(root.content);
  content.justify_items = style::Align::end;
  content.align_items = style::Align::center;
  content.justify_content = style::Justify::center;
  content.align_content = style::Justify::end;
  EXPECT_EQ(dump_of(root), R"(
root grid 10,10 80x80
  a space 55,75 10x10
)");
}

TEST(Grid, GivesASubgridItsTracks) {
  Node card = grid("card", {}, {}, {space("a", {}, fixed(5)), space("b", {}, fixed(5))});
  std::get<style::Grid>(card.content).takes_columns = true;
  card.padding = {mm(1), mm(2), mm(3), mm(4)};
  EXPECT_EQ(dump_of(grid("root", {fr(1), fr(3)}, {Extent::automatic()}, {in_cell(card, {0, 0, 2, 1}), space("c")}, 4)),
            R"(
root grid 10,10 80x80
  card grid 10,10 80x42.5
    a space 14,11 15x5
    b space 33,11 55x5
  c space 10,56.5 19x33.5
)");
}

TEST(Grid, MakesTracksAsLargeAsWhatIsInASubgrid) {
  Node card = grid("card", {}, {}, {space("a", fixed(20), fixed(5))});
  std::get<style::Grid>(card.content).takes_columns = true;
  card.padding.left = mm(3);
  EXPECT_EQ(dump_of(grid("root", {Extent::automatic(), fr(1)}, {fixed(10)}, {card, space("b")})), R"(
root grid 10,10 80x80
  card grid 10,10 23x10
    a space 13,10 20x5
  b space 33,10 57x10
)");
}

TEST(Grid, PutsWhatASubgridHasNoTrackForIntoItsLast) {
  Node card = grid("card", {}, {}, {});
  for (const char* id : {"a", "b", "c"}) card.children.push_back(in_cell(space(id, {}, fixed(5)), {0, 1, 1, 2}));
  std::get<style::Grid>(card.content).takes_columns = std::get<style::Grid>(card.content).takes_rows = true;
  EXPECT_EQ(dump_of(grid("root", {fr(1), fr(1)}, {fixed(10)}, {in_cell(card, {0, 0, 2, 1})})), R"(
root grid 10,10 80x80
  card grid 10,10 80x10
    a space 10,10 40x5
    b space 50,10 40x5
    c space 50,10 40x5
)");
}

TEST(Grid, HoldsTheEdgesOfASubgridInTracksThatAreElseEmpty) {
  Node card = grid("card", {}, {}, {space("a", fixed(20), fixed(5))});
  std::get<style::Grid>(card.content).takes_columns = true;
  card.padding.right = mm(6);
  EXPECT_EQ(dump_of(grid("root", {Extent::automatic(), Extent::automatic(), fr(1)}, {fixed(10)},
                         {in_cell(card, {0, 0, 2, 1}), space("b")})),
            R"(
root grid 10,10 80x80
  card grid 10,10 26x10
    a space 10,10 20x5
  b space 36,10 54x10
)");
}

TEST(Grid, MaySayMoreTracksThanItHasRoomFor) {
  EXPECT_EQ(dump_of(grid("root", {fr(1)}, {fixed(30), fixed(60)}, {space("a")})), R"(
root grid 10,10 80x80
  a space 10,10 80x30
)");
}

TEST(Grid, IsTooSmallForAChildThatSticksOut) {
  const LaidOut run(page(grid("root", {fixed(40), fixed(40)}, {fixed(30), fixed(60)},
                              {space("a"), sized(space("b"), fixed(50), fixed(5)), space("c")})));
  EXPECT_EQ(run.said(), (Strings{"overflow: what is in `root` is 10 mm too tall (needs 90 mm, has 80 mm)",
                                 "overflow: what is in `root` is 10 mm too wide (needs 90 mm, has 80 mm)"}));
}

TEST(Grid, SizesColumnsByShapesThatRowsStretch) {
  Node shape = space("shape");
  shape.aspect_ratio = 2;
  Node root = grid("root", {Extent::automatic(), fr(1)}, {}, {shape, space("b", {}, fixed(20))});
  std::get<style::Grid>(root.content).align_content = style::Justify::start;
  EXPECT_EQ(dump_of(root), R"(
root grid 10,10 80x80
  shape space 10,10 40x20
  b space 50,10 40x20
)");
}

TEST(Layers, PutChildrenOverEachOther) {
  EXPECT_EQ(dump_of([] {
              Node root = node("root", style::Layers{});
              root.children = {space("ground"), sized(space("badge"), fixed(10), fixed(10))};
              return root;
            }()),
            R"(
root layers 10,10 80x80
  ground space 10,10 80x80
  badge space 10,10 10x10
)");
}

TEST(Anchor, PlacesAgainstParentPageBleedAndMargin) {
  style::Anchor at;
  at.left = fixed(2);
  at.top = percent(10);
  at.width = percent(50);
  at.height = fixed(5);
  style::Anchor page_at = at, bleed_at = at, margin_at = at;
  page_at.of = style::Anchor::Of::page;
  bleed_at.of = style::Anchor::Of::bleed;
  margin_at.of = style::Anchor::Of::margin;
  Node inner = sized(column("inner", {anchored(space("parent"), at), anchored(space("page"), page_at),
                                      anchored(space("bleed"), bleed_at), anchored(space("margin"), margin_at)}),
                     fixed(40), fixed(20));
  inner.padding.left = mm(7);  // an anchor counts from inside the border, not from inside the padding
  EXPECT_EQ(dump_of(column("root", {inner})), R"(
root column 10,10 80x80
  inner column 10,10 40x20
    parent space 12,12 20x5
    page space 2,10 50x5
    bleed space -1,7.6 53x5
    margin space 12,18 40x5
)");
}

TEST(Anchor, StretchesBetweenTwoSidesAndLetsTheEndGiveWayWhereTooMuchIsSaid) {
  style::Anchor between;
  between.left = between.right = fixed(5);
  between.top = fixed(0);
  between.height = fixed(10);
  style::Anchor too_much = between;
  too_much.width = fixed(20);
  style::Anchor from_end;
  from_end.right = from_end.bottom = fixed(5);
  from_end.width = from_end.height = fixed(10);
  style::Resolved plain = page(
      column("root", {anchored(space("a"), between), anchored(space("b"), too_much), anchored(space("c"), from_end)}));
  EXPECT_EQ(LaidOut(plain).dump(), R"(
root column 10,10 80x80
  a space 15,10 70x10
  b space 15,10 20x10
  c space 75,75 10x10
)");
  plain.right_to_left = true;
  EXPECT_EQ(LaidOut(plain).dump(), R"(
root column 10,10 80x80
  a space 15,10 70x10
  b space 65,10 20x10
  c space 75,75 10x10
)");
}

TEST(Picture, CoversItsBoxAroundTheFocus) {
  style::PictureContent content;
  content.picture = drawing(200, 100);
  content.fit = style::PictureContent::Fit::cover;
  content.focus = {1, 0.5};
  EXPECT_EQ(dump_of(column("root", {sized(picture("p", content), fixed(40), fixed(40))})), R"(
root column 10,10 80x80
  p picture 10,10 40x40
    picture -30,10 80x40 clip 10,10 40x40
)");
}

TEST(Picture, IsContainedWhole) {
  style::PictureContent content;
  content.picture = drawing(200, 100);
  EXPECT_EQ(dump_of(column("root", {sized(picture("p", content), fixed(40), fixed(40))})), R"(
root column 10,10 80x80
  p picture 10,10 40x40
    picture 10,20 40x20 clip 10,20 40x20
)");
}

TEST(Picture, OfNoSaidHeightKeepsItsShape) {
  style::PictureContent content;
  content.picture = drawing(200, 100);
  EXPECT_EQ(dump_of(column("root", {picture("p", content)})), R"(
root column 10,10 80x80
  p picture 10,10 80x40
    picture 10,10 80x40 clip 10,10 80x40
)");
}

TEST(Picture, OfTooFewPixelsIsAnError) {
  EXPECT_EQ(said_of(column("root", {sized(raster("p", 300, 300), fixed(60), fixed(60))})),
            Strings{"low-resolution: picture `p` prints at 127 ppi, less than 150 ppi"});
}

TEST(Picture, OfFewPixelsIsAWarning) {
  LaidOut run(page(column("root", {sized(raster("p", 400, 400), fixed(60), fixed(60))})));
  EXPECT_EQ(run.said(), Strings{"low-resolution: picture `p` prints at 169 ppi, less than 225 ppi"});
  EXPECT_TRUE(run.ok);
}

TEST(Qr, OfNoSaidSizeHasModulesOfFourFifthsOfAMillimetre) {
  EXPECT_EQ(dump_of(column("root", {qr("q", 25)})), R"(
root column 10,10 80x80
  q qr 10,10 26.4x26.4
    code 13.2,13.2 20x20
)");
}

TEST(Qr, ThatIsTooSmallSaysWhichWidthItNeeds) {
  LaidOut run(page(column("root", {qr("q", 25, fixed(20))})));
  ASSERT_EQ(run.said(), Strings{"qr-too-small: the modules of `q` are 0.61 mm wide, the least is 0.8 mm"});
  EXPECT_EQ(run.diagnostics.list().front().hints,
            Strings{"make it 26.4mm wide, quiet zone included, or shorten the address"});
}

TEST(Qr, NeedsContrastAndDarkOnLight) {
  Node faint = qr("faint", 25);
  std::get<style::QrContent>(faint.content).ink = ink(grey);
  Node turned = qr("turned", 25);
  std::get<style::QrContent>(turned.content).ink = ink(white);
  std::get<style::QrContent>(turned.content).ground = ink(black);
  EXPECT_EQ(said_of(column("root", {faint, turned})),
            (Strings{"qr-low-contrast: `faint` in `grey` on `white` has a contrast of 2.8:1, needs 4.5:1",
                     "qr-low-contrast: `turned` is light on dark (`white` on `black`), many cameras do not read it"}));
}

TEST(Qr, KeepsItsQuietZoneFree) {
  style::RuleContent line;
  line.thickness = pt(1);
  line.ink = ink(black);
  style::Anchor at;
  at.left = fixed(0);
  at.top = fixed(1);
  at.width = fixed(80);
  EXPECT_EQ(said_of(column("root", {qr("q", 25), anchored(node("line", line), at)})),
            Strings{"qr-covered: the line of `line` stands in the quiet zone of `q`"});
}

TEST(Qr, TooNearToTheTrimIsAnError) {
  style::Anchor at;
  at.of = style::Anchor::Of::page;
  at.left = at.top = fixed(1);
  // Four modules of 0.8 mm are the quiet zone, which is no ink.
  EXPECT_EQ(said_of(column("root", {anchored(qr("q", 25), at)})),
            Strings{"outside-safe-area: the code of `q` is 4.2 mm from the trim, the least is 5 mm"});
}

TEST(Edges, PicturesMayBleedButTheOfficeEditionKeepsAllInkInside) {
  style::Anchor at;
  at.of = style::Anchor::Of::bleed;
  at.left = at.top = at.right = at.bottom = fixed(0);
  Node fill = anchored(space("fill"), at);
  fill.fill = ink(red);
  style::Resolved office = page(column("root", {fill}));
  EXPECT_TRUE(LaidOut(office).ok);
  office.keep_inside = mm(7);
  EXPECT_EQ(LaidOut(office).said(),
            Strings{"ink-outside: the ground of `fill` ends -3 mm from the edge of the sheet, the least is 7 mm"});
}

TEST(Rule, RunsAlongItsStack) {
  style::RuleContent content;
  content.thickness = mm(1);
  EXPECT_EQ(dump_of(column("root", {node("r", content), space("a", {}, fixed(5))}, 2)), R"(
root column 10,10 80x80
  r rule 10,10 80x1
    rule 10,10.5 to 90,10.5
  a space 10,13 80x5
)");
}

Node table(int rows) {
  style::TableContent content;
  content.look = look(8);
  content.columns = {{{paragraph("Name")}, fr(1), {}, {}}, {{paragraph("Signature")}, fixed(30), {}, {}}};
  content.rows = rows;
  content.row_height = mm(8);
  content.thickness = pt(0.5);
  return node("signers", content);
}

TEST(Table, HasAsManyWholeRowsAsGoIn) {
  LaidOut run(page(column("root", {table(0)})));
  ASSERT_EQ(run.said(), Strings{});
  int numbers = 0;
  for (const PlacedText& text : run.placed.pages.front().root.children.front().texts)
    numbers += text.source == nullptr ? 1 : 0;
  // 80 mm less a head of 6.2 mm: nine rows of 8 mm.
  EXPECT_EQ(numbers, 9);
}

TEST(Table, OfTooManyRowsSaysByHowMuch) {
  EXPECT_EQ(said_of(column("root", {sized(table(12), {}, fixed(60))})),
            Strings{"overflow: what is in `signers` is 42.2 mm too tall (needs 102.2 mm, has 60 mm)"});
}

TEST(Table, MirrorsItsColumnsOnRightToLeftPages) {
  style::Resolved turned = page(column("root", {table(2)}));
  turned.right_to_left = true;
  LaidOut run(turned);
  const PlacedBox& box = run.placed.pages.front().root.children.front();
  ASSERT_EQ(box.texts.front().source->text, "Name");
  EXPECT_GT(box.texts.at(0).origin.x, box.texts.at(1).origin.x);
}

TEST(Table, SaysWhichColumnIsTooNarrowToSignIn) {
  Node narrow = table(2);
  std::get<style::TableContent>(narrow.content).columns[1].least_width = mm(45);
  EXPECT_EQ(said_of(column("root", {narrow})),
            Strings{"column-too-narrow: column 2 of `signers` is 30 mm wide, the least is 45 mm"});
}

}  // namespace
}  // namespace handbill::layout::test
