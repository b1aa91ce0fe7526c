#include "image/orientation.h"

#include <cstring>
#include <optional>

namespace handbill::image {

namespace {

/// Numbers of a TIFF block, in its own byte order, never read beyond its end.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), big_(bytes.starts_with("MM")) {}

  [[nodiscard]] bool is_tiff() const {
    return (bytes_.starts_with("II") || bytes_.starts_with("MM")) && number(2, 2) == std::uint32_t{42};
  }
  /// The unsigned number of `size` (2 or 4) bytes at `offset`.
  [[nodiscard]] std::optional<std::uint32_t> number(std::size_t offset, std::size_t size) const {
    if (offset > bytes_.size() || bytes_.size() - offset < size) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const auto byte = static_cast<unsigned char>(bytes_[big_ ? offset + i : offset + size - 1 - i]);
      value = value << 8 | byte;
    }
    return value;
  }

 private:
  std::string_view bytes_;
  bool big_;
};

/// Where the pixel that ends at (x, y) comes from.
struct Origin {
  std::size_t x;
  std::size_t y;
};

/// `width` and `height` are those of the stored picture.
Origin origin_of(int orientation, std::size_t x, std::size_t y, std::size_t width, std::size_t height) {
  switch (orientation) {
    case 2:
      return {width - 1 - x, y};
    case 3:
      return {width - 1 - x, height - 1 - y};
    case 4:
      return {x, height - 1 - y};
    case 5:
      return {y, x};
    case 6:
      return {y, height - 1 - x};
    case 7:
      return {width - 1 - y, height - 1 - x};
    case 8:
      return {width - 1 - y, x};
    default:
      return {x, y};
  }
}

}  // namespace

int exif_orientation(std::string_view tiff) {
  constexpr std::uint32_t orientation_tag = 0x0112;
  constexpr std::uint32_t short_type = 3;
  const Tiff reader(tiff);
  if (!reader.is_tiff()) return 1;
  const auto first = reader.number(4, 4);
  const auto count = first ? reader.number(*first, 2) : std::nullopt;
  if (!count) return 1;
  for (std::size_t i = 0; i < *count; ++i) {
    const std::size_t entry = *first + std::size_t{2} + 12 * i;
    const auto tag = reader.number(entry, 2);
    if (!tag) return 1;
    if (*tag != orientation_tag) continue;
    const auto value = reader.number(entry + 8, 2);
    const bool is_sound = reader.number(entry + 2, 2) == short_type && value && *value >= 1 && *value <= 8;
    return is_sound ? static_cast<int>(*value) : 1;
  }
  return 1;
}

Raster upright(Raster raster, int orientation) {
  if (orientation <= 1 || orientation > 8) return raster;
  const std::size_t channels = channel_count(raster.channels);
  const std::size_t width = orientation >= 5 ? raster.height : raster.width;
  const std::size_t height = orientation >= 5 ? raster.width : raster.height;
  std::vector<std::uint8_t> pixels(raster.pixels.size());
  std::uint8_t* out = pixels.data();
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x, out += channels) {
      const Origin from = origin_of(orientation, x, y, raster.width, raster.height);
      std::memcpy(out, raster.pixels.data() + (from.y * raster.width + from.x) * channels, channels);
    }
  }
  raster.pixels = std::move(pixels);
  raster.width = static_cast<std::uint32_t>(width);
  raster.height = static_cast<std::uint32_t>(height);
  return raster;
}

}  // namespace handbill::image
