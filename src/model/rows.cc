#include "base/utf8.h"
#include "model/box.h"
#include "model/values.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Kind;
using source::Node;

namespace {

constexpr std::string_view what = "a text's name such as $programme, or rows such as [[19:30, Prayer]]";
constexpr std::string_view cell_what = "a text or a text's name such as $venue";

/// Cells by their place, or by the names of fields.
Repeat::Item read_row(const Node& node, Diagnostics& diagnostics) {
  Repeat::Item row;
  const auto add = [&](std::string name, const Node& cell) {
    const bool is_blank = cell.kind == Kind::scalar && cell.text.empty() && !cell.is_empty();
    if (is_blank) return void(row.fields.emplace_back(std::move(name), TextRef{"", "", cell.span}));
    auto text = read_text_ref(cell, cell_what, diagnostics);
    if (text) row.fields.emplace_back(std::move(name), std::move(*text));
  };
  if (node.kind == Kind::scalar) {
    expected("a row such as [19:30, Prayer] or {time: 19:30, what: Prayer}", node, diagnostics);
  } else if (node.kind == Kind::sequence) {
    for (const Node& cell : node.items) add("", cell);
  } else {
    for (const Entry& entry : node.entries) {
      if (!is_name(entry.key)) {
        diagnostics.error("bad-name", entry.key_span,
                          "expected a field's name such as time, found " + base::quote(entry.key));
      }
      add(entry.key, entry.value);
    }
  }
  return row;
}

}  // namespace

Repeat read_rows(const Node& node, Diagnostics& diagnostics) {
  Repeat rows;
  rows.span = node.span;
  if (node.kind == Kind::scalar && node.text.starts_with('$')) {
    rows.over = read_text_ref(node, what, diagnostics);
    return rows;
  }
  if (!want_list(node, what, diagnostics)) return rows;
  if (node.items.empty())
    diagnostics.error("empty-value", node.span, "expected " + std::string(what) + ", found an empty list");
  for (const Node& item : node.items) rows.items.push_back(read_row(item, diagnostics));
  return rows;
}

void check_table(const Node& node, const Box& box, Diagnostics& diagnostics) {
  if (!box.repeat) {
    for (const TableColumn& column : box.table) {
      if (!column.label.name.empty() || !column.label.literal.empty()) continue;
      diagnostics
          .error("missing-key", column.span,
                 "expected the key `label`: " + std::string(row_of(Shape::table_column).fields.front().doc))
          .hint("write `label: $column-name`, or give the table rows of text with `body:`");
    }
    return;
  }
  const Node* const body = node.find("body");
  if (body == nullptr || body->kind != Kind::sequence) return;
  for (const Node& row : body->items) {
    if (row.kind != Kind::sequence || row.items.size() == box.table.size()) continue;
    diagnostics
        .error("cell-count", row.span,
               "expected " + std::to_string(box.table.size()) + " cells as there are columns, found " +
                   std::to_string(row.items.size()))
        .hint("write '' for a cell that is empty");
  }
}

}  // namespace handbill::model
