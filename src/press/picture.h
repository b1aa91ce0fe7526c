#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace handbill::press {

/// How a separated photograph is written.
struct JpegSettings {
  int quality = 94;         ///< 1 to 100
  bool luminance = true;    ///< YCCK: C, M and Y as light and two colours; else the four plates as they are
  bool half_width = false;  ///< the two colours at half the width (4:2:2)
};

/// What a JPEG says of itself before it is decoded.
struct JpegHeader {
  std::uint32_t width = 0;   ///< px
  std::uint32_t height = 0;  ///< px
  int components = 0;
  bool is_inverted = false;  ///< four components with Adobe's marker: 255 is bare paper
  std::string icc;           ///< the embedded profile, or empty
};
/// Nothing where the bytes are no JPEG.
[[nodiscard]] base::Result<JpegHeader> read_jpeg_header(std::string_view bytes);

/// Rows of RGB to rows of CMYK, 255 is full ink: `pixels` of them.
using ToPlates = std::function<void(const std::uint8_t* rgb, std::uint8_t* cmyk, std::size_t pixels)>;

/// A JPEG of three components as one of four plates, a few rows at a time, with Adobe's marker and so 255 for bare
/// paper. Fails where the bytes are broken.
[[nodiscard]] base::Result<std::string> separate_jpeg(std::string_view bytes, const ToPlates& to_plates,
                                                      const JpegSettings& settings);

}  // namespace handbill::press
