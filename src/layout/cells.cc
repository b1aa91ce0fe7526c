#include "layout/cells.h"

#include <algorithm>

#include "layout/sizes.h"

namespace handbill::layout {

namespace {

std::size_t whole(int value, int least) { return static_cast<std::size_t>(std::max(value, least)); }

class Occupied {
 public:
  explicit Occupied(std::size_t columns) : columns_(columns) {}

  [[nodiscard]] bool is_free(const Area& area) const {
    for (std::size_t row = area.row; row < std::min(area.row + area.rows, rows_.size()); ++row) {
      for (std::size_t column = area.column; column < area.column + area.columns; ++column) {
        if (rows_[row][column]) return false;
      }
    }
    return true;
  }
  void take(const Area& area) {
    while (rows_.size() < area.row + area.rows) rows_.emplace_back(columns_, false);
    for (std::size_t row = area.row; row < area.row + area.rows; ++row) {
      for (std::size_t column = area.column; column < area.column + area.columns; ++column) rows_[row][column] = true;
    }
  }

 private:
  std::size_t columns_;
  std::vector<std::vector<bool>> rows_;
};

/// Finds free cells from the cursor on; a said column or row is kept.
void find_free(Area& area, const style::Cell& cell, std::size_t columns, const Occupied& occupied,
               std::size_t& cursor_row, std::size_t& cursor_column) {
  if (cell.row > 0) {
    area.row = whole(cell.row, 1) - 1;
    for (area.column = 0; area.column + area.columns < columns && !occupied.is_free(area);) ++area.column;
    return;
  }
  area.row = cursor_row;
  area.column = cell.column > 0 ? whole(cell.column, 1) - 1 : cursor_column;
  if (cell.column > 0 && area.column < cursor_column) ++area.row;
  while (area.column + area.columns > columns || !occupied.is_free(area)) {
    if (cell.column > 0 || area.column + area.columns >= columns) {
      ++area.row;
      if (cell.column == 0) area.column = 0;
    } else {
      ++area.column;
    }
  }
  cursor_row = area.row;
  cursor_column = area.column;
}

}  // namespace

std::vector<Area> assign_cells(const style::Node& node, std::size_t columns) {
  columns = std::max<std::size_t>(columns, 1);
  std::vector<Area> areas;
  for (const style::Node& child : node.children) {
    if (!is_in_flow(child)) continue;
    Area area{&child, 0, 0, whole(child.cell.span, 1), whole(child.cell.row_span, 1)};
    const std::size_t first = child.cell.column > 0 ? whole(child.cell.column, 1) - 1 : 0;
    columns = std::max(columns, first + area.columns);
    areas.push_back(area);
  }
  Occupied occupied(columns);
  for (Area& area : areas) {
    const style::Cell& cell = area.node->cell;
    if (cell.column <= 0 || cell.row <= 0) continue;
    area.column = whole(cell.column, 1) - 1;
    area.row = whole(cell.row, 1) - 1;
    occupied.take(area);
  }
  std::size_t cursor_row = 0;
  std::size_t cursor_column = 0;
  for (Area& area : areas) {
    const style::Cell& cell = area.node->cell;
    if (cell.column > 0 && cell.row > 0) continue;
    find_free(area, cell, columns, occupied, cursor_row, cursor_column);
    occupied.take(area);
  }
  return areas;
}

}  // namespace handbill::layout
