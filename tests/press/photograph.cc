#include "press/photograph.h"

#include <cstdio>  // jpeglib.h needs FILE

#include <jpeglib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace handbill::test {

namespace {

/// A number of -1 to 1 for a point of a lattice.
double lattice(std::uint32_t x, std::uint32_t y, std::uint32_t seed) {
  std::uint32_t value = x * 0x9e37'79b1U ^ y * 0x85eb'ca77U ^ seed * 0xc2b2'ae3dU;
  value = (value ^ value >> 15) * 0x2c1b'3c6dU;
  value = (value ^ value >> 12) * 0x297a'2d39U;
  return static_cast<double>(value ^ value >> 15) / 2147483648.0 - 1;
}

/// One octave of noise, `cell` pixels wide, added to a row.
void add_octave(std::vector<double>& row, std::uint32_t y, std::uint32_t cell, std::uint32_t seed, double strength) {
  const double down = static_cast<double>(y % cell) / cell;
  for (std::uint32_t first = 0; first < row.size(); first += cell) {
    const std::uint32_t column = first / cell;
    const auto edge = [&](std::uint32_t at) {
      return (1 - down) * lattice(at, y / cell, seed) + down * lattice(at, y / cell + 1, seed);
    };
    const double from = edge(column);
    const double to = edge(column + 1);
    for (std::uint32_t x = first; x < std::min<std::size_t>(first + cell, row.size()); ++x)
      row[x] += strength * (from + (to - from) * (x - first) / cell);
  }
}

using Colour = std::array<double, 3>;

/// The scene without noise: sky above, ground below, and five heads of different skins.
Colour scene(double x, double y) {
  constexpr std::array<Colour, 5> skins{
      {{236, 188, 160}, {198, 134, 96}, {141, 85, 54}, {92, 58, 44}, {255, 219, 195}}};
  for (std::size_t i = 0; i < skins.size(); ++i) {
    const double across = (x - (0.14 + 0.18 * static_cast<double>(i))) / 0.07;
    const double along = (y - 0.6) / 0.08;
    const double distance = across * across + along * along;
    if (distance > 1) continue;
    const double light = 1 - 0.45 * distance * (0.6 + 0.4 * across);
    return {skins[i][0] * light, skins[i][1] * light, skins[i][2] * light};
  }
  if (y < 0.5) return {60 + 150 * y * 2, 120 + 100 * y * 2, 205 + 35 * y * 2};
  return {70 - 50 * (y - 0.5), 95 - 90 * (y - 0.5), 40 - 30 * (y - 0.5)};
}

}  // namespace

std::vector<std::uint8_t> photograph(std::uint32_t width, std::uint32_t height) {
  std::vector<std::uint8_t> pixels(std::size_t{width} * height * 3);
  std::array<std::vector<double>, 3> noise;
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t channel = 0; channel < 3; ++channel) {
      noise[channel].assign(width, 0);
      // Half the strength for half the size; colour varies less than light does.
      for (std::uint32_t cell = 512; cell >= 1; cell /= 2) {
        const double strength = 60.0 * std::sqrt(cell / 512.0);
        add_octave(noise[channel], y, cell, 1, strength);
        add_octave(noise[channel], y, cell, 7 + channel, 0.25 * strength);
      }
    }
    const double down = static_cast<double>(y) / height;
    // The sky is smoother than what stands on the ground.
    const double rough = down < 0.5 ? 0.25 : 0.8;
    for (std::uint32_t x = 0; x < width; ++x) {
      const Colour colour = scene(static_cast<double>(x) / width, down);
      for (std::uint32_t channel = 0; channel < 3; ++channel) {
        const double value = colour.at(channel) + rough * noise.at(channel)[x];
        pixels[(std::size_t{y} * width + x) * 3 + channel] = static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
      }
    }
  }
  return pixels;
}

namespace {

std::string compressed(const std::vector<std::uint8_t>& pixels, std::uint32_t width, int components, int quality,
                       const std::string& profile) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &bytes, &size);
  const std::size_t row_size = std::size_t{width} * static_cast<std::size_t>(components);
  jpeg.image_width = width;
  jpeg.image_height = static_cast<JDIMENSION>(pixels.size() / row_size);
  jpeg.input_components = components;
  jpeg.in_color_space = components == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, quality, TRUE);
  jpeg_start_compress(&jpeg, TRUE);
  if (!profile.empty()) {
    jpeg_write_icc_profile(&jpeg, reinterpret_cast<const JOCTET*>(profile.data()),
                           static_cast<unsigned>(profile.size()));
  }
  while (jpeg.next_scanline < jpeg.image_height) {
    auto* row = const_cast<JSAMPLE*>(pixels.data() + jpeg.next_scanline * row_size);
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  std::string file(reinterpret_cast<const char*>(bytes), size);
  jpeg_destroy_compress(&jpeg);
  std::free(bytes);
  return file;
}

}  // namespace

std::string jpeg_of(const std::vector<std::uint8_t>& pixels, std::uint32_t width, int quality,
                    const std::string& profile) {
  return compressed(pixels, width, 3, quality, profile);
}

std::string adobe_jpeg_of(const std::vector<std::uint8_t>& plates, std::uint32_t width) {
  std::vector<std::uint8_t> turned;
  for (const std::uint8_t value : plates) turned.push_back(static_cast<std::uint8_t>(255 - value));
  return compressed(turned, width, 4, 95, {});
}

image::RasterRef jpeg_picture(std::uint32_t width, std::uint32_t height, int quality, const std::string& profile) {
  auto raster = std::make_shared<image::Raster>();
  raster->width = width;
  raster->height = height;
  raster->channels = image::Raster::Channels::rgb;
  raster->jpeg = jpeg_of(photograph(width, height), width, quality, profile);
  raster->icc = profile;
  raster->sha256 = "photograph-" + std::to_string(width) + "x" + std::to_string(height);
  return raster;
}

std::vector<std::uint8_t> pixels_of(const std::string& bytes) {
  jpeg_decompress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&jpeg);
  jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_read_header(&jpeg, TRUE);
  if (jpeg.num_components == 4) jpeg.out_color_space = JCS_CMYK;
  jpeg_start_decompress(&jpeg);
  const std::size_t row_size = std::size_t{jpeg.output_width} * static_cast<std::size_t>(jpeg.output_components);
  std::vector<std::uint8_t> pixels(row_size * jpeg.output_height);
  while (jpeg.output_scanline < jpeg.output_height) {
    auto* row = pixels.data() + jpeg.output_scanline * row_size;
    jpeg_read_scanlines(&jpeg, &row, 1);
  }
  const bool is_inverted = jpeg.num_components == 4 && jpeg.saw_Adobe_marker == TRUE;
  jpeg_finish_decompress(&jpeg);
  jpeg_destroy_decompress(&jpeg);
  if (is_inverted) {
    for (std::uint8_t& value : pixels) value = static_cast<std::uint8_t>(255 - value);
  }
  return pixels;
}

}  // namespace handbill::test
