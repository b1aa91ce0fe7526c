#include "impose/grid.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace handbill::impose {
namespace {

using base::Length;

Length breadth(Length cell, int count, Length gutter) { return cell * count + gutter * (count - 1); }

/// The scale at which `count` cells go into `room`; below 0 where the gutters alone do not.
double scale_into(Length room, Length cell, int count, Length gutter) {
  return (room - gutter * (count - 1)) / (cell * count);
}

/// How a candidate compares: the least is the best. Rounded, so that noise decides nothing.
auto rank(const Grid& grid, std::size_t gutter_rank) {
  const Length across = (grid.sheet.width - grid.block.width) / 2;
  const Length down = (grid.sheet.height - grid.block.height) / 2;
  const auto rounded = [](double value) { return std::lround(value * 1000); };
  return std::tuple(-rounded(grid.scale * 1000), grid.turned, gutter_rank, -rounded(base::min(across, down).to_pt()));
}

std::optional<Grid> fitted(const base::Size& sheet, const GridWish& wish, base::Axes<int> shape, Length gutter,
                           bool turned) {
  const base::Size page = turned ? base::Size{wish.page.height, wish.page.width} : wish.page;
  double scale = 1;
  if (wish.may_shrink) {
    scale = std::min({1.0, scale_into(sheet.width, page.width, shape.x, gutter),
                      scale_into(sheet.height, page.height, shape.y, gutter)});
    if (scale < 0.1) return std::nullopt;
  }
  Grid grid{sheet, shape.x, shape.y, gutter, turned, scale, {page.width * scale, page.height * scale}, {}};
  const Length width = breadth(grid.cell.width, shape.x, gutter);
  const Length height = breadth(grid.cell.height, shape.y, gutter);
  if (!base::fits(width, sheet.width) || !base::fits(height, sheet.height)) return std::nullopt;
  grid.block = {(sheet.width - width) / 2, (sheet.height - height) / 2, width, height};
  return grid;
}

}  // namespace

base::Rect Grid::trim(int column, int row) const {
  return {block.left + (cell.width + gutter) * column, block.top + (cell.height + gutter) * row, cell.width,
          cell.height};
}

base::Rect Grid::room(int column, int row) const {
  const base::Rect at = trim(column, row);
  const Length left = column == 0 ? Length() : at.left - gutter / 2;
  const Length top = row == 0 ? Length() : at.top - gutter / 2;
  const Length right = column == columns - 1 ? sheet.width : at.right() + gutter / 2;
  const Length bottom = row == rows - 1 ? sheet.height : at.bottom() + gutter / 2;
  return {left, top, right - left, bottom - top};
}

base::Transform Grid::to_sheet(int column, int row) const {
  const base::Rect at = trim(column, row);
  if (turned) return {0, scale, -scale, 0, at.right().to_pt(), at.top.to_pt()};
  return {scale, 0, 0, scale, at.left.to_pt(), at.top.to_pt()};
}

std::vector<base::Size> stands_of(const Paper& paper) {
  const Length narrow = base::min(paper.size.width, paper.size.height);
  const Length wide = base::max(paper.size.width, paper.size.height);
  switch (paper.stand) {
    case Paper::Stand::portrait:
      return {{narrow, wide}};
    case Paper::Stand::landscape:
      return {{wide, narrow}};
    case Paper::Stand::by_fit:
      return {{narrow, wide}, {wide, narrow}};
  }
  return {};
}

std::optional<Grid> choose_grid(const Paper& paper, const GridWish& wish) {
  std::optional<Grid> best;
  std::size_t best_gutter = 0;
  for (const base::Size& sheet : stands_of(paper)) {
    for (const bool turned : {false, true}) {
      if (turned && !wish.may_turn) continue;
      for (const auto& shape : wish.shapes) {
        for (std::size_t i = 0; i < wish.gutters.size(); ++i) {
          auto grid = fitted(sheet, wish, shape, wish.gutters[i], turned);
          if (!grid || (best && rank(*best, best_gutter) <= rank(*grid, i))) continue;
          best = std::move(grid);
          best_gutter = i;
        }
      }
    }
  }
  return best;
}

}  // namespace handbill::impose
