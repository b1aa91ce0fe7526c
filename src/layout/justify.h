#pragma once

#include <cstddef>

#include "style/resolved.h"

namespace handbill::layout {

/// Where the room goes that things in a line leave: before the first one, and between each and the next beside the gap.
struct Spread {
  base::Length before;
  base::Length between;
};
/// CSS Box Alignment 3, 4.3. `stretch` is for the things themselves to use: what they then leave stays at the end.
[[nodiscard]] Spread spread(style::Justify justify, base::Length left, std::size_t count);

/// How far from the start of `room` a thing of `size` stands; baselines are the caller's to add.
[[nodiscard]] base::Length offset(style::Align align, base::Length room, base::Length size);

}  // namespace handbill::layout
