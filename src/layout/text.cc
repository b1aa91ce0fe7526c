#include <algorithm>

#include "layout/engine.h"
#include "layout/sizes.h"
#include "layout/text_flow.h"
#include "layout/text_place.h"

namespace handbill::layout {

using base::Available;
using base::Extent;
using base::Length;
using style::Node;
using style::TextContent;

namespace {

TextFrame& frame_of(Engine& engine, const Node& node, const TextContent& content) {
  auto& frame = engine.frames[&node];
  if (!frame) {
    frame = std::make_unique<TextFrame>(engine.context.shaper, engine.diagnostics);
    for (const style::TextBlock& block : content.blocks) {
      frame->add({&block.look, block.role, block.box_id, block.span, 0, {}}, block.paragraphs);
    }
    frame->make_ladder();
    for (const auto& [group, factor] : engine.context.plan.factors) {
      if (group == content.group) frame->limit(factor);
    }
  }
  return *frame;
}

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
      return {};
    case TextContent::Vertical::middle:
      return down / 2;
    case TextContent::Vertical::bottom:
      return down;
  }
  return {};
}

/// True where the author gave the frame its height: columns fill one after the other. Otherwise they are balanced.
bool is_frame(const Node& node) {
  if (node.height.kind() == Extent::Kind::fixed || node.height.kind() == Extent::Kind::percent) return true;
  return node.anchor && (node.anchor->height || (node.anchor->top && node.anchor->bottom));
}

Length used_height(const Flow& flow) {
  Length used;
  for (const FlowColumn& column : flow.columns) used = base::max(used, column.height);
  return used;
}

Flow flow_into(const Node& node, const TextContent& content, const SetText& text, Length height) {
  const int columns = columns_of(content);
  if (columns > 1 && !is_frame(node)) {
    for (const Respect respect : {Respect::all, Respect::headings}) {
      const Length balanced = balanced_height(text.units, columns, respect);
      if (base::fits(balanced, height)) return fill_columns(text.units, columns, balanced, respect);
    }
  }
  Flow flow = fill_best(text.units, columns, height);
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
  const bool shrinks = frame.least_step() < frame.top_step();
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

Measured measure_text(Engine& engine, const Node& node, const TextContent& content, const Request& request) {
  if (request.known.x && request.known.y && request.ask == Ask::size)
    return {{*request.known.x, *request.known.y}, std::nullopt};
  TextFrame& frame = frame_of(engine, node, content);
  const Length width = request.known.x ? *request.known.x : natural_width(frame, content, request.room.x);
  // A question about widths alone is answered without setting a line.
  const bool only_width = !request.known.x && !request.room.x.is_definite() && request.ask == Ask::size;
  if (request.known.y && request.ask == Ask::size) return {{width, *request.known.y}, std::nullopt};
  const int count = columns_of(content);
  const Length column = column_width(width, count, content.column_gap);
  if (only_width) return {{width, Length()}, std::nullopt};
  const bool smallest = !request.known.y && request.room.y.kind() == Available::Kind::min_content;
  const int step = smallest ? frame.least_step() : frame.largest_step(column, count, request.known.y);
  const SetText& text = frame.lines(step, column, text::Detail::places);
  const Length height = balanced_height(text.units, count, smallest ? Respect::headings : Respect::all);
  Measured result{{width, request.known.y.value_or(height)}, std::nullopt};
  if (request.ask == Ask::baseline) {
    result.baseline = first_baseline(text);
    if (result.baseline) *result.baseline += offset_of(content.vertical, result.size.height - height);
  }
  return result;
}

void place_text(Engine& engine, const Node& node, const TextContent& content, const base::Rect& inner, PlacedBox& box) {
  TextFrame& frame = frame_of(engine, node, content);
  TextColumns columns{inner, {}, content.column_gap, columns_of(content), engine.resolved.right_to_left};
  columns.width = column_width(inner.width, columns.count, columns.gap);
  const int step = frame.largest_step(columns.width, columns.count, inner.height);
  if (!content.group.empty()) engine.groups[content.group].push_back(frame.factor_of(step));
  const SetText& text = frame.lines(step, columns.width, text::Detail::runs);
  const Flow flow = flow_into(node, content, text, inner.height);
  report_lines(engine, node, frame, text);
  if (!flow.complete)
    report_tall(engine, node, frame, balanced_height(text.units, columns.count, Respect::headings), inner.height);
  append_lines(frame, text, flow, columns, offset_of(content.vertical, inner.height - used_height(flow)), box);
}

}  // namespace handbill::layout
