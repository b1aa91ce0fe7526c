#include "support.h"

namespace handbill::style::test {
namespace {

using base::mm;
using base::near;

/// A layout of two pages that are folded as `keys` say; `front` is the first one's mapping.
struct Folded : Case {
  Folded(const std::string& keys, const std::string& front) {
    page = keys;
    pages = "pages:\n  - {id: outside, " + front + "}\n  - {id: inside, body: {text: $headline}}\n";
  }
};

TEST(Panel, IsFilledToItsEdgesAndKeepsTheMarginWithin) {
  Folded leaflet("size: A4 landscape, fold: roll, compensation: 3mm, bleed: 3mm, margin: 9mm",
                 "panels: {front: {text: $headline, fill: night}}");
  const auto resolved = leaflet.resolved();
  ASSERT_EQ(resolved.pages.size(), 2U);
  const Node& front = resolved.pages.at(0).root.children.at(0);
  EXPECT_EQ(front.anchor->of, Anchor::Of::panel_bleed);
  EXPECT_EQ(front.anchor->name, "front");
  EXPECT_TRUE(near(front.padding.left, mm(9))) << "its left edge is a fold";
  EXPECT_TRUE(near(front.padding.right, mm(12))) << "its right edge is the trim";
  EXPECT_TRUE(near(resolved.pages.at(1).product.folding.panels.at(2).rect.width, mm(97)));
}

TEST(Panel, OfAnotherFoldIsNamed) {
  Folded leaflet("size: A4 landscape, fold: half", "panels: {flap: {text: $headline}}");
  EXPECT_FALSE(leaflet.resolve());
  EXPECT_EQ(leaflet.said(), "page.yaml:5:28: no-such-panel: there is no panel `flap` (there are: back, front)\n");
  Folded flat("size: A4", "panels: {front: {text: $headline}}");
  EXPECT_FALSE(flat.resolve());
  EXPECT_EQ(
      flat.said(),
      "page.yaml:5:28: no-such-panel: there is no panel `front` (the sheet is not folded: say how by `page: {fold: "
      "roll}`)\n");
}

TEST(Fold, NeedsPanelsThatCanBeHeld) {
  Folded leaflet("size: A6, fold: roll, panels: 12", "body: {text: $headline}");
  EXPECT_FALSE(leaflet.resolve());
  EXPECT_EQ(
      leaflet.said().substr(0, leaflet.said().find('\n')),
      "page.yaml:3:24: panel-too-narrow: expected panels at least 10mm wide, found `flap-10` with -7.5mm (take fewer "
      "panels, a larger sheet, or less compensation)");
}

TEST(Anchor, TakesPanelsAndOtherBoxesAndNothingElse) {
  Folded leaflet(
      "size: A4 landscape, fold: half",
      "body: {layers: [{text: $headline, id: head}, {space:, at: {of: head}}, {space:, at: {of: front.bleed}}]}");
  const auto resolved = leaflet.resolved();
  EXPECT_EQ(resolved.pages.at(0).root.children.at(1).anchor->of, Anchor::Of::box);
  EXPECT_EQ(resolved.pages.at(0).root.children.at(2).anchor->of, Anchor::Of::panel_bleed);
  Folded wrong("size: A4 landscape, fold: half", "body: {layers: [{text: $headline, at: {of: frnt}}]}");
  EXPECT_FALSE(wrong.resolve());
  EXPECT_EQ(wrong.said(), "page.yaml:5:62: no-such-frame: there is no frame `frnt` (did you mean `front`?)\n");
}

TEST(Story, RunsAcrossThePage) {
  Folded vertical("size: A4", "body: {row: [{text: $story, id: story, writing-mode: vertical-rl}, {frame: story}]}");
  EXPECT_FALSE(vertical.resolve());
  EXPECT_EQ(vertical.said(),
            "page.yaml:5:33: vertical-story: `story` runs down the page, and only lines across it go on in other "
            "frames (take "
            "its frames out, or its writing-mode)\n");
}

TEST(Turn, IsOverTheEdgeThatKeepsBothSidesUprightUnlessItIsSaid) {
  const auto back = [](const std::string& page) {
    return Folded(page, "body: {text: $headline}").resolved().pages.at(1).product;
  };
  EXPECT_EQ(back("size: A5").turn, product::Turn::long_edge);
  EXPECT_EQ(back("size: A5 landscape").turn, product::Turn::short_edge);
  EXPECT_FALSE(back("size: A5").upside_down);
  EXPECT_TRUE(back("size: A5, turn: short").upside_down);
  Folded screen("size: A5, turn: short", "body: {text: $headline}");
  screen.edition = "edition: screen\nlinks: true\n";
  EXPECT_FALSE(screen.resolved().pages.at(1).product.upside_down) << "on a screen";
}

}  // namespace
}  // namespace handbill::style::test
