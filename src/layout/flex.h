#pragma once

#include <optional>
#include <vector>

#include "style/resolved.h"

namespace handbill::layout {

/// A child of a stack along the stack's axis.
struct FlexItem {
  const style::Node* node = nullptr;
  base::Length base;                    ///< what it wants
  base::Length floor;                   ///< what it needs: never shrunk below
  std::optional<base::Length> ceiling;  ///< what it never grows beyond
  double grow = 0;                      ///< share of the room that is left over
  base::Length size;                    ///< what it gets
};

/// Shares `room` (gaps already taken off) between `items`, as CSS flexible boxes do: room left over goes to those that
/// grow, up to their ceiling; where room is missing each gives up the same part of what it wants beyond its floor. Sets
/// `size` of each.
void share_room(std::vector<FlexItem>& items, base::Length room);

}  // namespace handbill::layout
