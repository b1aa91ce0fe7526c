#include "impose/press.h"

#include <algorithm>
#include <tuple>

#include "base/number.h"
#include "impose/schemes.h"

namespace handbill::impose {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Length;
using base::Rect;
using base::Result;

std::string mm_text(Length length) { return base::to_text(length.to_mm(), 2) + " mm"; }

/// As a sheet lies: with its long edge in the gripper where nothing else is asked for.
base::Size sheet_of(const Paper& paper) {
  return paper.stand == Paper::Stand::by_fit ? stands_of(paper).back() : stands_of(paper).front();
}

/// What the grippers leave.
Rect area_of(const base::Size& sheet, const Press& press) {
  const Length above = press.work == Work::tumble ? press.gripper : Length();
  return {{}, above, sheet.width, sheet.height - above - press.gripper};
}

std::optional<Grid> fitted(const base::Size& sheet, const Rect& area, const PressWish& wish, base::Axes<int> shape,
                           bool turned) {
  const base::Size cell = turned ? base::Size{wish.piece.height, wish.piece.width} : wish.piece;
  const Length width = cell.width * shape.x + wish.gutter * (shape.x - 1);
  const Length height = cell.height * shape.y + wish.gutter * (shape.y - 1);
  if (!base::fits(width + wish.bleed * 2, area.width) || !base::fits(height + wish.bleed * 2, area.height))
    return std::nullopt;
  const Rect block{(area.width - width) / 2, area.top + (area.height - height) / 2, width, height};
  return Grid{sheet, shape.x, shape.y, wish.gutter, turned, 1, cell, block};
}

std::optional<Grid> best_grid(const base::Size& sheet, const Press& press, const PressWish& wish) {
  const Rect area = area_of(sheet, press);
  const auto least_room = [&](const Grid& grid) {
    return base::min(area.width - grid.block.width, area.height - grid.block.height);
  };
  std::optional<Grid> best;
  for (const bool turned : {false, true}) {
    for (const auto& shape : wish.shapes) {
      auto grid = fitted(sheet, area, wish, shape, turned);
      const bool better =
          grid && (!best || (best->turned == turned && !base::fits(least_room(*grid), least_room(*best))));
      if (better) best = std::move(grid);
    }
    if (best) break;
  }
  return best;
}

/// Those that have as many places for backs as for fronts.
std::vector<base::Axes<int>> workable(const std::vector<base::Axes<int>>& shapes, Work work) {
  std::vector<base::Axes<int>> kept;
  for (const auto& shape : shapes) {
    if (work == Work::turn && shape.x % 2 != 0) continue;
    if (work == Work::tumble && shape.y % 2 != 0) continue;
    kept.push_back(shape);
  }
  return kept;
}

Failed refuse_work(Work work, Diagnostics& diagnostics) {
  const bool turned = work == Work::turn;
  diagnostics
      .error("bad-work", {},
             std::string("expected an even number of ") +
                 (turned ? "columns for work-and-turn" : "rows for work-and-tumble") + ", found an odd one",
             base::Fault::usage)
      .hint(std::string("half of the plate holds backs, ") + (turned ? "beside" : "below") + " their fronts: --nup " +
            (turned ? "2x1" : "1x2"));
  return Failed{};
}

Failed refuse_size(const Settings& settings, const PressWish& wish, Diagnostics& diagnostics) {
  const Press& press = *settings.press;
  std::string text = "expected room on " + settings.paper.name + " for " + wish.what;
  if (wish.bleed > Length()) text += " with " + mm_text(wish.bleed) + " of bleed";
  if (wish.gutter > Length()) text += ", gutters of " + mm_text(wish.gutter);
  text += press.work == Work::tumble ? " and two grippers of " : " and a gripper of ";
  auto& diagnostic = diagnostics.error("does-not-fit", {}, text + mm_text(press.gripper));
  if (settings.paper.stand == Paper::Stand::by_fit && best_grid(stands_of(settings.paper).front(), press, wish)) {
    diagnostic.hint("with the short edge in the gripper it would: --sheet \"" + settings.paper.name + " portrait\"");
  }
  diagnostic.hint("take a larger paper with --sheet, a smaller --gripper, or fewer pages with --nup");
  return Failed{};
}

}  // namespace

