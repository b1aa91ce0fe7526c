#include "backend/colours.h"

#include <algorithm>
#include <cmath>

#include "color/key.h"

namespace handbill::backend {

std::uint8_t grey_of(color::Rgb8 colour) {
  // A grey stays the very same byte, whatever the rounding of the two curves.
  if (colour.r == colour.g && colour.g == colour.b) return colour.r;
  const double light = color::luminance(colour);
  // IEC 61966-2-1, the sRGB transfer function.
  const double encoded = light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(255 * std::clamp(encoded, 0.0, 1.0)));
}

DeviceColour device_colour(const color::InkTable& inks, const color::InkTint& paint, Colours colours,
                           color::Drawn drawn) {
  switch (colours) {
    case Colours::preview: {
      const color::Rgb8 shown = color::preview(inks, paint);
      return {shown.r / 255.0, shown.g / 255.0, shown.b / 255.0};
    }
    case Colours::grey: {
      const double grey = grey_of(color::preview(inks, paint)) / 255.0;
      return {grey, grey, grey};
    }
    case Colours::plates:
      break;  // see plates.h
    case Colours::keys: {
      const color::Key key = color::key_of(inks, paint, color::overprints(inks, paint, drawn));
      return {key[0] / 65535.0, key[1] / 65535.0, key[2] / 65535.0};
    }
  }
  return {};
}

}  // namespace handbill::backend
