#include <algorithm>

#include "impose/cells.h"
#include "impose/guides.h"
#include "impose/press.h"
#include "impose/schemes.h"

namespace handbill::impose {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;

Failed refuse(const base::Size& page, const NUp& scheme, const Settings& settings, Diagnostics& diagnostics) {
  const int cells = cells_of(scheme);
  auto& diagnostic =
      diagnostics.error("does-not-fit", {},
                        "expected room on " + settings.paper.name + " for " + std::to_string(cells) +
                            (cells == 1 ? " page of " : " pages of ") + text_of(page) +
                            (scheme.gutter && *scheme.gutter > base::Length() ? " with their gutters" : ""));
  if (scheme.gutter && choose_grid(settings.paper, {page, shapes_of(scheme), {base::Length()}, true, false})) {
    diagnostic.hint("without gutters they would: --gutter 0mm");
    return Failed{};
  }
  for (int fewer = cells - 1; fewer >= 1; --fewer) {
    NUp other = scheme;
    other.columns = other.rows = 0;
    other.cells = fewer;
    const GridWish wish{page, shapes_of(other), {scheme.gutter.value_or(base::Length())}, true, false};
    if (!choose_grid(settings.paper, wish)) continue;
    diagnostic.hint(std::to_string(fewer) + " would go onto it: --nup " + std::to_string(fewer));
    break;
  }
  diagnostic.hint("take a larger paper with --sheet, or let the pages become smaller with --shrink");
  return Failed{};
}

std::vector<base::Length> gutters_of(const std::vector<Page>& pages, const NUp& scheme) {
  if (scheme.gutter) return {*scheme.gutter};
  const base::Length bleed = widest_bleed(pages);
  if (bleed <= base::Length()) return {base::Length()};
  return {bleed * 2, base::Length()};
}

/// In reading order.
std::vector<Slot> slots_of(const Grid& grid, bool right_to_left) {
  std::vector<Slot> slots;
  for (int row = 0; row < grid.rows; ++row) {
    for (int i = 0; i < grid.columns; ++i) {
      const int column = right_to_left ? grid.columns - 1 - i : i;
      slots.push_back({grid.trim(column, row), grid.room(column, row), grid.to_sheet(column, row)});
    }
  }
  return slots;
}

}  // namespace

std::vector<base::Axes<int>> shapes_of(const NUp& scheme) {
  if (scheme.columns > 0 && scheme.rows > 0) return {{scheme.columns, scheme.rows}};
  std::vector<base::Axes<int>> shapes;
  for (int columns = 1; columns <= scheme.cells; ++columns) {
    if (scheme.cells % columns == 0) shapes.push_back({columns, scheme.cells / columns});
  }
  return shapes;
}

int cells_of(const NUp& scheme) {
  // Columns and rows are each small enough that their product is no overflow.
  return scheme.columns > 0 && scheme.rows > 0 ? scheme.columns * scheme.rows : scheme.cells;
}

Result<base::Done> check_cells(const NUp& scheme, Diagnostics& diagnostics) {
  const bool sane = scheme.columns <= most_cells && scheme.rows <= most_cells && cells_of(scheme) >= 1 &&
                    cells_of(scheme) <= most_cells;
  if (sane) return base::Done{};
  diagnostics.error("too-many-cells", {}, "expected 1 to " + std::to_string(most_cells) + " pages on a side of a sheet",
                    base::Fault::usage);
  return Failed{};
}

std::vector<Leaf> leaves_of(std::size_t pages, bool two_sided) {
  std::vector<Leaf> leaves;
  for (std::size_t i = 0; i < pages; i += two_sided ? 2 : 1) {
    Leaf leaf{i, std::nullopt};
    if (two_sided && i + 1 < pages) leaf.back = i + 1;
    leaves.push_back(leaf);
  }
  return leaves;
}

