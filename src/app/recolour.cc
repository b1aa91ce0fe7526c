#include "app/recolour.h"

#include <algorithm>
#include <cmath>

namespace handbill::app {
namespace {

bool is_same(const color::Ink& a, const color::Ink& b) {
  return a.cmyk == b.cmyk && a.preview == b.preview && a.spot == b.spot && a.overprint == b.overprint && a.use == b.use;
}

/// The ink of the table that looks like this one, added where there is none.
color::InkId found_or_added(color::InkTable& inks, const color::Ink& ink) {
  const auto& all = inks.inks();
  const auto found = std::ranges::find_if(all, [&](const color::Ink& each) { return is_same(each, ink); });
  if (found != all.end()) return {static_cast<std::uint16_t>(found - all.begin())};
  return inks.add(ink);
}

color::Rgb8 colour_of(const std::uint8_t* pixel, image::Raster::Channels channels) {
  switch (channels) {
    case image::Raster::Channels::grey:
      return {pixel[0], pixel[0], pixel[0]};
    case image::Raster::Channels::rgb:
    case image::Raster::Channels::rgba:
      return {pixel[0], pixel[1], pixel[2]};
    case image::Raster::Channels::cmyk: {
      const auto light = [&](std::uint8_t ink) {
        return static_cast<std::uint8_t>((255 - ink) * (255 - pixel[3]) / 255);
      };
      return {light(pixel[0]), light(pixel[1]), light(pixel[2])};
    }
  }
  return {};
}

}  // namespace

color::Rgb8 grey(color::Rgb8 colour) {
  if (colour.r == colour.g && colour.g == colour.b) return colour;
  const double light = color::luminance(colour);
  // IEC 61966-2-1, the sRGB transfer function.
  const double encoded = light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
  const auto byte = static_cast<std::uint8_t>(std::lround(255 * std::clamp(encoded, 0.0, 1.0)));
  return {byte, byte, byte};
}

std::vector<display::Item> Recolour::items(const std::vector<display::Item>& items) {
  std::vector<display::Item> result;
  result.reserve(items.size());
  for (const display::Item& each : items)
    result.push_back(std::visit([&](const auto& one) -> display::Item { return item(one); }, each));
  return result;
}

color::InkTint Recolour::ink(const color::InkTint& paint) {
  if (!map_) return {found_or_added(inks_, from_.at(paint.ink)), paint.tint};
  color::Ink shown;
  shown.preview = map_(color::preview(from_, paint));
  shown.name = color::hex(shown.preview);
  // An ink without C, M and Y would be drawn by its K instead of its preview.
  shown.cmyk = {1, 0, 0, 0};
  return {found_or_added(inks_, shown), 1};
}

display::Paint Recolour::paint(const display::Paint& paint) {
  display::Paint result = paint;
  const auto stops = [&](auto& gradient) {
    for (display::Stop& stop : gradient.stops) stop.paint = ink(stop.paint);
  };
  if (auto* const flat = std::get_if<color::InkTint>(&result)) *flat = ink(*flat);
  if (auto* const linear = std::get_if<display::LinearGradient>(&result)) stops(*linear);
  if (auto* const radial = std::get_if<display::RadialGradient>(&result)) stops(*radial);
  return result;
}

image::RasterRef Recolour::raster(const image::RasterRef& raster) {
  if (!map_ || !raster) return raster;
  const std::size_t step = image::channel_count(raster->channels);
  const bool has_alpha = raster->channels == image::Raster::Channels::rgba;
  auto result = std::make_shared<image::Raster>();
  result->width = raster->width;
  result->height = raster->height;
  result->channels = has_alpha ? image::Raster::Channels::rgba : image::Raster::Channels::rgb;
  result->pixels.reserve(raster->pixels.size() / step * (has_alpha ? 4 : 3));
  for (std::size_t at = 0; at + step <= raster->pixels.size(); at += step) {
    const color::Rgb8 colour = map_(colour_of(&raster->pixels[at], raster->channels));
    result->pixels.insert(result->pixels.end(), {colour.r, colour.g, colour.b});
    if (has_alpha) result->pixels.push_back(raster->pixels[at + 3]);
  }
  const color::Rgb8 black = map_({0, 0, 0});
  result->sha256 = raster->sha256 + color::hex(black);
  return result;
}

display::Item Recolour::item(const display::GlyphRun& run) {
  display::GlyphRun result = run;
  result.paint = ink(run.paint);
  return result;
}

display::Item Recolour::item(const display::Path& path) {
  display::Path result = path;
  for (display::Paint& fill : result.fill) fill = paint(fill);
  for (display::Stroke& stroke : result.stroke) stroke.paint = paint(stroke.paint);
  return result;
}

display::Item Recolour::item(const display::Image& image) {
  display::Image result = image;
  result.raster = raster(image.raster);
  return result;
}

display::Item Recolour::item(const display::Vector& vector) {
  display::Vector result = vector;
  for (color::InkTint& each : result.inks) each = ink(each);
  return result;
}

display::Item Recolour::item(const display::Group& group) {
  display::Group result = group;
  result.items = items(group.items);
  result.content_hash = 0;
  return result;
}

}  // namespace handbill::app
