#include <gtest/gtest.h>

#include "layout/support.h"
#include "paint/paint.h"

namespace handbill::paint::test {
namespace {

using base::mm;
using layout::test::black;
using layout::test::column;
using layout::test::fixed;
using layout::test::grey;
using layout::test::ink;
using layout::test::InkNumber;
using layout::test::LaidOut;
using layout::test::look;
using layout::test::node;
using layout::test::page;
using layout::test::red;
using layout::test::row;
using layout::test::sized;
using layout::test::space;
using layout::test::Strings;
using layout::test::text_box;
using layout::test::white;
using style::Effects;
using style::Node;

struct PaintedPage {
  explicit PaintedPage(style::Resolved page) : laid(std::move(page)) {
    EXPECT_TRUE(laid.ok) << laid.dump();
    painted = paint(laid.resolved, laid.placed);
  }
  [[nodiscard]] const std::vector<display::Item>& items() const { return painted.pages.pages.front().items; }
  LaidOut laid;
  Painted painted;
};

Effects& effects_of(Node& box) {
  if (box.effects.empty()) box.effects.emplace_back();
  return box.effects.front();
}
Node filled(std::string id, InkNumber number, double width = 20, double height = 10) {
  Node box = sized(space(std::move(id)), fixed(width), fixed(height));
  box.fill = ink(number);
  return box;
}

/// `a (b c) d`: ids of paths and runs in the order in which they are drawn, groups in brackets.
std::string order_of(const std::vector<display::Item>& items) {
  std::string text;
  for (const display::Item& item : items) {
    if (!text.empty()) text += " ";
    if (const auto* path = std::get_if<display::Path>(&item)) text += path->source.box_id;
    if (const auto* run = std::get_if<display::GlyphRun>(&item)) text += run->run.utf8;
    if (const auto* group = std::get_if<display::Group>(&item)) text += "(" + order_of(group->items) + ")";
  }
  return text;
}

TEST(Groups, HoldAllOfABoxThatIsTurned) {
  Node box = column("box", {filled("child", black), text_box("t", look(10), {"One"})});
  box.fill = ink(white);
  effects_of(box).rotate = 10;
  const PaintedPage one(page(column("root", {box, filled("after", red)})));
  EXPECT_EQ(order_of(one.items()), "(box child One) after");
  EXPECT_EQ(std::get<display::Group>(one.items()[0]).transform, one.laid.placed.pages.front().root.children[0].map());
}

TEST(Groups, AreNotMadeForNothing) {
  Node box = filled("box", red);
  effects_of(box).layer = 3;
  EXPECT_EQ(order_of(PaintedPage(page(column("root", {box}))).items()), "box");
  Node empty = column("empty", {});
  effects_of(empty).opacity = 0.5;
  EXPECT_EQ(order_of(PaintedPage(page(column("root", {empty}))).items()), "");
}

TEST(Groups, CutWhatIsInABoxButNotItsBorder) {
  Node box = sized(column("box", {filled("child", black, 10)}), fixed(20), fixed(20));
  box.fill = ink(white);
  box.border.top = box.border.right = box.border.bottom = box.border.left = {mm(1), ink(black)};
  box.radius = {mm(4), mm(4), mm(4), mm(4)};
  effects_of(box).clip = Effects::Clip::rounded;
  const PaintedPage one(page(column("root", {box})));
  // The border over what is cut, at the middle of the border's 1 mm: so no seam is seen.
  EXPECT_EQ(order_of(one.items()), "box (child) box");
  const auto& group = std::get<display::Group>(one.items()[1]);
  ASSERT_EQ(group.clip.size(), 1u);
  EXPECT_NEAR(group.clip.front().coordinates[0], mm(10 + 0.5 + 3.5).to_pt(), 1e-9);
  EXPECT_NEAR(group.clip.front().coordinates[1], mm(10 + 0.5).to_pt(), 1e-9);
}

TEST(Groups, CutAllOfABoxButItsShadowByAPath) {
  Node box = filled("box", red);
  effects_of(box).shape = {base::read_svg_path("M0 0L100 0L50 100Z").path};
  effects_of(box).shadow = {{mm(1), mm(2), ink(grey)}};
  const PaintedPage one(page(column("root", {box})));
  EXPECT_EQ(order_of(one.items()), "box (box)");
  const auto& shadow = std::get<display::Path>(one.items()[0]);
  EXPECT_NEAR(shadow.path.coordinates[0], mm(11).to_pt(), 1e-9);
  EXPECT_NEAR(shadow.path.coordinates[5], mm(10 + 2 + 10).to_pt(), 1e-9);
  EXPECT_EQ(std::get<display::Group>(one.items()[1]).clip.front().coordinates.size(), 6u);
}

TEST(Groups, CarryOpacityAndBlend) {
  Node box = filled("box", red);
  effects_of(box).opacity = 0.5;
  effects_of(box).blend = color::Blend::multiply;
  const PaintedPage one(page(column("root", {box})));
  const auto& group = std::get<display::Group>(one.items().at(0));
  EXPECT_EQ(group.opacity, 0.5);
  EXPECT_EQ(group.blend, display::Blend::multiply);
}

TEST(Gradients, AreFilledIntoTheBox) {
  Node box = sized(space("box"), fixed(20), fixed(10));
  effects_of(box).fill = {{style::Gradient::Kind::linear, 90, {0.5, 0.5}, {{0, ink(black)}, {1, ink(red)}}}};
  const PaintedPage one(page(column("root", {box})));
  const auto& path = std::get<display::Path>(one.items().at(0));
  const auto& linear = std::get<display::LinearGradient>(path.fill.front());
  EXPECT_TRUE(base::near(linear.from.x, mm(10)) && base::near(linear.to.x, mm(30)));
  EXPECT_EQ(linear.stops.size(), 2u);
  effects_of(box).fill.front().kind = style::Gradient::Kind::radial;
  const PaintedPage round(page(column("root", {box})));
  EXPECT_TRUE(
      std::holds_alternative<display::RadialGradient>(std::get<display::Path>(round.items().at(0)).fill.front()));
}

TEST(Layers, AreDrawnInTheirOrderAndReadInThatOfTheFile) {
  Node first = text_box("first", look(8), {"One"});
  effects_of(first).layer = 1;
  Node third = text_box("third", look(8), {"Three"});
  effects_of(third).layer = -1;
  const PaintedPage one(page(column("root", {first, text_box("second", look(8), {"Two"}), third})));
  EXPECT_EQ(order_of(one.items()), "Three Two One");
  std::vector<std::uint32_t> read;
  for (const auto& node : one.painted.pages.structure.children) read.push_back(node.items.at(0).first);
  EXPECT_EQ(read, (std::vector<std::uint32_t>{2, 1, 0}));
}

TEST(Layers, KeepTheOrderOfTheFileWithinALayer) {
  Node high = filled("high", red);
  effects_of(high).layer = 1;
  const PaintedPage one(page(column("root", {filled("a", black), high, filled("b", black), filled("c", black)})));
  EXPECT_EQ(order_of(one.items()), "a b c high");
}

TEST(Structure, CountsItemsThroughGroups) {
  Node box = column("box", {text_box("t", look(10), {"One"}), text_box("u", look(10), {"Two"})});
  box.fill = ink(white);
  effects_of(box).rotate = 180;
  const PaintedPage one(
      page(column("root", {text_box("s", look(10), {"Zero"}), box, text_box("v", look(10), {"Three"})})));
  EXPECT_EQ(order_of(one.items()), "Zero (box One Two) Three");
  std::vector<std::uint32_t> read;
  for (const auto& node : one.painted.pages.structure.children) read.push_back(node.items.at(0).first);
  EXPECT_EQ(read, (std::vector<std::uint32_t>{0, 2, 3, 4}));
  EXPECT_EQ(one.painted.sources.entries.size(), 5u);
}

TEST(SourceMap, SaysWhereTurnedItemsStandOnThePage) {
  Node box = filled("box", red, 20, 10);
  effects_of(box).turn = Effects::Turn::left;
  const PaintedPage one(page(row("root", {sized(box, fixed(10), fixed(20))})));
  const auto& entry = one.painted.sources.entries.at(0);
  EXPECT_EQ(entry.box_id, "box");
  EXPECT_TRUE(base::near(entry.rect.width, mm(10)) && base::near(entry.rect.height, mm(20)));
  EXPECT_TRUE(base::near(entry.rect.left, mm(10)) && base::near(entry.rect.top, mm(10)));
}

}  // namespace
}  // namespace handbill::paint::test
