#include "layout/grid_work.h"

#include <algorithm>

#include "layout/sizes.h"

namespace handbill::layout {

using base::Available;
using base::Length;
using style::Align;
using style::Axis;
using style::Grid;
using style::Node;
using style::Track;

namespace {

/// What stands between a track and a thing in a subgrid over it: the subgrid's padding and border at its edges, half of
/// the difference between its gap and its parent's elsewhere (CSS Grid Layout 2, 9).
struct Edges {
  Length start;
  Length end;
  Length between;
};

/// The part of a grid's children that stands over `first` tracks further on in the grid that sizes them.
struct Part {
  std::size_t first = 0;
  Edges edges;
};

Edges insets_of(const GridWork& work, const Node& node, Axis axis) {
  const base::Sides<Length> sides = insets(node);
  if (axis == Axis::column) return {sides.top, sides.bottom, {}};
  const bool turned = work.engine.resolved.right_to_left;
  return {turned ? sides.right : sides.left, turned ? sides.left : sides.right, {}};
}

/// By how much a subgrid's own gap moves the edges of its tracks.
Length gap_shift(const GridWork& work, const Grid& inner, Axis axis) {
  const bool said = axis == Axis::row ? inner.says_column_gap : inner.says_row_gap;
  if (!said) return {};
  const Length own = axis == Axis::row ? inner.column_gap : inner.row_gap;
  return (own - along(work.gap, axis)) / 2;
}

/// What a thing over tracks [first, first + count) of `all` needs beside its own size.
Edges edges_of(const Part& part, std::size_t first, std::size_t count, std::size_t all) {
  return {first == 0 ? part.edges.start : part.edges.between,
          first + count == all ? part.edges.end : part.edges.between,
          {}};
}

Part part_of(const GridWork& work, const Area& area, const Grid& inner, Axis axis, const Part& part,
             const Edges& around) {
  const Edges own = insets_of(work, *area.node, axis);
  const std::size_t first = axis == Axis::row ? area.column : area.row;
  return {part.first + first,
          {around.start + own.start, around.end + own.end, part.edges.between + gap_shift(work, inner, axis)}};
}

/// Whose tracks are being sized, in which room, and what is found out for that.
struct Sizing {
  const GridWork& work;
  const Available& room;
  std::vector<TrackDemand>& demands;

