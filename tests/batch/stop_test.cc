#include "batch/stop.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace handbill::batch {
namespace {

/// How a process of its own ends that does `what` and leaves with what that returns.
template <typename What>
int status_of(What what) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(what());
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

int after(int signal) {
  return status_of([signal] {
    const StopFlag& flag = catch_signals();
    if (flag.why() != Stop::no) return 1;
    ::raise(signal);
    return exit_code_of(flag.why());
  });
}

TEST(Stop, IsAskedForBySignals) {
  EXPECT_EQ(WEXITSTATUS(after(SIGTERM)), 75);
  EXPECT_EQ(WEXITSTATUS(after(SIGINT)), 130);
}

TEST(Stop, HasTheFirstReason) {
  StopFlag flag;
  EXPECT_EQ(flag.why(), Stop::no);
  flag.set(Stop::terminated);
  flag.set(Stop::interrupted);
  EXPECT_EQ(flag.why(), Stop::terminated);
}

TEST(Stop, ASecondInterruptEndsTheProcessAtOnce) {
  const int status = status_of([] {
    const StopFlag& flag = catch_signals();
    ::raise(SIGINT);
    if (flag.why() != Stop::interrupted) return 1;
    ::raise(SIGINT);
    return 0;
  });
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGINT);
}

TEST(Stop, ASecondTermIsNoReasonToHurry) {
  const int status = status_of([] {
    const StopFlag& flag = catch_signals();
    ::raise(SIGTERM);
    ::raise(SIGTERM);
    return exit_code_of(flag.why());
  });
  EXPECT_EQ(WEXITSTATUS(status), 75);
}

TEST(Stop, IsNotAskedForByWhatTheProcessIsToIgnore) {
  const int status = status_of([] {
    std::signal(SIGINT, SIG_IGN);
    const StopFlag& flag = catch_signals();
    ::raise(SIGINT);
    ::raise(SIGINT);
    return exit_code_of(flag.why());
  });
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace handbill::batch
