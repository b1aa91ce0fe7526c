#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace handbill::cli {

/// How far a run is.
struct RunState {
  std::size_t done = 0;    ///< items, those of earlier runs too
  std::size_t failed = 0;  ///< items beside those
  std::size_t total = 0;
  double seconds = 0;  ///< on any clock that only goes forward
};

enum class ProgressForm {
  terminal,  ///< one line that is rewritten in place, at most ten times a second
  lines,     ///< a line each 10 % or 30 s, for a log
  json,      ///< the same as JSON
};

/// Tells how far a run is, how fast it is and how long it will take, by the last minute's speed. Not for two threads at
/// once.
class RunProgress {
 public:
  RunProgress(ProgressForm form, std::function<void(std::string_view)> write) : form_(form), write_(std::move(write)) {}

  /// Called at the start, and whenever something is done; tells it where it is time to.
  void tell(const RunState& state);
  /// Leaves a terminal's line empty for what follows.
  void end();

 private:
  struct Sample {
    double seconds = 0;
    std::size_t finished = 0;
  };
  [[nodiscard]] bool is_time(const RunState& state) const;
  void remember(const RunState& state);
  /// Items a second; nothing before anything is known.
  [[nodiscard]] std::optional<double> rate(const RunState& state) const;

  ProgressForm form_;
  std::function<void(std::string_view)> write_;
  std::deque<Sample> minute_;  ///< the last one, about one a second
  std::optional<RunState> told_;
  std::size_t width_ = 0;  ///< of the terminal's line
};

}  // namespace handbill::cli
