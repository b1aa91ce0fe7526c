#pragma once

#include <optional>
#include <string>

#include "layout/request.h"
#include "style/resolved.h"

namespace handbill::layout {

/// A fixed or percent extent as a length; nothing for auto and fill, or where a percentage has no reference.
[[nodiscard]] std::optional<base::Length> resolve(const base::Extent& extent, std::optional<base::Length> reference);
/// `length` held between the node's min and max on an axis; min wins, as in CSS.
[[nodiscard]] base::Length limited(const style::Node& node, style::Axis axis, base::Length length,
                                   std::optional<base::Length> reference);
/// Padding and border together.
[[nodiscard]] base::Sides<base::Length> insets(const style::Node& node);
[[nodiscard]] base::Sides<base::Length> border_widths(const style::Node& node);
/// The node's extent on an axis: row is the width, column the height.
[[nodiscard]] const base::Extent& extent(const style::Node& node, style::Axis axis);
/// True for a child that its parent's algorithm places.
[[nodiscard]] inline bool is_in_flow(const style::Node& node) { return !node.anchor.has_value(); }
/// True where the node is turned by a quarter: what is within has width and height exchanged.
[[nodiscard]] bool stands_on_its_side(const style::Node& node);
/// True where `align: stretch` makes the node as large as its parent on `axis`: its extent says nothing, or says fill.
/// A code keeps its square.
[[nodiscard]] bool stretches(const style::Node& node, style::Align align, style::Axis axis);

/// The value of a pair on an axis: row is x.
template <typename T>
[[nodiscard]] T& along(base::Axes<T>& pair, style::Axis axis) {
  return axis == style::Axis::row ? pair.x : pair.y;
}
template <typename T>
[[nodiscard]] const T& along(const base::Axes<T>& pair, style::Axis axis) {
  return axis == style::Axis::row ? pair.x : pair.y;
}
[[nodiscard]] inline base::Length along(const base::Size& size, style::Axis axis) {
  return axis == style::Axis::row ? size.width : size.height;
}
[[nodiscard]] inline style::Axis across(style::Axis axis) {
  return axis == style::Axis::row ? style::Axis::column : style::Axis::row;
}

/// `4.2 mm` and `9.5pt`, as messages write lengths.
[[nodiscard]] std::string in_mm(base::Length length);
[[nodiscard]] std::string in_pt(base::Length length);

}  // namespace handbill::layout
