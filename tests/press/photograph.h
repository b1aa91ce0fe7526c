#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "image/image.h"

namespace handbill::test {

/// RGB pixels of something like a photograph: a sky that fades, faces' tones, and everywhere noise whose strength
/// falls with its fineness (1/f), as in nature. The same for the same size.
[[nodiscard]] std::vector<std::uint8_t> photograph(std::uint32_t width, std::uint32_t height);
/// As a camera writes it: YCbCr, chroma halved both ways; with an ICC profile where one is given.
[[nodiscard]] std::string jpeg_of(const std::vector<std::uint8_t>& pixels, std::uint32_t width, int quality,
                                  const std::string& profile = {});
/// The same as the decoder gives it to the backend.
[[nodiscard]] image::RasterRef jpeg_picture(std::uint32_t width, std::uint32_t height, int quality = 92,
                                            const std::string& profile = {});
/// Four inks as Adobe's programs write them: with their marker, and 255 for bare paper. 255 is full ink in `plates`.
[[nodiscard]] std::string adobe_jpeg_of(const std::vector<std::uint8_t>& plates, std::uint32_t width);
/// The pixels of a JPEG as they are stored, 3 or 4 a pixel; of CMYK 255 is full ink.
[[nodiscard]] std::vector<std::uint8_t> pixels_of(const std::string& jpeg);

}  // namespace handbill::test
