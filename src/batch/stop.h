#pragma once

#include <atomic>

namespace handbill::batch {

/// Why a run is to end before it is through.
enum class Stop {
  no,
  terminated,   ///< SIGTERM: by a scheduler, which runs it again
  interrupted,  ///< SIGINT: by a person
};

/// Says that a run is to end after the items at hand. Any thread may ask and set it, a signal handler too.
class StopFlag {
 public:
  /// The first reason stays.
  void set(Stop why) noexcept {
    Stop none = Stop::no;
    why_.compare_exchange_strong(none, why);
  }
  [[nodiscard]] Stop why() const noexcept { return why_.load(); }

 private:
  static_assert(std::atomic<Stop>::is_always_lock_free);
  std::atomic<Stop> why_{Stop::no};
};

/// From here on the first SIGTERM or SIGINT sets the flag that is returned, the process's only one, and a second SIGINT
/// ends the process at once. What the process was told to ignore it goes on ignoring. For the command line alone.
[[nodiscard]] const StopFlag& catch_signals();

/// What a process that was stopped so leaves with: 75 (EX_TEMPFAIL of sysexits.h: run it again) or 130 (128 + SIGINT,
/// as shells have it); 0 for none.
[[nodiscard]] int exit_code_of(Stop why);

}  // namespace handbill::batch
