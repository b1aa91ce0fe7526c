#pragma once

#include <cstdint>
#include <vector>

#include "display/display.h"

namespace handbill::display {

/// Of all that decides how `items` are drawn, exactly: lists of equal hash draw equally, whichever document they are
/// of. Inks count by their number: the tables must be the same.
[[nodiscard]] std::uint64_t hash_of(const std::vector<Item>& items);

}  // namespace handbill::display
