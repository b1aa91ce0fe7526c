#include <algorithm>

#include "layout/cells.h"
#include "layout/engine.h"
#include "layout/sizes.h"
#include "layout/tracks.h"

namespace handbill::layout {

using base::Available;
using base::Extent;
using base::Length;
using style::Axis;
using style::Grid;
using style::Node;

namespace {

/// A grid with its children in cells and its tracks counted.
struct Work {
  Engine& engine;
  const Grid& grid;
  std::vector<Area> areas;
  std::vector<Extent> columns;
  std::vector<Extent> rows;
};

Work prepare(Engine& engine, const Node& node, const Grid& grid) {
  Work work{engine, grid, assign_cells(node, grid.columns.size()), grid.columns, grid.rows};
  std::size_t columns = std::max<std::size_t>(work.columns.size(), 1);
  std::size_t rows = work.rows.size();
  for (const Area& area : work.areas) {
    columns = std::max(columns, area.column + area.columns);
    rows = std::max(rows, area.row + area.rows);
  }
  work.columns.resize(columns, Extent::automatic());
  work.rows.resize(rows, Extent::automatic());
  return work;
}

Length gaps(Length gap, std::size_t tracks) { return tracks > 1 ? gap * static_cast<double>(tracks - 1) : Length(); }

Available without(const Available& room, Length by) {
  return room.is_definite() ? Available::definite(base::max(room.length() - by, Length())) : room;
}

/// Raises what the tracks [first, first + count) offer to what a child over them needs: on automatic and fr ones,
/// equally.
void spread(const std::vector<Extent>& tracks, std::size_t first, std::size_t count, Length needed,
            Length TrackDemand::*which, std::vector<TrackDemand>& demands) {
  Length there;
  std::size_t open = 0;
  for (std::size_t i = first; i < first + count; ++i) {
    const bool fixed = tracks[i].kind() == Extent::Kind::fixed;
    there += fixed ? tracks[i].length() : demands[i].*which;
    if (!fixed) ++open;
  }
  if (open == 0 || base::fits(needed, there)) return;
  const Length more = (needed - there) / static_cast<double>(open);
  for (std::size_t i = first; i < first + count; ++i) {
    if (tracks[i].kind() != Extent::Kind::fixed) demands[i].*which += more;
  }
}

struct Share {
  std::size_t first;
  std::size_t count;
  Length least;
  Length most;
};

/// Children over one track decide first, wider ones then ask for what is still missing.
std::vector<TrackDemand> demands_of(const std::vector<Extent>& tracks, std::vector<Share> shares, Length gap) {
  std::vector<TrackDemand> demands(tracks.size());
  std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.count < b.count; });
  for (const Share& share : shares) {
    if (share.count == 1) {
      TrackDemand& demand = demands[share.first];
      demand.least = base::max(demand.least, share.least);
      demand.most = base::max(demand.most, share.most);
      continue;
    }
    spread(tracks, share.first, share.count, share.least - gaps(gap, share.count), &TrackDemand::least, demands);
    spread(tracks, share.first, share.count, share.most - gaps(gap, share.count), &TrackDemand::most, demands);
  }
  return demands;
}

std::vector<Length> column_sizes(const Work& work, const Available& room) {
  std::vector<Share> shares;
  const bool all_said =
      room.is_definite() && std::all_of(work.columns.begin(), work.columns.end(), [](const Extent& track) {
        return track.kind() == Extent::Kind::fixed || track.kind() == Extent::Kind::percent;
      });
  if (!all_said) {
    for (const Area& area : work.areas) {
      Request ask;
      ask.room = {Available::min_content(), Available::max_content()};
      const Length least = measure(work.engine, *area.node, ask).size.width;
      ask.room.x = Available::max_content();
      const Length most = measure(work.engine, *area.node, ask).size.width;
      shares.push_back({area.column, area.columns, least, base::max(most, least)});
    }
  }
  const Length gap = work.grid.column_gap;
  return size_tracks(work.columns, demands_of(work.columns, std::move(shares), gap),
                     without(room, gaps(gap, work.columns.size())));
}

Length begin_of(const std::vector<Length>& sizes, std::size_t first, Length gap) {
  Length at;
  for (std::size_t i = 0; i < first; ++i) at += sizes[i] + gap;
  return at;
}
Length length_of(const std::vector<Length>& sizes, std::size_t first, std::size_t count, Length gap) {
  Length length = gaps(gap, count);
  for (std::size_t i = first; i < first + count; ++i) length += sizes[i];
  return length;
}

