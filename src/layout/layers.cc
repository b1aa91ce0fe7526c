#include "layout/engine.h"
#include "layout/sizes.h"

namespace handbill::layout {

using base::Available;
using base::Length;
using style::Axis;
using style::Node;

namespace {

/// A child in the whole box: as large as the box unless it says otherwise; align-self moves one that is less high.
base::Rect slot_of(Engine& engine, const Node& child, const base::Size& inner) {
  const style::Align align = child.align_self.value_or(style::Align::stretch);
  Request ask;
  ask.parent = {inner.width, inner.height};
  ask.room = {Available::definite(inner.width), Available::definite(inner.height)};
  if (stretches(child, style::Align::stretch, Axis::row))
    ask.known.x = limited(child, Axis::row, inner.width, inner.width);
  if (stretches(child, align, Axis::column)) ask.known.y = limited(child, Axis::column, inner.height, inner.height);
  const base::Size size = measure(engine, child, ask).size;
  Length down;
  if (align == style::Align::center) down = (inner.height - size.height) / 2;
  if (align == style::Align::end) down = inner.height - size.height;
  return {Length(), down, size.width, size.height};
}

}  // namespace

Measured measure_layers(Engine& engine, const Node& node, const Request& request) {
  Measured result;
  for (const Node& child : node.children) {
    if (!is_in_flow(child)) continue;
    Request ask = request;
    ask.parent = request.known;
    if (!stretches(child, style::Align::stretch, Axis::row)) ask.known.x.reset();
    if (!stretches(child, child.align_self.value_or(style::Align::stretch), Axis::column)) ask.known.y.reset();
    const Measured measured = measure(engine, child, ask);
    result.size.width = base::max(result.size.width, measured.size.width);
    result.size.height = base::max(result.size.height, measured.size.height);
    if (!result.baseline) result.baseline = measured.baseline;
  }
  result.size.width = request.known.x.value_or(result.size.width);
  result.size.height = request.known.y.value_or(result.size.height);
  return result;
}

void place_layers(Engine& engine, const Node& node, const base::Rect& inner, PlacedBox& box) {
  std::vector<Slot> slots;
  Length height;
  Length width;
  for (const Node& child : node.children) {
    if (!is_in_flow(child)) continue;
    slots.push_back({slot_of(engine, child, inner.size())});
    height = base::max(height, slots.back().rect.height);
    width = base::max(width, slots.back().rect.width);
  }
  report_overflow(engine, node, Axis::column, height, inner.height);
  report_overflow(engine, node, Axis::row, width, inner.width);
  place_children(engine, node, slots, inner, box);
}

}  // namespace handbill::layout
