#include "backend/colours.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace handbill::backend {

std::uint8_t grey_of(color::Rgb8 colour) {
  // A grey stays the very same byte, whatever the rounding of the two curves.
  if (colour.r == colour.g && colour.g == colour.b) return colour.r;
  const double light = color::luminance(colour);
  // IEC 61966-2-1, the sRGB transfer function.
  const double encoded = light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(255 * std::clamp(encoded, 0.0, 1.0)));
}

std::array<std::uint16_t, 3> key_of(const color::InkTable& inks, const color::InkTint& paint) {
  assert(paint.ink.value < (1u << 14));
  const color::Rgb8 shown = color::preview(inks, paint);
  const auto thousandths = static_cast<std::uint32_t>(std::lround(1000 * std::clamp(paint.tint, 0.0, 1.0)));
  const std::uint32_t id = (static_cast<std::uint32_t>(paint.ink.value) << 10) | thousandths;
  const auto channel = [](std::uint8_t byte, std::uint32_t part) {
    return static_cast<std::uint16_t>((byte << 8) | static_cast<int>(part & 0xff));
  };
  return {channel(shown.r, id >> 16), channel(shown.g, id >> 8), channel(shown.b, id)};
}

DeviceColour device_colour(const color::InkTable& inks, const color::InkTint& paint, Colours colours) {
  switch (colours) {
    case Colours::preview: {
      const color::Rgb8 shown = color::preview(inks, paint);
      return {shown.r / 255.0, shown.g / 255.0, shown.b / 255.0};
    }
    case Colours::grey: {
      const double grey = grey_of(color::preview(inks, paint)) / 255.0;
      return {grey, grey, grey};
    }
    case Colours::cmy: {
      const color::Cmyk& ink = inks.at(paint.ink).cmyk;
      return {1 - ink.c * paint.tint, 1 - ink.m * paint.tint, 1 - ink.y * paint.tint};
    }
    case Colours::black: {
      const double grey = 1 - inks.at(paint.ink).cmyk.k * paint.tint;
      return {grey, grey, grey};
    }
    case Colours::keys: {
      const auto key = key_of(inks, paint);
      return {key[0] / 65535.0, key[1] / 65535.0, key[2] / 65535.0};
    }
  }
  return {};
}

}  // namespace handbill::backend
