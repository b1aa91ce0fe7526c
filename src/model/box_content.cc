#include "model/box.h"
#include "model/values.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Kind;
using source::Node;

namespace {

std::vector<TextRef> read_texts(const Node& node, Diagnostics& diagnostics) {
  constexpr std::string_view what = "a text or a text's name such as $headline";
  std::vector<TextRef> texts;
  const auto add = [&](const Node& one) {
    if (auto text = read_text_ref(one, what, diagnostics)) texts.push_back(std::move(*text));
  };
  if (node.kind != Kind::sequence) {
    add(node);
    return texts;
  }
  if (node.items.empty())
    diagnostics.error("empty-value", node.span, "expected " + std::string(what) + ", found an empty list");
  for (const Node& item : node.items) add(item);
  return texts;
}

TableColumn read_column(const Node& node, Diagnostics& diagnostics) {
  TableColumn column{{}, {1, Measure::Unit::fr, {}}, false, node.span};
  if (!want_mapping(node, "a column such as {label: $column-name, width: 1fr}", diagnostics)) return column;
  for (const Entry& entry : node.entries) {
    const auto field = find_field(entry, Shape::table_column, diagnostics);
    if (!field) continue;
    switch (static_cast<field::TableColumn>(*field)) {
      case field::TableColumn::label:
        if (auto label = read_text_ref(entry.value, "a text or a text's name such as $column-name", diagnostics))
          column.label = std::move(*label);
        break;
      case field::TableColumn::width: {
        const KeyRow& row = row_of(Key::width);
        if (auto width = read_measure(entry.value, {row.name, row.units, row.range, expectation(row)}, diagnostics)) {
          column.width = std::move(*width);
        }
        break;
      }
      case field::TableColumn::signature:
        column.signature = read_boolean(entry.value, diagnostics).value_or(false);
        break;
      case field::TableColumn::field:
        column.field = read_name(entry.value, "a field's name such as time", diagnostics).value_or("");
        column.field_span = entry.value.span;
        break;
      case field::TableColumn::text:
        if (auto text = read_text_ref(entry.value, "a text such as '{item.time}'", diagnostics))
          column.text = std::move(*text);
        break;
      case field::TableColumn::align:
        if (read_word(entry.value, "start center end decimal", diagnostics)) column.align = entry.value.text;
        break;
      case field::TableColumn::style:
        column.style = read_name(entry.value, "a style's name such as strong", diagnostics).value_or("");
        column.style_span = entry.value.span;
        break;
    }
  }
  return column;
}

}  // namespace

std::vector<Box> read_boxes(const Node& node, const KindRow& row, Components& components, Diagnostics& diagnostics) {
  std::vector<Box> children;
  if (!want_list(node, "a list of boxes such as " + std::string(row.example), diagnostics)) return children;
  children.reserve(node.items.size());
  for (const Node& item : node.items) {
    auto child = read_box(item, components, diagnostics);
    if (!child) continue;
    const Box* inner = &*child;
    while (inner->kind == BoxKind::repeat && !inner->children.empty()) inner = &inner->children.front();
    if (row.kind == BoxKind::flow && inner->kind != BoxKind::text) {
      diagnostics
          .error("flow-child", inner->span, "expected a text box in a flow, found " + std::string(what_of(inner->kind)))
          .hint("a flow is one stream of text: put other boxes beside it");
    }
    children.push_back(std::move(*child));
  }
  return children;
}

bool holds_boxes(BoxKind kind) { return kind <= BoxKind::layers || kind == BoxKind::flow; }

std::string_view what_of(BoxKind kind) {
  switch (kind) {
    case BoxKind::column:
      return "a column";
    case BoxKind::row:
      return "a row";
    case BoxKind::grid:
      return "a grid";
    case BoxKind::layers:
      return "layers";
    case BoxKind::text:
      return "a text box";
    case BoxKind::flow:
      return "a flow";
    case BoxKind::picture:
      return "a picture";
    case BoxKind::qr:
      return "a qr box";
    case BoxKind::rule:
      return "a rule";
    case BoxKind::table:
      return "a table";
    case BoxKind::space:
      return "a space";
    case BoxKind::frame:
      return "a frame";
    case BoxKind::repeat:
      return "a repeat";
  }
  return {};
}

void read_content(const Entry& entry, const KindRow& row, Box& box, Components& components, Diagnostics& diagnostics) {
  const Node& node = entry.value;
  switch (row.kind) {
    case BoxKind::column:
    case BoxKind::row:
    case BoxKind::grid:
    case BoxKind::layers:
    case BoxKind::flow:
      box.children = read_boxes(node, row, components, diagnostics);
      break;
    case BoxKind::text:
      box.content = read_texts(node, diagnostics);
      break;
    case BoxKind::qr:
      box.content.clear();
      if (auto text = read_text_ref(node, "a text or a text's name such as $petition", diagnostics))
        box.content.push_back(std::move(*text));
      break;
    case BoxKind::picture:
      box.content.clear();
      if (auto file = read_file_name(node, diagnostics)) {
        const bool named = file->text.starts_with('$');
        box.content.push_back(named ? TextRef{"", file->text.substr(1), file->span}
                                    : TextRef{std::move(file->text), "", file->span});
      }
      break;
    case BoxKind::rule: {
      const KeyRow& direction = row_of(Key::direction);
      if (auto value = read_value(node, direction, diagnostics)) {
        merge(box.properties, {{{Key::direction, std::move(*value), node.span, entry.key_span}}});
      }
      break;
    }
    case BoxKind::table:
      box.table.clear();
      if (!want_list(node, "a list of columns such as " + std::string(row.example), diagnostics)) break;
      for (const Node& item : node.items) box.table.push_back(read_column(item, diagnostics));
      break;
    case BoxKind::space:
      if (!node.is_empty())
        expected("nothing behind `space:`", node, diagnostics).hint("write its size beside it: {space:, height: 5mm}");
      break;
    case BoxKind::frame:
      box.content.clear();
      if (auto story = read_id(node, components, "the id of a text or a flow such as story", diagnostics))
        box.content.push_back({"", std::move(*story), node.span});
      break;
    case BoxKind::repeat:
      box.repeat = read_repeat(node, diagnostics);
      break;
  }
}

}  // namespace handbill::model
