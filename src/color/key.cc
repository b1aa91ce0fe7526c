#include "color/key.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace handbill::color {

namespace {

constexpr std::uint32_t overprint_bit = 1u << 23;
constexpr unsigned tint_bits = 10;
constexpr std::uint32_t tint_mask = (1u << tint_bits) - 1;

}  // namespace

Key key_of(const InkTable& inks, const InkTint& paint, bool overprint) {
  assert(paint.ink.value < most_inks);
  const Rgb8 shown = preview(inks, paint);
  const auto thousandths = static_cast<std::uint32_t>(std::lround(1000 * std::clamp(paint.tint, 0.0, 1.0)));
  const std::uint32_t number =
      (overprint ? overprint_bit : 0) | (std::uint32_t{paint.ink.value} << tint_bits) | thousandths;
  const auto channel = [](std::uint8_t byte, std::uint32_t part) {
    return static_cast<std::uint16_t>((byte << 8) | static_cast<int>(part & 0xff));
  };
  return {channel(shown.r, number >> 16), channel(shown.g, number >> 8), channel(shown.b, number)};
}

std::optional<Keyed> read_key(const InkTable& inks, const Key& key) {
  const std::uint32_t number = (key[0] & 0xffu) << 16 | (key[1] & 0xffu) << 8 | (key[2] & 0xffu);
  const std::uint32_t ink = (number & ~overprint_bit) >> tint_bits;
  const std::uint32_t thousandths = number & tint_mask;
  if (ink >= inks.inks().size() || thousandths > 1000) return std::nullopt;
  const Keyed found{{InkId{static_cast<std::uint16_t>(ink)}, thousandths / 1000.0}, (number & overprint_bit) != 0};
  if (key_of(inks, found.paint, found.overprint) != key) return std::nullopt;
  return found;
}

}  // namespace handbill::color
