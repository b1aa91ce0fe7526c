#pragma once

#include <array>
#include <cstdint>

#include "backend/backend.h"
#include "color/ink.h"

namespace handbill::backend {

/// What cairo is told: sRGB, 0 to 1. Greys have three equal channels, so that the PDF can say `g` for them.
struct DeviceColour {
  double r = 0, g = 0, b = 0;
};

/// The colour that `paint` is drawn with.
[[nodiscard]] DeviceColour device_colour(const color::InkTable& inks, const color::InkTint& paint, Colours colours);
/// The grey, 0 to 255, that is as light as the colour: its relative luminance, encoded as sRGB.
[[nodiscard]] std::uint8_t grey_of(color::Rgb8 colour);
/// The key of a tinted ink: per channel, preview byte << 8 | one byte of (ink id << 10 | tint in thousandths).
[[nodiscard]] std::array<std::uint16_t, 3> key_of(const color::InkTable& inks, const color::InkTint& paint);

}  // namespace handbill::backend
