#include "base/sha256.h"

#include <gtest/gtest.h>

#include "base/sha256_blocks.h"

namespace handbill::base {
namespace {

std::string some_bytes(std::size_t count) {
  std::string result;
  std::uint32_t state = 1;
  while (result.size() < count) {
    state = state * 1664525 + 1013904223;
    result.push_back(static_cast<char>(state >> 24));
  }
  return result;
}

// The examples that NIST publishes beside FIPS 180-4, and that of a million times "a".
TEST(Sha256, IsThatOfTheStandard) {
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

TEST(Sha256, TakesBytesInAnyParts) {
  const std::string bytes = some_bytes(300);
  for (std::size_t first = 0; first <= bytes.size(); ++first) {
    for (const std::size_t second : {std::size_t{0}, std::size_t{1}, std::size_t{63}, std::size_t{64}}) {
      Sha256 hash;
      hash.add(std::string_view(bytes).substr(0, first));
      hash.add(std::string_view(bytes).substr(first, second));
      hash.add(std::string_view(bytes).substr(std::min(first + second, bytes.size())));
      ASSERT_EQ(hash.hex(), sha256_hex(bytes)) << first << " " << second;
    }
  }
}

TEST(Sha256, GoesOnFromACopyOfWhatTextsBeginWith) {
  Sha256 prefix;
  prefix.add("a page that all share, ");
  for (const std::string tail : {"and the first", "and the second"}) {
    Sha256 hash = prefix;
    hash.add(tail);
    EXPECT_EQ(hash.hex(), sha256_hex("a page that all share, " + tail));
  }
}

TEST(Sha256, MayBeAskedBetween) {
  Sha256 hash;
  hash.add("abc");
  EXPECT_EQ(hash.hex(), sha256_hex("abc"));
  hash.add("def");
  EXPECT_EQ(hash.hex(), sha256_hex("abcdef"));
}

TEST(Sha256, IsTheSameByTheProcessorsOwnInstructions) {
  if (!has_sha256_instructions()) GTEST_SKIP() << "this processor has none";
  const std::string bytes = some_bytes(64 * 32);
  for (std::size_t blocks = 0; blocks <= 32; ++blocks) {
    Sha256State plain{1, 2, 3, 4, 5, 6, 7, 8};
    Sha256State fast = plain;
    take_blocks_plainly(plain, bytes.data(), blocks);
    take_blocks_by_instructions(fast, bytes.data(), blocks);
    ASSERT_EQ(plain, fast) << blocks;
  }
}

}  // namespace
}  // namespace handbill::base
