#include "base/number.h"
#include "style/boxes.h"
#include "style/characters.h"

namespace handbill::style {

using model::Key;

namespace {

// The campaign's rules of a petition sheet: room to sign in.
constexpr base::Length least_signature = base::mm(45);

std::string in_mm(base::Length length) { return base::to_text(length.to_mm(), 2) + "mm"; }

void check_signature(const TableColumn& column, Desk& desk) {
  const bool is_fixed = column.width.kind() == base::Extent::Kind::fixed;
  if (!is_fixed || base::fits(least_signature, column.width.length())) return;
  desk.diagnostics
      .error("petition-narrow", column.span,
             "expected a signature column at least 45mm wide, found " + in_mm(column.width.length()))
      .hint("take room from another column");
}

}  // namespace

TableContent make_table(const model::Box& box, Cascade& cascade, Desk& desk) {
  const bool is_petition = desk.inputs.layout.piece == model::Piece::petition;
  TableContent table;
  table.look = make_look(cascade, desk);
  const auto* rows = cascade.value<double>(Key::rows);
  table.rows = rows == nullptr ? 0 : static_cast<int>(*rows);
  const auto* height = cascade.value<model::Measure>(Key::row_height);
  table.row_height = height == nullptr ? base::mm(9) : desk.tokens.length(*height);
  const auto* numbered = cascade.value<bool>(Key::numbered);
  table.numbered = numbered == nullptr || *numbered;
  if (table.numbered) table.zero = desk.texts.zero();
  const auto* thickness = cascade.value<model::Measure>(Key::thickness);
  table.thickness = thickness == nullptr ? base::pt(0.5) : desk.tokens.length(*thickness);
  table.rule_ink = ink_of(cascade, Key::border_ink, desk).value_or(table.look.ink);

  bool uses_details = false;
  std::vector<Paragraph> labels;
  table.columns.reserve(box.table.size());
  for (const auto& asked : box.table) {
    Words label = desk.texts.words(asked.label);
    uses_details = uses_details || label.uses_details;
    draw_icons(label.paragraphs, desk);
    labels.insert(labels.end(), label.paragraphs.begin(), label.paragraphs.end());
    TableColumn column{std::move(label.paragraphs), desk.tokens.extent(asked.width), asked.span, {}};
    if (is_petition && asked.signature) {
      column.least_width = least_signature;
      check_signature(column, desk);
    }
    table.columns.push_back(std::move(column));
  }
  add_characters(cascade, desk, labels, table.look);
  if (uses_details) table.look.shape.tail = tail_for(labels, table.look.shape.stack, desk.inputs.fonts);
  return table;
}

}  // namespace handbill::style
