#include <algorithm>
#include <utility>

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
  if (along(request.open, axis)) return std::nullopt;
  const auto reference = along(request.parent, axis);
  if (const auto own = resolve(extent(node, axis), reference)) return limited(node, axis, *own, reference);
  const Available& room = along(request.room, axis);
  if (axis == Axis::row && extent(node, axis).kind() == Extent::Kind::fill && room.is_definite()) {
    return limited(node, axis, room.length(), reference);
  }
  return std::nullopt;
}

Length within_limits(const Node& node, Axis axis, Length length, const Request& request) {
  return along(request.open, axis) ? length : limited(node, axis, length, along(request.parent, axis));
}

Available less(const Available& room, Length by) {
  return room.is_definite() ? Available::definite(not_negative(room.length() - by)) : room;
}

/// What the content is asked: the border box as far as it is decided, padding and border taken off.
Request inside(const Node& node, Lengths outer, const Request& request) {
  const base::Sides<Length> around = insets(node);
  Request inner;
  inner.room = request.room;
  inner.ask = request.ask;
  if (stands_on_its_side(node)) {
    std::swap(outer.x, outer.y);
    std::swap(inner.room.x, inner.room.y);
  }
  if (outer.x) inner.known.x = not_negative(*outer.x - around.left - around.right);
  if (outer.y) inner.known.y = not_negative(*outer.y - around.top - around.bottom);
  inner.room = {less(inner.room.x, around.left + around.right), less(inner.room.y, around.top + around.bottom)};
  return inner;
}

/// The border box around such a content, as it stands on the page.
Measured wrapped(const Node& node, const Measured& content) {
  const base::Sides<Length> sides = insets(node);
  base::Size size{content.size.width + sides.left + sides.right, content.size.height + sides.top + sides.bottom};
  if (stands_on_its_side(node)) std::swap(size.width, size.height);
  Measured result{size, content.baseline};
  if (result.baseline) *result.baseline += sides.top;
  if (!node.effects.empty() && style::is_turned(node.effects.front())) result.baseline.reset();
  return result;
}

/// The width of a box whose height follows from it: limits of the height hold it, too (CSS Sizing 4, 5.2).
Length width_for_ratio(const Node& node, Length width, Length least_height, const Request& request) {
  const auto of_height = [&](const std::optional<Extent>& limit) {
    return limit && !request.open.y ? resolve(*limit, request.parent.y) : std::nullopt;
  };
  if (const auto most = of_height(node.max_height)) width = base::min(width, *most * node.aspect_ratio);
  least_height = base::max(of_height(node.min_height).value_or(Length()), least_height);
  width = base::max(width, least_height * node.aspect_ratio);
  return within_limits(node, Axis::row, width, request);
}

/// The other side of a box of an aspect ratio where one is known; what its content needs is its least (CSS Sizing 4,
/// 5.1 and 5.3).
void follow_ratio(Engine& engine, const Node& node, const Request& request, const base::Axes<Length>& around,
                  Lengths& outer) {
  if (outer.x.has_value() == outer.y.has_value()) return;
  const Axis axis = outer.x ? Axis::column : Axis::row;
  Length side = outer.x ? *outer.x / node.aspect_ratio : *outer.y * node.aspect_ratio;
  const bool gives_way = std::holds_alternative<style::PictureContent>(node.content) ||
                         std::holds_alternative<style::SpaceContent>(node.content);
  if (!gives_way) {
    Request content = inside(node, outer, request);
    along(content.room, axis) = Available::min_content();
    content.ask = Ask::size;
    side = base::max(side, along(measure_content(engine, node, content).size, axis) + along(around, axis));
  }
  along(outer, axis) = within_limits(node, axis, base::max(side, along(around, axis)), request);
}

Measured measure_fresh(Engine& engine, const Node& node, const Request& request) {
  const base::Sides<Length> sides = insets(node);
  const base::Axes<Length> around{sides.left + sides.right, sides.top + sides.bottom};
  const bool in_shape = node.aspect_ratio > 0;
  Lengths outer{decided(node, Axis::row, request), decided(node, Axis::column, request)};
  if (in_shape) follow_ratio(engine, node, request, around, outer);
  // A second round where min or max moved a side: what it is now decides the other.
  for (int round = 0;; ++round) {
    Measured result = wrapped(node, measure_content(engine, node, inside(node, outer, request)));
    const auto [width, height] = result.size;
    if (in_shape && !outer.x && !outer.y) {
      outer.x = width_for_ratio(node, width, around.y, request);
      follow_ratio(engine, node, request, around, outer);
      continue;
    }
    const Length limited_width = outer.x ? *outer.x : within_limits(node, Axis::row, width, request);
    const Length limited_height = outer.y ? *outer.y : within_limits(node, Axis::column, height, request);
    const bool width_moved = !outer.x && limited_width != width;
    const bool height_moved = !outer.y && limited_height != height;
    if (round < 2 && (width_moved || height_moved)) {
      if (width_moved) outer.x = limited_width;
      if (!width_moved && height_moved) outer.y = limited_height;
      continue;
    }
    result.size = {limited_width, limited_height};
    return result;
  }
}

void place_content(Engine& engine, const Node& node, const Inside& inside, PlacedBox& box) {
  struct Visitor {
    Engine& engine;
    const Node& node;
    const Inside& inside;
    const base::Rect& inner;
    PlacedBox& box;
    void operator()(const style::Stack& c) const { place_stack(engine, node, c, inside, box); }
    void operator()(const style::Grid& c) const { place_grid(engine, node, c, inside, box); }
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
  std::visit(Visitor{engine, node, inside, inside.inner, box}, node.content);
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

PlacedBox place(Engine& engine, const Node& node, const base::Rect& rect, Height height) {
  const base::Diagnostics::Within within(engine.diagnostics, node.used_at, used_here);
  PlacedBox box;
  box.node = &node;
  box.rect = rect;
  base::Rect inner = box.own_rect().inset(insets(node));
  inner.width = not_negative(inner.width);
  inner.height = not_negative(inner.height);
  place_content(engine, node, {inner, height}, box);
  if (!box.is_turned()) box.baseline = first_baseline(box);
  return box;
}

void place_children(Engine& engine, const Node& node, const std::vector<Slot>& slots, const base::Rect& inner,
                    PlacedBox& box) {
  const base::Rect padding_box = box.own_rect().inset(border_widths(node));
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
    const Slot& slot = slots.at(next++);
    base::Rect rect = slot.rect;
    rect.left =
        engine.resolved.is_right_to_left(node) ? inner.right() - rect.left - rect.width : inner.left + rect.left;
    rect.top += inner.top;
    box.children.push_back(place(engine, child, rect, slot.height));
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
