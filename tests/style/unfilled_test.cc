#include "style/words.h"

#include <gtest/gtest.h>

namespace handbill::style {
namespace {

using Parts = std::vector<std::string_view>;

TEST(Unfilled, AreWordsInBrackets) {
  EXPECT_EQ(find_unfilled("At [your hall], [your town]"), (Parts{"[your hall]", "[your town]"}));
}

TEST(Unfilled, AreAddressesAtExampleNames) {
  EXPECT_EQ(find_unfilled("you@example.org or www.Example.com/x"), (Parts{"you@example.org", "www.Example.com"}));
}

TEST(Unfilled, AreNumbersKeptFreeForDrama) {
  EXPECT_EQ(find_unfilled("07700 900000 · 19:30"), Parts{"07700 900000"});
  EXPECT_EQ(find_unfilled("+44 7700 900 123"), Parts{"+44 7700 900 123"});
  EXPECT_EQ(find_unfilled("07700900999"), Parts{"07700900999"});
}

TEST(Unfilled, AreNotRealValues) {
  for (const char* text : {"", "St Mary, Castlegate", "07700 901000", "07700 90000", "examples.org",
                           "example.organisation", "[]", "a ] b [", "in 1951 and 30"}) {
    EXPECT_EQ(find_unfilled(text), Parts{}) << text;
  }
}

}  // namespace
}  // namespace handbill::style
