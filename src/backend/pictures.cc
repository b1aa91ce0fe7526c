#include "backend/pictures.h"

#include <sys/mman.h>

#include <array>
#include <functional>
#include <memory>
#include <vector>

#include "backend/colours.h"

namespace handbill::backend {

namespace {

using Channels = image::Raster::Channels;

/// Address space that nobody ever touches: it costs neither memory nor time, and ends as a fault where somebody would
/// read pixels that are not there.
struct Mapping {
  void* address = nullptr;
  std::size_t size = 0;
};

void unmap(void* data) {
  const std::unique_ptr<Mapping> mapping(static_cast<Mapping*>(data));
  munmap(mapping->address, mapping->size);
}

void release_raster(void* data) { delete static_cast<image::RasterRef*>(data); }

/// Whether the JPEG lies on its side.
bool lies(const image::Raster& raster) { return raster.jpeg_orientation >= 5; }

/// A surface of the JPEG's size over an untouched mapping. cairo 1.16 asks the surface only for its size when it
/// carries a JPEG.
Surface untouched(const image::Raster& raster) {
  static constexpr cairo_user_data_key_t key{};
  const std::uint32_t width = lies(raster) ? raster.height : raster.width;
  const std::uint32_t height = lies(raster) ? raster.width : raster.height;
  const int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, static_cast<int>(width));
  if (stride <= 0) return nullptr;
  auto mapping = std::make_unique<Mapping>();
  mapping->size = static_cast<std::size_t>(stride) * height;
  mapping->address = mmap(nullptr, mapping->size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapping->address == MAP_FAILED) return nullptr;
  Surface surface(cairo_image_surface_create_for_data(static_cast<unsigned char*>(mapping->address), CAIRO_FORMAT_RGB24,
                                                      static_cast<int>(width), static_cast<int>(height), stride));
  if (cairo_surface_set_user_data(surface.get(), &key, mapping.get(), unmap) != CAIRO_STATUS_SUCCESS) {
    surface.reset();
    unmap(mapping.release());
    return nullptr;
  }
  mapping.release();
  return surface;
}

/// Gives cairo the file's bytes; they live as long as the surface.
bool attach_jpeg(cairo_surface_t* surface, const image::RasterRef& raster) {
  auto owner = std::make_unique<image::RasterRef>(raster);
  const auto* bytes = static_cast<const unsigned char*>(static_cast<const void*>(raster->jpeg.data()));
  if (cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, bytes, raster->jpeg.size(), release_raster,
                                  owner.get()) != CAIRO_STATUS_SUCCESS) {
    return false;
  }
  owner.release();
  return true;
}

bool attach_id(cairo_surface_t* surface, const image::RasterRef& raster) {
  auto owner = std::make_unique<image::RasterRef>(raster);
  const auto* id = static_cast<const unsigned char*>(static_cast<const void*>(raster->sha256.data()));
  if (cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_UNIQUE_ID, id, raster->sha256.size(), release_raster,
                                  owner.get()) != CAIRO_STATUS_SUCCESS) {
    return false;
  }
  owner.release();
  return true;
}

struct Pixel {
  color::Rgb8 colour;
  std::uint8_t alpha = 255;
};

std::uint8_t scale(unsigned value, unsigned factor) { return static_cast<std::uint8_t>((value * factor + 127) / 255); }

Pixel pixel_at(const std::uint8_t* at, Channels channels) {
  switch (channels) {
    case Channels::grey:
      return {{at[0], at[0], at[0]}, 255};
    case Channels::rgb:
      return {{at[0], at[1], at[2]}, 255};
    case Channels::rgba:
      return {{at[0], at[1], at[2]}, at[3]};
    // Ink coverages without a profile: good enough for a screen; the press stage reads the file's own numbers.
    case Channels::cmyk: {
      const auto white = static_cast<unsigned>(255 - at[3]);
      return {{scale(255u - at[0], white), scale(255u - at[1], white), scale(255u - at[2], white)}, 255};
    }
  }
  return {};
}

/// A picture's pixels, one after the other.
using PixelAt = std::function<Pixel(std::size_t index)>;

