#include "cli/run_progress.h"

#include <gtest/gtest.h>

#include <vector>

namespace handbill::cli {
namespace {

/// A run that is told of, and what was written.
struct Told {
  explicit Told(ProgressForm form) : progress(form, [this](std::string_view text) { written.emplace_back(text); }) {}
  std::vector<std::string> written;
  RunProgress progress;
};

TEST(RunProgress, WritesALineForEachTenthIntoALog) {
  Told told(ProgressForm::lines);
  for (std::size_t done = 0; done <= 200; ++done) told.progress.tell({done, 0, 200, static_cast<double>(done) * 0.01});
  ASSERT_EQ(told.written.size(), 10U);
  EXPECT_EQ(told.written.front(), "handbill: 20 of 200, 100/s, 2 s left\n");
  EXPECT_EQ(told.written.back(), "handbill: 200 of 200, 100/s\n");
}

TEST(RunProgress, WritesALineIntoALogEachThirtySeconds) {
  Told told(ProgressForm::lines);
  for (std::size_t second = 0; second <= 90; ++second)
    told.progress.tell({second, 1, 100'000, static_cast<double>(second)});
  EXPECT_EQ(told.written, (std::vector<std::string>{"handbill: 31 of 100000, 1 failed, 1/s, 27 h 47 min left\n",
                                                    "handbill: 61 of 100000, 1 failed, 1/s, 27 h 46 min left\n",
                                                    "handbill: 91 of 100000, 1 failed, 1/s, 27 h 46 min left\n"}));
}

TEST(RunProgress, IsJsonWhereThatWasAskedFor) {
  Told told(ProgressForm::json);
  told.progress.tell({0, 0, 10, 0});
  told.progress.tell({4, 1, 10, 2});
  EXPECT_EQ(told.written,
            std::vector<std::string>{"{\"done\":4,\"failed\":1,\"total\":10,\"per_second\":2.5,\"seconds_left\":2}\n"});
}

TEST(RunProgress, RewritesATerminalsLineAtMostTenTimesASecond) {
  Told told(ProgressForm::terminal);
  for (int i = 0; i <= 1000; ++i)
    told.progress.tell({static_cast<std::size_t>(i), 0, 5000, static_cast<double>(i) * 0.001});
  EXPECT_LE(told.written.size(), 11U);
  EXPECT_GE(told.written.size(), 10U);
  EXPECT_EQ(told.written.front(), "\r0 of 5000");
  EXPECT_EQ(told.written.back().substr(0, 2), "\r9");
}

TEST(RunProgress, CoversALongerLineAndLeavesNothing) {
  Told told(ProgressForm::terminal);
  told.progress.tell({0, 0, 100, 0});
  told.progress.tell({50, 0, 100, 100});
  told.progress.tell({100, 0, 100, 200});
  told.progress.end();
  EXPECT_EQ(told.written, (std::vector<std::string>{"\r0 of 100", "\r50 of 100, 0.5/s, 2 min left",
                                                    "\r100 of 100, 0.5/s           ", "\r                 \r"}));
}

TEST(RunProgress, AlwaysTellsTheEnd) {
  Told told(ProgressForm::terminal);
  told.progress.tell({0, 0, 2, 0});
  told.progress.tell({2, 0, 2, 0.01});
  EXPECT_EQ(told.written.back(), "\r2 of 2, 200/s");
}

TEST(RunProgress, TakesItsSpeedFromTheLastMinute) {
  Told told(ProgressForm::lines);
  std::size_t done = 0;
  // Ten minutes at ten a second, then two at one a second.
  for (double second = 0; second <= 720; ++second) {
    told.progress.tell({done, 0, 10'000, second});
    done += second < 600 ? 10 : 1;
  }
  EXPECT_EQ(told.written.back(), "handbill: 6120 of 10000, 1/s, 1 h 5 min left\n");
}

TEST(RunProgress, DoesNotTakeWhatEarlierRunsDidForSpeed) {
  Told told(ProgressForm::lines);
  told.progress.tell({5000, 0, 10'000, 0});
  told.progress.tell({6000, 0, 10'000, 100});
  EXPECT_EQ(told.written, std::vector<std::string>{"handbill: 6000 of 10000, 10/s, 7 min left\n"});
}

TEST(RunProgress, SaysNothingOfAnEmptyRun) {
  Told told(ProgressForm::lines);
  told.progress.tell({0, 0, 0, 0});
  told.progress.end();
  EXPECT_TRUE(told.written.empty());
}

}  // namespace
}  // namespace handbill::cli
