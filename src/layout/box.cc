#include <algorithm>

#include "layout/engine.h"
#include "layout/sizes.h"

namespace handbill::layout {

using base::Available;
using base::Extent;
using base::Length;
using style::Axis;
using style::Node;

namespace {

Measured measure_content(Engine& engine, const Node& node, const Request& request) {
  struct Visitor {
    Engine& engine;
    const Node& node;
    const Request& request;
    Measured operator()(const style::Stack& c) const { return measure_stack(engine, node, c, request); }
    Measured operator()(const style::Grid& c) const { return measure_grid(engine, node, c, request); }
    Measured operator()(const style::Layers&) const { return measure_layers(engine, node, request); }
    Measured operator()(const style::TextContent& c) const { return measure_text(engine, node, c, request); }
    Measured operator()(const style::PictureContent& c) const { return measure_picture(node, c, request); }
    Measured operator()(const style::QrContent& c) const { return measure_qr(c, request); }
    Measured operator()(const style::RuleContent& c) const { return measure_rule(c, request); }
    Measured operator()(const style::TableContent& c) const { return measure_table(engine, node, c, request); }
    Measured operator()(const style::FrameContent&) const {
      return {{request.known.x.value_or(Length()), request.known.y.value_or(Length())}, std::nullopt};
    }
    Measured operator()(const style::DataTable& c) const { return measure_data_table(engine, node, c, request); }
    Measured operator()(const style::SpaceContent&) const {
      return {{request.known.x.value_or(Length()), request.known.y.value_or(Length())}, std::nullopt};
    }
  };
  return std::visit(Visitor{engine, node, request}, node.content);
}

Length not_negative(Length length) { return base::max(length, Length()); }

/// The border box on one axis where the parent or the style has decided it.
std::optional<Length> decided(const Node& node, Axis axis, const Request& request) {
  if (const auto known = along(request.known, axis)) return known;
  const auto reference = along(request.parent, axis);
  if (const auto own = resolve(extent(node, axis), reference)) return limited(node, axis, *own, reference);
  const Available& room = along(request.room, axis);
  if (axis == Axis::row && extent(node, axis).kind() == Extent::Kind::fill && room.is_definite()) {
    return limited(node, axis, room.length(), reference);
  }
  return std::nullopt;
}

Available less(const Available& room, Length by) {
  return room.is_definite() ? Available::definite(not_negative(room.length() - by)) : room;
}

Measured measure_fresh(Engine& engine, const Node& node, const Request& request) {
  const base::Sides<Length> around = insets(node);
  const Length horizontal = around.left + around.right;
  const Length vertical = around.top + around.bottom;
  Lengths outer{decided(node, Axis::row, request), decided(node, Axis::column, request)};
  // A second round where min or max moved a side: what it is now decides the other.
  for (int round = 0;; ++round) {
    Request inner;
    if (outer.x) inner.known.x = not_negative(*outer.x - horizontal);
    if (outer.y) inner.known.y = not_negative(*outer.y - vertical);
    inner.room = {less(request.room.x, horizontal), less(request.room.y, vertical)};
    inner.ask = request.ask;
    const Measured content = measure_content(engine, node, inner);
    const Length width = content.size.width + horizontal;
    const Length height = content.size.height + vertical;
    const Length limited_width = outer.x ? *outer.x : limited(node, Axis::row, width, request.parent.x);
    const Length limited_height = outer.y ? *outer.y : limited(node, Axis::column, height, request.parent.y);
    const bool width_moved = !outer.x && limited_width != width;
    const bool height_moved = !outer.y && limited_height != height;
    if (round < 2 && (width_moved || height_moved)) {
      if (width_moved) outer.x = limited_width;
      if (!width_moved && height_moved) outer.y = limited_height;
      continue;
    }
    Measured result{{limited_width, limited_height}, content.baseline};
    if (result.baseline) *result.baseline += around.top;
    return result;
  }
}

void place_content(Engine& engine, const Node& node, const base::Rect& inner, PlacedBox& box) {
  struct Visitor {
    Engine& engine;
    const Node& node;
    const base::Rect& inner;
    PlacedBox& box;
    void operator()(const style::Stack& c) const { place_stack(engine, node, c, inner, box); }
    void operator()(const style::Grid& c) const { place_grid(engine, node, c, inner, box); }
    void operator()(const style::Layers&) const { place_layers(engine, node, inner, box); }
    void operator()(const style::TextContent& c) const { place_text(engine, node, c, inner, box); }
    void operator()(const style::PictureContent& c) const { place_picture(engine, node, c, inner, box); }
    void operator()(const style::QrContent& c) const { place_qr(engine, node, c, inner, box); }
    void operator()(const style::RuleContent& c) const { place_rule(c, inner, box); }
    void operator()(const style::TableContent& c) const { place_table(engine, node, c, inner, box); }
    void operator()(const style::DataTable& c) const { place_data_table(engine, node, c, inner, box); }
    void operator()(const style::SpaceContent&) const {}
    void operator()(const style::FrameContent&) const {}  // see fill_threads()
  };
  std::visit(Visitor{engine, node, inner, box}, node.content);
}

/// The first baseline in a placed subtree, in reading order.
std::optional<Length> first_baseline(const PlacedBox& box) {
  if (!box.texts.empty() && !box.texts.front().lines.empty()) {
    if (box.texts.front().lines.front().writing != text::Writing::horizontal) return std::nullopt;
    return box.texts.front().origin.y + box.texts.front().lines.front().baseline;
  }
  for (const PlacedBox& child : box.children) {
    if (child.baseline) return child.baseline;
  }
  return std::nullopt;
}

}  // namespace

Measured measure(Engine& engine, const Node& node, const Request& request) {
  auto& answers = engine.answers[&node];
  const auto before =
      std::find_if(answers.begin(), answers.end(), [&](const auto& one) { return same(one.first, request); });
  if (before != answers.end()) return before->second;
  const base::Diagnostics::Within within(engine.diagnostics, node.used_at, used_here);
  const Measured result = measure_fresh(engine, node, request);
  // The map may have grown meanwhile, but its nodes do not move: `answers` is still the list of this node.
  answers.emplace_back(request, result);
  return result;
}

PlacedBox place(Engine& engine, const Node& node, const base::Rect& rect) {
  const base::Diagnostics::Within within(engine.diagnostics, node.used_at, used_here);
  PlacedBox box;
  box.node = &node;
  box.rect = rect;
  base::Rect inner = rect.inset(insets(node));
  inner.width = not_negative(inner.width);
  inner.height = not_negative(inner.height);
  place_content(engine, node, inner, box);
  box.baseline = first_baseline(box);
  return box;
}

void place_children(Engine& engine, const Node& node, const std::vector<base::Rect>& slots, const base::Rect& inner,
                    PlacedBox& box) {
  const base::Rect padding_box = box.rect.inset(border_widths(node));
  box.children.reserve(node.children.size());
  std::size_t next = 0;
  for (const Node& child : node.children) {
    if (!is_in_flow(child) && child.anchor->of == style::Anchor::Of::box) {
      // Room is reserved above, so the place in the list stays where it is while the boxes around it move.
      box.children.emplace_back().node = &child;
      engine.waiting.push_back(&box.children.back());
      continue;
    }
    if (!is_in_flow(child)) {
      box.children.push_back(place(engine, child, anchored_rect(engine, child, padding_box, inner)));
      continue;
    }
    base::Rect slot = slots.at(next++);
    slot.left = engine.resolved.right_to_left ? inner.right() - slot.left - slot.width : inner.left + slot.left;
    slot.top += inner.top;
    box.children.push_back(place(engine, child, slot));
  }
}

void report_overflow(Engine& engine, const Node& node, Axis axis, Length needed, Length room) {
  if (base::fits(needed, room)) return;
  const bool tall = axis == Axis::column;
  engine.overflowed.push_back(&node);
  engine.diagnostics
      .error("overflow", node.span,
             "what is in `" + node.id + "` is " + in_mm(needed - room) + (tall ? " too tall" : " too wide") +
                 " (needs " + in_mm(needed) + ", has " + in_mm(room) + ")")
      .hint(tall ? "give the box more height, make a child smaller, or let its text shrink by min-size"
                 : "give the box more width, make a child narrower, or give a child a width of 1fr");
}

}  // namespace handbill::layout
