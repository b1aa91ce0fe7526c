#pragma once

#include "layout/engine.h"
#include "layout/text_flow.h"

namespace handbill::layout {

/// Where the columns of a text lie.
struct TextColumns {
  base::Rect inner;
  base::Length width;  ///< of one
  base::Length gap;
  int count = 1;
  bool mirrored = false;  ///< the first column is the right one
  Phase phase = {};       ///< of their top
  bool fills = false;     ///< what is left of their height goes between paragraphs and lines
  [[nodiscard]] base::Length left(int column) const;
};
/// The width of each of `count` equal columns.
[[nodiscard]] base::Length column_width(base::Length inner, int count, base::Length gap);

/// The lines of `text` as `flow` puts them into `columns`, `down` below their top, appended to `box`.
void append_lines(const TextFrame& frame, const SetText& text, const Flow& flow, const TextColumns& columns,
                  base::Length down, PlacedBox& box);
/// One paragraph's lines, or some of them, as they stand in a column.
struct PieceAt {
  const Piece& piece;
  Step step;
  bool begins = false;  ///< with its marker or drop cap
  base::Point at;       ///< the column's start, at the first line's top
  base::Length width;   ///< of the column
};
void append_piece(const TextFrame& frame, const PieceAt& one, PlacedBox& box);
/// Reports words wider than their line, and blocks of more lines than they may have.
void report_lines(Engine& engine, const style::Node& node, const TextFrame& frame, const SetText& text);

}  // namespace handbill::layout
