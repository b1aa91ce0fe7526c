#include "layout/cells.h"

#include <algorithm>
#include <map>
#include <optional>

#include "layout/sizes.h"

namespace handbill::layout {

namespace {

/// A child's place on one axis: a first line, where it is said, and how many tracks.
struct Place {
  std::optional<int> first;  ///< counted from the first track that the grid says itself: 0, before it negative
  int count = 1;

  [[nodiscard]] int last() const { return first.value_or(0) + count; }
};

/// A child on both axes: `along` is the one that the flow fills first.
struct Piece {
  const style::Node* node = nullptr;
  std::size_t slot = 0;
  Place along;
  Place across;
};

/// A line's number as CSS counts it: from 1, from the end where it is negative.
int line_index(int line, int tracks) { return line > 0 ? line - 1 : tracks + 1 + line; }

/// CSS Grid Layout 2, 8.3: `first`, `end` and `span` of a cell, 0 where nothing is said.
Place place_of(int first, int end, int span, int tracks, bool may_add) {
  Place place;
  place.count = std::max(span, 1);
  if (first != 0) place.first = line_index(first, tracks);
  if (end != 0) {
    int last = line_index(end, tracks);
    if (!place.first) {
      place.first = last - place.count;
    } else {
      int begin = *place.first;
      if (last < begin) std::swap(last, begin);
      place.first = begin;
      place.count = std::max(last - begin, 1);
    }
  }
  if (may_add) return place;
  // A subgrid's cells end with its tracks (CSS Grid Layout 2, 9).
  if (place.first) {
    const int last = place.last();
    place.first = std::clamp(*place.first, 0, std::max(tracks - 1, 0));
    place.count = std::max(std::min(last, tracks) - *place.first, 1);
  }
  place.count = std::min(place.count, std::max(tracks, 1));
  return place;
}

/// Which cells are taken; all of it counts from cells that may be negative.
class Occupied {
 public:
  [[nodiscard]] bool is_free(int along, int across, const Piece& piece) const {
    for (int line = across; line < across + piece.across.count; ++line) {
      const auto found = lines_.find(line);
      if (found == lines_.end()) continue;
      for (const auto& [first, last] : found->second) {
        if (along < last && first < along + piece.along.count) return false;
      }
    }
    return true;
  }
  void take(Piece& piece, int along, int across) {
    piece.along.first = along;
    piece.across.first = across;
    for (int line = across; line < piece.across.last(); ++line) lines_[line].emplace_back(along, piece.along.last());
  }

