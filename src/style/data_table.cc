#include <algorithm>
#include <map>

#include "style/boxes.h"
#include "style/characters.h"
#include "style/names.h"
#include "style/repeat.h"

namespace handbill::style {

using model::Key;
using product::Role;

namespace {

/// `rules: rows`.
void set_rules(Cascade& cascade, Desk& desk, DataTable& table) {
  const std::string_view rules = word_of(cascade, Key::rules);
  table.row_rules = rules.empty() || rules == "rows" || rules == "all";
  table.column_rules = rules == "columns" || rules == "all";
  const auto* thickness = cascade.value<model::Measure>(Key::thickness);
  table.thickness = thickness == nullptr ? base::pt(0.5) : desk.tokens.length(*thickness);
}

text::Align align_of(std::string_view word, bool right_to_left) {
  if (word == "center") return text::Align::center;
  if (word == "end") return text::Align::end;
  // Numbers run to the right in every script.
  if (word == "decimal") return right_to_left ? text::Align::start : text::Align::end;
  return text::Align::start;
}

/// Makes the rows and cells of one table.
class Rows {
 public:
  Rows(const model::Box& box, Cascade& cascade, Desk& desk, Node& node)
      : box_(box), cascade_(cascade), desk_(desk), node_(node), table_(std::get<DataTable>(node.content)) {
    const auto* padding = cascade.value<std::vector<model::Measure>>(Key::cell_padding);
    padding_ = padding == nullptr ? base::Sides<base::Length>{base::mm(1), base::mm(2), base::mm(1), base::mm(2)}
                                  : desk.tokens.sides(*padding);
    if (desk.language->tag.right_to_left) std::swap(padding_.left, padding_.right);
    vertical_ = vertical_of(word_of(cascade, Key::vertical));
  }

  void add_head() {
    if (std::ranges::none_of(box_.table, [](const model::TableColumn& column) { return is_said(column.label); }))
      return;
    table_.head_rows = 1;
    Node& row = add_row(ink_of(cascade_, Key::fill_head, desk_));
    for (const model::TableColumn& column : box_.table) add_cell(row, column, column.label, Role::th);
  }

  void add_body() {
    std::size_t number = 0;
    const auto even = ink_of(cascade_, Key::fill_even, desk_);
    for (const Bound& copy : desk_.texts.copies(*box_.repeat)) {
      desk_.texts.bind(copy);
      Node& row = add_row(++number % 2 == 0 ? even : std::nullopt);
      for (std::size_t i = 0; i < box_.table.size(); ++i) {
        const model::TableColumn& column = box_.table[i];
        add_cell(row, column, cell_of(column, i, copy), Role::td);
      }
      desk_.texts.unbind();
    }
  }

 private:
  [[nodiscard]] static bool is_said(const model::TextRef& ref) { return !ref.name.empty() || !ref.literal.empty(); }

  Node& add_row(const std::optional<color::InkTint>& fill) {
    Node& row = node_.children.emplace_back();
    row.opposite = node_.opposite;
    row.id = node_.id + "." + std::to_string(node_.children.size());
    row.span = node_.span;
    row.role = Role::tr;
    row.fill = fill;
    Stack stack;
    stack.axis = Axis::row;
    row.content = stack;
    row.children.reserve(box_.table.size());
    return row;
  }

  /// What stands in a column of the row that is bound: what the column says, its field, or what comes at its place.
  [[nodiscard]] model::TextRef cell_of(const model::TableColumn& column, std::size_t index, const Bound& copy) const {
    if (is_said(column.text)) return column.text;
    const std::string item = std::string(copy.name) + ".";
    if (!column.field.empty()) return {"", item + column.field, column.field_span};
    if (copy.text != nullptr && !copy.text->records.empty()) {
      const auto& fields = copy.text->records.at(copy.at).fields;
      if (index < fields.size()) return {"", item + fields[index].name, column.span};
    } else if (copy.item != nullptr && index < copy.item->fields.size()) {
      return copy.item->fields[index].second;
    } else if (index == 0) {
      return {"", std::string(copy.name), column.span};
    }
    return {};
  }

