#include <gtest/gtest.h>

#include "layout/support.h"

namespace handbill::layout::test {
namespace {

/// An A4 sheet that is folded to three panels, one side of it.
style::Resolved folded(std::vector<Node> boxes) {
  Node root = node("root", style::Layers{});
  root.children = std::move(boxes);
  style::Resolved result = page(std::move(root));
  style::Page& side = result.pages.front();
  side.product.trim = {mm(297), mm(210)};
  side.product.fold_safe = mm(5);
  product::FoldRequest request{side.product.trim, product::Fold::roll, 3, mm(3), product::Side::outside, false};
  side.product.folding = product::fold_sheet(request);
  return result;
}
Node anchored(Node box, style::Anchor::Of of, std::string name) {
  const auto zero = base::Extent::fixed(mm(0));
  box.anchor = style::Anchor{of, std::move(name), zero, zero, zero, zero, std::nullopt, std::nullopt};
  return box;
}
Node at(Node box, double left, double top, double width, double height) {
  const auto fixed = [](double value) { return base::Extent::fixed(mm(value)); };
  box.anchor = style::Anchor{
      style::Anchor::Of::page, "", fixed(left), fixed(top), std::nullopt, std::nullopt, fixed(width), fixed(height)};
  return box;
}

TEST(Panel, IsAFrameBetweenItsFolds) {
  const LaidOut run(folded({anchored(space("back"), style::Anchor::Of::panel, "back"),
                            anchored(space("front"), style::Anchor::Of::panel_bleed, "front")}));
  EXPECT_EQ(run.dump(), R"(
root layers 10,10 277x190
  back space 97,0 100x210
  front space 197,-3 103x216
)");
}

TEST(Fold, KeepsTextAway) {
  const auto said = [](double left) {
    return LaidOut(folded({at(text_box("words", look(10), {"Run"}), left, 20, 60, 20)})).said();
  };
  EXPECT_EQ(said(103), Strings{});
  EXPECT_EQ(said(99), Strings{"near-fold: text of `words` is 2.3 mm from a fold, the least distance is 5 mm"});
  EXPECT_EQ(said(95), Strings{"near-fold: text of `words` lies over a fold, the least distance is 5 mm"});
}

TEST(Frame, IsAnchoredToAnotherBoxWhereverThatStands) {
  Node box = space("mark");
  box.anchor =
      style::Anchor{style::Anchor::Of::box, "later",      base::Extent::fixed(mm(2)), base::Extent::fixed(mm(3)),
                    std::nullopt,           std::nullopt, base::Extent::fixed(mm(4)), base::Extent::fixed(mm(5))};
  const LaidOut run(folded({box, at(space("later"), 50, 60, 20, 20)}));
  EXPECT_EQ(run.dump(), R"(
root layers 10,10 277x190
  mark space 52,63 4x5
  later space 50,60 20x20
)");
}

TEST(Frame, ThatIsAnchoredInACircleIsAnError) {
  const auto to = [](std::string id, std::string other) {
    Node box = space(std::move(id));
    box.anchor = style::Anchor{style::Anchor::Of::box, std::move(other), {}, {}, {}, {}, {}, {}};
    return box;
  };
  EXPECT_EQ(LaidOut(folded({to("one", "two"), to("two", "one")})).said(),
            (Strings{"anchor-cycle: `one` is anchored to `two`, which is not on this page or waits for it in turn",
                     "anchor-cycle: `two` is anchored to `one`, which is not on this page or waits for it in turn"}));
}

TEST(Pages, AreLaidOutOneAfterTheOther) {
  style::Resolved two = page(space("front"));
  two.pages.push_back(two.pages.front());
  two.pages[0].id = "one";
  two.pages[1].id = "two";
  EXPECT_EQ(LaidOut(two).dump(), R"(
page one
front space 10,10 80x80
page two
front space 10,10 80x80
)");
}

}  // namespace
}  // namespace handbill::layout::test
