#pragma once

#include <vector>

#include "impose/grid.h"

namespace handbill::impose {

/// Where a side is cut and folded.
struct Guides {
  base::Rect block;                  ///< around all trims
  base::Sides<base::Length> beyond;  ///< how much is drawn outside of it
  /// Runs across the whole side: solid ticks where it is cut, dashed ones where it is folded or another sheet is laid
  /// on. Where trims touch, or ticks have no room, a cut has a dotted line between the trims.
  struct Cut {
    base::Length at;
    bool between = false;  ///< there are trims on both sides
    bool touching = false;
    Line::Look look = Line::Look::solid;
  };
  std::vector<Cut> upright;  ///< by x
  std::vector<Cut> level;    ///< by y
};

/// Where a grid's cells are cut; without folds.
[[nodiscard]] Guides guides_of(const Grid& grid, const std::vector<Cell>& cells);
/// Draws ticks outside the block where there is room, lines where there is none.
void add_guides(Side& side, const Guides& guides, const Settings& settings);
/// Puts a label below (above) the block where there is room; false where there is none.
bool add_label_below(Side& side, const Guides& guides, const Settings& settings, Label label);
bool add_label_above(Side& side, const Guides& guides, const Settings& settings, Label label);

/// `Sheet 2 of 3` in the campaign's words.
[[nodiscard]] Label sheet_label(std::size_t sheet, std::size_t sheets);
/// `Cut here`
[[nodiscard]] Label cut_label();

}  // namespace handbill::impose
