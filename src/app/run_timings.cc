#include "app/run_timings.h"

#include <nlohmann/json.hpp>

namespace handbill::app {

std::string timings_json(const std::vector<std::unique_ptr<PieceMaker>>& makers, const RunState& state,
                         std::uint64_t bytes) {
  nlohmann::ordered_json stages;
  for (std::size_t i = 0; i < stage_names.size(); ++i) {
    RunClock::Clock::duration spent{};
    for (const auto& maker : makers) spent += maker->clock().spent(static_cast<Stage>(i));
    stages[std::string(stage_names[i])] = std::chrono::duration<double>(spent).count();
  }
  const nlohmann::ordered_json all{{"workers", makers.size()},
                                   {"rows", state.done},
                                   {"failed", state.failed},
                                   {"bytes", bytes},
                                   {"worker-seconds", stages}};
  return all.dump(2) + "\n";
}

}  // namespace handbill::app
