#include <algorithm>
#include <span>

#include "layout/engine.h"
#include "layout/justify.h"
#include "layout/sizes.h"
#include "layout/stack_items.h"

namespace handbill::layout {

using base::Available;
using base::Extent;
using base::Length;
using style::Align;
using style::Axis;
using style::Node;
using style::Stack;

namespace {

/// The child's size across the stack, and its baseline where the row aligns by it.
struct Cross {
  Length size;
  std::optional<Length> baseline;
};

/// Children [first, last) that stand one after the other.
struct Line {
  std::size_t first = 0;
  std::size_t last = 0;
  Length breadth;   ///< across the stack
  Length baseline;  ///< that its children have in common, below its start

  [[nodiscard]] std::size_t count() const { return last - first; }
};

/// A stack's children with their sizes, in lines.
struct Shared {
  std::vector<FlexItem> items;
  std::vector<Cross> crosses;
  std::vector<Line> lines;
};

/// Children that go into `room` stand in one line, and all of them where the stack does not wrap.
std::vector<Line> break_lines(const StackWork& work, std::span<const FlexItem> items, Length room) {
  std::vector<Line> lines;
  if (!work.wraps()) {
    lines.push_back({0, items.size(), {}, {}});
    return lines;
  }
  Length used;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Length size = items[i].limited(items[i].base);
    used += work.stack.gap + size;
    if (i == 0 || !base::fits(used, room)) {
      lines.push_back({i, i, {}, {}});
      used = size;
    }
    lines.back().last = i + 1;
  }
  return lines;
}

/// Lines of children with their sizes along the axis when the stack is `room` long inside.
Shared share(const StackWork& work, Length room) {
  Shared shared{flex_items(work), {}, {}};
  shared.lines = break_lines(work, shared.items, room);
  bool has_floors = false;
  for (const Line& line : shared.lines) {
    const Length inner = room - work.gaps(line.count());
    Length wished;
    for (std::size_t i = line.first; i < line.last; ++i) wished += shared.items[i].limited(shared.items[i].base);
    if (!has_floors && !base::fits(wished, inner)) {
      find_floors(work, shared.items);
      has_floors = true;
    }
    share_room(std::span(shared.items).subspan(line.first, line.count()), inner);
  }
  return shared;
}

Cross cross_size(const StackWork& work, const FlexItem& item) {
  const Axis axis = work.axis();
  const bool wants_baseline = axis == Axis::row && work.align_of(*item.node) == Align::baseline;
  Request ask = question(work, *item.node, Available::definite(item.size));
  along(ask.known, axis) = item.size;
  if (wants_baseline) ask.ask = Ask::baseline;
  const auto room = along(work.request.known, across(axis));
  if (!wants_baseline && !work.wraps() && room && stretches(*item.node, work.align_of(*item.node), across(axis)))
    return {limited(*item.node, across(axis), *room, along(ask.parent, across(axis))), std::nullopt};
  const Measured measured = measure(work.engine, *item.node, ask);
  return {along(measured.size, across(axis)), wants_baseline ? measured.baseline : std::nullopt};
}

/// Measures the children across the stack: each line is as broad as its broadest child, and as its baselines need.
void find_breadths(const StackWork& work, Shared& shared) {
  shared.crosses.reserve(shared.items.size());
  for (const FlexItem& item : shared.items) shared.crosses.push_back(cross_size(work, item));
  for (Line& line : shared.lines) {
    const auto crosses = std::span(shared.crosses).subspan(line.first, line.count());
    for (const Cross& cross : crosses) line.baseline = base::max(line.baseline, cross.baseline.value_or(Length()));
    for (const Cross& cross : crosses) {
      const Length size = cross.baseline ? line.baseline - *cross.baseline + cross.size : cross.size;
      line.breadth = base::max(line.breadth, size);
    }
  }
}

Length breadth_of(const StackWork& work, const Shared& shared) {
  Length breadth;
  for (const Line& line : shared.lines) breadth += line.breadth;
  if (shared.lines.size() > 1) breadth += work.stack.line_gap * static_cast<double>(shared.lines.size() - 1);
  return breadth;
}

/// Shares what the lines leave of the stack's breadth between them; returns where the first one begins, and the gap.
Spread place_lines(const StackWork& work, Length room, Shared& shared) {
  if (!work.wraps()) {
    shared.lines.front().breadth = room;
    return {};
  }
  const Length left = room - breadth_of(work, shared);
  if (work.stack.lines == style::Justify::stretch && left > Length()) {
    for (Line& line : shared.lines) line.breadth += left / static_cast<double>(shared.lines.size());
  }
  Spread spread = layout::spread(work.stack.lines, left, shared.lines.size());
  spread.between += work.stack.line_gap;
  return spread;
}

struct Arranged {
  std::vector<Slot> slots;  ///< from the inner box's start and top, one for each child in the flow
  Length length;            ///< along the axis, gaps included
  Length breadth;           ///< across
};

/// Whether percentages within the child are of the height that it gets here.
Height height_of(const StackWork& work, const Node& child) {
  const auto reference = work.reference().y;
  if (resolve(child.height, reference) || (child.aspect_ratio > 0)) return Height::definite;
  if (work.axis() == Axis::column) return reference ? Height::definite : Height::from_content;
  return stretches(child, work.align_of(child), Axis::column) ? Height::definite : Height::from_content;
}

/// Puts the children of one line where they stand, the line beginning `down` across the stack.
void arrange_line(const StackWork& work, const Shared& shared, const Line& line, Length down, const base::Size& inner,
                  Arranged& result) {
  const Axis axis = work.axis();
  const Length room = along(inner, axis);
  Length length = work.gaps(line.count());
  for (std::size_t i = line.first; i < line.last; ++i) length += shared.items[i].size;
  result.length = base::max(result.length, length);
  const Spread spread = layout::spread(work.stack.justify, room - length, line.count());
  Length at = spread.before;
  for (std::size_t i = line.first; i < line.last; ++i) {
    const FlexItem& item = shared.items[i];
    const Node& child = *item.node;
    Cross cross = shared.crosses[i];
    const Align align = work.align_of(child);
    if (work.wraps() && stretches(child, align, across(axis)))
      cross.size = limited(child, across(axis), line.breadth, along(work.reference(), across(axis)));
    Length beside = down + offset(align, line.breadth, cross.size);
    if (cross.baseline) beside += line.baseline - *cross.baseline;
    result.breadth = base::max(result.breadth, beside + cross.size);
    if (work.stack.wrap == Stack::Wrap::backward) beside = along(inner, across(axis)) - beside - cross.size;
    const Length begin = work.stack.reverse ? room - at - item.size : at;
    result.slots[item.slot] = {axis == Axis::row ? base::Rect{begin, beside, item.size, cross.size}
                                                 : base::Rect{beside, begin, cross.size, item.size},
                               height_of(work, child)};
    at += item.size + work.stack.gap + spread.between;
  }
}

Arranged arrange(const StackWork& work, const base::Size& inner) {
  Shared shared = share(work, along(inner, work.axis()));
  find_breadths(work, shared);
  const Spread spread = shared.lines.empty() ? Spread() : place_lines(work, along(inner, across(work.axis())), shared);
  Arranged result;
  result.slots.resize(shared.items.size());
  Length down = spread.before;
  for (const Line& line : shared.lines) {
    arrange_line(work, shared, line, down, inner, result);
    down += line.breadth + spread.between;
  }
  return result;
}

/// First baseline of the first child that has one.
std::optional<Length> first_baseline(const StackWork& work, const base::Size& inner) {
  const Arranged arranged = arrange(work, inner);
  std::size_t next = 0;
  for (const Node& child : work.node.children) {
    if (!is_in_flow(child)) continue;
    const base::Rect& slot = arranged.slots.at(next++).rect;
    Request ask;
    ask.known = {slot.width, slot.height};
    ask.parent = {inner.width, inner.height};
    ask.ask = Ask::baseline;
    if (const auto baseline = measure(work.engine, child, ask).baseline) return slot.top + *baseline;
  }
  return std::nullopt;
}

/// How broad the stack is when it is `length` long.
Length natural_breadth(const StackWork& work, Length length) {
  Shared shared = share(work, length);
  find_breadths(work, shared);
  return breadth_of(work, shared);
}

base::Size measure_column(StackWork& work) {
  Request& request = work.request;
  if (!request.known.x && work.wraps() && request.known.y) {
    request.known.x = natural_breadth(work, *request.known.y);
  } else if (!request.known.x) {
    Length widest;
    for (const Node& child : work.node.children) {
      if (!is_in_flow(child)) continue;
      const Request ask = question(work, child, Available::max_content());
      widest = base::max(widest, measure(work.engine, child, ask).size.width);
    }
    request.known.x = widest;
  }
  return {*request.known.x, request.known.y ? *request.known.y : natural_length(work, request.room.y)};
}

base::Size measure_row(StackWork& work) {
  Request& request = work.request;
  if (!request.known.x) request.known.x = natural_length(work, request.room.x);
  return {*request.known.x, request.known.y ? *request.known.y : natural_breadth(work, *request.known.x)};
}

}  // namespace

Measured measure_stack(Engine& engine, const Node& node, const Stack& stack, const Request& request) {
  StackWork work{engine, node, stack, request};
  const base::Size size = stack.axis == Axis::column ? measure_column(work) : measure_row(work);
  Measured result{size, std::nullopt};
  if (request.ask == Ask::baseline) {
    work.request.known = {size.width, size.height};
    result.baseline = first_baseline(work, size);
  }
  return result;
}

void place_stack(Engine& engine, const Node& node, const Stack& stack, const Inside& inside, PlacedBox& box) {
  const base::Rect& inner = inside.inner;
  Request request;
  request.known = {inner.width, inner.height};
  request.room = {Available::definite(inner.width), Available::definite(inner.height)};
  const StackWork work{engine, node, stack, request, inside.height};
  const Arranged arranged = arrange(work, inner.size());
  report_overflow(engine, node, stack.axis, arranged.length, along(inner.size(), stack.axis));
  report_overflow(engine, node, across(stack.axis), arranged.breadth, along(inner.size(), across(stack.axis)));
  place_children(engine, node, arranged.slots, inner, box);
}

}  // namespace handbill::layout
