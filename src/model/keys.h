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
  table,   ///< ruled rows to write on
  space,   ///< empty room, for `grow` or a fixed height
  frame,   ///< where a text goes on that stands in another box
  repeat,  ///< copies of a box in the place where it stands
};
inline constexpr int box_kind_count = 13;

/// Every property there is; model/key_table.cc holds the table: name, type, allowed words, default, where it may stand,
/// what it does. The alternative of Value that each holds stands behind it; where nothing is said it is a Measure.
enum class Key : std::uint8_t {
  // page
  page_size,  ///< string, a paper name; or vector<Measure>: width, height
  bleed,
  safe,
  margin,  ///< vector<Measure>, 1 to 4, in CSS order
  ground,  ///< InkName
  baseline_grid,
  fold,          ///< string: none half roll z gate double-parallel french
  panels,        ///< double, a whole number from 3: of a roll or a zigzag
  compensation,  ///< by how much a panel that is folded in is narrower
  stock,         ///< double: g/m2
  fold_safe,
  turn,   ///< string: auto long short
  marks,  ///< string: none fold crop all
  // box: place and size
  role,        ///< string, a word of product::Role
  style,       ///< string, a style's name
  decorative,  ///< bool
  only,        ///< vector<string>, names of editions: the box is on their pages alone
  only_languages,
  not_languages,  ///< vector<string>, BCP 47 tags; `zh` stands for `zh-Hant`, too
  width,
  height,  ///< automatic, mm, pt, percent, fr or token
  min_width,
  max_width,
  min_height,
  max_height,
  grow,          ///< double
  shrink,        ///< double
  basis,         ///< automatic, mm, pt, percent or token
  order,         ///< double, a whole number
  aspect_ratio,  ///< double: width by height
  align_self,    ///< string: start center end stretch baseline
  justify_self,  ///< string: start center end stretch
  at_of,         ///< string: parent page bleed margin, a panel (`front`, `front.bleed`) or a box's id
  at_left,
  at_top,
  at_right,
  at_bottom,
  at_width,
  at_height,
  at_start,
  at_end,  ///< the sides where a line starts and ends: left and right, turned on right-to-left pages
  cell_column,
  cell_row,
  cell_span,
  cell_row_span,  ///< double, a whole number from 1
  cell_column_end,
  cell_row_end,  ///< double, a line's number; from the end where it is negative
  cell_area,     ///< string, a name of the grid's areas
  runaround,     ///< string: none box circle shape
  runaround_gap,
  runaround_path,  ///< ClipPath
  // box: looks
  padding,  ///< vector<Measure>, 1 to 4, in CSS order
  fill,     ///< InkName or Gradient
  border,
  border_top,
  border_right,
  border_bottom,
  border_left,  ///< Line
  border_ink,   ///< InkName, for the borders that name no ink
  radius,       ///< vector<Measure>, 1 to 4, in CSS order of corners
  // box: effects
  box_turn,       ///< string: none left right half
  rotate,         ///< Measure: degrees, clockwise
  rotate_origin,  ///< vector<Measure>: two percents, from the left and from the top
  layer,          ///< double, a whole number
  opacity,        ///< double, 0 to 1
  blend,          ///< string: normal multiply screen overlay darken lighten
  clip,           ///< string: none box rounded
  clip_path,      ///< ClipPath
  shadow,         ///< Shadow
  // stacks and grids
  gap,
  column_gap,
  row_gap,
  align_items,      ///< string: start center end stretch baseline
  justify_content,  ///< string: start center end stretch space-between space-around space-evenly
  align_content,    ///< string: the same
  wrap,             ///< string: nowrap wrap wrap-reverse
  reverse,          ///< bool
  grid_columns,
  grid_rows,  ///< Tracks
  areas,      ///< vector<string>: rows of names
  auto_columns,
  auto_rows,      ///< Tracks
  auto_flow,      ///< string: row, column, row dense, column dense
  justify_items,  ///< string: start center end stretch
  // text
  font,  ///< string, a stack's name
  size,
  min_size,
  leading,             ///< Measure: ratio, pt or mm
  min_leading,         ///< the same
  ink,                 ///< InkName
  text_align,          ///< string: start center end justify
  text_wrap,           ///< string: pretty balance greedy
  tracking,            ///< Measure: em, or percent of an em (-1 is -1 %)
  min_tracking,        ///< the same
  features,            ///< vector<string>: `tnum`, `-liga`
  word_break,          ///< string: normal keep-all break-all
  hyphens,             ///< string: none manual auto
  word_space,          ///< vector<Measure>: two percents, the least and the most
  letter_space,        ///< vector<Measure>: two percents of an em
  glyph_scale,         ///< vector<Measure>: two percents
  kashida,             ///< Measure: em, or percent of an em
  optical_margins,     ///< string: none auto hang
  east_asian_spacing,  ///< string: auto none
  text_decoration,     ///< string: none underline
  emphasis_mark,       ///< string: auto none dot circle sesame
  strong,
  emphasis,
  link,  ///< string, a style's name
  space_before,
  space_after,
  indent,          ///< em, percent of the size, mm, pt or token
  tabs,            ///< vector<Tab>
  drop_cap,        ///< double, a whole number of lines; 0 and 1: none
  max_lines,       ///< double, a whole number; 0: no limit
  vertical,        ///< string: top middle bottom
  line_snap,       ///< string: none baseline
  writing_mode,    ///< string: horizontal vertical-rl vertical-lr
  first_baseline,  ///< string: leading cap
  columns,         ///< double, a whole number from 1
  group,           ///< string, free name: texts of a group shrink together
  marker,          ///< string, free text
  start,           ///< double, a whole number from 1: of the first marker
  inset,           ///< em, percent of the size, mm, pt or token
  // picture, qr, rule, table
  fit,         ///< string: cover contain
  mirror,      ///< string: never rtl; of any box
  focus,       ///< vector<Measure>: two percents, from the left and from the top
  correction,  ///< string: low medium quartile high
  direction,   ///< string: horizontal vertical
  thickness,
  dash,          ///< vector<Measure>
  rules,         ///< string: none rows columns all
  cell_padding,  ///< vector<Measure>, 1 to 4, in CSS order
  head_style,    ///< string, a style's name
  fill_head,
  fill_even,  ///< InkName
  rows,       ///< double, a whole number; 0: `fill`, as many as go in
  row_height,
  numbered,  ///< bool
};
inline constexpr int key_count = static_cast<int>(Key::numbered) + 1;

/// As written in a layout: `row`, `border-top`, `at.left`.
[[nodiscard]] std::string_view name_of(BoxKind kind);
[[nodiscard]] std::string_view name_of(Key key);
/// What holds where nothing says otherwise, as it would be written: `auto`, `0mm`, `night`. Empty: it has no default.
[[nodiscard]] std::string_view default_of(Key key);
/// True where a later `shorthand` undoes an earlier `longhand`: gap over column-gap, border over border-top, at.start
/// over at.left.
[[nodiscard]] bool covers(Key shorthand, Key longhand);

}  // namespace handbill::model
