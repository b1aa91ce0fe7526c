#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "layout/engine.h"

namespace handbill::layout {

/// A table of text, sized: all its cells in one size.
struct SizedTable {
  std::vector<base::Length> columns;
  std::vector<base::Length> rows;  ///< the head's first
  double factor = 1;               ///< by which its texts shrink
  [[nodiscard]] base::Length height() const;
};

/// How wide the columns are where all of them have `room`.
[[nodiscard]] std::vector<base::Length> data_columns(Engine& engine, const style::Node& node,
                                                     const style::DataTable& table, const base::Available& room);
/// How far the texts of its cells may shrink at most, and by how much at each step.
struct Shrinking {
  double least = 1;
  double step = 1;
};
[[nodiscard]] Shrinking shrinking_of(Engine& engine, const style::Node& node);
/// The largest factor at which `fits` is true; the least where none is.
[[nodiscard]] double largest_factor(const Shrinking& shrinking, const std::function<bool(double)>& fits);

/// The table in `width` where its texts shrink by `factor`; `fits` becomes false where a word does not go into its
/// column.
[[nodiscard]] SizedTable table_at(Engine& engine, const style::Node& node, const style::DataTable& table,
                                  base::Length width, double factor, bool& fits);
/// The largest size at which the rows go into `height`, or any height.
[[nodiscard]] SizedTable size_data_table(Engine& engine, const style::Node& node, const style::DataTable& table,
                                         base::Length width, std::optional<base::Length> height);

/// One past the last row of the body (counted from 0) that goes into `height` under the head, beginning with `first`.
[[nodiscard]] std::size_t rows_that_fit(const SizedTable& sized, const style::DataTable& table, std::size_t first,
                                        base::Length height);
/// The head, and the rows [first, last) of the body under it, at the top of a box: so a table may go on in another.
struct TablePart {
  base::Rect inner;
  SizedTable sized;
  std::size_t first = 0;
  std::size_t last = 0;
};
void place_rows(Engine& engine, const style::Node& node, const style::DataTable& table, const TablePart& part,
                PlacedBox& box);

/// Fills the boxes that a table stands in, itself and its frames. Errors: `overflow`, `too-wide`.
void fill_table(Engine& engine, const style::Node& node, const style::DataTable& table,
                const std::vector<PlacedBox*>& boxes);

}  // namespace handbill::layout
