#pragma once

#include <vector>

#include "layout/text_frame.h"

namespace handbill::layout {

/// Lines [first, last) of a text in one column, and how high they are.
struct FlowColumn {
  std::size_t first = 0;
  std::size_t last = 0;
  base::Length height;
};
struct Flow {
  std::vector<FlowColumn> columns;
  bool complete = false;  ///< no line is left over
};
/// What a column break respects: everything that can be wished for, only headings, or nothing.
enum class Respect { all, headings, nothing };

/// Fills `columns` columns of `height` one after the other.
[[nodiscard]] Flow fill_columns(const std::vector<LineUnit>& units, int columns, base::Length height, Respect respect);
/// The smallest height at which all lines go into `columns` columns.
[[nodiscard]] base::Length balanced_height(const std::vector<LineUnit>& units, int columns, Respect respect);
/// Fills as well as it can be done: respecting everything, else headings, else nothing.
[[nodiscard]] Flow fill_best(const std::vector<LineUnit>& units, int columns, base::Length height);

}  // namespace handbill::layout
