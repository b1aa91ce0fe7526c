#include <algorithm>
#include <cmath>

#include "layout/engine.h"
#include "layout/sizes.h"
#include "layout/text_flow.h"
#include "layout/text_place.h"
#include "layout/tracks.h"

namespace handbill::layout {

using base::Available;
using base::Extent;
using base::Length;
using style::Node;
using style::TableContent;

namespace {

/// White beside and above the text of a cell, as ratios of its size.
constexpr double pad_beside = 0.4;
constexpr double pad_above = 0.35;

using Labels = std::vector<std::unique_ptr<TextFrame>>;

/// One frame a column with its label shaped.
const Labels& labels_of(Engine& engine, const Node& node, const TableContent& table) {
  Labels& labels = engine.labels[&node];
  if (!labels.empty()) return labels;
  for (const style::TableColumn& column : table.columns) {
    auto frame = std::make_unique<TextFrame>(engine.context.shaper, engine.diagnostics);
    frame->add({&table.look, product::Role::p, node.id, column.span.is_known() ? column.span : node.span, 0, {}, {}},
               column.label);
    frame->make_ladder();
    labels.push_back(std::move(frame));
  }
  return labels;
}

std::optional<text::Shaped> number(Engine& engine, const Node& node, const TableContent& table, int value) {
  const std::string text = in_digits(static_cast<std::size_t>(value), table.zero);
  auto shaped = text::shape(engine.context.shaper, {text, node.span, {}}, table.look.shape, engine.diagnostics);
  if (!shaped.ok()) return std::nullopt;
  return std::move(shaped).value();
}

/// Room for the numbers of the rows; two digits where their count is not known.
Length number_width(Engine& engine, const Node& node, const TableContent& table) {
  if (!table.numbered) return {};
  const auto widest = number(engine, node, table, table.rows > 99 ? 888 : table.rows == 0 || table.rows > 9 ? 88 : 8);
  return table.look.size * ((widest ? widest->max_content() : 0) + 2 * pad_beside);
}

/// Logical column widths; the numbers' column first where there is one.
std::vector<Length> column_widths(Engine& engine, const Node& node, const TableContent& table, const Available& room) {
  std::vector<style::Track> tracks;
  std::vector<TrackDemand> demands;
  if (table.numbered) tracks.emplace_back(Extent::fixed(number_width(engine, node, table)));
  const Labels& labels = labels_of(engine, node, table);
  const Length pad = table.look.size * (2 * pad_beside);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    demands.push_back({tracks.size(), 1, labels[i]->min_content() + pad, labels[i]->max_content() + pad});
    tracks.emplace_back(table.columns[i].width);
  }
  return size_tracks({tracks, {}, style::Justify::stretch}, std::move(demands), room);
}

/// The head line: one size for all labels, and how high it is.
struct Head {
  Step step;
  Length height;
};
Head head_of(Engine& engine, const Node& node, const TableContent& table, const std::vector<Length>& widths) {
  const Labels& labels = labels_of(engine, node, table);
  const std::size_t first = table.numbered ? 1 : 0;
  const Length pad = table.look.size * (2 * pad_beside);
  Head head;
  bool any = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Step step = labels[i]->largest_step(base::max(widths[first + i] - pad, Length()), 1, std::nullopt);
    if (i == 0 || step.size < head.step.size) head.step.size = step.size;
    head.step.rung = std::max(head.step.rung, step.rung);
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const SetText& text =
        labels[i]->lines(head.step, base::max(widths[first + i] - pad, Length()), text::Detail::places);
    any = any || !text.units.empty();
    head.height = base::max(head.height, balanced_height(text.units, 1, Respect::nothing));
  }
  if (any) head.height += table.look.size * (2 * pad_above);
  return head;
}

PlacedRule rule(const TableContent& table, base::Point from, base::Point to) {
  return {from, to, table.thickness, table.rule_ink, {}};
}

