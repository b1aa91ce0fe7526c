#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "color/icc.h"
#include "color/packed_profile.h"
#include "image/image.h"

namespace handbill::backend {

/// The pictures of a document on the four plates, each separated once for all passes, as the press stage does it:
/// greys on the black plate alone, four inks as they are, the rest by ICC.
class RasterPlates {
 public:
  /// `output`: none is a rule of thumb in place of ICC.
  explicit RasterPlates(const color::PackedProfile* output) : output_(output) {}
  /// Four bytes a pixel, 255 is full ink; the picture's alpha is not in them.
  [[nodiscard]] const std::vector<std::uint8_t>& of(const image::Raster& raster);

 private:
  [[nodiscard]] std::vector<std::uint8_t> make(const image::Raster& raster);
  [[nodiscard]] bool separate(const image::Raster& raster, std::vector<std::uint8_t>& plates);

  const color::PackedProfile* output_;
  std::optional<color::Separation> plain_;  ///< of sRGB
  std::map<const image::Raster*, std::vector<std::uint8_t>> known_;
};

}  // namespace handbill::backend
