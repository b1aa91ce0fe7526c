#pragma once

#include <string>

#include "app/handbill.h"

namespace handbill::cli {

/// What a render made: one line a layout and edition, then the sum.
[[nodiscard]] std::string table(const app::Report& report, const std::string& output);

}  // namespace handbill::cli
