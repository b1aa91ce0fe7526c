#pragma once

#include <vector>

#include "style/resolved.h"

namespace handbill::layout {

/// Where a child of a grid stands; counted from 0, logical (column 0 is at the start of a line).
struct Area {
  const style::Node* node = nullptr;
  std::size_t column = 0, row = 0, columns = 1, rows = 1;
};

/// Gives every child in the flow its cells: first those whose column and row are said, then the others row by row into
/// free cells, in source order (CSS Grid Layout 1, 8.5, sparse packing). `columns` are the grid's own; a child further
/// right makes more.
[[nodiscard]] std::vector<Area> assign_cells(const style::Node& node, std::size_t columns);

}  // namespace handbill::layout
