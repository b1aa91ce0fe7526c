#include "product/file_pattern.h"

#include <gtest/gtest.h>

#include "product/fold_catalog.h"

namespace handbill::product {
namespace {
using base::mm;

const FileFacts facts{"Spring 2026", "poster-a4", "zh-Hant", {mm(210), mm(297)}, 2, "coated", "2026-01-31"};

TEST(FilePattern, FillsInEveryWord) {
  EXPECT_EQ(file_from_pattern("{job}_{product}_{language}_{width}x{height}mm_{pages}p_{profile}_{date}", facts),
            "Spring-2026_poster-a4_zh-Hant_210x297mm_2p_coated_2026-01-31");
  for (const std::string_view word : pattern_words())
    EXPECT_FALSE(fault_in_pattern("a {" + std::string(word) + "} b")) << word;
}

TEST(FilePattern, LeavesNothingThatAServerTakesForAPathOrAnOption) {
  FileFacts odd = facts;
  odd.job = "../../etc/\u00e9t\u00e9: 1/2*";
  EXPECT_EQ(file_from_pattern("{job}", odd), "etc-t-1-2");
  EXPECT_EQ(file_from_pattern("-{language}.", facts), "zh-Hant");
  odd.job = "\ubd04";
  EXPECT_EQ(file_from_pattern("{job}", odd), "");
}

TEST(FilePattern, NamesWhatIsWrongWithIt) {
  EXPECT_EQ(fault_in_pattern("{product}_{langauge}"), "langauge");
  EXPECT_EQ(fault_in_pattern("{product"), "{product");
  EXPECT_EQ(fault_in_pattern("product}"), "}");
  EXPECT_EQ(fault_in_pattern("{}"), "");
  EXPECT_FALSE(fault_in_pattern("plain"));
}

Product folded(Fold fold, int panels) {
  Product product;
  product.trim = {mm(297), mm(210)};
  product.folding = fold_sheet({product.trim, fold, panels, mm(3)});
  return product;
}

TEST(FoldCatalog, KnowsTheUsualFolds) {
  EXPECT_EQ(fold_catalog_id(folded(Fold::half, 2).folding), "F4-1");
  EXPECT_EQ(fold_catalog_id(folded(Fold::roll, 3).folding), "F6-4");
  EXPECT_EQ(fold_catalog_id(folded(Fold::z, 3).folding), "F6-1");
  EXPECT_EQ(fold_catalog_id(folded(Fold::double_parallel, 4).folding), "F8-2");
  EXPECT_EQ(fold_catalog_id(folded(Fold::french, 4).folding), "F8-7");
  EXPECT_EQ(fold_catalog_id(folded(Fold::roll, 4).folding), "") << "no number is better than a wrong one";
}

TEST(FinishedSize, IsThatOfTheLargestPanel) {
  EXPECT_EQ(finished_size(folded(Fold::roll, 3)), (base::Size{mm(100), mm(210)}));
  EXPECT_EQ(finished_size(folded(Fold::french, 4)), (base::Size{mm(148.5), mm(105)}));
  Product flat;
  flat.trim = {mm(210), mm(297)};
  EXPECT_EQ(finished_size(flat), flat.trim);
}

}  // namespace
}  // namespace handbill::product
