#include "pdf/content.h"

#include <gtest/gtest.h>

namespace handbill::pdf {
namespace {

TEST(FilterContent, TurnsNeutralColoursIntoGrey) {
  const Filtered result = filter_content("q 0.5 0.5 0.5 rg 1 0 0 RG 0 0 0 RG\n0 0 1 1 re f Q", false);
  EXPECT_EQ(result.fault, "");
  EXPECT_TRUE(result.changed);
  EXPECT_EQ(result.bytes, "q 0.5 g 1 0 0 RG 0 G\n0 0 1 1 re f Q");
}

TEST(FilterContent, LeavesAStreamWithoutNeutralColoursAlone) {
  const Filtered result = filter_content("1 0 0 rg 0 0 1 1 re f", false);
  EXPECT_EQ(result.fault, "");
  EXPECT_FALSE(result.changed);
}

TEST(FilterContent, SeesNoOperatorsInStringsArraysAndDictionaries) {
  const Filtered result = filter_content(
      "BT (1 1 1 rg \\) k ( x )) Tj [(k) -3 <006b>] TJ /Span << /ActualText <feff> /K (k) >> BDC EMC ET % 1 k\n", true);
  EXPECT_EQ(result.fault, "");
  EXPECT_FALSE(result.changed);
}

TEST(FilterContent, RefusesAnOperatorThatItDoesNotKnow) {
  EXPECT_EQ(filter_content("0 0 0 1 k", false).fault, "expected an operator that cairo writes, found k");
  EXPECT_EQ(filter_content("BI /W 1 ID x EI", false).fault, "expected an operator that cairo writes, found BI");
}

TEST(FilterContent, RefusesAColourSpaceThatIsNoPattern) {
  EXPECT_EQ(filter_content("/Cs1 cs", false).fault, "expected a pattern before cs, found another colour space");
  EXPECT_EQ(filter_content("0 0 1 scn", false).fault, "expected a pattern before scn, found another colour space");
  EXPECT_EQ(filter_content("/Pattern cs /p5 scn", false).fault, "");
}

TEST(FilterContent, RefusesAColourWhereOnlyGreyIsAllowed) {
  const Filtered result = filter_content("1 0 0 RG", true);
  EXPECT_EQ(result.fault, "expected only greys, found 1 0 0 RG");
  EXPECT_TRUE(result.fault_is_colour);
}

TEST(FilterContent, RefusesAColourWithoutThreeNumbers) {
  EXPECT_EQ(filter_content("1 0 rg", false).fault, "expected three numbers before rg");
  EXPECT_EQ(filter_content("/a 0 0 rg", false).fault, "expected three numbers before rg");
}

TEST(FilterContent, RefusesAStringWithoutAnEnd) {
  EXPECT_EQ(filter_content("BT (abc", false).fault, "expected the end of a string, found the end of the stream");
  EXPECT_EQ(filter_content("BT <00", false).fault, "expected the end of a string, found the end of the stream");
}

}  // namespace
}  // namespace handbill::pdf
