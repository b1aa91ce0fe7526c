#include "base/number.h"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

namespace handbill::base {

namespace {

std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
  return count;
}

/// `-`? (`0` | [1-9][0-9]*)? (`.` [0-9]+)?, with at least one digit.
bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t whole = count_digits(text);
  if (whole > 1 && text.front() == '0') return false;
  text.remove_prefix(whole);
  if (text.empty()) return whole > 0;
  if (text.front() != '.') return false;
  text.remove_prefix(1);
  return !text.empty() && count_digits(text) == text.size();
}

}  // namespace

std::optional<double> parse_decimal(std::string_view text) {
  if (!is_decimal(text)) return std::nullopt;
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (error != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
  return value == 0 ? 0 : value;
}

std::string to_text(double value, int max_decimals) {
  assert(std::isfinite(value) && max_decimals >= 0 && max_decimals <= 17);
  std::array<char, 336> buffer{};  // the largest double has 309 digits; sign, point and 17 decimals more
  const auto written =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, max_decimals);
  assert(written.ec == std::errc());
  std::string_view text(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
  if (text.find('.') != std::string_view::npos) {
    text.remove_suffix(text.size() - 1 - text.find_last_not_of('0'));
    if (text.back() == '.') text.remove_suffix(1);
  }
  return std::string(text == "-0" ? "0" : text);
}

}  // namespace handbill::base
