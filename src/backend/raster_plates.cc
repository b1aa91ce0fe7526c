#include "backend/raster_plates.h"

#include <algorithm>
#include <cmath>

namespace handbill::backend {

namespace {

using Channels = image::Raster::Channels;
using Bytes = std::vector<std::uint8_t>;

std::uint8_t rest(std::uint8_t value) { return static_cast<std::uint8_t>(255 - value); }

/// RGB alone, row after row.
Bytes without_alpha(const image::Raster& raster) {
  if (raster.channels == Channels::rgb) return raster.pixels;
  Bytes rgb;
  rgb.reserve(raster.pixels.size() / 4 * 3);
  for (std::size_t i = 0; i + 3 < raster.pixels.size(); i += 4)
    rgb.insert(rgb.end(), raster.pixels.begin() + static_cast<std::ptrdiff_t>(i),
               raster.pixels.begin() + static_cast<std::ptrdiff_t>(i + 3));
  return rgb;
}

bool is_neutral(const Bytes& rgb) {
  for (std::size_t i = 0; i + 2 < rgb.size(); i += 3) {
    if (rgb[i] != rgb[i + 1] || rgb[i] != rgb[i + 2]) return false;
  }
  return true;
}

/// As much black as the three have in common.
void add_by_thumb(const Bytes& rgb, Bytes& plates) {
  for (std::size_t i = 0; i + 2 < rgb.size(); i += 3) {
    const std::uint8_t most = std::max({rgb[i], rgb[i + 1], rgb[i + 2]});
    for (std::size_t channel = 0; channel < 3; ++channel)
      plates.push_back(static_cast<std::uint8_t>(most - rgb[i + channel]));
    plates.push_back(rest(most));
  }
}

void add_black(const Bytes& pixels, std::size_t step, Bytes& plates) {
  for (std::size_t i = 0; i + step <= pixels.size(); i += step) {
    plates.insert(plates.end(), 3, 0);
    plates.push_back(rest(pixels[i]));
  }
}

/// Means of whole squares of pixels; what is left over on the right and below goes to the last ones.
image::Raster shrunk(const image::Raster& raster, std::size_t most_pixels) {
  const std::size_t pixels = std::size_t{raster.width} * raster.height;
  if (pixels <= most_pixels) return raster;
  const auto side =
      static_cast<std::uint32_t>(std::ceil(std::sqrt(static_cast<double>(pixels) / static_cast<double>(most_pixels))));
  const std::size_t channels = image::channel_count(raster.channels);
  image::Raster small;
  small.width = std::max(raster.width / side, 1u);
  small.height = std::max(raster.height / side, 1u);
  small.channels = raster.channels;
  small.icc = raster.icc;
  // Only whether there is one counts: what cairo hands on keeps its profile.
  small.jpeg = raster.jpeg.empty() ? std::string() : std::string("jpeg");
  small.pixels.resize(std::size_t{small.width} * small.height * channels);
  std::vector<std::uint32_t> sums(std::size_t{small.width} * channels);
  for (std::uint32_t y = 0; y < small.height; ++y) {
    std::ranges::fill(sums, 0);
    for (std::uint32_t row = y * side; row < (y + 1) * side && row < raster.height; ++row) {
      const std::uint8_t* from = raster.pixels.data() + std::size_t{row} * raster.width * channels;
      for (std::uint32_t x = 0; x < small.width; ++x) {
        for (std::uint32_t i = 0; i < side; ++i) {
          for (std::size_t channel = 0; channel < channels; ++channel) sums[x * channels + channel] += *from++;
        }
      }
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
      small.pixels[y * sums.size() + i] = static_cast<std::uint8_t>((sums[i] + side * side / 2) / (side * side));
  }
  return small;
}

}  // namespace

bool RasterPlates::separate(const image::Raster& raster, Bytes& plates) {
  if (output_ == nullptr) return false;
  using Pixels = color::Separation::Pixels;
  const Bytes rgb = without_alpha(raster);
  plates.resize(rgb.size() / 3 * 4);
  // cairo hands only JPEGs on with their profile.
  if (!raster.icc.empty() && !raster.jpeg.empty()) {
    if (const auto own = color::Separation::make(raster.icc, Pixels::rgb, output_->icc())) {
      own->convert(rgb, plates);
      return true;
    }
  }
  if (!plain_) plain_ = color::Separation::make({}, Pixels::rgb, output_->icc());
  if (!plain_) return false;
  plain_->convert(rgb, plates);
  return true;
}

Bytes RasterPlates::make(const image::Raster& raster) {
  if (raster.channels == Channels::cmyk) return raster.pixels;
  Bytes plates;
  plates.reserve(std::size_t{raster.width} * raster.height * 4);
  if (raster.channels == Channels::grey) {
    add_black(raster.pixels, 1, plates);
    return plates;
  }
  const Bytes rgb = without_alpha(raster);
  // cairo writes pixels without a colour as grey, and so does the press.
  if (raster.jpeg.empty() && is_neutral(rgb)) {
    add_black(rgb, 3, plates);
  } else if (!separate(raster, plates)) {
    plates.clear();
    add_by_thumb(rgb, plates);
  }
  return plates;
}

const RasterPlates::Separated& RasterPlates::of(const image::Raster& raster) {
  const auto found = known_.find(&raster);
  if (found != known_.end()) return found->second;
  Separated separated{shrunk(raster, most_pixels_), {}};
  separated.plates = make(separated.raster);
  return known_.emplace(&raster, std::move(separated)).first->second;
}

}  // namespace handbill::backend
