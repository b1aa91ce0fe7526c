#include "layout/engine.h"
#include "layout/sizes.h"

namespace handbill::layout {

using base::Length;
using style::Axis;
using style::RuleContent;

Measured measure_rule(const RuleContent& content, const Request& request) {
  Length along_rule = along(request.known, content.axis).value_or(Length());
  const base::Available& room = along(request.room, content.axis);
  if (!along(request.known, content.axis) && room.is_definite() && content.axis == Axis::row)
    along_rule = room.length();
  const Length thickness = along(request.known, across(content.axis)).value_or(content.thickness);
  return content.axis == Axis::row ? Measured{{along_rule, thickness}, std::nullopt}
                                   : Measured{{thickness, along_rule}, std::nullopt};
}

void place_rule(const RuleContent& content, const base::Rect& inner, PlacedBox& box) {
  PlacedRule rule;
  rule.thickness = content.thickness;
  rule.ink = content.ink;
  rule.dashes = content.dashes;
  const Length x = inner.left + inner.width / 2;
  const Length y = inner.top + inner.height / 2;
  const bool horizontal = content.axis == Axis::row;
  rule.from = horizontal ? base::Point{inner.left, y} : base::Point{x, inner.top};
  rule.to = horizontal ? base::Point{inner.right(), y} : base::Point{x, inner.bottom()};
  box.rules.push_back(std::move(rule));
}

}  // namespace handbill::layout
