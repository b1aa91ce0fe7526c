#pragma once

#include <vector>

#include "layout/cells.h"
#include "layout/engine.h"
#include "layout/tracks.h"

namespace handbill::layout {

/// A grid with its children in cells and its tracks counted.
struct GridWork {
  Engine& engine;
  const style::Node& node;
  const style::Grid& grid;
  Cells cells;
  std::vector<style::Track> columns;
  std::vector<style::Track> rows;
  base::Axes<base::Length> gap;
  const GivenTracks* given = nullptr;  ///< of a subgrid, where its parent knows them already

  [[nodiscard]] TrackList column_list() const { return {columns, gap.x, grid.justify_content}; }
  [[nodiscard]] TrackList row_list() const { return {rows, gap.y, grid.align_content}; }
};
[[nodiscard]] GridWork prepare_grid(Engine& engine, const style::Node& node, const style::Grid& grid,
                                    const Taken& taken);
/// What `area` of a grid takes from it.
[[nodiscard]] Taken taken_by(const GridWork& work, const Area& area);
/// The grid that `node` is if it takes tracks of its parent along `axis` (row: its columns); else nullptr.
[[nodiscard]] const style::Grid* subgrid(const style::Node& node, style::Axis axis);

struct GridLines {
  TrackLines columns;
  TrackLines rows;
};
/// Where the columns lie in `room`, and the rows between them: measured where no parent has given them. `before` is
/// where they lay before it was known how high the rows are that stretch boxes of an aspect ratio; nullptr: not yet.
[[nodiscard]] TrackLines column_lines(const GridWork& work, const base::Available& room, const GridLines* before);
[[nodiscard]] TrackLines row_lines(const GridWork& work, const TrackLines& columns, const base::Available& room);
/// Both.
[[nodiscard]] GridLines lines_in(const GridWork& work, const base::Available& width, const base::Available& height);
/// How wide its children make the grid.
[[nodiscard]] base::Length natural_width(const GridWork& work, const base::Available& room,
                                         const base::Available& height);

/// The question to a child whose columns are `width` wide.
[[nodiscard]] Request in_columns(const GridWork& work, const style::Node& child, base::Length width,
                                 std::optional<base::Length> height);
/// Tells a subgrid in `area` the tracks it has of its parent: `columns`, and `rows` once they are known.
void give_tracks(const GridWork& work, const Area& area, const TrackLines& columns, const TrackLines* rows);

}  // namespace handbill::layout
