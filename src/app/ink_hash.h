#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/hash.h"
#include "color/ink.h"
#include "display/display.h"

namespace handbill::app {

/// Where the items of a box are hashed: from its corner on, so that a box that moves as a whole stays the same.
struct Inked {
  base::Hash& hash;
  base::Point corner;
};

/// Adds every item to the hash of its box: glyphs, paths, pictures and the colours of their inks. Lengths count to a
/// thousandth of a millimetre.
void hash_items(const std::vector<display::Item>& items, const color::InkTable& inks,
                const std::function<Inked(std::string_view box_id)>& box_of);

}  // namespace handbill::app
