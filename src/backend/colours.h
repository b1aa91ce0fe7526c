#pragma once

#include <cstdint>

#include "backend/backend.h"
#include "color/ink.h"

namespace handbill::backend {

/// What cairo is told: sRGB, 0 to 1. Greys have three equal channels, so that the PDF can say `g` for them.
struct DeviceColour {
  double r = 0, g = 0, b = 0;
};

/// The colour that `paint` is drawn with.
[[nodiscard]] DeviceColour device_colour(const color::InkTable& inks, const color::InkTint& paint, Colours colours,
                                         color::Drawn drawn = color::Drawn::area);
/// The grey, 0 to 255, that is as light as the colour: its relative luminance, encoded as sRGB.
[[nodiscard]] std::uint8_t grey_of(color::Rgb8 colour);

}  // namespace handbill::backend
