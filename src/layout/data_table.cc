#include "layout/data_table.h"

#include <algorithm>
#include <utility>

#include "layout/sizes.h"
#include "layout/tabs.h"
#include "layout/text_flow.h"
#include "layout/text_place.h"
#include "layout/tracks.h"

namespace handbill::layout {

using base::Available;
using base::Length;
using style::DataTable;
using style::Node;

namespace {

/// The text of a cell; nullptr where it is empty.
const style::TextContent* text_of(const Node& cell) { return std::get_if<style::TextContent>(&cell.content); }

Length beside(const Node& cell) {
  const base::Sides<Length> around = insets(cell);
  return around.left + around.right;
}
Length above(const Node& cell) {
  const base::Sides<Length> around = insets(cell);
  return around.top + around.bottom;
}

/// How far the digits of a column of numbers reach before their points and behind them, as ratios of the size.
struct Points {
  double before = 0;
  double behind = 0;
};
double behind_point(Engine& engine, const Node& cell) {
  const auto* const text = text_of(cell);
  if (text == nullptr) return 0;
  const TextFrame& frame = text_frame_of(engine, cell, *text);
  double widest = 0;
  for (const ShapedParagraph& paragraph : frame.blocks().front().paragraphs) {
    const std::string_view words = paragraph.shaped.utf8();
    const std::string_view before = words.substr(0, decimal_point(words));
    if (before.size() == words.size()) continue;
    const auto shaped = text::shape(engine.context.shaper, {before, cell.span, {}, {}, {}, paragraph.source->local},
                                    frame.blocks().front().look->shape, engine.diagnostics);
    if (shaped.ok()) widest = std::max(widest, paragraph.shaped.max_content() - shaped->max_content());
  }
  return widest;
}
Points points_of(Engine& engine, const Node& node, const DataTable& table, std::size_t column) {
  Points points;
  for (std::size_t row = table.head_rows; row < node.children.size(); ++row) {
    const Node& cell = node.children[row].children.at(column);
    const auto* const text = text_of(cell);
    if (text == nullptr) continue;
    const double behind = behind_point(engine, cell);
    points.behind = std::max(points.behind, behind);
    for (const ShapedParagraph& paragraph : text_frame_of(engine, cell, *text).blocks().front().paragraphs)
      points.before = std::max(points.before, paragraph.shaped.max_content() - behind);
  }
  return points;
}

TrackDemand demand_of(Engine& engine, const Node& node, const DataTable& table, std::size_t column) {
  const Points points = table.columns[column].decimal ? points_of(engine, node, table, column) : Points();
  TrackDemand demand{column, 1, {}, {}};
  for (std::size_t row = 0; row < node.children.size(); ++row) {
    const Node& cell = node.children[row].children.at(column);
    demand.least = base::max(demand.least, beside(cell));
    const auto* const text = text_of(cell);
    if (text == nullptr) continue;
    const TextFrame& frame = text_frame_of(engine, cell, *text);
    const double ems = row < table.head_rows ? 0 : points.before + points.behind;
    const Length least = base::max(frame.min_content(), frame.smallest_size() * ems);
    const Length most = base::max(frame.max_content(), frame.blocks().front().look->size * ems);
    demand.least = base::max(demand.least, least + beside(cell));
    demand.most = base::max(demand.most, most + beside(cell));
  }
  demand.most = base::max(demand.most, demand.least);
  return demand;
}

/// How high a row is where its texts shrink by `factor`; nothing where a word does not go into its column.
struct RowHeight {
  Length height;
  bool fits = true;
};
RowHeight height_of(Engine& engine, const Node& row, const DataTable& table, const std::vector<Length>& columns,
                    double factor, text::Detail detail) {
  RowHeight result{table.row_height, true};
  for (std::size_t i = 0; i < row.children.size(); ++i) {
    const Node& cell = row.children[i];
    Length height = above(cell);
    if (const auto* const text = text_of(cell)) {
      TextFrame& frame = text_frame_of(engine, cell, *text);
      const SetText& set = frame.lines(frame.step_at(factor), base::max(columns[i] - beside(cell), Length()), detail);
      height += balanced_height(set.units, 1, Respect::nothing);
      result.fits = result.fits && !(set.excess > base::length_slack) && set.within_max_lines && !set.broke_word;
    }
    result.height = base::max(result.height, height);
  }
  return result;
}

SizedTable at_factor(Engine& engine, const Node& node, const DataTable& table, const std::vector<Length>& columns,
                     double factor, bool& fits) {
  SizedTable sized{columns, {}, factor};
  for (const Node& row : node.children) {
    const RowHeight one = height_of(engine, row, table, columns, factor, text::Detail::places);
    fits = fits && one.fits;
    sized.rows.push_back(one.height);
  }
  return sized;
}

PlacedRule rule(const DataTable& table, base::Point from, base::Point to) {
  return {from, to, table.thickness, table.rule_ink, {}};
}

/// Cells from the side where the page's lines begin.
void place_row(Engine& engine, const Node& node, const DataTable& table, const SizedTable& sized, std::size_t number,
               PlacedBox& row) {
  const Node& made = node.children[number];
  Length at;
  for (std::size_t i = 0; i < made.children.size(); ++i) {
    const Node& cell = made.children[i];
    const Length width = sized.columns[i];
    base::Rect rect{engine.resolved.is_right_to_left(node) ? row.rect.right() - at - width : row.rect.left + at,
                    row.rect.top, width, row.rect.height};
    const Length edge = engine.resolved.is_right_to_left(node) ? rect.right() : rect.left;
    if (table.column_rules && i > 0) row.rules.push_back(rule(table, {edge, rect.top}, {edge, rect.bottom()}));
    if (const auto* const text = text_of(cell)) {
      TextFrame& frame = text_frame_of(engine, cell, *text);
      frame.limit(sized.factor, {});
      if (table.columns[i].decimal && number >= table.head_rows) {
        // Numbers run to the right in every script: what others have behind their points stays free.
        const double spare = points_of(engine, node, table, i).behind - behind_point(engine, cell);
        rect.width -= frame.size_at(frame.blocks().front(), frame.step_at(sized.factor)) * spare;
      }
    }
    row.children.push_back(place(engine, cell, rect));
    at += width;
  }
}

}  // namespace

Length SizedTable::height() const { return sum(rows); }

std::vector<Length> data_columns(Engine& engine, const Node& node, const DataTable& table, const Available& room) {
  std::vector<style::Track> tracks;
  std::vector<TrackDemand> demands;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    tracks.emplace_back(table.columns[i].width);
    demands.push_back(demand_of(engine, node, table, i));
  }
  return size_tracks({tracks, {}}, std::move(demands), room);
}

