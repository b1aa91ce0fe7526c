#include "batch/stop.h"

#include <signal.h>

namespace handbill::batch {
namespace {

StopFlag& flag() {
  // Handlers are given a number and nothing else, so this one is the process's own.
  static constinit StopFlag of_process;
  return of_process;
}

void set_flag(int signal) { flag().set(signal == SIGINT ? Stop::interrupted : Stop::terminated); }

void catch_one(int signal, int flags) {
  struct sigaction before {};
  if (::sigaction(signal, nullptr, &before) != 0 || before.sa_handler == SIG_IGN) return;
  struct sigaction wanted {};
  wanted.sa_handler = set_flag;
  wanted.sa_flags = flags;
  ::sigemptyset(&wanted.sa_mask);
  ::sigaction(signal, &wanted, nullptr);
}

}  // namespace

const StopFlag& catch_signals() {
  catch_one(SIGTERM, SA_RESTART);
  catch_one(SIGINT, SA_RESTART | static_cast<int>(SA_RESETHAND));
  return flag();
}

int exit_code_of(Stop why) {
  switch (why) {
    case Stop::no:
      return 0;
    case Stop::terminated:
      return 75;
    case Stop::interrupted:
      return 130;
  }
  return 0;
}

}  // namespace handbill::batch
