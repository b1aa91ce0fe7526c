#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace handbill::model {

/// What a box is: the one key of it that names its content.
enum class BoxKind : std::uint8_t {
  column,   ///< children from top to bottom
  row,      ///< children from start to end
  grid,     ///< children in cells of tracks
  layers,   ///< children over each other, each in the whole box unless anchored by `at`
  text,     ///< paragraphs of one style
  flow,     ///< text boxes of several styles that run on through columns
  picture,  ///< PNG, JPEG or SVG
  qr,
  rule,
  table,    ///< ruled rows to write on
  space,    ///< empty room, for `grow` or a fixed height
};

/// Every property there is; model/keys.cc holds the table: name, type, allowed words, default, where it may stand, what it does.
enum class Key : std::uint8_t {
  // page
  page_size, bleed, safe, margin, ground,
  // box: place and size
  role, style, decorative, width, height, min_width, max_width, min_height, max_height, grow, align_self, at_of, at_left, at_top,
  at_right, at_bottom, at_width, at_height, cell_column, cell_row, cell_span, cell_row_span,
  // box: looks
  padding, fill, border, border_top, border_right, border_bottom, border_left, border_ink, radius,
  // stacks and grids
  gap, column_gap, row_gap, align_items, justify_content, grid_columns, grid_rows,
  // text
  font, size, min_size, leading, ink, text_align, tracking, features, word_break, space_before, space_after, indent, max_lines,
  vertical, first_baseline, columns, marker,
  // picture, qr, rule, table
  fit, focus, correction, direction, thickness, dash, rows, row_height, numbered,
};

[[nodiscard]] std::string_view name_of(BoxKind kind);
[[nodiscard]] std::string_view name_of(Key key);

}  // namespace handbill::model
