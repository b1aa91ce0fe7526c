#pragma once

#include <vector>

#include "style/resolved.h"

namespace handbill::layout {

/// Where a child of a grid stands; counted from 0, logical (column 0 is at the start of a line).
struct Area {
  const style::Node* node = nullptr;
  std::size_t slot = 0;  ///< which child in the flow it is, as written
  std::size_t column = 0, row = 0, columns = 1, rows = 1;
};

/// How many tracks a grid has, and how many of them stand before the first that it says itself.
struct TrackCount {
  std::size_t before = 0;
  std::size_t all = 0;
};

/// The cells of a grid's children in the flow.
struct Cells {
  std::vector<Area> areas;
  TrackCount columns;
  TrackCount rows;
};

/// What a grid says itself of its tracks.
struct SaidTracks {
  std::size_t columns = 1;
  std::size_t rows = 0;
  bool may_add_columns = true;  ///< a subgrid has those of its parent, and no others
  bool may_add_rows = true;
};

/// Gives every child in the flow its cells (CSS Grid Layout 2, 8.5): first those whose place is said, then those that
/// say their row (their column, where the flow is one of columns), then the others in their order into free cells.
[[nodiscard]] Cells assign_cells(const style::Node& node, const style::Grid& grid, const SaidTracks& said);

}  // namespace handbill::layout
