#pragma once

#include <string>
#include <vector>

#include "impose/grid.h"
#include "impose/guides.h"
#include "impose/sheet.h"

namespace handbill::impose {

/// What goes onto a press sheet.
struct PressWish {
  std::string what;                     ///< `4 pages of 148 x 210 mm`, for messages
  base::Size piece;                     ///< without bleed
  std::vector<base::Axes<int>> shapes;  ///< columns and rows
  base::Length gutter;
  base::Length bleed;
};

/// The pieces with their bleed in the middle of what the grippers leave, upright where that fits. The long edge is
/// gripped where the paper does not say how it lies. Errors: `does-not-fit`, `bad-gripper`, and `bad-work` where one
/// plate cannot hold as many fronts as backs.
[[nodiscard]] base::Result<Grid> choose_press_grid(const Settings& settings, const PressWish& wish,
                                                   base::Diagnostics& diagnostics);
/// Columns and rows of the grid that fronts lie in, in reading order.
[[nodiscard]] std::vector<base::Axes<int>> front_places(const Grid& grid, const Settings& settings);
/// How backs come onto the sheets; their mirror is the same for two plates and for one.
[[nodiscard]] Backs press_backs(const Grid& grid, const Settings& settings);
/// Warning `bleed-cut` where pages lie nearer to each other than their bleeds.
void check_gutter(const Grid& grid, base::Length bleed, base::Diagnostics& diagnostics);
/// Adds the sheet's plates, one or two, without marks.
void add_plates(Plan& plan, const Grid& grid, const std::vector<Slot>& slots, const std::vector<Leaf>& leaves,
                const std::vector<Page>& pages, const Settings& settings);
/// Where the grid's pieces are cut, with that bleed around them.
[[nodiscard]] Guides press_guides(const Grid& grid, base::Length bleed);
/// Draws the marks of all plates. `guides` are the same on each. Warning: `no-room`, which says what is left out.
void add_press_marks(Plan& plan, const Grid& grid, const Guides& guides, const Settings& settings,
                     base::Diagnostics& diagnostics);

}  // namespace handbill::impose
