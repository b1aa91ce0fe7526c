#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <string_view>

namespace handbill::app {

/// What a print run spends its time on.
enum class Stage { rows, style, layout, paint, shared, draw, finish, write };
inline constexpr std::array<std::string_view, 8> stage_names{"rows",   "style", "layout", "paint",
                                                             "shared", "draw",  "finish", "write"};

/// What one worker spent on each stage.
class RunClock {
 public:
  using Clock = std::chrono::steady_clock;
  /// Time from here on is that stage's.
  void turn_to(Stage stage) {
    const Clock::time_point now = Clock::now();
    spent_[static_cast<std::size_t>(stage_)] += now - since_;
    since_ = now;
    stage_ = stage;
  }
  /// Time up to here is nobody's.
  void begin(Stage stage) {
    since_ = Clock::now();
    stage_ = stage;
  }
  [[nodiscard]] Clock::duration spent(Stage stage) const { return spent_[static_cast<std::size_t>(stage)]; }

 private:
  std::array<Clock::duration, stage_names.size()> spent_{};
  Clock::time_point since_;
  Stage stage_ = Stage::rows;
};

}  // namespace handbill::app
