#pragma once

#include <cstdint>
#include <string>

namespace handbill::app {

/// `2026-01-31`, of seconds since 1970, UTC.
[[nodiscard]] std::string iso_date(std::int64_t seconds);

}  // namespace handbill::app
