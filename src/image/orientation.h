#pragma once

#include <string_view>

#include "image/image.h"

namespace handbill::image {

/// The orientation (1 to 8, JEITA CP-3451 4.6.4 A) that a TIFF block of EXIF data states; 1 where it states none or is
/// damaged.
[[nodiscard]] int exif_orientation(std::string_view tiff);
/// Turns and mirrors the pixels so that orientation 1 shows what `orientation` showed.
[[nodiscard]] Raster upright(Raster raster, int orientation);

}  // namespace handbill::image
