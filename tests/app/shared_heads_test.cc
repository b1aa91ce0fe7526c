#include "app/shared_heads.h"

#include <atomic>
#include <thread>

#include "app/drawn.h"
#include "app/support.h"

namespace handbill::app {
namespace {

/// What makes the parts of a page, and how often it was asked to.
class Maker {
 public:
  explicit Maker(double width = 100) : parts_(shared_parts(square_page(width)).value()) {}
  [[nodiscard]] std::function<base::Result<pdf::SharedPartsRef>()> make() {
    return [this]() -> base::Result<pdf::SharedPartsRef> {
      ++count_;
      return parts_;
    };
  }
  [[nodiscard]] int count() const { return count_; }
  /// Of one head, as it is counted.
  [[nodiscard]] std::size_t bytes() const { return 2 * parts_->head().size(); }

 private:
  pdf::SharedPartsRef parts_;
  std::atomic<int> count_ = 0;
};

constexpr std::size_t plenty = 1'000'000;

TEST(SharedHeads, AreMadeOnceForAKey) {
  SharedHeads heads(plenty);
  Maker maker;
  const SharedHeadRef first = heads.get("a", maker.make()).value();
  EXPECT_EQ(heads.get("a", maker.make()).value(), first);
  EXPECT_EQ(maker.count(), 1);
  EXPECT_NE(heads.get("b", maker.make()).value(), first);
  EXPECT_EQ(maker.count(), 2);
}

TEST(SharedHeads, KnowTheHashOfTheirBytesSoFar) {
  SharedHeads heads(plenty);
  Maker maker;
  const SharedHeadRef head = heads.get("a", maker.make()).value();
  base::Sha256 hash = head->hashed;
  hash.add("and the rest");
  EXPECT_EQ(hash.hex(), base::sha256_hex(std::string(head->parts->head()) + "and the rest"));
}

TEST(SharedHeads, WhatWasAskedForLongestAgoGoesFirst) {
  Maker maker;
  SharedHeads heads(2 * maker.bytes());
  for (const char* key : {"a", "b", "a", "c"}) ASSERT_TRUE(heads.get(key, maker.make()).ok());
  EXPECT_EQ(maker.count(), 3);
  ASSERT_TRUE(heads.get("a", maker.make()).ok());
  ASSERT_TRUE(heads.get("c", maker.make()).ok());
  EXPECT_EQ(maker.count(), 3);
  ASSERT_TRUE(heads.get("b", maker.make()).ok());
  EXPECT_EQ(maker.count(), 4);
}

TEST(SharedHeads, TheOneAskedForLastIsKeptHoweverLarge) {
  Maker maker;
  SharedHeads heads(1);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(heads.get("a", maker.make()).ok());
  EXPECT_EQ(maker.count(), 1);
}

TEST(SharedHeads, ThatWereDroppedStandWhereTheyAreInUse) {
  Maker maker;
  SharedHeads heads(1);
  const SharedHeadRef used = heads.get("a", maker.make()).value();
  ASSERT_TRUE(heads.get("b", maker.make()).ok());
  EXPECT_TRUE(used->parts->head().starts_with("%PDF-"));
}

TEST(SharedHeads, WhatFailedIsTriedAgain) {
  SharedHeads heads(plenty);
  const auto fail = []() -> base::Result<pdf::SharedPartsRef> { return base::Failed{}; };
  EXPECT_FALSE(heads.get("a", fail).ok());
  Maker maker;
  EXPECT_TRUE(heads.get("a", maker.make()).ok());
  EXPECT_TRUE(heads.get("a", maker.make()).ok());
  EXPECT_EQ(maker.count(), 1);
}

TEST(SharedHeads, AreMadeOnceForSeveralThreads) {
  SharedHeads heads(plenty);
  Maker maker;
  std::vector<SharedHeadRef> got(4);
  {
    std::vector<std::jthread> threads;
    for (SharedHeadRef& one : got) threads.emplace_back([&] { one = heads.get("a", maker.make()).value(); });
  }
  EXPECT_EQ(maker.count(), 1);
  for (const SharedHeadRef& one : got) EXPECT_EQ(one, got.front());
}

TEST(SharedHeads, SeveralThreadsMayDropAndFailAtOnce) {
  Maker maker;
  SharedHeads heads(2 * maker.bytes());
  std::vector<std::jthread> threads;
  for (unsigned thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (unsigned i = 0; i < 200; ++i) {
        const auto fail = []() -> base::Result<pdf::SharedPartsRef> { return base::Failed{}; };
        const bool fails = (i + thread) % 3 == 0;
        const std::string key = std::to_string(i % 5);
        EXPECT_TRUE(fails || heads.get(key, maker.make()).ok());
        if (fails) static_cast<void>(heads.get(key, fail));
      }
    });
  }
}

}  // namespace
}  // namespace handbill::app
