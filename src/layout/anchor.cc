#include <algorithm>

#include "layout/engine.h"
#include "layout/sizes.h"

namespace handbill::layout {

using base::Available;
using base::Extent;
using base::Length;
using style::Anchor;
using style::Axis;
using style::Node;

namespace {

base::Rect panel_rect(const product::Product& product, std::string_view name) {
  for (const product::Panel& panel : product.folding.panels) {
    if (panel.name == name) return panel.rect;
  }
  return product.trim_rect();
}

/// `padding_box` is the parent's, or the rectangle of the box that the frame is anchored to.
base::Rect reference_rect(const Engine& engine, const Anchor& anchor, const base::Rect& padding_box) {
  const product::Product& product = engine.page->product;
  switch (anchor.of) {
    case Anchor::Of::parent:
    case Anchor::Of::box:
      return padding_box;
    case Anchor::Of::page:
      return product.trim_rect();
    case Anchor::Of::bleed:
      return product.bleed_rect();
    case Anchor::Of::margin:
      return product.margin_rect();
    case Anchor::Of::panel:
      return panel_rect(product, anchor.name);
    case Anchor::Of::panel_bleed:
      return product.with_bleed(panel_rect(product, anchor.name));
  }
  return padding_box;
}

std::optional<Length> offset(const std::optional<Extent>& side, Length reference) {
  return side ? resolve(*side, reference) : std::nullopt;
}

/// One axis of an anchored frame: how long the reference is, and what is said about both ends and the size.
struct Span {
  Length reference;
  std::optional<Length> near;  ///< left or top
  std::optional<Length> far;   ///< right or bottom
  std::optional<Length> size;

  /// Both ends said and no size: the frame is stretched between them.
  void stretch() {
    if (near && far && !size) size = base::max(reference - *near - *far, Length());
  }
  [[nodiscard]] Length room() const { return reference - near.value_or(Length()) - far.value_or(Length()); }
};

std::optional<Length> size_of(const Node& child, Axis axis, const std::optional<Extent>& anchored, const Span& span) {
  const Extent& own = extent(child, axis);
  const Extent wanted = anchored ? *anchored : own;
  if (wanted.kind() == Extent::Kind::fill) return base::max(span.room(), Length());
  const auto size = resolve(wanted, span.reference);
  return size ? std::optional(limited(child, axis, *size, span.reference)) : std::nullopt;
}

/// Where the frame begins. Said too much: as in CSS the end gives way, which is the left one on right-to-left pages.
Length begin(const Span& span, Length size, bool from_far, Length otherwise) {
  if (span.near && !(from_far && span.far)) return *span.near;
  if (span.far) return span.reference - *span.far - size;
  return otherwise;
}

bool may_be_cut_to_room(const Node& child) {
  return !std::holds_alternative<style::PictureContent>(child.content) &&
         !std::holds_alternative<style::QrContent>(child.content);
}

/// The placed box of that id; nothing where it is not there or waits itself.
const PlacedBox* find_placed(const Engine& engine, const PlacedBox& box, std::string_view id) {
  if (std::ranges::find(engine.waiting, &box) != engine.waiting.end()) return nullptr;
  if (box.node->id == id) return &box;
  for (const PlacedBox& child : box.children) {
    if (const PlacedBox* const found = find_placed(engine, child, id)) return found;
  }
  return nullptr;
}

}  // namespace

void place_waiting(Engine& engine, PlacedBox& root) {
  // What is placed may hold further frames that wait: they come to the end of the list.
  while (!engine.waiting.empty()) {
    bool any = false;
    for (std::size_t i = 0; i < engine.waiting.size();) {
      PlacedBox* const box = engine.waiting[i];
      const Node& node = *box->node;
      const PlacedBox* const reference = find_placed(engine, root, node.anchor->name);
      if (reference == nullptr) {
        ++i;
        continue;
      }
      const base::Rect rect = reference->rect;
      engine.waiting.erase(engine.waiting.begin() + static_cast<std::ptrdiff_t>(i));
      *box = place(engine, node, anchored_rect(engine, node, rect, rect));
      any = true;
    }
    if (any) continue;
    for (const PlacedBox* box : engine.waiting) {
      engine.diagnostics
          .error("anchor-cycle", box->node->span,
                 "`" + box->node->id + "` is anchored to `" + box->node->anchor->name +
                     "`, which is not on this page or waits for it in turn")
          .hint("anchor one of them to the page");
    }
    engine.waiting.clear();
  }
}

base::Rect anchored_rect(Engine& engine, const Node& child, const base::Rect& padding_box, const base::Rect& inner) {
  const Anchor& anchor = *child.anchor;
  const base::Rect reference = reference_rect(engine, anchor, padding_box);
  Span x{reference.width, offset(anchor.left, reference.width), offset(anchor.right, reference.width), std::nullopt};
  Span y{reference.height, offset(anchor.top, reference.height), offset(anchor.bottom, reference.height), std::nullopt};
  x.size = size_of(child, Axis::row, anchor.width, x);
  y.size = size_of(child, Axis::column, anchor.height, y);
  if (!std::holds_alternative<style::QrContent>(child.content)) {
    x.stretch();
    y.stretch();
  }
  Request request;
  request.known = {x.size, y.size};
  request.parent = {reference.width, reference.height};
  request.room = {Available::definite(base::max(x.room(), Length())), Available::max_content()};
  base::Size size{x.size.value_or(Length()), y.size.value_or(Length())};
  if (!x.size || !y.size) size = measure(engine, child, request).size;
  // Text and stacks that would run over the reference get the room there is, so that they shrink, or say by how much
  // they overflow.
  const Length room = y.room();
  if (!y.size && may_be_cut_to_room(child) && room > Length() && !base::fits(size.height, room)) size.height = room;

  const bool mirrored = engine.resolved.right_to_left != anchor.opposite;
  const bool page = anchor.of != Anchor::Of::parent;
  const base::Rect rest = page ? reference : inner;
  const Length start = mirrored ? rest.right() - size.width - reference.left : rest.left - reference.left;
  return {reference.left + begin(x, size.width, mirrored, start),
          reference.top + begin(y, size.height, false, rest.top - reference.top), size.width, size.height};
}

}  // namespace handbill::layout
