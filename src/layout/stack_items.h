#pragma once

#include <vector>

#include "layout/engine.h"
#include "layout/flex.h"

namespace handbill::layout {

/// A stack that is being measured or placed, with what its children are measured against.
struct StackWork {
  Engine& engine;
  const style::Node& node;
  const style::Stack& stack;
  Request request;  ///< inner
  Height height = Height::definite;

  [[nodiscard]] style::Axis axis() const { return stack.axis; }
  [[nodiscard]] bool wraps() const { return stack.wrap != style::Stack::Wrap::no; }
  [[nodiscard]] style::Align align_of(const style::Node& child) const { return child.align_self.value_or(stack.align); }
  /// What percentages of children are of.
  [[nodiscard]] Lengths reference() const;
  /// Of all the gaps between `count` children.
  [[nodiscard]] base::Length gaps(std::size_t count) const;
};

/// The question to a child while its size along the stack's axis is still open.
[[nodiscard]] Request question(const StackWork& work, const style::Node& child, base::Available along_axis);

/// The children in the flow, by `order`, with what they begin with, need and share (CSS Flexible Box Layout 1, 9.2).
/// Their floors cost a second measure: only those that can be above what a child begins with are known.
[[nodiscard]] std::vector<FlexItem> flex_items(const StackWork& work);
/// The other floors, for where room is missing.
void find_floors(const StackWork& work, std::vector<FlexItem>& items);

/// The stack's own length along its axis where nobody has decided it.
[[nodiscard]] base::Length natural_length(const StackWork& work, const base::Available& room);

}  // namespace handbill::layout
