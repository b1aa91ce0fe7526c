#include <array>
#include <cstdint>

#include "layout/text_frame.h"

namespace handbill::layout {

namespace {

/// The zeros of the digits in use in our languages, as UTF-8: Latin, Arabic, Persian and Urdu, Devanagari, Thai,
/// Burmese, Khmer.
constexpr std::array<std::string_view, 7> zeros = {"0", "\u0660", "\u06F0", "\u0966", "\u0E50", "\u1040", "\u17E0"};

/// The digit at the front of `text` among the ten after `zero`. The last byte counts: no ten digits cross a block
/// of 64.
std::optional<std::uint32_t> digit_at(std::string_view text, std::string_view zero) {
  if (text.size() < zero.size() || text.substr(0, zero.size() - 1) != zero.substr(0, zero.size() - 1))
    return std::nullopt;
  const auto last = static_cast<std::uint8_t>(text[zero.size() - 1]);
  const auto first = static_cast<std::uint8_t>(zero.back());
  if (last < first || last > first + 9) return std::nullopt;
  return static_cast<std::uint32_t>(last - first);
}

std::string written(std::size_t number, std::string_view zero) {
  std::string text;
  for (const char digit : std::to_string(number)) {
    std::string sign(zero);
    sign.back() = static_cast<char>(static_cast<std::uint8_t>(zero.back()) + (digit - '0'));
    text += sign;
  }
  return text;
}

}  // namespace

std::string counted_marker(std::string_view marker, std::size_t index) {
  for (const std::string_view zero : zeros) {
    std::size_t number = 0;
    std::string_view rest = marker;
    while (const auto digit = digit_at(rest, zero)) {
      number = number * 10 + *digit;
      rest.remove_prefix(zero.size());
      if (number > 9999) break;
    }
    if (rest.size() != marker.size()) return written(number + index, zero) + std::string(rest);
  }
  return std::string(marker);
}

}  // namespace handbill::layout