void place_labels(Engine& engine, const Node& node, const TableContent& table, const std::vector<base::Rect>& cells,
                  const Head& head, PlacedBox& box) {
  const Labels& labels = labels_of(engine, node, table);
  const Length beside = table.look.size * pad_beside;
  const Length above = table.look.size * pad_above;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const base::Rect inner = cells[i].inset({above, beside, above, beside});
    const SetText& text = labels[i]->lines(head.step, base::max(inner.width, Length()), text::Detail::runs);
    report_lines(engine, node, *labels[i], text);
    const Flow flow = fill_columns(text.units, 1, base::mm(100'000), Respect::nothing);
    const Length used = flow.columns.front().height;
    append_lines(*labels[i], text, flow, {inner, inner.width, {}, 1, false}, inner.height - used, box);
  }
}

/// A row's number, its optical middle on the row's.
void place_number(Engine& engine, const Node& node, const TableContent& table, int value, const base::Rect& cell,
                  PlacedBox& box) {
  const auto shaped = number(engine, node, table, value);
  if (!shaped) return;
  const Length size = table.look.size;
  const Length beside = size * pad_beside;
  PlacedText placed;
  placed.size = size;
  placed.leading = size * table.look.leading;
  placed.ink = table.look.ink;
  placed.box_id = node.id;
  placed.span = node.span;
  placed.metrics = shaped->metrics();
  placed.least_contrast = table.look.least_contrast;
  placed.language = table.look.shape.language;
  text::Setting setting;
  setting.size = size;
  setting.leading = placed.leading;
  setting.align = engine.resolved.is_right_to_left(node) == shaped->is_rtl() ? text::Align::start : text::Align::end;
  const Length width = base::max(cell.width - beside * 2, Length());
  placed.lines = text::set(*shaped, setting, {placed.leading * 2, width}).lines;
  if (placed.lines.empty()) return;
  const Length baseline = cell.top + cell.height / 2 + size * placed.metrics.optical_height / 2;
  placed.origin = {cell.left + beside, baseline - placed.lines.front().baseline};
  box.texts.push_back(std::move(placed));
}

void check_widths(Engine& engine, const Node& node, const TableContent& table, const std::vector<Length>& widths) {
  const std::size_t first = table.numbered ? 1 : 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const style::TableColumn& column = table.columns[i];
    const Length width = widths[first + i];
    if (base::fits(column.least_width, width)) continue;
    engine.diagnostics
        .error("column-too-narrow", column.span.is_known() ? column.span : node.span,
               "column " + std::to_string(i + 1) + " of `" + node.id + "` is " + in_mm(width) + " wide, the least is " +
                   in_mm(column.least_width))
        .hint("give this column more width, or another one less");
  }
}

int rows_of(const TableContent& table, Length room) {
  if (table.rows > 0) return table.rows;
  if (!(table.row_height > Length())) return 1;
  return std::max(1, static_cast<int>(std::floor((room + base::length_slack) / table.row_height)));
}

}  // namespace

Measured measure_table(Engine& engine, const Node& node, const TableContent& table, const Request& request) {
  if (request.known.x && request.known.y) return {{*request.known.x, *request.known.y}, std::nullopt};
  Length width;
  if (request.known.x) width = *request.known.x;
  else {
    width = sum(column_widths(engine, node, table, Available::max_content()));
    const Length least = sum(column_widths(engine, node, table, Available::min_content()));
    if (request.room.x.kind() == Available::Kind::min_content) width = least;
    if (request.room.x.is_definite()) width = base::max(least, base::min(width, request.room.x.length()));
  }
  const std::vector<Length> widths = column_widths(engine, node, table, Available::definite(width));
  const Length height = head_of(engine, node, table, widths).height + table.row_height * std::max(table.rows, 1);
  return {{width, request.known.y.value_or(height)}, std::nullopt};
}

void place_table(Engine& engine, const Node& node, const TableContent& table, const base::Rect& inner, PlacedBox& box) {
  const std::vector<Length> widths = column_widths(engine, node, table, Available::definite(inner.width));
  check_widths(engine, node, table, widths);
  const Head head = head_of(engine, node, table, widths);
  const int rows = rows_of(table, inner.height - head.height);
  const Length height = head.height + table.row_height * rows;
  report_overflow(engine, node, style::Axis::column, height, inner.height);
  report_overflow(engine, node, style::Axis::row, sum(widths), inner.width);

  std::vector<base::Rect> cells;
  Length at;
  for (const Length width : widths) {
    const Length left = engine.resolved.is_right_to_left(node) ? inner.right() - at - width : inner.left + at;
    if (at > Length()) {
      const Length x = engine.resolved.is_right_to_left(node) ? left + width : left;
      box.rules.push_back(rule(table, {x, inner.top}, {x, inner.top + height}));
    }
    cells.push_back({left, inner.top, width, head.height});
    at += width;
  }
  const std::size_t first = table.numbered ? 1 : 0;
  place_labels(engine, node, table, {cells.begin() + static_cast<std::ptrdiff_t>(first), cells.end()}, head, box);
  for (int row = 0; row <= rows; ++row) {
    const Length y = inner.top + head.height + table.row_height * row;
    box.rules.push_back(rule(table, {inner.left, y}, {inner.right(), y}));
    if (table.numbered && row < rows) {
      place_number(engine, node, table, row + 1, {cells.front().left, y, cells.front().width, table.row_height}, box);
    }
  }
}

}  // namespace handbill::layout
