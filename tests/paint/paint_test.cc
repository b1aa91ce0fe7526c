#include "paint/paint.h"

#include <gtest/gtest.h>

#include "layout/support.h"
#include "paint/overlay.h"
#include "paint/painter.h"
#include "paint/shapes.h"

namespace handbill::paint::test {
namespace {

using base::mm;
using base::pt;
using layout::test::black;
using layout::test::block;
using layout::test::column;
using layout::test::drawing;
using layout::test::fixed;
using layout::test::flow;
using layout::test::grey;
using layout::test::ink;
using layout::test::InkNumber;
using layout::test::LaidOut;
using layout::test::look;
using layout::test::node;
using layout::test::page;
using layout::test::picture;
using layout::test::red;
using layout::test::sized;
using layout::test::space;
using layout::test::Strings;
using layout::test::text_box;
using layout::test::white;
using style::Node;

/// A page, laid out and painted.
struct PaintedPage {
  explicit PaintedPage(style::Resolved page, const std::vector<Overlay>& overlays = {}) : laid(std::move(page)) {
    painted = paint(laid.resolved, laid.placed, overlays);
  }
  [[nodiscard]] const std::vector<display::Item>& items() const { return painted.pages.pages.front().items; }
  template <typename Item>
  [[nodiscard]] std::vector<const Item*> all() const {
    std::vector<const Item*> found;
    for (const display::Item& item : items()) {
      if (const auto* one = std::get_if<Item>(&item)) found.push_back(one);
    }
    return found;
  }
  LaidOut laid;
  Painted painted;
};

/// `h1[0-2] p[2-3]`: roles with their items; children in brackets.
std::string outline(const std::vector<display::StructureNode>& nodes) {
  std::string text;
  for (const display::StructureNode& node : nodes) {
    if (!text.empty()) text += " ";
    text += product::name_of(node.role);
    for (const display::ItemRange& range : node.items)
      text += "[" + std::to_string(range.first) + "-" + std::to_string(range.last) + "]";
    if (!node.children.empty()) text += "(" + outline(node.children) + ")";
  }
  return text;
}

Node filled(Node box, InkNumber number) {
  box.fill = ink(number);
  return box;
}
Node code(std::string id) {
  style::QrContent content;
  content.code.side = 21;
  content.code.dark.assign(21 * 21, false);
  content.code.dark[0] = true;
  content.ink = ink(black);
  content.ground = ink(white);
  content.target = "https://example.org/run";
  return node(std::move(id), content);
}

TEST(Paint, DrawsThePageGroundToTheBleedFirst) {
  style::Resolved grounded = page(column("root", {}));
  grounded.pages.front().has_ground = true;
  grounded.pages.front().ground = ink(red);
  const PaintedPage one(grounded);
  ASSERT_EQ(one.items().size(), 1u);
  EXPECT_EQ(one.all<display::Path>().front()->path.coordinates.front(), mm(-3).to_pt());
}

TEST(Paint, DrawsChildrenOverTheirParentInSourceOrder) {
  const PaintedPage one(
      page(filled(column("root", {filled(sized(space("a"), {}, fixed(5)), grey), filled(space("b"), black)}), red)));
  std::vector<std::string> order;
  for (const display::Path* path : one.all<display::Path>()) order.push_back(path->source.box_id);
  EXPECT_EQ(order, (Strings{"root", "a", "b"}));
}

TEST(Paint, DrawsABorderOfOneKindAsOneStrokeInsideTheBox) {
  Node box = sized(space("a"), fixed(20), fixed(20));
  box.border.top = box.border.right = box.border.bottom = box.border.left = {mm(2), ink(black)};
  const PaintedPage one(page(column("root", {box})));
  ASSERT_EQ(one.items().size(), 1u);
  const display::Path& path = *one.all<display::Path>().front();
  EXPECT_EQ(path.stroke.front().width, mm(2));
  EXPECT_NEAR(path.path.coordinates.front(), mm(11).to_pt(), 1e-9);
}

TEST(Paint, DrawsASingleBorderSideAsAFilledShape) {
  Node box = sized(space("a"), fixed(20), fixed(20));
  box.border.top = {mm(2), ink(black)};
  const PaintedPage one(page(column("root", {box})));
  ASSERT_EQ(one.items().size(), 1u);
  EXPECT_EQ(one.all<display::Path>().front()->fill.size(), 1u);
}

TEST(Paint, DrawsACodeAsItsGroundAndOneDarkPath) {
  const PaintedPage one(page(column("root", {code("q")})));
  ASSERT_EQ(one.all<display::Path>().size(), 2u);
  const auto& dark = one.all<display::Path>()[1]->path.coordinates;
  EXPECT_NEAR(*std::ranges::max_element(dark) - *std::ranges::min_element(dark), mm(0.8).to_pt(), 1e-6);
}

TEST(Paint, LinksCodesAndAddressesOnTheScreenAlone) {
  style::Resolved screen = page(column("root", {code("q"), text_box("web", look(10), {"www.example.org/run"})}));
  const PaintedPage one(screen);
  const auto links = one.all<display::Link>();
  ASSERT_EQ(links.size(), 2u);
  EXPECT_EQ(links[0]->uri, "https://example.org/run");
  EXPECT_EQ(links[1]->uri, "https://www.example.org/run");
  screen.links = false;
  EXPECT_TRUE(PaintedPage(screen).all<display::Link>().empty());
}

TEST(Paint, KnowsAnAddressFromAWord) {
  EXPECT_EQ(address_in("example.org/run"), "https://example.org/run");
  EXPECT_EQ(address_in("help@example.org"), "mailto:help@example.org");
  EXPECT_EQ(address_in("19.30"), "");
  EXPECT_EQ(address_in("Release International"), "");
  EXPECT_EQ(address_in("Run."), "");
}

TEST(Paint, PutsGlyphRunsOnTheirBaselines) {
  const PaintedPage one(page(column("root", {text_box("t", look(10), {"One"})})));
  const auto runs = one.all<display::GlyphRun>();
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs.front()->run.utf8, "One");
  EXPECT_NEAR(runs.front()->origin.y.to_pt(), one.laid.placed.pages.front().root.baseline->to_pt(), 1e-9);
}

TEST(Structure, FollowsTheSourceOrderWithRoles) {
  style::PictureContent art;
  art.picture = drawing(100, 50);
  Node figure = picture("art", art);
  figure.alt = "A runner";
  Node ornament = picture("ornament", art);
  ornament.decorative = true;
  std::vector<style::TextBlock> blocks;
  blocks.push_back(block("head", look(8), {"What happened"}, product::Role::h2));
  blocks.push_back(block("do", look(8), {"Pray", "Write"}, product::Role::list));
  blocks.back().look.marker = "-";
  style::RuleContent line;
  line.thickness = pt(1);
  const PaintedPage one(page(column(
      "root", {sized(figure, {}, fixed(10)), sized(ornament, {}, fixed(10)), flow("story", blocks), node("r", line)})));
  EXPECT_EQ(outline(one.painted.pages.structure.children), "figure[0-1] h2[2-3] list(list-item[3-5] list-item[5-7])");
  EXPECT_EQ(one.painted.pages.structure.children.front().alt, "A runner");
}

TEST(Structure, SaysWhereTheLanguageIsAnother) {
  style::PictureContent art;
  art.picture = drawing(10, 10);
  const Node first = sized(picture("a", art), {}, fixed(10));
  const Node second = sized(picture("b", art), {}, fixed(10));
  const Node words = text_box("c", look(10, "ko"), {"살기 위해"});
  const Node foreign = sized(text_box("e", look(10), {"Run"}), {}, fixed(10));
  Node outer = column("outer", {second, words, foreign});
  outer.role = product::Role::section;
  outer.language = "ko";
  const PaintedPage one(page(column("root", {first, outer, sized(text_box("d", look(10), {"Run"}), {}, fixed(10))})));
  const auto& children = one.painted.pages.structure.children;
  ASSERT_EQ(children.size(), 3u);
  EXPECT_EQ(children.at(0).language, "");
  EXPECT_EQ(children.at(1).language, "ko");
  EXPECT_EQ(children.at(1).children.at(0).language, "");
  EXPECT_EQ(children.at(1).children.at(1).language, "");
  EXPECT_EQ(children.at(1).children.at(2).language, "en");
  EXPECT_EQ(children.at(2).language, "");
}

TEST(Structure, KeepsAParagraphThatRunsOverTwoColumnsInOnePiece) {
  const std::string story =
      "They run because staying means prison. They cross the river at night, carrying nothing at all with them.";
  const PaintedPage one(page(column("root", {flow("t", {block("t", look(8), {story})}, 2)})));
  ASSERT_EQ(one.painted.pages.structure.children.size(), 1u);
  EXPECT_EQ(one.painted.pages.structure.children.front().items.size(), 1u);
}

TEST(SourceMap, SaysWhichBoxEveryItemIsFrom) {
  const PaintedPage one(
      page(column("root", {filled(sized(space("a"), fixed(20), fixed(5)), red), text_box("t", look(10), {"One"})})));
  const auto& entries = one.painted.sources.entries;
  ASSERT_EQ(entries.size(), one.items().size());
  EXPECT_EQ(entries[0].box_id, "a");
  EXPECT_EQ(entries[0].rect, (base::Rect{mm(10), mm(10), mm(20), mm(5)}));
  EXPECT_EQ(entries[0].ink, ink(red).ink);
  EXPECT_EQ(entries[1].box_id, "t");
}

TEST(Overlay, DrawsLastInAnInkOfItsOwnAndNeedsNoFont) {
  style::Resolved plain = page(column("root", {text_box("t", look(10), {"One"})}));
  plain.pages.front().product.folding = product::fold_sheet({{mm(100), mm(100)}, product::Fold::half, 2, {}});
  const std::size_t inks = plain.inks.inks().size();
  const std::size_t runs = PaintedPage(plain).all<display::GlyphRun>().size();
  for (const std::string_view name : overlay_names()) {
    const PaintedPage one(plain, {*parse_overlay(name)});
    EXPECT_EQ(one.painted.pages.inks.inks().size(), inks + 1) << name;
    EXPECT_EQ(one.painted.pages.inks.inks().back().name, "overlay-" + std::string(name));
    EXPECT_EQ(one.all<display::GlyphRun>().size(), runs) << name;
    EXPECT_GT(one.items().size(), runs) << name;
  }
  EXPECT_EQ(parse_overlay("foldings"), std::nullopt);
}

TEST(Overlay, ShowsTwelveColumns) {
  EXPECT_EQ(PaintedPage(page(column("root", {})), {Overlay::grid}).all<display::Group>().size(), 12u);
}

TEST(Shapes, MakeRadiiSmallerTogetherWhereTheyDoNotFit) {
  const image::PathData path = rounded({pt(0), pt(0), pt(10), pt(20)}, {pt(20), pt(0), pt(0), pt(0)});
  EXPECT_DOUBLE_EQ(path.coordinates[0], 10);
}

}  // namespace
}  // namespace handbill::paint::test
