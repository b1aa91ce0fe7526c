#include "layout/text_flow.h"

#include <cmath>
#include <optional>

namespace handbill::layout {

using base::Length;

namespace {

bool may_break_before(const LineUnit& unit, Respect respect) {
  switch (respect) {
    case Respect::all:
      return unit.keep == LineUnit::Keep::no;
    case Respect::headings:
      return unit.keep != LineUnit::Keep::heading;
    case Respect::nothing:
      return true;
  }
  return true;
}

Length height_of(const std::vector<LineUnit>& units, std::size_t first, std::size_t last, const Phase& phase) {
  ColumnPen pen(phase);
  for (std::size_t i = first; i < last; ++i) pen.add(units[i]);
  return pen.down();
}

/// One past the last line that a column beginning with `first` takes, and one past the next line it would take with
/// more height.
struct Cut {
  std::size_t last;
  std::size_t next;
};
Cut cut_column(const std::vector<LineUnit>& units, std::size_t first, Length height, Respect respect,
               const Phase& phase) {
  ColumnPen pen(phase);
  std::size_t at = first;
  for (; at < units.size(); ++at) {
    pen.add(units[at]);
    if (!base::fits(pen.down(), height)) break;
  }
  if (at == units.size()) return {at, at};
  std::size_t last = at;
  while (last > first && !may_break_before(units[last], respect)) --last;
  std::size_t next = at + 1;
  while (next < units.size() && !may_break_before(units[next], respect)) ++next;
  // No good break in a column that is not empty: a bad one, so that no column stays empty.
  return {last > first ? last : at, next};
}

}  // namespace

Length ColumnPen::add(const LineUnit& unit) {
  Length above = any_ ? unit.space : -unit.cut;
  any_ = true;
  if (unit.grid > Length()) {
    const Length baseline = down_ + above + unit.baseline;
    if (line_) {
      const double steps = (baseline - *line_) / unit.grid;
      above += unit.grid * (std::ceil(steps - 1e-6) - steps);
    } else {
      above += unit.grid;
    }
    line_ = down_ + above + unit.baseline;
  }
  down_ += above + unit.height;
  return above;
}

Flow fill_columns(const std::vector<LineUnit>& units, int columns, Length height, Respect respect, const Phase& phase) {
  Flow flow;
  std::size_t first = 0;
  for (int column = 0; column < columns; ++column) {
    const std::size_t last = cut_column(units, first, height, respect, phase).last;
    flow.columns.push_back({first, last, height_of(units, first, last, phase)});
    first = last;
  }
  flow.complete = first == units.size();
  return flow;
}

Length balanced_height(const std::vector<LineUnit>& units, int columns, Respect respect, const Phase& phase) {
  const Length total = height_of(units, 0, units.size(), phase);
  if (columns <= 1) return total;
  Length height = total / columns;
  // Each round raises the height by the least that lets one column take more (CSS Multi-column Layout 1, 7.1).
  for (;;) {
    std::size_t first = 0;
    std::optional<Length> better;
    Length highest;
    for (int column = 0; column < columns; ++column) {
      const Cut cut = cut_column(units, first, height, respect, phase);
      highest = base::max(highest, height_of(units, first, cut.last, phase));
      if (cut.last < units.size()) {
        const Length taller = height_of(units, first, cut.next, phase);
        if (taller > height && (!better || taller < *better)) better = taller;
      }
      first = cut.last;
    }
    if (first == units.size()) return highest;
    if (!better) return total;
    height = *better;
  }
}

Flow fill_best(const std::vector<LineUnit>& units, int columns, Length height, const Phase& phase) {
  for (const Respect respect : {Respect::all, Respect::headings}) {
    Flow flow = fill_columns(units, columns, height, respect, phase);
    if (flow.complete) return flow;
  }
  return fill_columns(units, columns, height, Respect::nothing, phase);
}

}  // namespace handbill::layout