std::string_view name_of(Work work) {
  switch (work) {
    case Work::one_side:
      return "one side";
    case Work::sheetwise:
      return "sheetwise";
    case Work::turn:
      return "work-and-turn";
    case Work::tumble:
      return "work-and-tumble";
  }
  return {};
}

Result<Grid> choose_press_grid(const Settings& settings, const PressWish& wish, Diagnostics& diagnostics) {
  const Press& press = *settings.press;
  const base::Size sheet = sheet_of(settings.paper);
  if (press.gripper < Length() || !base::fits(press.gripper, sheet.height / 4)) {
    diagnostics.error("bad-gripper", {},
                      "expected a gripper from 0 mm to a quarter of the sheet's height, found " +
                          mm_text(press.gripper) + " of " + mm_text(sheet.height),
                      base::Fault::usage);
    return Failed{};
  }
  PressWish asked = wish;
  asked.shapes = workable(wish.shapes, press.work);
  if (asked.shapes.empty()) return refuse_work(press.work, diagnostics);
  if (auto grid = best_grid(sheet, press, asked)) return *grid;
  return refuse_size(settings, asked, diagnostics);
}

std::vector<base::Axes<int>> front_places(const Grid& grid, const Settings& settings) {
  const Work work = settings.press->work;
  const int columns = work == Work::turn ? grid.columns / 2 : grid.columns;
  const int rows = work == Work::tumble ? grid.rows / 2 : grid.rows;
  std::vector<base::Axes<int>> places;
  for (int row = 0; row < rows; ++row) {
    for (int i = 0; i < columns; ++i) places.push_back({settings.right_to_left ? columns - 1 - i : i, row});
  }
  return places;
}

Backs press_backs(const Grid& grid, const Settings& settings) {
  Settings office = settings;
  const bool stands = grid.sheet.width <= grid.sheet.height;
  const bool sideways = settings.press->work != Work::tumble;
  office.flip = settings.press->work == Work::one_side ? Flip::none
                : stands == sideways                   ? Flip::long_edge
                                                       : Flip::short_edge;
  office.back_offset = {};
  return Backs(grid.sheet, office);
}

void add_plates(Plan& plan, const Grid& grid, const std::vector<Slot>& slots, const std::vector<Leaf>& leaves,
                const std::vector<Page>& pages, const Settings& settings) {
  const Backs backs = press_backs(grid, settings);
  const Work work = settings.press->work;
  add_sheet(plan, grid.sheet, slots, leaves, pages, backs);
  if (work != Work::turn && work != Work::tumble) return;
  const Side back = std::move(plan.sides.back());
  plan.sides.pop_back();
  Side& plate = plan.sides.back();
  plate.cells.insert(plate.cells.end(), back.cells.begin(), back.cells.end());
}

Guides press_guides(const Grid& grid, Length bleed) {
  Guides guides = guides_of(grid, {});
  guides.beyond = {bleed, bleed, bleed, bleed};
  return guides;
}

void check_gutter(const Grid& grid, Length bleed, Diagnostics& diagnostics) {
  if (grid.columns * grid.rows == 1 || base::fits(bleed * 2, grid.gutter)) return;
  diagnostics
      .warning("bleed-cut", {},
               "expected a gutter of at least " + mm_text(bleed * 2) + ", twice the bleed, found " +
                   mm_text(grid.gutter) + ": " + mm_text(bleed - grid.gutter / 2) +
                   " of the bleed is cut off where two pages meet")
      .hint("without --gutter it is twice the bleed");
}

}  // namespace handbill::impose
