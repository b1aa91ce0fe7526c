#pragma once

#include "cli/arguments.h"

namespace handbill::cli {

/// Does what was asked, prints results to standard output and messages to standard error, and gives the exit code.
[[nodiscard]] int run(const Arguments& arguments);

}  // namespace handbill::cli
