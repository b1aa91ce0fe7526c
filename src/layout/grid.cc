#include <algorithm>

#include "layout/engine.h"
#include "layout/grid_work.h"
#include "layout/justify.h"
#include "layout/sizes.h"

namespace handbill::layout {

using base::Available;
using base::Length;
using style::Align;
using style::Axis;
using style::Grid;
using style::Node;

namespace {

/// A subgrid's parent has prepared it; any other grid takes nothing.
GridWork prepare(Engine& engine, const Node& node, const Grid& grid) {
  Taken taken;
  if (const auto found = engine.given_tracks.find(&node); found != engine.given_tracks.end())
    taken = found->second.taken;
  return prepare_grid(engine, node, grid, taken);
}

Length total(const TrackLines& lines) { return lines.length(0, lines.begins.size()); }

/// The least and the greatest width of a box of an aspect ratio hold its height, too, where it does not say itself that
/// it is stretched (CSS Sizing 4, 5.2).
void hold_width(const Node& child, Length reference, Request& ask) {
  const Length width = *ask.known.y * child.aspect_ratio;
  const Length held = limited(child, Axis::row, width, reference);
  if (base::near(held, width)) return;
  ask.known = {held, std::nullopt};
}

/// A child within its cells: as large as they are where it is stretched (its height alone gives way to an aspect
/// ratio), else as large as it says or is by itself.
Slot in_cells(const GridWork& work, const Node& child, const base::Rect& cells) {
  const Align justify = child.justify_self.value_or(work.grid.justify_items);
  const Align align = child.align_self.value_or(work.grid.align_items);
  Request ask = in_columns(work, child, cells.width, cells.height);
  const bool follows = child.aspect_ratio > 0 && (ask.known.x || resolve(child.width, cells.width));
  const bool stretched = subgrid(child, Axis::column) != nullptr || (!follows && stretches(child, align, Axis::column));
  if (stretched) ask.known.y = limited(child, Axis::column, cells.height, cells.height);
  if (stretched && child.aspect_ratio > 0 && !child.align_self) hold_width(child, cells.width, ask);
  const base::Size size = measure(work.engine, child, ask).size;
  const bool definite = stretched || child.aspect_ratio > 0 || resolve(child.height, cells.height);
  return {{cells.left + offset(justify, cells.width, size.width), cells.top + offset(align, cells.height, size.height),
           size.width, size.height},
          definite ? Height::definite : Height::from_content};
}

std::vector<Slot> slots_of(const GridWork& work, const GridLines& lines) {
  const auto& [columns, rows] = lines;
  std::vector<Slot> slots(work.cells.areas.size());
  for (const Area& area : work.cells.areas) {
    give_tracks(work, area, columns, &rows);
    slots[area.slot] = in_cells(work, *area.node,
                                {columns.begin(area.column), rows.begin(area.row),
                                 columns.length(area.column, area.columns), rows.length(area.row, area.rows)});
  }
  return slots;
}

std::optional<Length> first_baseline(const GridWork& work, const std::vector<Slot>& slots) {
  for (const Area& area : work.cells.areas) {
    const base::Rect& slot = slots[area.slot].rect;
    Request ask;
    ask.known = {slot.width, slot.height};
    ask.ask = Ask::baseline;
    if (const auto baseline = measure(work.engine, *area.node, ask).baseline) return slot.top + *baseline;
  }
  return std::nullopt;
}

/// How much room the things in the cells need; tracks that hold nothing need none.
base::Size needed_by(const std::vector<Slot>& slots, const base::Rect& inner) {
  base::Size needed;
  for (const auto& [rect, height] : slots) {
    // What is too large at its end sticks out before the start.
    needed.width = base::max(needed.width, base::max(rect.right(), inner.width - rect.left));
    needed.height = base::max(needed.height, base::max(rect.bottom(), inner.height - rect.top));
  }
  return needed;
}

}  // namespace

Measured measure_grid(Engine& engine, const Node& node, const Grid& grid, const Request& request) {
  if (request.known.x && request.known.y && request.ask == Ask::size)
    return {{*request.known.x, *request.known.y}, std::nullopt};
  const GridWork work = prepare(engine, node, grid);
  const Available room =
      request.room.y.kind() == Available::Kind::min_content ? request.room.y : Available::max_content();
  const Available height = request.known.y ? Available::definite(*request.known.y) : room;
  const Length width = request.known.x ? *request.known.x : natural_width(work, request.room.x, height);
  // A question about widths alone is answered without a look at the rows.
  if (!request.known.x && !request.room.x.is_definite() && request.ask == Ask::size)
    return {{width, request.known.y.value_or(Length())}, std::nullopt};
  const GridLines lines = lines_in(work, Available::definite(width), height);
  Measured result{{width, request.known.y.value_or(total(lines.rows))}, std::nullopt};
  if (request.ask == Ask::baseline) result.baseline = first_baseline(work, slots_of(work, lines));
  return result;
}

void place_grid(Engine& engine, const Node& node, const Grid& grid, const Inside& inside, PlacedBox& box) {
  const base::Rect& inner = inside.inner;
  const GridWork work = prepare(engine, node, grid);
  const GridLines lines = lines_in(work, Available::definite(inner.width), Available::definite(inner.height));
  const std::vector<Slot> slots = slots_of(work, lines);
  const base::Size needed = needed_by(slots, inner);
  report_overflow(engine, node, Axis::column, needed.height, inner.height);
  report_overflow(engine, node, Axis::row, needed.width, inner.width);
  place_children(engine, node, slots, inner, box);
}

}  // namespace handbill::layout
