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
  const bool turned = work.engine.resolved.is_right_to_left(node);
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

void add(std::vector<TrackDemand>& demands, const Part& part, std::size_t first, std::size_t count, const Edges& around,
         Length least, Length most) {
  const Length beside = around.start + around.end;
  demands.push_back({part.first + first, count, least + beside, base::max(most, least) + beside});
}

void add_column_demands(const GridWork& work, const GridWork& sized, const Available& room, const Part& part,
                        std::vector<TrackDemand>& demands) {
  for (const Area& area : work.cells.areas) {
    if (!depend_on_content(sized.columns, part.first + area.column, area.columns, room)) continue;
    const Edges around = edges_of(part, area.column, area.columns, work.columns.size());
    if (const Grid* inner = subgrid(*area.node, Axis::row)) {
      const GridWork within = prepare_grid(work.engine, *area.node, *inner, taken_by(work, area));
      const Part deeper = part_of(work, area, *inner, Axis::row, part, around);
      add(demands, part, area.column, area.columns, {}, deeper.edges.start + deeper.edges.end, {});
      add_column_demands(within, sized, room, deeper, demands);
      continue;
    }
    Request ask;
    ask.room = {Available::min_content(), Available::max_content()};
    const Length least = measure(work.engine, *area.node, ask).size.width;
    ask.room.x = Available::max_content();
    const Length most = measure(work.engine, *area.node, ask).size.width;
    add(demands, part, area.column, area.columns, around, least, most);
  }
}

void add_row_demands(const GridWork& work, const GridWork& sized, const TrackLines& columns, const Available& room,
                     const Part& part, std::vector<TrackDemand>& demands) {
  for (const Area& area : work.cells.areas) {
    if (!depend_on_content(sized.rows, part.first + area.row, area.rows, room)) continue;
    const Edges around = edges_of(part, area.row, area.rows, work.rows.size());
    const Length width = columns.length(area.column, area.columns);
    give_tracks(work, area, columns, nullptr);
    Request ask = in_columns(work, *area.node, width, std::nullopt);
    if (const Grid* inner = subgrid(*area.node, Axis::column)) {
      const GridWork within = prepare_grid(work.engine, *area.node, *inner, taken_by(work, area));
      const Part deeper = part_of(work, area, *inner, Axis::column, part, around);
      add(demands, part, area.row, area.rows, {}, deeper.edges.start + deeper.edges.end, {});
      const Edges beside = insets_of(work, *area.node, Axis::row);
      const Length inner_width = ask.known.x.value_or(width) - beside.start - beside.end;
      const TrackLines lines = column_lines(within, Available::definite(base::max(inner_width, Length())));
      add_row_demands(within, sized, lines, room, deeper, demands);
      continue;
    }
    const Length most = measure(work.engine, *area.node, ask).size.height;
    ask.room.y = Available::min_content();
    const bool may_shrink = room.kind() != Available::Kind::max_content;
    const Length least = may_shrink ? measure(work.engine, *area.node, ask).size.height : most;
    add(demands, part, area.row, area.rows, around, base::min(least, most), most);
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
  if (taken.columns) {
    Edges edges = insets_of(work, *area.node, Axis::row);
    edges.between = gap_shift(work, inner, Axis::row);
    given.columns = cut(columns, area.column, area.columns, edges);
  }
  if (taken.rows && rows != nullptr) {
    Edges edges = insets_of(work, *area.node, Axis::column);
    edges.between = gap_shift(work, inner, Axis::column);
    given.rows = cut(*rows, area.row, area.rows, edges);
  }
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

TrackLines column_lines(const GridWork& work, const Available& room) {
  if (work.given != nullptr && work.given->columns) return *work.given->columns;
  std::vector<TrackDemand> demands;
  add_column_demands(work, work, room, {}, demands);
  const std::vector<Length> sizes = size_tracks(work.column_list(), std::move(demands), room);
  return lines_of(sizes, work.column_list(), room.is_definite() ? room.length() : Length());
}

TrackLines row_lines(const GridWork& work, const TrackLines& columns, const Available& room) {
  if (work.given != nullptr && work.given->rows) return *work.given->rows;
  std::vector<TrackDemand> demands;
  add_row_demands(work, work, columns, room, {}, demands);
  const std::vector<Length> sizes = size_tracks(work.row_list(), std::move(demands), room);
  return lines_of(sizes, work.row_list(), room.is_definite() ? room.length() : Length());
}

Length natural_width(const GridWork& work, const Available& room) {
  const auto width = [&](const Available& of) { return column_lines(work, of).length(0, work.columns.size()); };
  if (room.kind() == Available::Kind::min_content) return width(room);
  const Length most = width(Available::max_content());
  if (!room.is_definite() || base::fits(most, room.length())) return most;
  return base::max(width(Available::min_content()), room.length());
}

}  // namespace handbill::layout
