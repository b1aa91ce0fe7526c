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
  /// `output`: none is a rule of thumb in place of ICC. A picture of more than `most_pixels` is shrunk before it is
  /// separated: where means over areas are asked, all of its pixels would be in vain.
  RasterPlates(const color::PackedProfile* output, std::size_t most_pixels)
      : output_(output), most_pixels_(most_pixels) {}

  struct Separated {
    image::Raster raster;              ///< as it was separated: its size and its alpha
    std::vector<std::uint8_t> plates;  ///< four bytes a pixel, 255 is full ink
  };
  [[nodiscard]] const Separated& of(const image::Raster& raster);

 private:
  [[nodiscard]] std::vector<std::uint8_t> make(const image::Raster& raster);
  [[nodiscard]] bool separate(const image::Raster& raster, std::vector<std::uint8_t>& plates);

  const color::PackedProfile* output_;
  std::size_t most_pixels_;
  std::optional<color::Separation> plain_;  ///< of sRGB
  std::map<const image::Raster*, Separated> known_;
};

}  // namespace handbill::backend
