#pragma once

#include <cstdint>
#include <vector>

#include "backend/pass_drawing.h"

namespace handbill::backend {

/// All inks together, pixel by pixel: 255 is one full ink. Technical plates do not count.
struct InkMap {
  std::size_t width = 0;
  std::size_t height = 0;
  base::Rect area;
  std::vector<std::uint16_t> ink;
};
[[nodiscard]] InkMap ink_map(const Separated& separated);
[[nodiscard]] base::Result<InkMap> ink_map(PassDrawing& drawing, const View& view);

/// A rectangle of whole pixels.
struct Window {
  std::size_t columns = 1;
  std::size_t rows = 1;
};
/// How many pixels of the map are as long as that, a share of one counted.
[[nodiscard]] double columns_of(const InkMap& map, base::Length length);
[[nodiscard]] double rows_of(const InkMap& map, base::Length length);
/// The place of the window whose left upper pixel that is.
[[nodiscard]] base::Rect place_of(const InkMap& map, std::size_t x, std::size_t y, Window window);

/// The place of the window with the most ink, the topmost and then leftmost of several.
[[nodiscard]] InkPeak most_in(const InkMap& map, Window window);
/// What holds every window whose mean is at least that; empty where there is none.
[[nodiscard]] std::vector<base::Rect> all_above(const InkMap& map, Window window, double ink);
/// The mean of the whole map.
[[nodiscard]] double mean_of(const InkMap& map);

}  // namespace handbill::backend
