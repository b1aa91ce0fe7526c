#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/engine.h"
#include "layout/obstacle.h"
#include "layout/sizes.h"
#include "layout/text_flow.h"
#include "layout/text_place.h"
#include "layout/thread.h"

namespace handbill::layout {

using base::Available;
using base::Extent;
using base::Length;
using style::Node;
using style::TextContent;

TextFrame& text_frame_of(Engine& engine, const Node& node, const TextContent& content) {
  auto& frame = engine.frames[&node];
  if (!frame) {
    frame = std::make_unique<TextFrame>(engine.context.shaper, engine.diagnostics);
    for (const style::TextBlock& block : content.blocks) {
      frame->add({&block.look, block.role, block.box_id, block.span, 0, {}, {}}, block.paragraphs,
                 block.short_paragraphs);
    }
    frame->make_ladder();
    for (const FitPlan::Group& group : engine.context.plan.groups) {
      if (group.name == content.group) frame->limit(group.factor, group.spent);
    }
  }
  return *frame;
}

GroupSize group_size(const TextFrame& frame, const TextContent& content, const Step& step) {
  return {content.group, frame.factor_of(step), frame.size_at(frame.blocks().front(), step), frame.rung_of(step)};
}

namespace {

/// Higher than any page.
constexpr Length endless_height = base::mm(10'000);

int columns_of(const TextContent& content) { return std::max(content.columns, 1); }

Length over_columns(const TextContent& content, Length width) {
  const int count = columns_of(content);
  return width * count + content.column_gap * (count - 1);
}

Length natural_width(const TextFrame& frame, const TextContent& content, const Available& room) {
  switch (room.kind()) {
    case Available::Kind::min_content:
      return over_columns(content, frame.min_content());
    case Available::Kind::max_content:
      return over_columns(content, frame.max_content());
    case Available::Kind::definite:
      return base::max(over_columns(content, frame.min_content()),
                       base::min(over_columns(content, frame.max_content()), room.length()));
  }
  return {};
}

Length offset_of(TextContent::Vertical vertical, Length spare) {
  const Length down = base::max(spare, Length());
  switch (vertical) {
    case TextContent::Vertical::top:
    case TextContent::Vertical::justify:
      return {};
    case TextContent::Vertical::middle:
      return down / 2;
    case TextContent::Vertical::bottom:
      return down;
  }
  return {};
}

/// True where the author gave the frame its height: columns fill one after the other. Otherwise they are balanced.
bool is_frame(const Node& node, bool down) {
  if (stands_on_its_side(node)) down = !down;
  if (down) {
    if (node.width.kind() == Extent::Kind::fixed || node.width.kind() == Extent::Kind::percent) return true;
    return node.anchor && (node.anchor->width || (node.anchor->left && node.anchor->right));
  }
  if (node.height.kind() == Extent::Kind::fixed || node.height.kind() == Extent::Kind::percent) return true;
  return node.anchor && (node.anchor->height || (node.anchor->top && node.anchor->bottom));
}

Length used_height(const Flow& flow) {
  Length used;
  for (const FlowColumn& column : flow.columns) used = base::max(used, column.height);
  return used;
}

Flow flow_into(const Node& node, const TextContent& content, const SetText& text, Length height, const Phase& phase) {
  const int columns = columns_of(content);
  if (columns > 1 && !is_frame(node, content.writing != text::Writing::horizontal)) {
    for (const Respect respect : {Respect::all, Respect::headings}) {
      const Length balanced = balanced_height(text.units, columns, respect, phase);
      if (base::fits(balanced, height)) return fill_columns(text.units, columns, balanced, respect, phase);
    }
  }
  Flow flow = fill_best(text.units, columns, height, phase);
  // What is left over after the last column still shows, below it: the error says by how much.
  if (!flow.complete && !flow.columns.empty()) flow.columns.back().last = text.units.size();
  return flow;
}

std::optional<Length> first_baseline(const SetText& text) {
  if (text.units.empty()) return std::nullopt;
  const LineUnit& first = text.units.front();
  const text::Line& line = text.pieces[first.piece].set.lines[first.line];
  return line.baseline - line.top - first.cut;
}

void report_tall(Engine& engine, const Node& node, const TextFrame& frame, Length needed, Length room) {
  if (base::fits(needed, room)) return;
  const bool shrinks = frame.shrinks();
  engine.overflowed.push_back(&node);
  engine.diagnostics
      .error("overflow", node.span,
             "text is " + in_mm(needed - room) + " too tall for `" + node.id + "` (needs " + in_mm(needed) + ", has " +
                 in_mm(room) + ") at " + (shrinks ? "its smallest size " : "size ") + in_pt(frame.smallest_size()))
      .hint("shorten the text")
      .hint("make min-size smaller")
      .hint("give the box more height");
}

}  // namespace

namespace {

/// How tall a text is that stood among obstacles when the page was placed the last time; nothing where none was near.
std::optional<Length> height_around(Engine& engine, const Node& node, const TextContent& content,
                                    const Request& request, Length width) {
  if (!engine.page->has_obstacles || request.known.y) return std::nullopt;
  const auto before = engine.texts.find(&node);
  if (before == engine.texts.end() || in_the_way(engine.obstacles, node, before->second).empty()) return std::nullopt;
  TextFrame& frame = text_frame_of(engine, node, content);
  const base::Rect& last = before->second;
  const std::vector<TextArea> areas = areas_of(engine, node, content, {last.left, last.top, width, endless_height});
  const bool smallest = request.room.y.kind() == Available::Kind::min_content;
  const Step step = smallest ? frame.least_step() : largest_step(frame, areas);
  const Thread thread = run_through(frame, step, areas, text::Detail::places);
  return *std::ranges::max_element(thread.heights);
}

/// Lengths along the lines first: width and height of horizontal text.
Measured measure_lines(Engine& engine, const Node& node, const TextContent& content, const Request& request) {
  if (request.known.x && request.known.y && request.ask == Ask::size)
    return {{*request.known.x, *request.known.y}, std::nullopt};
  TextFrame& frame = text_frame_of(engine, node, content);
  // What goes on elsewhere fills whatever frame it is given.
  if (content.goes_on) return {{request.known.x.value_or(frame.min_content()), request.known.y.value_or(Length())}, {}};
  const Length width = request.known.x ? *request.known.x : natural_width(frame, content, request.room.x);
  // A question about widths alone is answered without setting a line.
  const bool only_width = !request.known.x && !request.room.x.is_definite() && request.ask == Ask::size;
  if (request.known.y && request.ask == Ask::size) return {{width, *request.known.y}, std::nullopt};
  const int count = columns_of(content);
  const Length column = column_width(width, count, content.column_gap);
  if (only_width) return {{width, Length()}, std::nullopt};
  if (const auto around = height_around(engine, node, content, request, width)) return {{width, *around}, std::nullopt};
  const bool smallest = !request.known.y && request.room.y.kind() == Available::Kind::min_content;
  const Step step = smallest ? frame.least_step() : frame.largest_step(column, count, request.known.y);
  // The least height is asked for where room is short; first fit is as low as any.
  const SetText& text = frame.lines(step, column, smallest ? text::Detail::first_fit : text::Detail::places);
  const Length height = balanced_height(text.units, count, smallest ? Respect::headings : Respect::all);
  Measured result{{width, request.known.y.value_or(height)}, std::nullopt};
  if (request.ask == Ask::baseline) {
    result.baseline = first_baseline(text);
    if (result.baseline) *result.baseline += offset_of(content.vertical, result.size.height - height);
  }
  return result;
}

/// A text that other boxes stand in: false where none does.
bool place_around(Engine& engine, const Node& node, const TextContent& content, const base::Rect& inner,
                  PlacedBox& box) {
  engine.texts[&node] = inner;
  if (content.writing != text::Writing::horizontal || in_the_way(engine.obstacles, node, inner).empty()) return false;
  TextFrame& frame = text_frame_of(engine, node, content);
  const std::vector<TextArea> areas = areas_of(engine, node, content, inner);
  const Step step = largest_step(frame, areas);
  if (!content.group.empty()) engine.groups[content.group].push_back(group_size(frame, content, step));
  const Thread thread = run_through(frame, step, areas, text::Detail::runs);
  if (!thread.complete) {
    const std::vector<TextArea> endless =
        areas_of(engine, node, content, {inner.left, inner.top, inner.width, endless_height});
    const Thread whole = run_through(frame, step, endless, text::Detail::places);
    report_tall(engine, node, frame, *std::ranges::max_element(whole.heights), inner.height);
  }
  for (std::size_t i = 0; i < areas.size(); ++i) append_area(frame, thread, i, areas[i].rect, box);
  return true;
}

/// Along and across the lines exchanged.
Request turned(const Request& request) {
  Request result = request;
  std::swap(result.known.x, result.known.y);
  std::swap(result.parent.x, result.parent.y);
  std::swap(result.room.x, result.room.y);
  return result;
}

/// From lengths along and across the lines to the page, whose type area is `inner`.
void turn(PlacedText& text, text::Writing writing, const base::Rect& inner) {
  const Length along = text.origin.x;
  const Length across = text.origin.y;
  text.origin = {writing == text::Writing::vertical_rl ? inner.right() - across : inner.left + across,
                 inner.top + along};
}

}  // namespace

Measured measure_text(Engine& engine, const Node& node, const TextContent& content, const Request& request) {
  if (content.writing == text::Writing::horizontal) return measure_lines(engine, node, content, request);
  Measured measured = measure_lines(engine, node, content, turned(request));
  std::swap(measured.size.width, measured.size.height);
  measured.baseline.reset();
  return measured;
}

void place_text(Engine& engine, const Node& node, const TextContent& content, const base::Rect& inner_box,
                PlacedBox& box) {
  if (content.goes_on) return;  // see fill_threads()
  TextFrame& frame = text_frame_of(engine, node, content);
  if (engine.page->has_obstacles && place_around(engine, node, content, inner_box, box)) return;
  const bool down = content.writing != text::Writing::horizontal;
  const base::Rect inner = down ? base::Rect{{}, {}, inner_box.height, inner_box.width} : inner_box;
  TextColumns columns{
      inner, {}, content.column_gap, columns_of(content), engine.resolved.is_right_to_left(node) && !down};
  columns.width = column_width(inner.width, columns.count, columns.gap);
  columns.phase = inner_box.top - engine.page->product.margin.top;
  columns.fills = content.vertical == TextContent::Vertical::justify;
  const Step step = frame.largest_step(columns.width, columns.count, inner.height);
  if (!content.group.empty()) engine.groups[content.group].push_back(group_size(frame, content, step));
  const SetText& text = frame.lines(step, columns.width, text::Detail::runs);
  const Flow flow = flow_into(node, content, text, inner.height, columns.phase);
  report_lines(engine, node, frame, text);
  if (!flow.complete)
    report_tall(engine, node, frame, balanced_height(text.units, columns.count, Respect::headings), inner.height);
  Length offset = offset_of(content.vertical, inner.height - used_height(flow));
  // What stands on the page's grid stays on it.
  for (const LineUnit& unit : text.units) {
    if (unit.grid > Length()) offset = unit.grid * std::floor(offset / unit.grid + 1e-6);
  }
  append_lines(frame, text, flow, columns, offset, box);
  if (!down) return;
  for (PlacedText& placed : box.texts) turn(placed, content.writing, inner_box);
}

}  // namespace handbill::layout