/// cairo's own pixels: 32-bit words, alpha multiplied in.
Surface filled(const image::Raster& raster, const PixelAt& pixel_of) {
  const auto format = raster.channels == Channels::rgba ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24;
  Surface surface(cairo_image_surface_create(format, static_cast<int>(raster.width), static_cast<int>(raster.height)));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
  if (raster.pixels.size() != image::channel_count(raster.channels) * raster.width * raster.height) return nullptr;
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  unsigned char* rows = cairo_image_surface_get_data(surface.get());
  std::size_t index = 0;
  for (std::size_t y = 0; y < raster.height; ++y) {
    auto* to = static_cast<std::uint32_t*>(static_cast<void*>(rows + y * stride));
    for (std::size_t x = 0; x < raster.width; ++x, ++index) {
      const Pixel pixel = pixel_of(index);
      const unsigned alpha = pixel.alpha;
      to[x] = (alpha << 24) | (std::uint32_t{scale(pixel.colour.r, alpha)} << 16) |
              (std::uint32_t{scale(pixel.colour.g, alpha)} << 8) | scale(pixel.colour.b, alpha);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

Surface seen(const image::Raster& raster, bool is_grey) {
  const std::size_t step = image::channel_count(raster.channels);
  return filled(raster, [&](std::size_t index) {
    Pixel pixel = pixel_at(raster.pixels.data() + index * step, raster.channels);
    if (!is_grey) return pixel;
    const std::uint8_t grey = grey_of(pixel.colour);
    pixel.colour = {grey, grey, grey};
    return pixel;
  });
}

/// A picture has nothing on separations: it knocks them out.
Surface on_plates(const image::Raster& raster, const PlatePass& pass, const std::vector<std::uint8_t>& plates) {
  constexpr std::size_t nowhere = 4;
  std::array<std::size_t, 3> from{nowhere, nowhere, nowhere};
  for (std::size_t i = 0; i < pass.size() && i < from.size(); ++i) {
    if (pass[i].process != PlateName::Process::none) from.at(i) = static_cast<std::size_t>(pass[i].process);
  }
  return filled(raster, [&](std::size_t index) {
    const auto light = [&](std::size_t plate) {
      return plate == nowhere ? std::uint8_t{255} : static_cast<std::uint8_t>(255 - plates[index * 4 + plate]);
    };
    const std::uint8_t alpha = raster.channels == Channels::rgba ? raster.pixels[index * 4 + 3] : std::uint8_t{255};
    return Pixel{{light(from[0]), light(from[1]), light(from[2])}, alpha};
  });
}

}  // namespace

bool Pictures::passes(const image::Raster& raster) const {
  // A colour JPEG cannot pass through unchanged where everything has to be grey.
  // Nor can four inks where light is asked for: a reader without a profile would show them anyhow.
  const bool fits = raster.channels == Channels::grey ||
                    (raster.channels == Channels::cmyk ? colours_ == Colours::keys : colours_ != Colours::grey);
  return use_ == PictureUse::pdf && !raster.jpeg.empty() && fits;
}

base::Transform Pictures::upright(const image::Raster& raster) const {
  switch (passes(raster) ? raster.jpeg_orientation : 1) {
    case 2:
      return {-1, 0, 0, 1, 1, 0};
    case 3:
      return {-1, 0, 0, -1, 1, 1};
    case 4:
      return {1, 0, 0, -1, 0, 1};
    case 5:
      return {0, 1, 1, 0, 0, 0};
    case 6:
      return {0, 1, -1, 0, 1, 0};
    case 7:
      return {0, -1, -1, 0, 1, 1};
    case 8:
      return {0, -1, 1, 0, 0, 1};
    default:
      return {};
  }
}

Surface Pictures::make(const image::RasterRef& raster) {
  const bool as_it_is = passes(*raster);
  Surface surface;
  if (as_it_is) {
    surface = untouched(*raster);
  } else if (pass_ != nullptr) {
    const RasterPlates::Separated& separated = plates_->of(*raster);
    surface = on_plates(separated.raster, *pass_, separated.plates);
  } else {
    surface = seen(*raster, colours_ == Colours::grey);
  }
  if (!surface) return nullptr;
  if (as_it_is && !attach_jpeg(surface.get(), raster)) return nullptr;
  if (!raster->sha256.empty() && !attach_id(surface.get(), raster)) return nullptr;
  return surface;
}

cairo_surface_t* Pictures::surface(const image::RasterRef& raster) {
  if (const auto found = surfaces_.find(raster.get()); found != surfaces_.end()) return found->second.get();
  if (!raster->sha256.empty()) {
    if (const auto found = by_hash_.find(raster->sha256); found != by_hash_.end()) return found->second;
  }
  Surface made = make(raster);
  if (!made) return nullptr;
  cairo_surface_t* surface = made.get();
  surfaces_.emplace(raster.get(), std::move(made));
  if (!raster->sha256.empty()) by_hash_.emplace(raster->sha256, surface);
  return surface;
}

}  // namespace handbill::backend
