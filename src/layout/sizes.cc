#include "layout/sizes.h"

#include <cmath>

#include "base/number.h"

namespace handbill::layout {

using base::Extent;
using base::Length;
using style::Axis;
using style::Node;

std::optional<Length> resolve(const Extent& extent, std::optional<Length> reference) {
  switch (extent.kind()) {
    case Extent::Kind::fixed:
      return extent.length();
    case Extent::Kind::percent:
      if (reference) return *reference * extent.ratio();
      return std::nullopt;
    case Extent::Kind::automatic:
    case Extent::Kind::fill:
      return std::nullopt;
  }
  return std::nullopt;
}

Length limited(const Node& node, Axis axis, Length length, std::optional<Length> reference) {
  const auto& least = axis == Axis::row ? node.min_width : node.min_height;
  const auto& most = axis == Axis::row ? node.max_width : node.max_height;
  if (most) {
    if (const auto limit = resolve(*most, reference)) length = base::min(length, *limit);
  }
  if (least) {
    if (const auto limit = resolve(*least, reference)) length = base::max(length, *limit);
  }
  return length;
}

base::Sides<Length> border_widths(const Node& node) {
  return {node.border.top.width, node.border.right.width, node.border.bottom.width, node.border.left.width};
}

base::Sides<Length> insets(const Node& node) {
  return {node.padding.top + node.border.top.width, node.padding.right + node.border.right.width,
          node.padding.bottom + node.border.bottom.width, node.padding.left + node.border.left.width};
}

const Extent& extent(const Node& node, Axis axis) { return axis == Axis::row ? node.width : node.height; }

bool stretches(const Node& node, style::Align align, Axis axis) {
  if (std::holds_alternative<style::QrContent>(node.content)) return false;
  const Extent& wanted = extent(node, axis);
  if (wanted.kind() == Extent::Kind::fill) return true;
  if (wanted.kind() != Extent::Kind::automatic) return false;
  // A rule is as long as it can be, whatever the alignment.
  const auto* rule = std::get_if<style::RuleContent>(&node.content);
  if (rule != nullptr) return rule->axis == axis;
  return align == style::Align::stretch;
}

bool same(const Request& a, const Request& b) {
  const auto same_room = [](const base::Available& one, const base::Available& other) {
    return one.kind() == other.kind() && one.length() == other.length();
  };
  return a.known == b.known && a.parent == b.parent && a.ask == b.ask && a.open == b.open &&
         same_room(a.room.x, b.room.x) && same_room(a.room.y, b.room.y);
}

std::string in_mm(Length length) {
  // A hair's breadth of excess must not read as `0 mm`.
  const int decimals = std::abs(length.to_mm()) < 0.05 ? 3 : 1;
  return base::to_text(length.to_mm(), decimals) + " mm";
}

std::string in_pt(Length length) { return base::to_text(length.to_pt(), 2) + "pt"; }

}  // namespace handbill::layout
