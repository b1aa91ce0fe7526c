#include "cli/exit_code.h"

#include <algorithm>
#include <array>
#include <string>
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

void tell_lost_pages(const app::Report& report, bool strict, base::Diagnostics& diagnostics) {
  if (exit_code(diagnostics, strict) != exit_done) return;
  const auto lost = std::ranges::find(report.outcomes, false, &app::Outcome::ok);
  if (lost == report.outcomes.end()) return;
  diagnostics
      .error("page-lost", {},
             lost->unit.layout + " was not made in " + lost->unit.language + " (" + lost->unit.edition +
                 "), and nothing says why",
             Fault::bug)
      .hint("this is a fault of Handbill: please report it, with the layout");
}

}  // namespace handbill::cli
