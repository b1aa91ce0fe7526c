#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

namespace handbill::app {

/// How many threads a job gets: as asked, else one a core, never more than there is work.
[[nodiscard]] inline unsigned thread_count(unsigned asked, std::size_t work) {
  const unsigned wanted = asked != 0 ? asked : std::max(1u, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::min<std::size_t>(wanted, std::max<std::size_t>(work, 1)));
}

/// Runs `work(worker, index)` for every index below `count`. One worker runs on the calling thread, without starting
/// any.
inline void for_each_index(std::size_t count, unsigned workers,
                           const std::function<void(unsigned worker, std::size_t index)>& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&](unsigned worker) {
    for (std::size_t index = next++; index < count; index = next++) work(worker, index);
  };
  std::vector<std::jthread> threads;
  for (unsigned worker = 1; worker < workers; ++worker) threads.emplace_back(run, worker);
  run(0);
}

}  // namespace handbill::app
