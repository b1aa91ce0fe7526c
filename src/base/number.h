#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace handbill::base {

/// The number that `text` is, all of it: `12`, `-0.5`, `.5`. Nothing for what a reader may take for another number or
/// for none: `+1`, `010`, `5.`, `1e3`, `0x10`, `1_000`, `1,5`, `inf`, `nan`, blanks, or more than a double holds.
[[nodiscard]] std::optional<double> parse_decimal(std::string_view text);

/// `value` with at most `max_decimals` (0 to 17) decimals, rounded, no trailing zeros, never `-0`, never an exponent.
/// The value must be finite.
[[nodiscard]] std::string to_text(double value, int max_decimals);

}  // namespace handbill::base
