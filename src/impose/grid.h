#pragma once

#include <optional>
#include <vector>

#include "impose/impose.h"

namespace handbill::impose {

/// Cells in columns and rows in the middle of a sheet.
struct Grid {
  base::Size sheet;
  int columns = 1;
  int rows = 1;
  base::Length gutter;
  bool turned = false;  ///< pages lie on their side, heads to the right
  double scale = 1;
  base::Size cell;   ///< of a trim on the sheet
  base::Rect block;  ///< around all trims

  [[nodiscard]] base::Rect trim(int column, int row) const;
  /// What of the sheet a cell may use: half of the gutters, and all that is left outside.
  [[nodiscard]] base::Rect room(int column, int row) const;
  /// From a page to the sheet.
  [[nodiscard]] base::Transform to_sheet(int column, int row) const;
};

/// What a grid is chosen for.
struct GridWish {
  base::Size page;
  std::vector<base::Axes<int>> shapes;  ///< columns and rows
  std::vector<base::Length> gutters;    ///< the best first
  bool may_turn = true;
  bool may_shrink = false;
};

/// The paper as it may lie, portrait first.
[[nodiscard]] std::vector<base::Size> stands_of(const Paper& paper);
/// The grid that fits: pages as large as can be and upright before turned, then the best gutter, then most room
/// around. Nothing where none fits.
[[nodiscard]] std::optional<Grid> choose_grid(const Paper& paper, const GridWish& wish);

}  // namespace handbill::impose