Shrinking shrinking_of(Engine& engine, const Node& node) {
  Shrinking result;
  for (const Node& row : node.children) {
    for (const Node& cell : row.children) {
      const auto* const text = text_of(cell);
      if (text == nullptr) continue;
      const TextFrame& frame = text_frame_of(engine, cell, *text);
      result.least = std::min(result.least, frame.factor_of(frame.least_step()));
      result.step = std::min(result.step, size_step / frame.blocks().front().look->size);
    }
  }
  return result;
}

double largest_factor(const Shrinking& shrinking, const std::function<bool(double)>& fits) {
  if (fits(1)) return 1;
  if (!fits(shrinking.least)) return shrinking.least;
  double small = shrinking.least;
  double large = 1;
  while (large - small > shrinking.step) {
    const double middle = (small + large) / 2;
    (fits(middle) ? small : large) = middle;
  }
  return small;
}

SizedTable table_at(Engine& engine, const Node& node, const DataTable& table, Length width, double factor, bool& fits) {
  const std::vector<Length> columns = data_columns(engine, node, table, Available::definite(width));
  return at_factor(engine, node, table, columns, factor, fits);
}

SizedTable size_data_table(Engine& engine, const Node& node, const DataTable& table, Length width,
                           std::optional<Length> height) {
  const std::vector<Length> columns = data_columns(engine, node, table, Available::definite(width));
  SizedTable sized;
  const auto goes_in = [&](double factor) {
    bool fits = true;
    sized = at_factor(engine, node, table, columns, factor, fits);
    return fits && (!height || base::fits(sized.height(), *height));
  };
  if (goes_in(1)) return sized;
  bool fits = true;
  return at_factor(engine, node, table, columns, largest_factor(shrinking_of(engine, node), goes_in), fits);
}

