#pragma once

#include <string_view>

namespace handbill::app {

/// Handbill's own version; CMake's project() says it.
inline constexpr std::string_view release = HANDBILL_VERSION;

}  // namespace handbill::app
