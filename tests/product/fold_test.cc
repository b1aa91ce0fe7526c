#include "product/fold.h"

#include <gtest/gtest.h>

#include "base/number.h"
#include "product/product.h"

namespace handbill::product {
namespace {
using base::mm;

FoldRequest of(Fold fold, Side side = Side::outside) {
  FoldRequest request;
  request.sheet = {mm(297), mm(210)};
  request.fold = fold;
  request.compensation = mm(3);
  request.side = side;
  return request;
}
/// `flap 97, back 100, front 100`
std::string panels(const FoldRequest& request) {
  std::string text;
  for (const Panel& panel : fold_sheet(request).panels)
    text += (text.empty() ? "" : ", ") + panel.name + " " + base::to_text(panel.rect.width.to_mm(), 2);
  return text;
}
FoldRequest turned(FoldRequest request) {
  request.right_to_left = true;
  return request;
}

TEST(Fold, OfAnA4RollIs97And100And100MillimetresOutsideAndMirroredInside) {
  EXPECT_EQ(panels(of(Fold::roll)), "flap 97, back 100, front 100");
  EXPECT_EQ(panels(of(Fold::roll, Side::inside)), "inside-1 100, inside-2 100, inside-3 97");
}

TEST(Fold, ReversesItsPanelsWhereTheLanguageIsReadFromTheRight) {
  EXPECT_EQ(panels(turned(of(Fold::roll))), "front 100, back 100, flap 97");
  EXPECT_EQ(panels(turned(of(Fold::roll, Side::inside))), "inside-3 97, inside-2 100, inside-1 100");
}

TEST(Fold, OfARollMakesEachInnerPanelNarrowerThanTheOneOverIt) {
  FoldRequest request = of(Fold::roll);
  request.panels = 4;
  EXPECT_EQ(panels(request), "flap-2 70.5, flap-1 73.5, back 76.5, front 76.5");
}

TEST(Fold, HasTheNamesAndWidthsOfItsKind) {
  EXPECT_EQ(panels(of(Fold::half)), "back 148.5, front 148.5");
  EXPECT_EQ(panels(of(Fold::z)), "front 99, outside-2 99, outside-3 99");
  EXPECT_EQ(panels(of(Fold::z, Side::inside)), "back 99, inside-2 99, inside-3 99");
  EXPECT_EQ(panels(of(Fold::gate)), "front-2 72.75, back 151.5, front-1 72.75");
  EXPECT_EQ(panels(of(Fold::double_parallel)), "flap-2 72.75, flap-1 72.75, back 75.75, front 75.75");
  FoldRequest four = of(Fold::z);
  four.panels = 4;
  EXPECT_EQ(panels(four), "front 74.25, outside-2 74.25, outside-3 74.25, back 74.25");
}

TEST(Fold, OfAFrenchSheetTurnsTheUpperPanelsRound) {
  const Folding folding = fold_sheet(of(Fold::french));
  ASSERT_EQ(folding.panels.size(), 4U);
  for (const Panel& panel : folding.panels) {
    EXPECT_EQ(panel.upside_down, panel.rect.top == base::Length()) << panel.name;
    EXPECT_EQ(panel.rect.height, mm(105));
  }
  EXPECT_EQ(folding.panels.at(3).name, "front");
  EXPECT_EQ(folding.panels.at(3).rect.left, mm(148.5));
  EXPECT_EQ(folding.down.size(), 1U);
}

/// Whatever is folded and however: nothing of the sheet is lost, and both sides are the same paper.
TEST(Fold, AddsUpToTheSheetAndRegistersFrontToBack) {
  for (const Fold fold : {Fold::half, Fold::roll, Fold::z, Fold::gate, Fold::double_parallel, Fold::french}) {
    for (int count = 3; count <= 6; ++count) {
      for (const bool from_the_right : {false, true}) {
        FoldRequest request = of(fold);
        request.panels = count;
        request.right_to_left = from_the_right;
        const Folding front = fold_sheet(request);
        request.side = Side::inside;
        const Folding back = fold_sheet(request);
        ASSERT_EQ(front.across.size(), back.across.size());
        for (std::size_t i = 0; i < front.across.size(); ++i) {
          EXPECT_TRUE(base::near(front.across[i], mm(297) - back.across[back.across.size() - 1 - i]));
        }
        base::Length area;
        for (const Panel& panel : front.panels) area += panel.rect.width * (panel.rect.height / mm(210));
        EXPECT_TRUE(base::near(area, mm(297)));
      }
    }
  }
}

TEST(Compensation, GrowsWithTheWeightOfThePaper) {
  EXPECT_EQ(compensation_for(90), mm(2));
  EXPECT_EQ(compensation_for(135), mm(3));
  EXPECT_EQ(compensation_for(250), mm(4));
}

TEST(PaperSize, LiesWhereItSaysLandscape) {
  EXPECT_EQ(paper_size("A4 landscape"), (base::Size{mm(297), mm(210)}));
  EXPECT_EQ(paper_size("A4 portrait"), paper_size("A4"));
  EXPECT_FALSE(paper_size("A4 sideways"));
}

}  // namespace
}  // namespace handbill::product
