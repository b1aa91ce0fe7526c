#include <algorithm>

#include "layout/engine.h"
#include "layout/flex.h"
#include "layout/sizes.h"

namespace handbill::layout {

using base::Available;
using base::Extent;
using base::Length;
using style::Align;
using style::Axis;
using style::Node;
using style::Stack;

namespace {

/// A stack that is being measured or placed, with what its children are measured against.
struct Work {
  Engine& engine;
  const Node& node;
  const Stack& stack;
  Request request;  ///< inner
};

Align align_of(const Work& work, const Node& child) { return child.align_self.value_or(work.stack.align); }

/// The question to a child while its size along the stack's axis is still open.
Request question(const Work& work, const Node& child, Available along_axis) {
  const Axis axis = work.stack.axis;
  Request ask;
  ask.parent = work.request.known;
  ask.room = work.request.room;
  along(ask.room, axis) = along_axis;
  const Axis cross = across(axis);
  if (const auto inner = along(work.request.known, cross)) {
    along(ask.room, cross) = Available::definite(*inner);
    if (stretches(child, align_of(work, child), cross)) {
      along(ask.known, cross) = limited(child, cross, *inner, *inner);
    }
  }
  return ask;
}

Length size_along(const Work& work, const Node& child, Available room) {
  return along(measure(work.engine, child, question(work, child, room)).size, work.stack.axis);
}

Length gaps(const Work& work, std::size_t count) {
  return count > 1 ? work.stack.gap * static_cast<double>(count - 1) : Length();
}

/// A picture that grows may shrink as well: it has no size of its own to defend. A table of as many rows as go in
/// grows.
bool gives_way(const Node& child, Axis axis) {
  return std::holds_alternative<style::PictureContent>(child.content) &&
         (child.grow > 0 || extent(child, axis).kind() == Extent::Kind::fill);
}
double grow_of(const Node& child, Axis axis) {
  const Extent& wanted = extent(child, axis);
  if (wanted.kind() == Extent::Kind::fill) return wanted.ratio();
  const auto* table = std::get_if<style::TableContent>(&child.content);
  if (table != nullptr && table->rows == 0 && axis == Axis::column && wanted.kind() == Extent::Kind::automatic) {
    return child.grow > 0 ? child.grow : 1;
  }
  return child.grow;
}

FlexItem flex_item(const Work& work, const Node& child) {
  const Axis axis = work.stack.axis;
  const auto reference = along(work.request.known, axis);
  FlexItem item;
  item.node = &child;
  item.grow = grow_of(child, axis);
  const auto& most = axis == Axis::row ? child.max_width : child.max_height;
  if (most) item.ceiling = resolve(*most, reference);
  if (const auto own = resolve(extent(child, axis), reference)) {
    item.base = item.floor = limited(child, axis, *own, reference);
    return item;
  }
  if (extent(child, axis).kind() != Extent::Kind::fill) item.base = size_along(work, child, Available::max_content());
  item.floor = gives_way(child, axis) ? limited(child, axis, Length(), reference) : item.base;
  return item;
}

/// Floors cost a second measure: only where something has to shrink, or an item wants nothing but its share.
void find_floors(const Work& work, std::vector<FlexItem>& items) {
  for (FlexItem& item : items) {
    const Axis axis = work.stack.axis;
    if (resolve(extent(*item.node, axis), along(work.request.known, axis)) || gives_way(*item.node, axis)) continue;
    const Length least = size_along(work, *item.node, Available::min_content());
    item.floor = extent(*item.node, axis).kind() == Extent::Kind::fill ? least : base::min(least, item.base);
  }
}

std::vector<FlexItem> flex_items(const Work& work) {
  std::vector<FlexItem> items;
  for (const Node& child : work.node.children) {
    if (is_in_flow(child)) items.push_back(flex_item(work, child));
  }
  return items;
}

/// Sizes of the children along the axis when the stack is `room` long inside.
std::vector<FlexItem> share(const Work& work, Length room) {
  std::vector<FlexItem> items = flex_items(work);
  room -= gaps(work, items.size());
  Length wanted;
  bool fills = false;
  for (const FlexItem& item : items) {
    wanted += item.base;
    fills = fills || extent(*item.node, work.stack.axis).kind() == Extent::Kind::fill;
  }
  if (fills || !base::fits(wanted, room)) find_floors(work, items);
  share_room(items, room);
  return items;
}

/// The stack's own length along its axis where nobody has decided it.
Length natural_length(const Work& work, const Available& room) {
  Length wanted;
  Length needed;
  std::size_t count = 0;
  const Axis axis = work.stack.axis;
  const bool ask_needed = room.kind() != Available::Kind::max_content;
  for (const Node& child : work.node.children) {
    if (!is_in_flow(child)) continue;
    ++count;
    const Length base = size_along(work, child, Available::max_content());
    wanted += base;
    if (!ask_needed) continue;
    if (gives_way(child, axis)) continue;
    needed += base::min(base, size_along(work, child, Available::min_content()));
  }
  wanted += gaps(work, count);
  needed += gaps(work, count);
  switch (room.kind()) {
    case Available::Kind::max_content:
      return wanted;
    case Available::Kind::min_content:
      return needed;
    case Available::Kind::definite:
      return base::max(needed, base::min(wanted, room.length()));
  }
  return wanted;
}

/// The child's size across the stack, and its baseline where the row aligns by it.
struct Cross {
  Length size;
  std::optional<Length> baseline;
};
Cross cross_size(const Work& work, const FlexItem& item) {
  const Axis axis = work.stack.axis;
  const bool wants_baseline = axis == Axis::row && align_of(work, *item.node) == Align::baseline;
  Request ask = question(work, *item.node, Available::definite(item.size));
  along(ask.known, axis) = item.size;
  if (!wants_baseline) {
    if (const auto stretched = along(ask.known, across(axis))) return {*stretched, std::nullopt};
  } else {
    ask.ask = Ask::baseline;
  }
  const Measured measured = measure(work.engine, *item.node, ask);
  return {along(measured.size, across(axis)), wants_baseline ? measured.baseline : std::nullopt};
}

/// How far down the common baseline of a row is: as far as its lowest first baseline.
Length common_baseline(const std::vector<Cross>& crosses) {
  Length lowest;
  for (const Cross& cross : crosses) lowest = base::max(lowest, cross.baseline.value_or(Length()));
  return lowest;
}

Length cross_extent(const Work& work, const std::vector<FlexItem>& items) {
  std::vector<Cross> crosses;
  for (const FlexItem& item : items) crosses.push_back(cross_size(work, item));
  const Length baseline = common_baseline(crosses);
  Length most;
  for (const Cross& cross : crosses) {
    most = base::max(most, cross.baseline ? baseline - *cross.baseline + cross.size : cross.size);
  }
  return most;
}

Length offset_of(Align align, Length room, const Cross& cross, Length baseline) {
  switch (align) {
    case Align::start:
    case Align::stretch:
      return Length();
    case Align::center:
      return (room - cross.size) / 2;
    case Align::end:
      return room - cross.size;
    case Align::baseline:
      return cross.baseline ? baseline - *cross.baseline : Length();
  }
  return Length();
}

struct Arranged {
  std::vector<base::Rect> slots;  ///< from the inner box's start and top
  Length length;                  ///< along the axis, gaps included
  Length breadth;                 ///< across
};

Arranged arrange(const Work& work, const base::Size& inner) {
  const Axis axis = work.stack.axis;
  const Length room = along(inner, axis);
  const std::vector<FlexItem> items = share(work, room);
  Arranged result;
  std::vector<Cross> crosses;
  for (const FlexItem& item : items) {
    crosses.push_back(cross_size(work, item));
    result.length += item.size;
  }
  result.length += gaps(work, items.size());
  const Length left = base::max(room - result.length, Length());
  Length at;
  Length gap = work.stack.gap;
  switch (work.stack.justify) {
    case style::Justify::start:
      break;
    case style::Justify::center:
      at = left / 2;
      break;
    case style::Justify::end:
      at = left;
      break;
    case style::Justify::between:
      if (items.size() > 1) gap += left / static_cast<double>(items.size() - 1);
      break;
  }
  const Length baseline = common_baseline(crosses);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Length beside = offset_of(align_of(work, *items[i].node), along(inner, across(axis)), crosses[i], baseline);
    result.slots.push_back(axis == Axis::row ? base::Rect{at, beside, items[i].size, crosses[i].size}
                                             : base::Rect{beside, at, crosses[i].size, items[i].size});
    result.breadth = base::max(result.breadth, beside + crosses[i].size);
    at += items[i].size + gap;
  }
  return result;
}

/// First baseline of the first child that has one.
std::optional<Length> first_baseline(const Work& work, const base::Size& inner) {
  const Arranged arranged = arrange(work, inner);
  std::size_t next = 0;
  for (const Node& child : work.node.children) {
    if (!is_in_flow(child)) continue;
    const base::Rect& slot = arranged.slots.at(next++);
    Request ask;
    ask.known = {slot.width, slot.height};
    ask.parent = {inner.width, inner.height};
    ask.ask = Ask::baseline;
    if (const auto baseline = measure(work.engine, child, ask).baseline) return slot.top + *baseline;
  }
  return std::nullopt;
}

base::Size measure_column(Work& work) {
  Request& request = work.request;
  if (!request.known.x) {
    Length widest;
    for (const Node& child : work.node.children) {
      if (!is_in_flow(child)) continue;
      Request ask = question(work, child, Available::max_content());
      widest = base::max(widest, measure(work.engine, child, ask).size.width);
    }
    request.known.x = widest;
  }
  return {*request.known.x, request.known.y ? *request.known.y : natural_length(work, request.room.y)};
}

base::Size measure_row(Work& work) {
  Request& request = work.request;
  if (!request.known.x) request.known.x = natural_length(work, request.room.x);
  return {*request.known.x, request.known.y ? *request.known.y : cross_extent(work, share(work, *request.known.x))};
}

}  // namespace

Measured measure_stack(Engine& engine, const Node& node, const Stack& stack, const Request& request) {
  Work work{engine, node, stack, request};
  const base::Size size = stack.axis == Axis::column ? measure_column(work) : measure_row(work);
  Measured result{size, std::nullopt};
  if (request.ask == Ask::baseline) {
    work.request.known = {size.width, size.height};
    result.baseline = first_baseline(work, size);
  }
  return result;
}

void place_stack(Engine& engine, const Node& node, const Stack& stack, const base::Rect& inner, PlacedBox& box) {
  Request request;
  request.known = {inner.width, inner.height};
  request.room = {Available::definite(inner.width), Available::definite(inner.height)};
  const Work work{engine, node, stack, request};
  const Arranged arranged = arrange(work, inner.size());
  report_overflow(engine, node, stack.axis, arranged.length, along(inner.size(), stack.axis));
  report_overflow(engine, node, across(stack.axis), arranged.breadth, along(inner.size(), across(stack.axis)));
  place_children(engine, node, arranged.slots, inner, box);
}

}  // namespace handbill::layout
