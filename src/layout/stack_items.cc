#include "layout/stack_items.h"

#include <algorithm>

#include "layout/sizes.h"

namespace handbill::layout {

using base::Available;
using base::Extent;
using base::Length;
using style::Axis;
using style::Node;

namespace {

Length around(const Node& child, Axis axis) {
  const base::Sides<Length> sides = insets(child);
  return axis == Axis::row ? sides.left + sides.right : sides.top + sides.bottom;
}

const std::optional<Extent>& least(const Node& child, Axis axis) {
  return axis == Axis::row ? child.min_width : child.min_height;
}
const std::optional<Extent>& most(const Node& child, Axis axis) {
  return axis == Axis::row ? child.max_width : child.max_height;
}

Length size_along(const StackWork& work, const Node& child, Available room) {
  return along(measure(work.engine, child, question(work, child, room)).size, work.axis());
}

/// The size that the child's content has along the axis, whatever size, least and most the child says for itself.
Length content_along(const StackWork& work, const Node& child, Available room) {
  const Axis axis = work.axis();
  Request ask = question(work, child, room);
  // Where nothing is said it is the same question, and answered already.
  along(ask.open, axis) =
      resolve(extent(child, axis), along(ask.parent, axis)) || least(child, axis) || most(child, axis);
  return along(measure(work.engine, child, ask).size, axis);
}

/// A picture that grows may shrink as well: it has no size of its own to defend.
bool gives_way(const Node& child, Axis axis) {
  return std::holds_alternative<style::PictureContent>(child.content) &&
         (child.grow > 0 || extent(child, axis).kind() == Extent::Kind::fill);
}

/// A table of as many rows as go in grows.
double grow_of(const Node& child, Axis axis) {
  const Extent& wanted = extent(child, axis);
  if (wanted.kind() == Extent::Kind::fill) return wanted.ratio();
  const auto* table = std::get_if<style::TableContent>(&child.content);
  if (table != nullptr && table->rows == 0 && axis == Axis::column && wanted.kind() == Extent::Kind::automatic) {
    return child.grow > 0 ? child.grow : 1;
  }
  return child.grow;
}

/// On paper a length that was said is meant: it gives way only where the box says so.
double shrink_of(const Node& child, Axis axis) {
  if (child.shrink) return *child.shrink;
  const bool said = child.basis.kind() == Extent::Kind::automatic && extent(child, axis).kind() == Extent::Kind::fixed;
  return said ? 0 : 1;
}

/// True where the child begins with no regard to its content, and so perhaps below what that needs.
bool begins_anywhere(const Node& child, Axis axis) {
  return child.basis.kind() != Extent::Kind::automatic || extent(child, axis).kind() == Extent::Kind::fill;
}

/// The least size by itself (CSS Flexible Box Layout 1, 4.5), and what the child says.
Length floor_of(const StackWork& work, const FlexItem& item) {
  const Axis axis = work.axis();
  const Node& child = *item.node;
  const auto reference = along(work.reference(), axis);
  Length said = item.around;
  if (least(child, axis)) said = base::max(said, resolve(*least(child, axis), reference).value_or(Length()));
  // The size that an aspect ratio would give it is no need: where a least is said that is all.
  if (gives_way(child, axis) || (child.aspect_ratio > 0 && least(child, axis))) return said;
  const auto own = resolve(extent(child, axis), reference);
  // As large as it says and not to shrink: its content is no matter.
  if (own && !(item.shrink > 0) && !begins_anywhere(child, axis)) return said;
  Length needed = content_along(work, child, Available::min_content());
  if (own) needed = base::min(needed, *own);
  if (item.ceiling) needed = base::min(needed, *item.ceiling);
  return base::max(said, needed);
}

FlexItem flex_item(const StackWork& work, const Node& child, std::size_t slot) {
  const Axis axis = work.axis();
  const auto reference = along(work.reference(), axis);
  FlexItem item;
  item.node = &child;
  item.slot = slot;
  item.around = around(child, axis);
  item.grow = grow_of(child, axis);
  item.shrink = shrink_of(child, axis);
  if (most(child, axis)) item.ceiling = resolve(*most(child, axis), reference);
  const bool by_basis = child.basis.kind() != Extent::Kind::automatic;
  const Extent& wanted = by_basis ? child.basis : extent(child, axis);
  if (const auto said = resolve(wanted, reference)) {
    item.base = base::max(*said, item.around);
  } else if (wanted.kind() == Extent::Kind::fill) {
    item.base = item.around;
  } else {
    item.base = content_along(work, child, Available::max_content());
  }
  item.floor = item.around;
  if (least(child, axis))
    item.floor = base::max(item.floor, resolve(*least(child, axis), reference).value_or(Length()));
  if (begins_anywhere(child, axis)) item.floor = floor_of(work, item);
  return item;
}

/// What a child asks its stack to be long for: what it is in the end, as far as it neither grows nor shrinks.
Length contribution(const StackWork& work, const Node& child, Available room) {
  const Axis axis = work.axis();
  const bool rigid = shrink_of(child, axis) == 0 && extent(child, axis).kind() == Extent::Kind::automatic;
  if (child.basis.kind() == Extent::Kind::automatic && !rigid) return size_along(work, child, room);
  const FlexItem item = flex_item(work, child, 0);
  Length size = item.base;
  if (axis == Axis::row) {
    size = size_along(work, child, room);
    if (!(item.grow > 0)) size = base::min(size, item.base);
    if (!(item.shrink > 0)) size = base::max(size, item.base);
  }
  return item.limited(size);
}

}  // namespace

Lengths StackWork::reference() const {
  Lengths result = request.known;
  if (height == Height::from_content) result.y.reset();
  return result;
}

Length StackWork::gaps(std::size_t count) const {
  return count > 1 ? stack.gap * static_cast<double>(count - 1) : Length();
}

Request question(const StackWork& work, const Node& child, Available along_axis) {
  const Axis axis = work.axis();
  Request ask;
  ask.parent = work.reference();
  ask.room = work.request.room;
  along(ask.room, axis) = along_axis;
  const Axis cross = across(axis);
  if (const auto inner = along(work.request.known, cross)) {
    along(ask.room, cross) = Available::definite(*inner);
    if (!work.wraps() && along(ask.parent, cross) && stretches(child, work.align_of(child), cross)) {
      along(ask.known, cross) = limited(child, cross, *inner, *inner);
    }
  }
  return ask;
}

std::vector<FlexItem> flex_items(const StackWork& work) {
  std::vector<FlexItem> items;
  items.reserve(work.node.children.size());
  bool ordered = true;
  for (const Node& child : work.node.children) {
    if (!is_in_flow(child)) continue;
    ordered = ordered && (items.empty() || items.back().node->order <= child.order);
    items.push_back(flex_item(work, child, items.size()));
  }
  if (!ordered) std::ranges::stable_sort(items, {}, [](const FlexItem& item) { return item.node->order; });
  return items;
}

void find_floors(const StackWork& work, std::vector<FlexItem>& items) {
  for (FlexItem& item : items) {
    if (!begins_anywhere(*item.node, work.axis())) item.floor = floor_of(work, item);
  }
}

Length natural_length(const StackWork& work, const Available& room) {
  Length wanted;
  Length needed;  // of all children, or of the longest where they may stand in several lines
  std::size_t count = 0;
  const bool ask_needed = room.kind() != Available::Kind::max_content;
  for (const Node& child : work.node.children) {
    if (!is_in_flow(child)) continue;
    ++count;
    const Length most = contribution(work, child, Available::max_content());
    wanted += most;
    if (!ask_needed || gives_way(child, work.axis())) continue;
    const Length least = base::min(most, contribution(work, child, Available::min_content()));
    needed = work.wraps() ? base::max(needed, least) : needed + least;
  }
  wanted += work.gaps(count);
  if (!work.wraps()) needed += work.gaps(count);
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

}  // namespace handbill::layout
