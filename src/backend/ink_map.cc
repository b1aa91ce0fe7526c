#include "backend/ink_map.h"

#include <algorithm>
#include <cmath>

namespace handbill::backend {

namespace {

/// Calls `visit(x, y, sum)` for every place of the window, row after row.
template <typename Visit>
void each_window(const InkMap& map, Window window, Visit visit) {
  if (window.columns > map.width || window.rows > map.height) return;
  // A window of 1200 dpi and a hundred plates stays below 2^32.
  std::vector<std::uint32_t> columns(map.width);
  for (std::size_t bottom = 0; bottom < map.height; ++bottom) {
    const std::uint16_t* const enters = map.ink.data() + bottom * map.width;
    for (std::size_t x = 0; x < map.width; ++x) columns[x] += enters[x];
    if (bottom + 1 < window.rows) continue;
    const std::size_t top = bottom + 1 - window.rows;
    std::uint32_t sum = 0;
    for (std::size_t x = 0; x < window.columns; ++x) sum += columns[x];
    visit(0, top, sum);
    for (std::size_t x = window.columns; x < map.width; ++x) {
      sum += columns[x] - columns[x - window.columns];
      visit(x + 1 - window.columns, top, sum);
    }
    const std::uint16_t* const leaves = map.ink.data() + top * map.width;
    for (std::size_t x = 0; x < map.width; ++x) columns[x] -= leaves[x];
  }
}

double full(Window window) { return 255 * static_cast<double>(window.columns * window.rows); }

}  // namespace

InkMap ink_map(const Separated& separated) {
  InkMap map{separated.width, separated.height, separated.area, {}};
  map.ink.resize(map.width * map.height);
  for (const Plate& plate : separated.plates) {
    if (plate.technical) continue;
    for (std::size_t i = 0; i < map.ink.size(); ++i)
      map.ink[i] = static_cast<std::uint16_t>(map.ink[i] + plate.rows[i]);
  }
  return map;
}

base::Result<InkMap> ink_map(PassDrawing& drawing, const View& view) {
  InkMap map;
  map.area = view.part;
  TRY(drawing.draw(view, [&](const PlatePass& pass, cairo_surface_t* picture) {
    map.width = static_cast<std::size_t>(cairo_image_surface_get_width(picture));
    map.height = static_cast<std::size_t>(cairo_image_surface_get_height(picture));
    map.ink.resize(map.width * map.height);
    // 255 in each channel that counts: one look at a pixel for all plates of a pass.
    std::uint32_t counted = 0;
    for (std::size_t i = 0; i < pass.size(); ++i)
      counted |= is_technical(pass[i], drawing.inks()) ? 0U : 0xff'00'00U >> (8 * i);
    for (std::size_t y = 0; y < map.height; ++y) {
      const std::uint32_t* const row = row_of(picture, y);
      std::uint16_t* const to = map.ink.data() + y * map.width;
      for (std::size_t x = 0; x < map.width; ++x) {
        const std::uint32_t inks = ~row[x] & counted;
        to[x] = static_cast<std::uint16_t>(to[x] + (inks >> 16) + (inks >> 8 & 255U) + (inks & 255U));
      }
    }
  }));
  return map;
}

double columns_of(const InkMap& map, base::Length length) {
  return length.to_pt() / map.area.width.to_pt() * static_cast<double>(map.width);
}
double rows_of(const InkMap& map, base::Length length) {
  return length.to_pt() / map.area.height.to_pt() * static_cast<double>(map.height);
}

base::Rect place_of(const InkMap& map, std::size_t x, std::size_t y, Window window) {
  const double wide = map.area.width.to_pt() / static_cast<double>(map.width);
  const double high = map.area.height.to_pt() / static_cast<double>(map.height);
  return {map.area.left + base::pt(static_cast<double>(x) * wide),
          map.area.top + base::pt(static_cast<double>(y) * high), base::pt(static_cast<double>(window.columns) * wide),
          base::pt(static_cast<double>(window.rows) * high)};
}

InkPeak most_in(const InkMap& map, Window window) {
  if (map.width == 0 || map.height == 0) return {};
  window.columns = std::clamp<std::size_t>(window.columns, 1, map.width);
  window.rows = std::clamp<std::size_t>(window.rows, 1, map.height);
  std::uint32_t most = 0;
  std::size_t left = 0;
  std::size_t top = 0;
  each_window(map, window, [&](std::size_t x, std::size_t y, std::uint32_t sum) {
    if (sum <= most) return;
    most = sum;
    left = x;
    top = y;
  });
  return {most / full(window), place_of(map, left, top, window)};
}

std::vector<base::Rect> all_above(const InkMap& map, Window window, double ink) {
  const auto least = static_cast<std::uint32_t>(std::lround(std::max(ink, 0.0) * full(window)));
  std::size_t left = map.width;
  std::size_t top = map.height;
  std::size_t right = 0;
  std::size_t bottom = 0;
  each_window(map, window, [&](std::size_t x, std::size_t y, std::uint32_t sum) {
    if (sum < least) return;
    left = std::min(left, x);
    top = std::min(top, y);
    right = std::max(right, x + window.columns);
    bottom = std::max(bottom, y + window.rows);
  });
  if (right == 0) return {};
  return {place_of(map, left, top, {right - left, bottom - top})};
}

double mean_of(const InkMap& map) {
  std::uint64_t sum = 0;
  for (const std::uint16_t ink : map.ink) sum += ink;
  return map.ink.empty() ? 0 : static_cast<double>(sum) / 255 / static_cast<double>(map.ink.size());
}

}  // namespace handbill::backend
