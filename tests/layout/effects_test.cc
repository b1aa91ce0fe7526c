#include <gtest/gtest.h>

#include "layout/support.h"
#include "layout/underlay.h"

namespace handbill::layout::test {
namespace {

using style::Effects;
using Turn = style::Effects::Turn;

Effects& effects_of(Node& box) {
  if (box.effects.empty()) box.effects.emplace_back();
  return box.effects.front();
}
Node turned(Node box, Turn turn) {
  effects_of(box).turn = turn;
  return box;
}
Node rotated(Node box, double degrees) {
  effects_of(box).rotate = degrees;
  return box;
}
Node filled(Node box, InkNumber number) {
  box.fill = ink(number);
  return box;
}
Node at(Node box, double left, double top) {
  box.anchor = style::Anchor{style::Anchor::Of::page, {}, fixed(left), fixed(top), {}, {}, {}, {}};
  return box;
}
Node code(std::string id, double width) {
  style::QrContent content;
  content.code.side = 21;
  content.code.dark.assign(21 * 21, true);
  content.ink = ink(black);
  content.ground = ink(white);
  content.target = "https://example.org";
  Node result = node(std::move(id), content);
  result.width = fixed(width);
  return result;
}
Node label(std::string id, InkNumber number = black) {
  Node result = text_box(std::move(id), look(10), {"Run for your life"});
  look_of(result).ink = ink(number);
  return result;
}
style::Gradient gradient(double angle, InkNumber from, InkNumber to) {
  return {style::Gradient::Kind::linear, angle, {0.5, 0.5}, {{0, ink(from)}, {1, ink(to)}}};
}

TEST(Turn, ExchangesWidthAndHeightForTheParent) {
  // 10 x 30 mm, seen from the row, is 30 x 10 of its own; its children never know.
  Node inner = row("inner", {space("a", fixed(20)), space("b", fr(1))});
  EXPECT_EQ(dump_of(row("root", {sized(turned(inner, Turn::left), fixed(10), fixed(30)), space("rest", fr(1))})), R"(
root row 10,10 80x80
  inner row 10,10 10x30 turn left
    a space 10,10 20x10
    b space 30,10 10x10
  rest space 20,10 70x80
)");
}

TEST(Turn, MakesALabelAsHighAsItsTextIsLong) {
  LaidOut upright(page(column("root", {row("r", {label("l")})})));
  LaidOut one(page(column("root", {row("r", {turned(label("l"), Turn::right)})})));
  ASSERT_TRUE(one.ok);
  const PlacedBox& plain = upright.placed.pages.front().root.children[0].children[0];
  const PlacedBox& box = one.placed.pages.front().root.children[0].children[0];
  EXPECT_TRUE(base::near(box.rect.width, plain.rect.height));
  EXPECT_TRUE(base::near(box.rect.height, plain.rect.width));
}

TEST(Turn, MapsTheOwnRectangleOntoTheOneOnThePage) {
  for (const Turn turn : {Turn::left, Turn::right, Turn::half}) {
    LaidOut one(page(row("root", {sized(turned(space("a"), turn), fixed(10), fixed(30))})));
    const PlacedBox& box = one.placed.pages.front().root.children[0];
    const base::Rect mapped = base::bounds(box.map(), box.own_rect());
    EXPECT_TRUE(mapped.contains(box.rect) && box.rect.contains(mapped));
  }
}

TEST(Turn, LeftReadsUpwardsAndRightDownwards) {
  const auto start_of = [](Turn turn) {
    LaidOut one(page(row("root", {sized(turned(space("a"), turn), fixed(10), fixed(30))})));
    const PlacedBox& box = one.placed.pages.front().root.children[0];
    const base::Point start = base::apply(box.map(), box.own_rect().origin());
    return std::pair(std::lround(start.x.to_mm()), std::lround(start.y.to_mm()));
  };
  EXPECT_EQ(start_of(Turn::left), std::pair(10L, 40L));
  EXPECT_EQ(start_of(Turn::right), std::pair(20L, 10L));
  EXPECT_EQ(start_of(Turn::half), std::pair(20L, 40L));
}

TEST(Turn, HoldsMinAndMaxAsTheyStandOnThePage) {
  Node box = turned(label("l"), Turn::left);
  box.max_height = fixed(20);
  LaidOut one(page(row("root", {[&] {
                         Node stack = column("c", {box});
                         stack_of(stack).align = style::Align::start;
                         return stack;
                       }()})));
  ASSERT_TRUE(one.ok) << one.dump();
  const PlacedBox& placed = one.placed.pages.front().root.children[0].children[0];
  EXPECT_TRUE(base::fits(placed.rect.height, mm(20)));
  EXPECT_EQ(placed.texts.front().lines.size(), 2u);
}

TEST(Rotate, LeavesTheLayoutAsItWas) {
  EXPECT_EQ(dump_of(column("root", {rotated(space("a", {}, fixed(10)), 12), space("b", {}, fixed(5))})), R"(
root column 10,10 80x80
  a space 10,10 80x10 rotate 12
  b space 10,20 80x5
)");
}

TEST(Rotate, TurnsAboutItsOrigin) {
  Node box = rotated(sized(space("a"), fixed(20), fixed(10)), 90);
  effects_of(box).origin = {0, 0};
  LaidOut one(page(column("root", {box})));
  const PlacedBox& placed = one.placed.pages.front().root.children[0];
  const base::Rect mapped = base::bounds(placed.map(), placed.own_rect());
  EXPECT_TRUE(base::near(mapped.left, mm(0)) && base::near(mapped.width, mm(10)) && base::near(mapped.height, mm(20)));
}

TEST(Rotate, HasNoBaseline) {
  LaidOut one(page(column("root", {rotated(label("l"), 5)})));
  EXPECT_FALSE(one.placed.pages.front().root.children[0].baseline);
}

TEST(Checks, LookAtInkWhereItIsTurnedTo) {
  // 60 mm wide in the middle of the page: upright it is well, on its side it leaves the safe area.
  const auto band = [](double degrees) {
    Node box = at(sized(label("l"), fixed(30), fixed(6)), 35, 2);
    return said_of(column("root", {rotated(box, degrees)}));
  };
  Node low = at(sized(label("l"), fixed(30), fixed(6)), 35, 7);
  EXPECT_EQ(said_of(column("root", {low})), Strings{});
  const Strings said = said_of(column("root", {rotated(low, 90)}));
  ASSERT_EQ(said.size(), 1u);
  EXPECT_TRUE(said[0].starts_with("outside-page: text of `l` lies ")) << said[0];
  EXPECT_EQ(band(180).size(), 1u);
}

TEST(Checks, KeepAllInkInsideAlsoWhereItIsTurned) {
  style::Resolved office =
      page(column("root", {rotated(at(sized(filled(space("a"), red), fixed(80), fixed(4)), 10, 50), 90)}));
  office.keep_inside = mm(11);
  LaidOut well(office);
  EXPECT_EQ(well.said().size(), 1u);
  office.keep_inside = mm(7);
  EXPECT_EQ(LaidOut(office).said(), Strings{});
}

TEST(Checks, FindATurnedBoxInAQuietZoneOnlyWhereItReallyStands) {
  // The upright rectangle around the band meets the code; the band itself does not.
  const auto said = [](double middle) {
    Node band = at(sized(filled(space("band"), red), fixed(60), fixed(2)), middle - 30, middle - 1);
    return said_of(column("root", {at(code("q", 30), 20, 20), rotated(band, -45)}));
  };
  EXPECT_EQ(said(55), Strings{});
  EXPECT_EQ(said(48), (Strings{"qr-covered: the ground of `band` stands in the quiet zone of `q`"}));
}

TEST(Checks, FindATurnedLineInAQuietZone) {
  const Strings said = said_of(column("root", {at(code("q", 30), 20, 20), rotated(at(label("l"), 25, 40), 60)}));
  EXPECT_EQ(said, (Strings{"qr-covered: text of `l` stands in the quiet zone of `q`"}));
}

TEST(Checks, LookThroughAClipAtInkOutside) {
  Node wide = at(sized(filled(space("wide"), red), fixed(90), fixed(10)), 1, 40);
  Node window = column("window", {wide});
  style::Resolved office = page(column("root", {window}));
  office.keep_inside = mm(7);
  EXPECT_EQ(LaidOut(office).said().size(), 1u);
  effects_of(office.pages.front().root.children[0]).clip = Effects::Clip::box;
  EXPECT_EQ(LaidOut(office).said(), Strings{});
}

TEST(Checks, CountAShadowAsInk) {
  Node box = at(sized(filled(space("a"), white), fixed(20), fixed(20)), 8, 8);
  style::Resolved office = page(column("root", {box}));
  office.keep_inside = mm(7);
  EXPECT_EQ(LaidOut(office).said(), Strings{});
  effects_of(office.pages.front().root.children[0]).shadow = {{mm(-2), mm(1), ink(red)}};
  EXPECT_EQ(LaidOut(office).said(),
            (Strings{"ink-outside: the ground of `a` ends 6 mm from the edge of the sheet, the least is 7 mm"}));
}

TEST(Clip, CutsNoText) {
  Node window = sized(column("window", {label("l")}), fixed(40), fixed(8));
  effects_of(window).clip = Effects::Clip::box;
  EXPECT_EQ(said_of(column("root", {window})), Strings{});
  Node beside = label("l");
  beside.anchor = style::Anchor{style::Anchor::Of::parent, {}, fixed(-2), fixed(1), {}, {}, {}, {}};
  window.children = {beside};
  EXPECT_EQ(said_of(column("root", {window})), (Strings{"text-cut: text of `l` is cut by the clip of `window`"}));
  effects_of(window).clip = Effects::Clip::none;
  EXPECT_EQ(said_of(column("root", {window})), Strings{});
}

TEST(Clip, CutsNoTextByAPath) {
  Node box = sized(label("l"), fixed(40), fixed(20));
  // A triangle that leaves nothing of the top left corner.
  effects_of(box).shape = {base::read_svg_path("M100 0L100 100L0 100Z").path};
  EXPECT_EQ(said_of(column("root", {box})), (Strings{"text-cut: text of `l` is cut by the clip of `l`"}));
  std::get<style::TextContent>(box.content).vertical = style::TextContent::Vertical::bottom;
  look_of(box).align = text::Align::end;
  effects_of(box).shape = {base::read_svg_path("M50 0L100 0L100 100L0 100L0 60Z").path};
  EXPECT_EQ(said_of(column("root", {box})), Strings{});
}

TEST(Clip, CutsNoCode) {
  Node box = column("window", {code("q", 30)});
  box.radius = {mm(20), mm(20), mm(20), mm(20)};
  box = sized(box, fixed(30), fixed(30));
  effects_of(box).clip = Effects::Clip::rounded;
  EXPECT_EQ(said_of(column("root", {box})), (Strings{"text-cut: the code of `q` is cut by the clip of `window`"}));
}

TEST(Checks, FindTextThatIsCovered) {
  Node words = at(label("l"), 20, 20);
  Node badge = at(filled(sized(space("badge"), fixed(12), fixed(12)), grey), 22, 18);
  EXPECT_EQ(said_of(column("root", {words, badge})),
            (Strings{"text-covered: text of `l` is covered by the ground of `badge`"}));
  EXPECT_EQ(said_of(column("root", {words, rotated(badge, 20)})).size(), 1u);
  EXPECT_EQ(said_of(column("root", {badge, words})), Strings{});
  Node high = words;
  effects_of(high).layer = 1;
  EXPECT_EQ(said_of(column("root", {high, badge})), Strings{});
  // What shines through hides nothing; what the contrast comes to is another question.
  Node thin = badge;
  effects_of(thin).opacity = 0.5;
  EXPECT_EQ(said_of(column("root", {words, thin})), Strings{});
  Node corner = at(filled(sized(space("badge"), fixed(12), fixed(12)), grey), 9, 9.5);
  EXPECT_EQ(said_of(column("root", {words, corner})), Strings{});
}

TEST(Checks, FindTextThatLiesOverText) {
  const Node words = at(label("l"), 20, 20);
  const Strings found{"text-over-text: text of `m` lies over text of `l`"};
  EXPECT_EQ(said_of(column("root", {words, at(label("m"), 21, 20.5)})), found);
  EXPECT_EQ(said_of(column("root", {words, rotated(at(label("m"), 21, 20.5), 180)})), found);
  // Close above each other, as lines of a headline in boxes of their own are.
  EXPECT_EQ(said_of(column("root", {words, at(label("m"), 20, 24)})), Strings{});
  EXPECT_EQ(said_of(column("root", {words, at(label("m"), 60, 20)})), Strings{});
  // What need not be read may stand behind words.
  Node ornament = at(label("m"), 21, 20.5);
  ornament.decorative = true;
  EXPECT_EQ(said_of(column("root", {words, ornament})), Strings{});
  Node thin = at(label("m"), 21, 20.5);
  effects_of(thin).opacity = 0.95;
  EXPECT_EQ(said_of(column("root", {thin, words})), Strings{});
}

TEST(Contrast, LooksUnderTurnedText) {
  // Black letters on a dark band only where they are turned to.
  Node dark = at(sized(filled(space("dark"), black), fixed(6), fixed(14)), 47, 30);
  Node words = at(sized(label("l"), fixed(40), fixed(6)), 30, 47);
  const Strings said = said_of(column("root", {dark, rotated(words, 90)}));
  ASSERT_EQ(said.size(), 1u);
  EXPECT_EQ(said[0], "low-contrast: text of `l` in `black` on `black` has a contrast of 1:1, needs 4.5:1");
  EXPECT_EQ(said_of(column("root", {dark, words})), Strings{});
}

TEST(Contrast, GoesWithTheOpacityOfAGroup) {
  Node faint = label("l");
  effects_of(faint).opacity = 0.5;
  // Half of black on white paper is a grey of 3.95:1.
  EXPECT_EQ(said_of(column("root", {faint})),
            (Strings{"low-contrast: text of `l` in `black` on `bare paper` has a contrast of 3.95:1, needs 4.5:1"}));
  effects_of(faint).opacity = 0.6;
  EXPECT_EQ(said_of(column("root", {faint})), Strings{});
}

TEST(Contrast, LooksThroughAThinGround) {
  // White on black is well; the same ground at a third of its ink is not.
  Node box = filled(label("l", white), black);
  EXPECT_EQ(said_of(column("root", {box})), Strings{});
  Node ground = filled(sized(space("ground"), {}, fixed(10)), black);
  effects_of(ground).opacity = 0.3;
  Node pile = node("pile", style::Layers{});
  pile.children = {ground, label("l", white)};
  const Strings said = said_of(column("root", {pile}));
  ASSERT_EQ(said.size(), 1u);
  EXPECT_TRUE(said[0].starts_with("low-contrast: text of `l` in `white` on `bare paper`")) << said[0];
}

TEST(Contrast, SamplesAGradient) {
  Node box = label("l", white);
  box.padding = {mm(2), mm(2), mm(2), mm(2)};
  effects_of(box).fill = {gradient(90, black, red)};
  EXPECT_EQ(said_of(column("root", {box})), Strings{});
  effects_of(box).fill = {gradient(90, black, white)};
  const Strings said = said_of(column("root", {sized(box, fixed(35), {})}));
  ASSERT_EQ(said.size(), 1u);
  EXPECT_TRUE(said[0].starts_with("low-contrast: text of `l` in `white` on `white` has a contrast of 1.")) << said[0];
  // Only the dark end is under the words.
  EXPECT_EQ(said_of(column("root", {sized(box, fixed(80), {})})), Strings{});
}

TEST(Contrast, FollowsLayersNotTheFile) {
  Node pile = node("pile", style::Layers{});
  Node ground = filled(sized(space("ground"), {}, fixed(10)), black);
  pile.children = {label("l", white), ground};
  EXPECT_EQ(said_of(column("root", {pile})),
            (Strings{"low-contrast: text of `l` in `white` on `bare paper` has a contrast of 1:1, needs 4.5:1",
                     "text-covered: text of `l` is covered by the ground of `ground`"}));
  effects_of(pile.children[0]).layer = 1;
  EXPECT_EQ(said_of(column("root", {pile})), Strings{});
}

TEST(Contrast, OfABlendIsThatOfTheBlend) {
  // A grey ground, multiplied over black, is black.
  Node pile = node("pile", style::Layers{});
  Node over = filled(sized(space("over"), {}, fixed(10)), grey);
  pile.children = {filled(sized(space("ground"), {}, fixed(10)), black), over, label("l", white)};
  EXPECT_EQ(said_of(column("root", {pile})).size(), 1u);
  effects_of(pile.children[1]).blend = color::Blend::multiply;
  EXPECT_EQ(said_of(column("root", {pile})), Strings{});
}

TEST(Contrast, OfACodeGoesWithItsOpacity) {
  Node faint = code("q", 30);
  effects_of(faint).opacity = 0.4;
  EXPECT_EQ(said_of(column("root", {faint})),
            (Strings{"qr-low-contrast: `q` as it is thinned and blended has a contrast of 2.8:1, needs 4.5:1"}));
}

TEST(Underlay, MixesNestedGroupsAsARendererDoes) {
  // White paper, a group of half opacity with red over black, in it a group of half opacity in white.
  style::Resolved resolved = page(column("root", {}));
  Underlay underlay(resolved, resolved.pages.front());
  const base::Rect all{mm(0), mm(0), mm(50), mm(50)};
  underlay.enter(nullptr, {0, {}, {}, {}, 0.5});
  underlay.add_fill(all, ink(black));
  underlay.enter(nullptr, {0, {}, {}, {}, 0.5});
  underlay.add_fill(all, ink(white));
  underlay.leave();
  underlay.leave();
  // Inside: half white over black is 128; half of that over white paper is 191.
  const Ground ground = underlay.row(mm(10), mm(10), mm(10), 4, {0, 0, 0}).front();
  EXPECT_EQ(ground.colour, (color::Rgb8{191, 191, 191}));
  EXPECT_EQ(ground.text, (color::Rgb8{0, 0, 0}));
}

TEST(Gradient, ReachesFromCornerToCorner) {
  const base::Rect box{pt(0), pt(0), pt(40), pt(20)};
  const auto reach = gradient(90, black, white).reach_in(box);
  EXPECT_NEAR(reach.from.x.to_pt(), 0, 1e-9);
  EXPECT_NEAR(reach.to.x.to_pt(), 40, 1e-9);
  EXPECT_NEAR(reach.to.y.to_pt(), 10, 1e-9);
  const auto down = gradient(180, black, white).reach_in(box);
  EXPECT_NEAR(down.from.y.to_pt(), 0, 1e-9);
  EXPECT_NEAR(down.to.y.to_pt(), 20, 1e-9);
  style::Gradient round = gradient(0, black, white);
  round.kind = style::Gradient::Kind::radial;
  round.centre = {0, 0};
  EXPECT_NEAR(round.reach_in(box).radius.to_pt(), std::hypot(40, 20), 1e-9);
}

}  // namespace
}  // namespace handbill::layout::test
