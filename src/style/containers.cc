#include "style/containers.h"

#include <algorithm>

#include "model/reader.h"
#include "style/names.h"

namespace handbill::style {

using base::Extent;
using base::Length;
using model::BoxKind;
using model::Key;
using model::Measure;

namespace {

std::optional<Justify> justify_of(std::string_view word) {
  if (word == "start") return Justify::start;
  if (word == "center") return Justify::center;
  if (word == "end") return Justify::end;
  if (word == "stretch") return Justify::stretch;
  if (word == "space-between") return Justify::between;
  if (word == "space-around") return Justify::around;
  if (word == "space-evenly") return Justify::evenly;
  return std::nullopt;
}

Stack::Wrap wrap_of(std::string_view word) {
  if (word == "wrap") return Stack::Wrap::forward;
  if (word == "wrap-reverse") return Stack::Wrap::backward;
  return Stack::Wrap::no;
}

TrackSize size_of(const model::TrackSize& size, const Desk& desk) {
  switch (size.of) {
    case model::TrackSize::Of::min_content:
      return {TrackSize::Of::min_content, {}};
    case model::TrackSize::Of::max_content:
      return {TrackSize::Of::max_content, {}};
    case model::TrackSize::Of::measure:
      break;
  }
  return {TrackSize::Of::extent, desk.tokens.extent(size.measure)};
}

std::vector<Track> tracks_of(Cascade& cascade, Key key, const Desk& desk) {
  std::vector<Track> tracks;
  const auto* said = cascade.value<model::Tracks>(key);
  if (said == nullptr) return tracks;
  tracks.reserve(said->list.size());
  for (const model::Track& track : said->list) {
    Track& made = tracks.emplace_back();
    made.least = size_of(track.least, desk);
    made.most = size_of(track.most, desk);
    made.fit_content = track.fit_content;
  }
  return tracks;
}

/// Whether the grid takes the tracks of the one that it stands in.
bool takes_tracks(Cascade& cascade, Key key, const Around& around, Desk& desk) {
  const auto* said = cascade.value<model::Tracks>(key);
  if (said == nullptr || !said->subgrid) return false;
  if (around.in_grid) return true;
  const bool columns = key == Key::grid_columns;
  desk.diagnostics
      .error("subgrid-without-grid", cascade.get(key)->span,
             std::string("`") + (columns ? "columns" : "rows") +
                 ": subgrid` takes those of a grid, and the box does not stand in one")
      .hint("make the box a direct child of a grid, or say its own tracks");
  return false;
}

/// Areas need as many tracks as they have names: those that are not said are as further ones are.
void fill_up(std::vector<Track>& tracks, const std::vector<Track>& further, std::size_t count) {
  for (std::size_t i = 0; tracks.size() < count; ++i)
    tracks.push_back(further.empty() ? Track() : further[i % further.size()]);
}

/// The cells with the name; nothing: there is none.
std::optional<Cell> find_area(const std::vector<std::string>& rows, std::string_view name) {
  std::optional<Cell> found;
  for (std::size_t y = 0; y < rows.size(); ++y) {
    const std::vector<std::string_view> names = model::split(rows[y]);
    for (std::size_t x = 0; x < names.size(); ++x) {
      if (names[x] != name) continue;
      const int column = static_cast<int>(x) + 1;
      const int row = static_cast<int>(y) + 1;
      if (!found) found = Cell{column, row, 1, 1, 0, 0};
      found->span = std::max(found->span, column - found->column + 1);
      found->row_span = row - found->row + 1;
    }
  }
  return found;
}

}  // namespace

std::optional<Extent> extent_of(Cascade& cascade, Key key, const Desk& desk) {
  const auto* value = cascade.value<Measure>(key);
  if (value == nullptr) return std::nullopt;
  return desk.tokens.extent(*value);
}

Length length_of(Cascade& cascade, Key key, const Desk& desk) {
  const auto* value = cascade.value<Measure>(key);
  return value == nullptr ? Length() : desk.tokens.length(*value);
}

int whole_of(Cascade& cascade, Key key, int otherwise) {
  const auto* value = cascade.value<double>(key);
  return value == nullptr ? otherwise : static_cast<int>(*value);
}

Length gap_of(Cascade& cascade, Key longhand, const Desk& desk) {
  return cascade.get(longhand) != nullptr ? length_of(cascade, longhand, desk) : length_of(cascade, Key::gap, desk);
}

std::optional<Align> align_of(std::string_view word) {
  if (word == "start") return Align::start;
  if (word == "center") return Align::center;
  if (word == "end") return Align::end;
  if (word == "stretch") return Align::stretch;
  if (word == "baseline") return Align::baseline;
  return std::nullopt;
}

Stack make_stack(const model::Box& box, Cascade& cascade, const Desk& desk) {
  const bool is_column = box.kind == BoxKind::column;
  Stack stack;
  stack.axis = is_column ? Axis::column : Axis::row;
  stack.gap = gap_of(cascade, is_column ? Key::row_gap : Key::column_gap, desk);
  stack.line_gap = gap_of(cascade, is_column ? Key::column_gap : Key::row_gap, desk);
  stack.align = align_of(word_of(cascade, Key::align_items)).value_or(Align::stretch);
  stack.justify = justify_of(word_of(cascade, Key::justify_content)).value_or(Justify::start);
  stack.lines = justify_of(word_of(cascade, Key::align_content)).value_or(Justify::stretch);
  stack.wrap = wrap_of(word_of(cascade, Key::wrap));
  const auto* reverse = cascade.value<bool>(Key::reverse);
  stack.reverse = reverse != nullptr && *reverse;
  return stack;
}

Grid make_grid(Cascade& cascade, const Around& around, Desk& desk) {
  Grid grid;
  grid.columns = tracks_of(cascade, Key::grid_columns, desk);
  grid.rows = tracks_of(cascade, Key::grid_rows, desk);
  grid.further_columns = tracks_of(cascade, Key::auto_columns, desk);
  grid.further_rows = tracks_of(cascade, Key::auto_rows, desk);
  grid.takes_columns = takes_tracks(cascade, Key::grid_columns, around, desk);
  grid.takes_rows = takes_tracks(cascade, Key::grid_rows, around, desk);
  grid.column_gap = gap_of(cascade, Key::column_gap, desk);
  grid.row_gap = gap_of(cascade, Key::row_gap, desk);
  const bool says_gap = cascade.get(Key::gap) != nullptr;
  grid.says_column_gap = says_gap || cascade.get(Key::column_gap) != nullptr;
  grid.says_row_gap = says_gap || cascade.get(Key::row_gap) != nullptr;
  const std::string_view flow = word_of(cascade, Key::auto_flow);
  grid.flow = flow.starts_with("column") ? Axis::column : Axis::row;
  grid.dense = flow.ends_with("dense");
  grid.justify_items = align_of(word_of(cascade, Key::justify_items)).value_or(Align::stretch);
  grid.align_items = align_of(word_of(cascade, Key::align_items)).value_or(Align::stretch);
  grid.justify_content = justify_of(word_of(cascade, Key::justify_content)).value_or(Justify::stretch);
  grid.align_content = justify_of(word_of(cascade, Key::align_content)).value_or(Justify::stretch);
  if (const auto* areas = areas_of(cascade)) {
    if (!grid.takes_columns) fill_up(grid.columns, grid.further_columns, model::split(areas->front()).size());
    if (!grid.takes_rows) fill_up(grid.rows, grid.further_rows, areas->size());
  }
  if (grid.columns.empty() && !grid.takes_columns && grid.flow == Axis::row) grid.columns.emplace_back(Extent::fill(1));
  return grid;
}

const std::vector<std::string>* areas_of(Cascade& cascade) {
  return cascade.value<std::vector<std::string>>(Key::areas);
}

void set_cell(Cascade& cascade, const Around& around, Desk& desk, Node& node) {
  node.cell = {whole_of(cascade, Key::cell_column, 0),     whole_of(cascade, Key::cell_row, 0),
               whole_of(cascade, Key::cell_span, 1),       whole_of(cascade, Key::cell_row_span, 1),
               whole_of(cascade, Key::cell_column_end, 0), whole_of(cascade, Key::cell_row_end, 0)};
  const auto* area = cascade.get(Key::cell_area);
  if (area == nullptr) return;
  const std::string& name = std::get<std::string>(area->value);
  const std::vector<std::string> none;
  const std::vector<std::string>& rows = around.areas != nullptr ? *around.areas : none;
  if (const auto found = find_area(rows, name)) {
    node.cell = *found;
    return;
  }
  std::vector<std::string_view> known;
  for (const std::string& row : rows) {
    for (const std::string_view each : model::split(row)) {
      if (each != "." && std::ranges::find(known, each) == known.end()) known.push_back(each);
    }
  }
  auto& error = no_such("area", name, area->span, known, desk.diagnostics);
  if (known.empty()) error.hint("a grid names its areas: `areas: ['head head', 'main side']`");
}

}  // namespace handbill::style
