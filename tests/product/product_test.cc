#include "product/product.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace handbill::product {
namespace {
using base::mm;
using base::Rect;
using base::Size;

TEST(PaperSize, OfA4IsPortraitInMillimetres) { EXPECT_EQ(paper_size("A4"), (Size{mm(210), mm(297)})); }

TEST(PaperSize, OfAmericanSheetsIsExactInInches) {
  ASSERT_TRUE(paper_size("Letter"));
  EXPECT_NEAR(paper_size("Letter")->width.to_pt(), 612, 1e-9);
  EXPECT_NEAR(paper_size("Letter")->height.to_pt(), 792, 1e-9);
  EXPECT_NEAR(paper_size("Legal")->height.to_pt(), 1008, 1e-9);
  EXPECT_NEAR(paper_size("Tabloid")->width.to_pt(), 792, 1e-9);
  EXPECT_NEAR(paper_size("Tabloid")->height.to_pt(), 1224, 1e-9);
}

TEST(NorthAmerican, ExchangesTheOfficePapersAlone) {
  EXPECT_EQ(north_american(*paper_size("A4")), *paper_size("Letter"));
  EXPECT_EQ(north_american(*paper_size("A3")), *paper_size("Tabloid"));
  EXPECT_EQ(north_american({mm(210), mm(148)}), (Size{mm(215.9), mm(139.7)}));
  EXPECT_EQ(north_american({mm(99), mm(210)}), (Size{mm(99), mm(210)}));
}

TEST(PaperSize, IsFoundWhateverTheCase) {
  EXPECT_EQ(paper_size("a3"), paper_size("A3"));
  EXPECT_EQ(paper_size("LETTER"), paper_size("letter"));
}

TEST(PaperSize, OfAnUnknownNameIsNothing) {
  for (const char* name : {"", "A", "A8", "A44", "A4 ", "C5"}) EXPECT_EQ(paper_size(name), std::nullopt) << name;
}

TEST(PaperNames, AreAllKnownPortraitAndLargestFirst) {
  const auto names = paper_names();
  for (const char* name : {"A0", "A7", "B0", "B5", "B7", "SRA3", "DL", "Letter", "Legal", "Tabloid"}) {
    EXPECT_NE(std::ranges::find(names, name), names.end()) << name;
  }
  double before = 1e9;
  for (const auto name : names) {
    const auto size = paper_size(name);
    ASSERT_TRUE(size) << name;
    EXPECT_LE(size->width, size->height) << name;
    const double area = size->width.to_mm() * size->height.to_mm();
    EXPECT_LE(area, before) << name;
    before = area;
  }
}

TEST(PaperSize, HalvesFromOneASizeToTheNext) {
  for (char step = '0'; step < '7'; ++step) {
    const auto large = paper_size(std::string("A") + step);
    const auto small = paper_size(std::string("A") + static_cast<char>(step + 1));
    ASSERT_TRUE(large && small);
    EXPECT_NEAR(small->height.to_mm(), large->width.to_mm(), 1e-6);
    EXPECT_NEAR(small->width.to_mm(), large->height.to_mm() / 2, 0.51);  // ISO 216 rounds down to whole millimetres
  }
}

TEST(Product, HasItsRectanglesAroundTheTrim) {
  const Product product{{mm(210), mm(297)}, mm(3), mm(5), {mm(14), mm(13), mm(12), mm(11)}};
  EXPECT_EQ(product.trim_rect(), (Rect{mm(0), mm(0), mm(210), mm(297)}));
  EXPECT_NEAR(product.bleed_rect().left.to_mm(), -3, 1e-9);
  EXPECT_NEAR(product.bleed_rect().width.to_mm(), 216, 1e-9);
  EXPECT_NEAR(product.safe_rect().bottom().to_mm(), 292, 1e-9);
  EXPECT_NEAR(product.margin_rect().left.to_mm(), 11, 1e-9);
  EXPECT_NEAR(product.margin_rect().top.to_mm(), 14, 1e-9);
  EXPECT_NEAR(product.margin_rect().right().to_mm(), 197, 1e-9);
  EXPECT_NEAR(product.margin_rect().bottom().to_mm(), 285, 1e-9);
}

}  // namespace
}  // namespace handbill::product