std::vector<std::vector<Leaf>> sheets_of(const std::vector<Leaf>& leaves, std::size_t cells, NUp::Order order) {
  std::vector<std::vector<Leaf>> sheets;
  if (order == NUp::Order::repeat) {
    for (const Leaf& leaf : leaves) sheets.emplace_back(cells, leaf);
    return sheets;
  }
  const std::size_t count = (leaves.size() + cells - 1) / cells;
  sheets.resize(count);
  for (std::size_t sheet = 0; sheet < count; ++sheet) {
    for (std::size_t cell = 0; cell < cells; ++cell) {
      const std::size_t leaf = order == NUp::Order::sequence ? sheet * cells + cell : cell * count + sheet;
      sheets[sheet].push_back(leaf < leaves.size() ? leaves[leaf] : Leaf{});
    }
  }
  return sheets;
}

Result<Plan> plan_cells(const std::vector<Page>& pages, const NUp& scheme, const Settings& settings,
                        Diagnostics& diagnostics) {
  TRY(check_cells(scheme, diagnostics));
  const base::Size page = TRY(common_size(pages, diagnostics));
  const auto grid =
      choose_grid(settings.paper, {page, shapes_of(scheme), gutters_of(pages, scheme), true, scheme.shrink});
  if (!grid) return refuse(page, scheme, settings, diagnostics);
  const Backs backs(grid->sheet, settings);
  const auto leaves = leaves_of(pages.size(), backs.any());
  const auto sheets = sheets_of(leaves, static_cast<std::size_t>(cells_of(scheme)), scheme.order);
  TRY(check_sides(sheets.size() * (backs.any() ? 2 : 1), diagnostics));

  Plan plan;
  plan.flip = backs.flip();
  plan.scale = grid->scale;
  plan.columns = grid->columns;
  plan.rows = grid->rows;
  const auto slots = slots_of(*grid, settings.right_to_left);
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    Side& front = add_sheet(plan, grid->sheet, slots, sheets[i], pages, backs);
    const Guides guides = guides_of(*grid, front.cells);
    add_guides(front, guides, settings);
    if (sheets.size() > 1) add_label_below(front, guides, settings, sheet_label(i + 1, sheets.size()));
    add_label_above(front, guides, settings, cut_label());
  }
  return plan;
}

Result<Plan> plan_press_cells(const std::vector<Page>& pages, const NUp& scheme, const Settings& settings,
                              Diagnostics& diagnostics) {
  TRY(check_cells(scheme, diagnostics));
  const base::Size page = TRY(common_size(pages, diagnostics));
  if (pages.size() == 1 && settings.press->work != Work::one_side) {
    diagnostics.error("bad-work", {}, "expected a page for each side, found one page", base::Fault::usage)
        .hint("--work one-side");
    return Failed{};
  }
  const int cells = cells_of(scheme);
  const base::Length bleed = widest_bleed(pages);
  const std::string what = std::to_string(cells) + (cells == 1 ? " page of " : " pages of ") + text_of(page);
  const PressWish wish{what, page, shapes_of(scheme), scheme.gutter.value_or(bleed * 2), bleed};
  const Grid grid = TRY(choose_press_grid(settings, wish, diagnostics));
  check_gutter(grid, bleed, diagnostics);
  std::vector<Slot> slots;
  for (const auto& [column, row] : front_places(grid, settings))
    slots.push_back({grid.trim(column, row), grid.room(column, row), grid.to_sheet(column, row)});
  const auto sheets =
      sheets_of(leaves_of(pages.size(), settings.press->work != Work::one_side), slots.size(), scheme.order);
  TRY(check_sides(sheets.size() * (settings.press->work == Work::sheetwise ? 2 : 1), diagnostics));
  Plan plan;
  plan.press = settings.press;
  plan.columns = grid.columns;
  plan.rows = grid.rows;
  for (const auto& leaves : sheets) add_plates(plan, grid, slots, leaves, pages, settings);
  add_press_marks(plan, grid, press_guides(grid, bleed), settings, diagnostics);
  return plan;
}

}  // namespace handbill::impose
