#pragma once

#include <optional>
#include <span>

#include "style/resolved.h"

namespace handbill::layout {

/// A child of a stack along the stack's axis; lengths are those of its border box.
struct FlexItem {
  const style::Node* node = nullptr;
  std::size_t slot = 0;                 ///< which child in the flow it is, as written
  base::Length base;                    ///< what it begins with
  base::Length around;                  ///< padding and border, which never shrink
  base::Length floor;                   ///< what it needs: never shrunk below
  std::optional<base::Length> ceiling;  ///< what it never grows beyond
  double grow = 0;                      ///< share of the room that is left over
  double shrink = 1;                    ///< share of the room that is missing, times what it begins with
  base::Length size;                    ///< what it gets

  [[nodiscard]] base::Length limited(base::Length length) const {
    return base::max(ceiling ? base::min(length, *ceiling) : length, floor);
  }
};

/// Shares `room` (gaps already taken off) between `items` as CSS Flexible Box Layout 1, 9.7 says, into `size` of each:
/// those that grow take what is left over, those that shrink give what is missing, none beyond its floor and ceiling.
void share_room(std::span<FlexItem> items, base::Length room);

}  // namespace handbill::layout