 private:
  std::map<int, std::vector<std::pair<int, int>>> lines_;  ///< what of each is taken
};

/// The cells, while they are given away.
struct Board {
  std::vector<Piece> pieces;
  Occupied occupied;
  int begin = 0;  ///< of the grid along the flow: [begin, end)
  int end = 0;
  int across_begin = 0;
  bool dense = false;
  bool may_add = true;  ///< along the flow
};

/// Children whose line across the flow is said: the first free cells of it, behind those that were put there before.
void place_in_lines(Board& board) {
  std::map<int, int> cursors;
  for (Piece& piece : board.pieces) {
    if (!piece.across.first || piece.along.first) continue;
    const int across = *piece.across.first;
    int at = board.begin;
    if (const auto found = cursors.find(across); found != cursors.end() && !board.dense) at = found->second;
    while (!board.occupied.is_free(at, across, piece)) ++at;
    board.occupied.take(piece, at, across);
    cursors[across] = piece.along.last();
  }
}

/// The others, line by line.
void place_freely(Board& board) {
  int along = board.begin;
  int across = board.across_begin;
  for (Piece& piece : board.pieces) {
    if (piece.across.first) continue;
    if (board.dense) {
      along = board.begin;
      across = board.across_begin;
    }
    if (piece.along.first) {
      if (*piece.along.first < along) ++across;
      along = *piece.along.first;
      while (!board.occupied.is_free(along, across, piece)) ++across;
    } else {
      while (along + piece.along.count > board.end || !board.occupied.is_free(along, across, piece)) {
        if (++along + piece.along.count <= board.end) continue;
        along = board.begin;
        ++across;
      }
    }
    board.occupied.take(piece, along, across);
  }
}

/// How far the grid reaches: what it says itself, and all that is placed.
void reach(const std::vector<Piece>& pieces, Place Piece::*axis, int& begin, int& end) {
  for (const Piece& piece : pieces) {
    const Place& place = piece.*axis;
    begin = std::min(begin, place.first.value_or(0));
    end = std::max(end, place.last());
  }
}

/// A subgrid has no further tracks: what would stand in those stands in its last one, and all ends there. Returns how
/// many there are.
int end_in_tracks(std::vector<Piece>& pieces, Place Piece::*axis, std::size_t tracks) {
  const int end = static_cast<int>(tracks);
  for (Piece& piece : pieces) {
    Place& place = piece.*axis;
    place.first = std::clamp(place.first.value_or(0), 0, std::max(end - 1, 0));
    place.count = std::min(place.count, end - *place.first);
  }
  return end;
}

std::vector<Piece> pieces_of(const style::Node& node, bool by_row, const SaidTracks& said) {
  std::vector<Piece> pieces;
  for (const style::Node& child : node.children) {
    if (!is_in_flow(child)) continue;
    const style::Cell& cell = child.cell;
    const Place column =
        place_of(cell.column, cell.column_end, cell.span, static_cast<int>(said.columns), said.may_add_columns);
    const Place row = place_of(cell.row, cell.row_end, cell.row_span, static_cast<int>(said.rows), said.may_add_rows);
    pieces.push_back({&child, pieces.size(), by_row ? column : row, by_row ? row : column});
  }
  std::ranges::stable_sort(pieces, {}, [](const Piece& piece) { return piece.node->order; });
  return pieces;
}

}  // namespace

Cells assign_cells(const style::Node& node, const style::Grid& grid, const SaidTracks& said) {
  const bool by_row = grid.flow == style::Axis::row;
  Board board;
  board.pieces = pieces_of(node, by_row, said);
  board.dense = grid.dense;
  const std::size_t said_along = by_row ? said.columns : said.rows;
  board.may_add = by_row ? said.may_add_columns : said.may_add_rows;
  board.end = static_cast<int>(said_along);
  reach(board.pieces, &Piece::along, board.begin, board.end);
  int across_end = static_cast<int>(by_row ? said.rows : said.columns);
  for (Piece& piece : board.pieces) {
    if (piece.across.first) board.across_begin = std::min(board.across_begin, *piece.across.first);
    if (piece.across.first && piece.along.first) board.occupied.take(piece, *piece.along.first, *piece.across.first);
  }
  place_in_lines(board);
  // Those may have made the lines longer.
  if (board.may_add) reach(board.pieces, &Piece::along, board.begin, board.end);
  place_freely(board);
  reach(board.pieces, &Piece::along, board.begin, board.end);
  reach(board.pieces, &Piece::across, board.across_begin, across_end);

  if (!board.may_add) board.end = end_in_tracks(board.pieces, &Piece::along, said_along);
  if (by_row ? !said.may_add_rows : !said.may_add_columns)
    across_end = end_in_tracks(board.pieces, &Piece::across, by_row ? said.rows : said.columns);
  Cells cells;
  const TrackCount along{static_cast<std::size_t>(-board.begin), static_cast<std::size_t>(board.end - board.begin)};
  const TrackCount across{static_cast<std::size_t>(-board.across_begin),
                          static_cast<std::size_t>(across_end - board.across_begin)};
  cells.columns = by_row ? along : across;
  cells.rows = by_row ? across : along;
  for (const Piece& piece : board.pieces) {
    const auto first_along = static_cast<std::size_t>(*piece.along.first - board.begin);
    const auto first_across = static_cast<std::size_t>(*piece.across.first - board.across_begin);
    const auto count_along = static_cast<std::size_t>(piece.along.count);
    const auto count_across = static_cast<std::size_t>(piece.across.count);
    cells.areas.push_back({piece.node, piece.slot, by_row ? first_along : first_across,
                           by_row ? first_across : first_along, by_row ? count_along : count_across,
                           by_row ? count_across : count_along});
  }
  return cells;
}

}  // namespace handbill::layout
