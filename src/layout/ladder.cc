#include "layout/ladder.h"

namespace handbill::layout {

namespace {
constexpr int tracking_steps = 3;
constexpr int leading_steps = 4;
}  // namespace

std::vector<Rung> rungs_of(const Allowed& allowed) {
  std::vector<Rung> rungs;
  for (const bool is_short : {false, true}) {
    if (is_short && !allowed.is_short) break;
    rungs.push_back({0, 0, is_short});
    for (int i = 1; allowed.tracking && i <= tracking_steps; ++i)
      rungs.push_back({static_cast<double>(i) / tracking_steps, 0, is_short});
    for (int i = 1; allowed.leading && i <= leading_steps; ++i)
      rungs.push_back({allowed.tracking ? 1.0 : 0.0, static_cast<double>(i) / leading_steps, is_short});
  }
  return rungs;
}

}  // namespace handbill::layout