  void add(TrackDemand demand, const Part& part, const Edges& around) {
    const Length beside = around.start + around.end;
    demand.first += part.first;
    demand.most = base::max(demand.most, demand.least) + beside;
    demand.least += beside;
    demand.floor += beside;
    demands.push_back(demand);
  }
  /// What a subgrid has beside its parent's tracks [first, first + count): its first and its last hold that even where
  /// nothing else is in them.
  void add_edges(std::size_t first, std::size_t count, const Part& part, const Edges& edges) {
    const auto add_edge = [&](std::size_t at, Length size) { add({at, 1, size, size, size, true}, part, {}); };
    if (count == 1) {
      add_edge(first, edges.start + edges.end);
    } else {
      add_edge(first, edges.start);
      add_edge(first + count - 1, edges.end);
    }
  }
};

/// CSS Grid Layout 2, 6.6: a length that is said is needed whatever the tracks are, and so is a least size; else the
/// content decides.
TrackDemand demand_of(const Node& child, Axis axis, std::size_t first, std::size_t count, base::Axes<Length> sizes) {
  const base::Sides<Length> sides = insets(child);
  const auto& least = axis == Axis::row ? child.min_width : child.min_height;
  TrackDemand demand{first, count, sizes.x, sizes.y};
  demand.floor = axis == Axis::row ? sides.left + sides.right : sides.top + sides.bottom;
  if (extent(child, axis).kind() == base::Extent::Kind::fixed) {
    demand.floor = demand.least;
    demand.automatic = false;
  } else if (least) {
    demand.floor = base::max(demand.floor, resolve(*least, std::nullopt).value_or(Length()));
    demand.automatic = false;
  }
  return demand;
}

/// Whether the rows give the box its height, and its aspect ratio then its width.
bool stretches_by_rows(const Grid& grid, const Node& child) {
  return child.aspect_ratio > 0 && stretches(child, child.align_self.value_or(grid.align_items), Axis::column) &&
         extent(child, Axis::row).kind() != base::Extent::Kind::fixed;
}

/// Whether columns depend on rows: then they are sized once more when those are known (CSS Grid Layout 2, 12.1).
bool has_boxes_that_follow(const Node& node, const Grid& grid) {
  return std::ranges::any_of(node.children, [&](const Node& child) {
    if (!is_in_flow(child)) return false;
    const Grid* inner = subgrid(child, Axis::row);
    return stretches_by_rows(grid, child) || (inner != nullptr && has_boxes_that_follow(child, *inner));
  });
}

/// How high a box of an aspect ratio is that its rows stretch, as far as these are known: its width follows.
std::optional<Length> height_for_ratio(const GridWork& work, const Area& area, const GridLines* before) {
  if (!stretches_by_rows(work.grid, *area.node)) return std::nullopt;
  if (before != nullptr) return before->rows.length(area.row, area.rows);
  return said_length(work.row_list(), area.row, area.rows);
}

/// The tracks [first, first + count) of `lines` as a subgrid over them has them, from its inner edge.
TrackLines cut(const TrackLines& lines, std::size_t first, std::size_t count, const Edges& edges) {
  TrackLines result;
  const Length origin = lines.begins[first] + edges.start;
  for (std::size_t i = 0; i < count; ++i) {
    result.begins.push_back(i == 0 ? Length() : lines.begins[first + i] - origin + edges.between);
    result.ends.push_back(lines.ends[first + i] - origin - (i + 1 == count ? edges.end : edges.between));
  }
  return result;
}

/// Those of `lines` that a subgrid in `area` takes along an axis.
TrackLines taken_lines(const GridWork& work, const Area& area, const Grid& inner, Axis axis, const TrackLines& lines) {
  Edges edges = insets_of(work, *area.node, axis);
  edges.between = gap_shift(work, inner, axis);
  return axis == Axis::row ? cut(lines, area.column, area.columns, edges) : cut(lines, area.row, area.rows, edges);
}

/// The lines of a subgrid that takes columns, where those of the grid that it is in are `lines`.
GridLines lines_within(const GridWork& work, const Area& area, const GridWork& within, const GridLines& lines) {
  TrackLines columns = taken_lines(work, area, within.grid, Axis::row, lines.columns);
  if (subgrid(*area.node, Axis::column) != nullptr)
    return {std::move(columns), taken_lines(work, area, within.grid, Axis::column, lines.rows)};
  const Edges beside = insets_of(work, *area.node, Axis::column);
  const Length height = lines.rows.length(area.row, area.rows) - beside.start - beside.end;
  TrackLines rows = row_lines(within, columns, Available::definite(base::max(height, Length())));
  return {std::move(columns), std::move(rows)};
}

void add_column_demands(const GridWork& work, Sizing& sizing, const Part& part, const GridLines* before) {
  for (const Area& area : work.cells.areas) {
    if (!depend_on_content(sizing.work.columns, part.first + area.column, area.columns, sizing.room)) continue;
    const Edges around = edges_of(part, area.column, area.columns, work.columns.size());
    if (const Grid* inner = subgrid(*area.node, Axis::row)) {
      const GridWork within = prepare_grid(work.engine, *area.node, *inner, taken_by(work, area));
      const Part deeper = part_of(work, area, *inner, Axis::row, part, around);
      sizing.add_edges(area.column, area.columns, part, deeper.edges);
      const auto inner_before =
          before != nullptr ? std::optional(lines_within(work, area, within, *before)) : std::nullopt;
      add_column_demands(within, sizing, deeper, inner_before ? &*inner_before : nullptr);
      continue;
    }
    Request ask;
    ask.room = {Available::min_content(), Available::max_content()};
    if (const auto height = height_for_ratio(work, area, before)) {
      ask.parent.y = height;
      ask.known.y = limited(*area.node, Axis::column, *height, height);
    }
    const Length least = measure(work.engine, *area.node, ask).size.width;
    ask.room.x = Available::max_content();
    const Length most = measure(work.engine, *area.node, ask).size.width;
    sizing.add(demand_of(*area.node, Axis::row, area.column, area.columns, {least, most}), part, around);
  }
}

void add_row_demands(const GridWork& work, Sizing& sizing, const TrackLines& columns, const Part& part) {
  for (const Area& area : work.cells.areas) {
    if (!depend_on_content(sizing.work.rows, part.first + area.row, area.rows, sizing.room)) continue;
    const Edges around = edges_of(part, area.row, area.rows, work.rows.size());
    const Length width = columns.length(area.column, area.columns);
    give_tracks(work, area, columns, nullptr);
    Request ask = in_columns(work, *area.node, width, std::nullopt);
    if (const Grid* inner = subgrid(*area.node, Axis::column)) {
      const GridWork within = prepare_grid(work.engine, *area.node, *inner, taken_by(work, area));
      const Part deeper = part_of(work, area, *inner, Axis::column, part, around);
      sizing.add_edges(area.row, area.rows, part, deeper.edges);
      const Edges beside = insets_of(work, *area.node, Axis::row);
      const Length inner_width = ask.known.x.value_or(width) - beside.start - beside.end;
      const TrackLines lines = column_lines(within, Available::definite(base::max(inner_width, Length())), nullptr);
      add_row_demands(within, sizing, lines, deeper);
      continue;
    }
    const Length most = measure(work.engine, *area.node, ask).size.height;
    ask.room.y = Available::min_content();
    const bool may_shrink = sizing.room.kind() != Available::Kind::max_content;
    const Length least = may_shrink ? base::min(measure(work.engine, *area.node, ask).size.height, most) : most;
    sizing.add(demand_of(*area.node, Axis::column, area.row, area.rows, {least, most}), part, around);
  }
}

/// `count` tracks: those that were said, and round them those for further ones, which repeat.
std::vector<Track> all_tracks(const std::vector<Track>& said, const std::vector<Track>& further,
                              const TrackCount& count) {
  const std::vector<Track> automatic{Track()};
  const std::vector<Track>& others = further.empty() ? automatic : further;
  std::vector<Track> tracks;
  tracks.reserve(count.all);
  for (std::size_t i = 0; i < count.before; ++i)
    tracks.push_back(others[others.size() - 1 - (count.before - 1 - i) % others.size()]);
  for (std::size_t i = count.before; i < count.all; ++i) {
    const std::size_t at = i - count.before;
    tracks.push_back(at < said.size() ? said[at] : others[(at - said.size()) % others.size()]);
  }
  return tracks;
}

}  // namespace

const Grid* subgrid(const Node& node, Axis axis) {
  const auto* grid = std::get_if<Grid>(&node.content);
  return grid != nullptr && (axis == Axis::row ? grid->takes_columns : grid->takes_rows) ? grid : nullptr;
}

Taken taken_by(const GridWork& work, const Area& area) {
  Taken taken;
  if (const Grid* grid = subgrid(*area.node, Axis::row)) {
    taken.columns = area.columns;
    taken.gap.x = grid->says_column_gap ? grid->column_gap : work.gap.x;
  }
  if (const Grid* grid = subgrid(*area.node, Axis::column)) {
    taken.rows = area.rows;
    taken.gap.y = grid->says_row_gap ? grid->row_gap : work.gap.y;
  }
  return taken;
}

GridWork prepare_grid(Engine& engine, const Node& node, const Grid& grid, const Taken& taken) {
  GridWork work{engine, node, grid, {}, {}, {}, {grid.column_gap, grid.row_gap}, nullptr};
  if (taken.columns) work.gap.x = taken.gap.x;
  if (taken.rows) work.gap.y = taken.gap.y;
  const SaidTracks said{taken.columns.value_or(grid.columns.size()), taken.rows.value_or(grid.rows.size()),
                        !taken.columns, !taken.rows};
  work.cells = assign_cells(node, grid, said);
  work.columns = all_tracks(grid.columns, grid.further_columns, work.cells.columns);
  work.rows = all_tracks(grid.rows, grid.further_rows, work.cells.rows);
  if (!taken.columns && !taken.rows) return work;
  const auto found = engine.given_tracks.find(&node);
  if (found != engine.given_tracks.end()) work.given = &found->second;
  return work;
}

void give_tracks(const GridWork& work, const Area& area, const TrackLines& columns, const TrackLines* rows) {
  const Taken taken = taken_by(work, area);
  if (!taken.columns && !taken.rows) return;
  const Grid& inner = std::get<Grid>(area.node->content);
  GivenTracks given{taken, std::nullopt, std::nullopt};
  if (taken.columns) given.columns = taken_lines(work, area, inner, Axis::row, columns);
  if (taken.rows && rows != nullptr) given.rows = taken_lines(work, area, inner, Axis::column, *rows);
  work.engine.given_tracks[area.node] = std::move(given);
  // What it answered before was of other tracks.
  work.engine.answers.erase(area.node);
}

Request in_columns(const GridWork& work, const Node& child, Length width, std::optional<Length> height) {
  Request ask;
  ask.parent = {width, height};
  ask.room.x = Available::definite(width);
  const Align justify = child.justify_self.value_or(work.grid.justify_items);
  // A box of an aspect ratio follows its height where that is said.
  const bool follows = child.aspect_ratio > 0 && resolve(child.height, height);
  if (subgrid(child, Axis::row) != nullptr || (!follows && stretches(child, justify, Axis::row)))
    ask.known.x = limited(child, Axis::row, width, width);
  return ask;
}

TrackLines column_lines(const GridWork& work, const Available& room, const GridLines* before) {
  if (work.given != nullptr && work.given->columns) return *work.given->columns;
  std::vector<TrackDemand> demands;
  Sizing sizing{work, room, demands};
  add_column_demands(work, sizing, {}, before);
  const std::vector<Length> sizes = size_tracks(work.column_list(), std::move(demands), room);
  return lines_of(sizes, work.column_list(), room.is_definite() ? room.length() : Length());
}

TrackLines row_lines(const GridWork& work, const TrackLines& columns, const Available& room) {
  if (work.given != nullptr && work.given->rows) return *work.given->rows;
  std::vector<TrackDemand> demands;
  Sizing sizing{work, room, demands};
  add_row_demands(work, sizing, columns, {});
  const std::vector<Length> sizes = size_tracks(work.row_list(), std::move(demands), room);
  return lines_of(sizes, work.row_list(), room.is_definite() ? room.length() : Length());
}

GridLines lines_in(const GridWork& work, const Available& width, const Available& height) {
  GridLines lines;
  lines.columns = column_lines(work, width, nullptr);
  lines.rows = row_lines(work, lines.columns, height);
  if (has_boxes_that_follow(work.node, work.grid)) {
    lines.columns = column_lines(work, width, &lines);
    lines.rows = row_lines(work, lines.columns, height);
  }
  return lines;
}

Length natural_width(const GridWork& work, const Available& room, const Available& height) {
  const auto width = [&](const Available& of) {
    GridLines lines{column_lines(work, of, nullptr), {}};
    if (has_boxes_that_follow(work.node, work.grid)) {
      lines.rows = row_lines(work, lines.columns, height);
      lines.columns = column_lines(work, of, &lines);
    }
    return lines.columns.length(0, work.columns.size());
  };
  if (room.kind() == Available::Kind::min_content) return width(room);
  const Length most = width(Available::max_content());
  if (!room.is_definite() || base::fits(most, room.length())) return most;
  return base::max(width(Available::min_content()), room.length());
}

}  // namespace handbill::layout
