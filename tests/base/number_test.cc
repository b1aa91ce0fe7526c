#include "base/number.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "base/hash.h"

namespace handbill::base {
namespace {

TEST(ParseDecimal, TakesPlainDecimals) {
  EXPECT_EQ(parse_decimal("0"), 0);
  EXPECT_EQ(parse_decimal("12"), 12);
  EXPECT_EQ(parse_decimal("-0.5"), -0.5);
  EXPECT_EQ(parse_decimal(".5"), 0.5);
  EXPECT_EQ(parse_decimal("0.50"), 0.5);
  EXPECT_FALSE(std::signbit(*parse_decimal("-0")));
}

TEST(ParseDecimal, RefusesWhatAReaderMayTakeForSomethingElse) {
  for (const std::string_view bad :
       {"",      " ",   "+1",  "010",  "00",   "-010", "01.5", "5.", ".",  "-",     "-.",   "1e3", "1E3", "0x10",
        "1_000", "1,5", "inf", "-inf", ".inf", "nan",  ".nan", " 1", "1 ", "1.2.3", "12mm", "--1", "١٢"}) {
    EXPECT_FALSE(parse_decimal(bad)) << bad;
  }
}

TEST(ParseDecimal, RefusesWhatADoubleCannotHold) {
  EXPECT_FALSE(parse_decimal(std::string(400, '9')));
  EXPECT_TRUE(parse_decimal(std::string(300, '9')));
}

TEST(ToText, IsShort) {
  EXPECT_EQ(to_text(1, 3), "1");
  EXPECT_EQ(to_text(100, 3), "100");
  EXPECT_EQ(to_text(0.1, 6), "0.1");
  EXPECT_EQ(to_text(2.0 / 3, 3), "0.667");
  EXPECT_EQ(to_text(-1.5, 2), "-1.5");
  EXPECT_EQ(to_text(1234.5678, 0), "1235");
}

TEST(ToText, NeverWritesMinusZeroOrAnExponent) {
  EXPECT_EQ(to_text(-0.0, 2), "0");
  EXPECT_EQ(to_text(-0.0004, 3), "0");
  EXPECT_EQ(to_text(1e20, 2), "100000000000000000000");
  EXPECT_EQ(to_text(1e308, 17).size(), 309U);
}

// FIPS 180-4 examples, NIST CSRC.
TEST(Hash, IsTheSameOnEveryMachine) {
  static_assert(hash_of("handbill") == hash_of("handbill"));
  EXPECT_EQ(hash_of("handbill"), 7414033466439663793U);
}

TEST(Hash, TellsPartsAndEveryBitApart) {
  EXPECT_NE(Hash().add("ab").add("c").value(), Hash().add("a").add("bc").value());
  EXPECT_NE(hash_of(""), hash_of(std::string_view("\0", 1)));
  EXPECT_NE(Hash().add(std::uint64_t{1}).add(std::uint64_t{2}).value(),
            Hash().add(std::uint64_t{2}).add(std::uint64_t{1}).value());
  EXPECT_EQ(Hash().add(0.0).value(), Hash().add(-0.0).value());
  const std::string text = "The quick brown fox jumps";
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    std::string changed = text;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    const int flipped = std::popcount(hash_of(text) ^ hash_of(changed));
    EXPECT_GT(flipped, 12) << bit;
  }
}

}  // namespace
}  // namespace handbill::base
