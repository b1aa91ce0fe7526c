#pragma once

#include <optional>
#include <string_view>

#include "display/display.h"
#include "layout/placed.h"

namespace handbill::app {

/// The rectangle of a box by its id, and its page; nothing where there is none.
struct BoxPlace {
  std::size_t page = 0;
  base::Rect rect;
};
[[nodiscard]] std::optional<BoxPlace> find_box(const layout::Placed& placed, std::string_view id);

/// Draws the pages of `piece` into `sheet` as small pictures that stand on the foot of the box `place`: the first one
/// as large as there is room, the others half as large behind it. `line` is the ink of the sheets' edges and folds.
void draw_thumbnails(const display::Pages& piece, const BoxPlace& place, const color::InkTint& line,
                     display::Pages& sheet);

}  // namespace handbill::app
