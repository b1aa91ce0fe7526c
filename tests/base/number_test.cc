#include "base/number.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "base/hash.h"
#include "base/sha256.h"

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
TEST(Sha256, GivesTheStandardsDigests) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqr"
                       "smnopqrstnopqrstu"),
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

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
