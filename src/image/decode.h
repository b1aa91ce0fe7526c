#pragma once

#include <string_view>

#include "image/image.h"

namespace handbill::image {

/// One picture to decode: what the two decoders share.
struct Asked {
  std::string_view bytes;
  std::string_view name;
  base::Span at;
  const RasterLimits& limits;
};

[[nodiscard]] base::Result<Raster> decode_png(const Asked& asked, base::Diagnostics& diagnostics);
[[nodiscard]] base::Result<Raster> decode_jpeg(const Asked& asked, base::Diagnostics& diagnostics);

/// Refuses a size beyond the limits; to be called with the header's numbers, before anything is allocated.
[[nodiscard]] base::Result<base::Done> check_size(const Asked& asked, std::uint64_t width, std::uint64_t height,
                                                  base::Diagnostics& diagnostics);
/// `image-broken`: a file that says it is a `kind` and is not sound; `reason` is the decoder's own words.
base::Failed refuse_broken(const Asked& asked, std::string_view kind, std::string_view reason,
                           base::Diagnostics& diagnostics);

}  // namespace handbill::image
