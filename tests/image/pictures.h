#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace handbill::image {

/// Pictures made for the tests, so that none lies about as a file.
struct PngPlan {
  std::uint32_t width = 2;
  std::uint32_t height = 2;
  int colour_type = 2;  ///< as in IHDR: 0 grey, 2 RGB, 3 palette, 4 grey + alpha, 6 RGBA
  int bit_depth = 8;
  bool interlaced = false;
  std::vector<std::uint8_t> rows;          ///< packed as PNG wants them
  std::vector<std::uint8_t> palette = {};  ///< r, g, b ...
  std::vector<std::uint8_t> alphas = {};   ///< tRNS of a palette
  int transparent_grey = -1;               ///< tRNS of a grey picture
  std::string icc = {};
  bool gamma = false;
};
[[nodiscard]] std::string make_png(const PngPlan& plan);

struct JpegPlan {
  std::uint32_t width = 16;
  std::uint32_t height = 16;
  int components = 3;  ///< 1 grey, 3 RGB (stored as YCbCr), 4 CMYK
  std::vector<std::uint8_t> pixels;
  bool progressive = false;
  bool ycck = false;
  bool adobe = true;  ///< of a CMYK picture: with its marker
  std::string icc = {};
};
[[nodiscard]] std::string make_jpeg(const JpegPlan& plan);
/// The JPEG with an EXIF segment that states the orientation and nothing else.
[[nodiscard]] std::string with_orientation(const std::string& jpeg, int orientation, bool big_endian = false);
/// The JPEG with the size in its frame header replaced.
[[nodiscard]] std::string with_size(std::string jpeg, unsigned width, unsigned height);

/// `id: message (hint)` of the one diagnostic, or all of them, each on its line.
[[nodiscard]] std::string told(const base::Diagnostics& diagnostics);

}  // namespace handbill::image
