#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/piece.h"
#include "app/print_run.h"

namespace handbill::app {

/// Seconds of all workers together on each stage, as JSON.
[[nodiscard]] std::string timings_json(const std::vector<std::unique_ptr<PieceMaker>>& makers, const RunState& state,
                                       std::uint64_t bytes);

}  // namespace handbill::app
