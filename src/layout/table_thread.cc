#include <string>

#include "layout/data_table.h"
#include "layout/sizes.h"

namespace handbill::layout {

using base::Length;
using style::DataTable;
using style::Node;

namespace {

struct Parts {
  std::vector<TablePart> list;
  bool wide_enough = true;
  bool complete = false;
};

Parts run_rows(Engine& engine, const Node& node, const DataTable& table, const std::vector<PlacedBox*>& boxes,
               double factor) {
  Parts parts;
  std::size_t next = 0;
  for (const PlacedBox* box : boxes) {
    TablePart part;
    part.inner = box->rect.inset(insets(*box->node));
    part.sized = table_at(engine, node, table, part.inner.width, factor, parts.wide_enough);
    part.first = next;
    part.last = next = rows_that_fit(part.sized, table, next, part.inner.height);
    parts.list.push_back(std::move(part));
  }
  parts.complete = next + table.head_rows == node.children.size();
  return parts;
}

}  // namespace

void fill_table(Engine& engine, const Node& node, const DataTable& table, const std::vector<PlacedBox*>& boxes) {
  const double factor = largest_factor(shrinking_of(engine, node), [&](double tried) {
    const Parts parts = run_rows(engine, node, table, boxes, tried);
    return parts.complete && parts.wide_enough;
  });
  const Parts parts = run_rows(engine, node, table, boxes, factor);
  for (std::size_t i = 0; i < parts.list.size(); ++i) {
    const TablePart& part = parts.list[i];
    report_overflow(engine, node, style::Axis::row, sum(part.sized.columns), part.inner.width);
    if (part.first < part.last) place_rows(engine, node, table, part, *boxes[i]);
  }
  if (parts.complete) return;
  engine.overflowed.push_back(&node);
  engine.diagnostics
      .error("overflow", node.span,
             "the rows of `" + node.id + "` do not go into its " + std::to_string(boxes.size()) +
                 " frames: there is room for " + std::to_string(parts.list.back().last) + " of " +
                 std::to_string(node.children.size() - table.head_rows))
      .hint("shorten its texts, let them shrink by a min-size, or give it a further frame");
}

}  // namespace handbill::layout