std::size_t rows_that_fit(const SizedTable& sized, const DataTable& table, std::size_t first, Length height) {
  Length used;
  for (std::size_t i = 0; i < table.head_rows; ++i) used += sized.rows.at(i);
  std::size_t last = first;
  for (; table.head_rows + last < sized.rows.size(); ++last) {
    used += sized.rows[table.head_rows + last];
    if (!base::fits(used, height)) break;
  }
  return last;
}

void place_rows(Engine& engine, const Node& node, const DataTable& table, const TablePart& part, PlacedBox& box) {
  const base::Rect& inner = part.inner;
  Length top = inner.top;
  const auto add = [&](std::size_t number) {
    const Node& made = node.children.at(number);
    PlacedBox row;
    row.node = &made;
    row.rect = {inner.left, top, inner.width, part.sized.rows.at(number)};
    if (table.row_rules && top > inner.top)
      row.rules.push_back(rule(table, {row.rect.left, top}, {row.rect.right(), top}));
    place_row(engine, node, table, part.sized, number, row);
    if (!row.children.empty()) row.baseline = row.children.front().baseline;
    top += row.rect.height;
    box.children.push_back(std::move(row));
  };
  for (std::size_t i = 0; i < table.head_rows; ++i) add(i);
  for (std::size_t i = part.first; i < part.last; ++i) add(table.head_rows + i);
}

Measured measure_data_table(Engine& engine, const Node& node, const DataTable& table, const Request& request) {
  if (request.known.x && request.known.y) return {{*request.known.x, *request.known.y}, std::nullopt};
  if (table.goes_on) {
    const Length least = sum(data_columns(engine, node, table, Available::min_content()));
    return {{request.known.x.value_or(least), request.known.y.value_or(Length())}, std::nullopt};
  }
  Length width;
  if (request.known.x) {
    width = *request.known.x;
  } else {
    width = sum(data_columns(engine, node, table, Available::max_content()));
    const Length least = sum(data_columns(engine, node, table, Available::min_content()));
    if (request.room.x.kind() == Available::Kind::min_content) width = least;
    if (request.room.x.is_definite()) width = base::max(least, base::min(width, request.room.x.length()));
  }
  if (request.known.y) return {{width, *request.known.y}, std::nullopt};
  if (request.room.y.kind() != Available::Kind::min_content)
    return {{width, size_data_table(engine, node, table, width, std::nullopt).height()}, std::nullopt};
  bool fits = true;
  const std::vector<Length> columns = data_columns(engine, node, table, Available::definite(width));
  const double least = shrinking_of(engine, node).least;
  return {{width, at_factor(engine, node, table, columns, least, fits).height()}, std::nullopt};
}

void place_data_table(Engine& engine, const Node& node, const DataTable& table, const base::Rect& inner,
                      PlacedBox& box) {
  if (table.goes_on) return;  // see fill_threads()
  const TablePart part{inner, size_data_table(engine, node, table, inner.width, inner.height), 0,
                       node.children.size() - table.head_rows};
  report_overflow(engine, node, style::Axis::row, sum(part.sized.columns), inner.width);
  report_overflow(engine, node, style::Axis::column, part.sized.height(), inner.height);
  place_rows(engine, node, table, part, box);
}

}  // namespace handbill::layout
