#include "cli/exit_code.h"

#include <array>
#include <utility>

namespace handbill::cli {
namespace {

using base::Fault;

/// In the order of precedence.
constexpr std::array<std::pair<Fault, int>, 6> codes{{
    {Fault::output, 73},
    {Fault::bug, 70},
    {Fault::missing, 66},
    {Fault::data, 65},
    {Fault::usage, exit_usage},
    {Fault::document, 1},
}};

}  // namespace

int exit_code(const base::Diagnostics& diagnostics, bool strict) {
  for (const auto& [fault, code] : codes) {
    for (const auto& each : diagnostics.list()) {
      if (each.severity == base::Severity::error && each.fault == fault) return code;
    }
  }
  for (const auto& each : diagnostics.list()) {
    if (strict && each.severity == base::Severity::warning) return 1;
  }
  return exit_done;
}

}  // namespace handbill::cli
