#include <algorithm>
#include <utility>

#include "base/transform.h"
#include "layout/placed.h"
#include "layout/sizes.h"

namespace handbill::layout {

using base::Length;
using base::Rect;
using base::Transform;
using style::Effects;

namespace {

/// From the box's own rectangle, whose top left is the slot's, onto the slot.
Transform turned(Effects::Turn turn, const Rect& slot) {
  const double left = slot.left.to_pt();
  const double top = slot.top.to_pt();
  switch (turn) {
    case Effects::Turn::none:
      return {};
    case Effects::Turn::left:
      return {0, -1, 1, 0, left - top, slot.bottom().to_pt() + left};
    case Effects::Turn::right:
      return {0, 1, -1, 0, slot.right().to_pt() + top, top - left};
    case Effects::Turn::half:
      return {-1, 0, 0, -1, slot.right().to_pt() + left, slot.bottom().to_pt() + top};
  }
  return {};
}

}  // namespace

bool stands_on_its_side(const style::Node& node) {
  if (node.effects.empty()) return false;
  const Effects::Turn turn = node.effects.front().turn;
  return turn == Effects::Turn::left || turn == Effects::Turn::right;
}

bool PlacedBox::is_turned() const { return !node->effects.empty() && style::is_turned(node->effects.front()); }

Rect PlacedBox::own_rect() const {
  return stands_on_its_side(*node) ? Rect{rect.left, rect.top, rect.height, rect.width} : rect;
}

Transform PlacedBox::map() const {
  if (!is_turned()) return {};
  const Effects& effects = node->effects.front();
  const Transform turn = turned(effects.turn, rect);
  if (effects.rotate == 0) return turn;
  const base::Point origin{rect.left + rect.width * effects.origin.x, rect.top + rect.height * effects.origin.y};
  return base::combine(base::rotation(effects.rotate, origin), turn);
}

std::optional<base::PathData> PlacedBox::shape() const {
  if (node->effects.empty() || node->effects.front().shape.empty()) return std::nullopt;
  const Rect own = own_rect();
  const Transform onto{own.width.to_pt() / 100, 0, 0, own.height.to_pt() / 100, own.left.to_pt(), own.top.to_pt()};
  return base::apply(onto, node->effects.front().shape.front());
}

std::optional<base::PathData> PlacedBox::content_clip(double part) const {
  if (node->effects.empty() || node->effects.front().clip == Effects::Clip::none) return std::nullopt;
  base::Sides<Length> border = border_widths(*node);
  for (Length* side : {&border.top, &border.right, &border.bottom, &border.left}) *side = *side * part;
  const Rect inner = own_rect().inset(border);
  if (node->effects.front().clip == Effects::Clip::box) return base::rounded(inner);
  // As in CSS, a border leaves the corners inside it rounder or sharper by its width.
  const auto less = [](Length radius, Length a, Length b) { return base::max(radius - base::max(a, b), Length()); };
  return base::rounded(inner, {less(node->radius.top_left, border.top, border.left),
                               less(node->radius.top_right, border.top, border.right),
                               less(node->radius.bottom_right, border.bottom, border.right),
                               less(node->radius.bottom_left, border.bottom, border.left)});
}

base::PathData PlacedBox::outline() const {
  if (auto cut = shape()) return std::move(*cut);
  return base::rounded(own_rect(), node->radius);
}

std::vector<const PlacedBox*> PlacedBox::back_to_front() const {
  std::vector<const PlacedBox*> order;
  for (const PlacedBox& child : children) order.push_back(&child);
  const auto layer = [](const PlacedBox* box) {
    return box->node->effects.empty() ? 0 : box->node->effects.front().layer;
  };
  std::ranges::stable_sort(order, {}, layer);
  return order;
}

}  // namespace handbill::layout