/// The question to a child whose columns are known.
Request in_columns(const Node& child, Length width, std::optional<Length> height) {
  Request ask;
  ask.parent = {width, height};
  ask.room.x = Available::definite(width);
  if (stretches(child, style::Align::stretch, Axis::row)) ask.known.x = limited(child, Axis::row, width, width);
  return ask;
}

std::vector<Length> row_sizes(const Work& work, const std::vector<Length>& columns, const Available& room) {
  std::vector<Share> shares;
  for (const Area& area : work.areas) {
    const Length width = length_of(columns, area.column, area.columns, work.grid.column_gap);
    Request ask = in_columns(*area.node, width, std::nullopt);
    const Length most = measure(work.engine, *area.node, ask).size.height;
    ask.room.y = Available::min_content();
    const Length least =
        room.kind() == Available::Kind::max_content ? most : measure(work.engine, *area.node, ask).size.height;
    shares.push_back({area.row, area.rows, base::min(least, most), most});
  }
  const Length gap = work.grid.row_gap;
  return size_tracks(work.rows, demands_of(work.rows, std::move(shares), gap),
                     without(room, gaps(gap, work.rows.size())));
}

Length total(const std::vector<Length>& sizes, Length gap) { return sum(sizes) + gaps(gap, sizes.size()); }

/// A child within its cells: as wide as they are unless it says otherwise, as high unless align-self says otherwise.
base::Rect in_cells(const Work& work, const Node& child, const base::Rect& cells) {
  const style::Align align = child.align_self.value_or(style::Align::stretch);
  Request ask = in_columns(child, cells.width, cells.height);
  if (stretches(child, align, Axis::column)) ask.known.y = limited(child, Axis::column, cells.height, cells.height);
  const base::Size size = measure(work.engine, child, ask).size;
  Length down;
  if (align == style::Align::center) down = (cells.height - size.height) / 2;
  if (align == style::Align::end) down = cells.height - size.height;
  return {cells.left, cells.top + down, size.width, size.height};
}

std::vector<Slot> slots_of(const Work& work, const std::vector<Length>& columns, const std::vector<Length>& rows) {
  std::vector<Slot> slots;
  for (const Area& area : work.areas) {
    const base::Rect cells{begin_of(columns, area.column, work.grid.column_gap),
                           begin_of(rows, area.row, work.grid.row_gap),
                           length_of(columns, area.column, area.columns, work.grid.column_gap),
                           length_of(rows, area.row, area.rows, work.grid.row_gap)};
    slots.push_back({in_cells(work, *area.node, cells)});
  }
  return slots;
}

}  // namespace

Measured measure_grid(Engine& engine, const Node& node, const Grid& grid, const Request& request) {
  if (request.known.x && request.known.y && request.ask == Ask::size)
    return {{*request.known.x, *request.known.y}, std::nullopt};
  const Work work = prepare(engine, node, grid);
  Length width;
  if (request.known.x) width = *request.known.x;
  else {
    width = total(column_sizes(work, Available::max_content()), grid.column_gap);
    const Available& room = request.room.x;
    if (room.kind() != Available::Kind::max_content) {
      const Length least = total(column_sizes(work, Available::min_content()), grid.column_gap);
      width = room.is_definite() ? base::max(least, base::min(width, room.length())) : least;
    }
  }
  const std::vector<Length> columns = column_sizes(work, Available::definite(width));
  const Available room =
      request.room.y.kind() == Available::Kind::min_content ? request.room.y : Available::max_content();
  const std::vector<Length> rows =
      row_sizes(work, columns, request.known.y ? Available::definite(*request.known.y) : room);
  Measured result{{width, request.known.y.value_or(total(rows, grid.row_gap))}, std::nullopt};
  if (request.ask == Ask::size) return result;
  const std::vector<Slot> slots = slots_of(work, columns, rows);
  for (std::size_t i = 0; i < slots.size() && !result.baseline; ++i) {
    Request ask;
    ask.known = {slots[i].rect.width, slots[i].rect.height};
    ask.ask = Ask::baseline;
    if (const auto baseline = measure(engine, *work.areas[i].node, ask).baseline)
      result.baseline = slots[i].rect.top + *baseline;
  }
  return result;
}

void place_grid(Engine& engine, const Node& node, const Grid& grid, const base::Rect& inner, PlacedBox& box) {
  const Work work = prepare(engine, node, grid);
  const std::vector<Length> columns = column_sizes(work, Available::definite(inner.width));
  const std::vector<Length> rows = row_sizes(work, columns, Available::definite(inner.height));
  report_overflow(engine, node, Axis::column, total(rows, grid.row_gap), inner.height);
  report_overflow(engine, node, Axis::row, total(columns, grid.column_gap), inner.width);
  place_children(engine, node, slots_of(work, columns, rows), inner, box);
}

}  // namespace handbill::layout