  /// How the cells of a column look: as the table, a style of their own over it, and as the column is aligned.
  struct Look {
    Cascade cascade;
    TextLook look;
  };
  Look& look_of(const model::TableColumn& column, Role role) {
    const auto known = looks_.find({&column, role});
    if (known != looks_.end()) return known->second;
    Look made{Cascade(Explain::no), {}};
    desk_.styles.apply(style_of(box_, desk_.target, desk_.default_style), desk_.target, made.cascade);
    made.cascade.apply(box_.properties, box_.overrides, desk_.target);
    const std::string_view style =
        role == Role::th ? word_of(cascade_, Key::head_style) : std::string_view(column.style);
    if (!style.empty()) desk_.styles.apply(style, desk_.target, made.cascade);
    made.look = make_look(made.cascade, desk_);
    if (!column.align.empty()) made.look.align = align_of(column.align, desk_.language->tag.right_to_left);
    return looks_.emplace(std::pair{&column, role}, std::move(made)).first->second;
  }

  void add_cell(Node& row, const model::TableColumn& column, const model::TextRef& ref, Role role) {
    Node& cell = row.children.emplace_back();
    cell.opposite = node_.opposite;
    cell.id = row.id + "." + std::to_string(row.children.size());
    cell.span = ref.span.is_known() ? ref.span : column.span;
    cell.role = role;
    cell.padding = padding_;
    cell.content = SpaceContent{};
    if (!is_said(ref)) return;
    Words words = desk_.texts.words(ref);
    if (words.empty()) return;
    Look& look = look_of(column, role);
    TextBlock block;
    block.look = look.look;
    block.paragraphs = std::move(words.paragraphs);
    block.short_paragraphs = desk_.texts.short_words(ref).paragraphs;
    draw_icons(block.paragraphs, desk_);
    draw_icons(block.short_paragraphs, desk_);
    add_characters(look.cascade, desk_, block.paragraphs, block.look);
    add_characters(look.cascade, desk_, block.short_paragraphs, block.look);
    if (words.uses_details) {
      block.look.shape.tail = tail_for(block.paragraphs, block.look.shape.stack, desk_.inputs.fonts);
      desk_.local_boxes.push_back(cell.id);
    }
    block.box_id = cell.id;
    block.span = cell.span;
    TextContent content;
    content.vertical = vertical_;
    content.blocks.push_back(std::move(block));
    cell.content = std::move(content);
  }

  const model::Box& box_;
  Cascade& cascade_;
  Desk& desk_;
  Node& node_;
  DataTable& table_;
  base::Sides<base::Length> padding_;
  TextContent::Vertical vertical_ = TextContent::Vertical::top;
  std::map<std::pair<const model::TableColumn*, Role>, Look> looks_;
};

}  // namespace

DataTable make_data_table(const model::Box& box, Cascade& cascade, Desk& desk) {
  DataTable table;
  set_rules(cascade, desk, table);
  const auto* height = cascade.value<model::Measure>(Key::row_height);
  if (height != nullptr) table.row_height = desk.tokens.length(*height);
  const auto ink = ink_of(cascade, Key::border_ink, desk);
  table.rule_ink = ink ? *ink : make_look(cascade, desk).ink;
  for (const model::TableColumn& column : box.table)
    table.columns.push_back({desk.tokens.extent(column.width), column.align == "decimal"});
  return table;
}

bool add_rows(const model::Box& box, Cascade& cascade, Desk& desk, Node& node) {
  Rows rows(box, cascade, desk, node);
  rows.add_head();
  const std::size_t head = node.children.size();
  rows.add_body();
  return node.children.size() > head;
}

}  // namespace handbill::style
