#pragma once

#include <optional>
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
/// How far a column's top stands below a line of the baseline grid; nothing where that is not known yet: then room for
/// the worst case is counted.
using Phase = std::optional<base::Length>;

/// Walks down a column, line by line.
class ColumnPen {
 public:
  explicit ColumnPen(const Phase& phase) {
    if (phase) line_ = -*phase;
  }
  /// The room above the line, less what its first one loses; then the pen stands below it.
  base::Length add(const LineUnit& unit);
  [[nodiscard]] base::Length down() const { return down_; }

 private:
  base::Length down_;
  std::optional<base::Length> line_;  ///< where some line of the grid runs
  bool any_ = false;
};

/// What a column break respects: everything that can be wished for, only headings, or nothing.
enum class Respect { all, headings, nothing };

/// Fills `columns` columns of `height` one after the other.
[[nodiscard]] Flow fill_columns(const std::vector<LineUnit>& units, int columns, base::Length height, Respect respect,
                                const Phase& phase = {});
/// The smallest height at which all lines go into `columns` columns.
[[nodiscard]] base::Length balanced_height(const std::vector<LineUnit>& units, int columns, Respect respect,
                                           const Phase& phase = {});
/// Fills as well as it can be done: respecting everything, else headings, else nothing.
[[nodiscard]] Flow fill_best(const std::vector<LineUnit>& units, int columns, base::Length height,
                             const Phase& phase = {});

}  // namespace handbill::layout
