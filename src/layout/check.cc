#include "layout/check.h"

#include <algorithm>

#include "base/number.h"
#include "layout/sizes.h"

namespace handbill::layout {

using base::Length;
using base::Rect;

namespace {

/// By how much the worst side of `inner` lies outside `outer`.
Length outside(const Rect& inner, const Rect& outer) {
  Length worst = outer.left - inner.left;
  worst = base::max(worst, outer.top - inner.top);
  worst = base::max(worst, inner.right() - outer.right());
  return base::max(worst, inner.bottom() - outer.bottom());
}

struct Edges {
  Rect trim;
  Rect safe;
  std::optional<Rect> inner;  ///< all ink keeps inside it
  Rect bleed;
};

/// How far ink from `begin` to `end` is from a fold; 0 where it crosses it.
Length distance(Length begin, Length end, Length fold) {
  return base::max(Length(), base::max(begin - fold, fold - end));
}

/// Of the nearest fold; nothing where the page has none.
std::optional<Length> to_fold(const product::Product& product, const Rect& ink) {
  std::optional<Length> nearest;
  const auto ask = [&](Length away) {
    if (!nearest || away < *nearest) nearest = away;
  };
  for (const Length fold : product.folding.across) ask(distance(ink.left, ink.right(), fold));
  for (const Length fold : product.folding.down) ask(distance(ink.top, ink.bottom(), fold));
  return nearest;
}

bool near_fold(const product::Product& product, const Rect& ink) {
  const auto away = to_fold(product, ink);
  return away && !base::fits(product.fold_safe, *away);
}

/// A fold breaks letters, and a code that is folded does not scan.
void check_folds(Engine& engine, const Rect& ink, base::Span span, const std::string& name) {
  const product::Product& product = engine.page->product;
  const auto nearest = to_fold(product, ink);
  if (!nearest || base::fits(product.fold_safe, *nearest)) return;
  const std::string how =
      *nearest > base::length_slack ? " is " + in_mm(*nearest) + " from a fold" : " lies over a fold";
  engine.diagnostics.error("near-fold", span, name + how + ", the least distance is " + in_mm(product.fold_safe))
      .hint("keep the box within one panel, or give the page a smaller fold-safe");
}

/// Everything but text and codes may reach over the trim, into the bleed.
void check_ink(Engine& engine, const Edges& edges, const Ink& ink, std::string_view what) {
  const bool must_read = ink.kind == Ink::Kind::text || ink.kind == Ink::Kind::code;
  const std::string name = std::string(what) + " of `" + std::string(ink.box_id) + "`";
  Length beyond = outside(ink.rect, edges.trim);
  if (must_read && beyond > base::length_slack) {
    engine.diagnostics.error("outside-page", ink.span, name + " lies " + in_mm(beyond) + " outside the page")
        .hint("move the box inwards");
    return;
  }
  // A quiet zone is bare paper: it may reach over the safe area, and no printer has to print it.
  beyond = outside(ink.printed, edges.trim);
  if (edges.inner && outside(ink.printed, *edges.inner) > base::length_slack) {
    engine.diagnostics
        .error("ink-outside", ink.span,
               name + " ends " + in_mm(-beyond) + " from the edge of the sheet, the least is " +
                   in_mm(engine.resolved.keep_inside))
        .hint("move the box inwards in this edition: an office printer does not print there");
    return;
  }
  if (must_read && outside(ink.printed, edges.safe) > base::length_slack) {
    engine.diagnostics
        .error("outside-safe-area", ink.span,
               name + " is " + in_mm(-beyond) + " from the trim, the least is " + in_mm(engine.page->product.safe))
        .hint("move the box inwards, or give the page a smaller safe");
    return;
  }
  if (must_read) check_folds(engine, ink.printed, ink.span, name);
}

/// The same with exact glyph ink: one report a text, of its worst line.
void check_text(Engine& engine, const Edges& edges, const PlacedText& text, const Frame& frame) {
  const Rect& narrowest = edges.inner ? *edges.inner : edges.safe;
  std::optional<Rect> worst;
  for (const text::Line& line : text.lines) {
    const Rect reach = frame.on_page(generous(text, line));
    if (narrowest.contains(reach) && edges.safe.contains(reach) && !near_fold(engine.page->product, reach)) continue;
    const Rect own = text.ink_of(line);
    if (!(own.width > Length())) continue;
    const Rect ink = frame.on_page(own);
    if (!worst || near_fold(engine.page->product, ink) > near_fold(engine.page->product, *worst) ||
        outside(ink, edges.trim) > outside(*worst, edges.trim))
      worst = ink;
  }
  if (worst)
    check_ink(engine, edges,
              {Ink::Kind::text, *worst, *worst, *worst, {}, nullptr, text.box_id, text.span, &text, nullptr, false},
              "text");
}

void check_box(Engine& engine, const Edges& edges, const PlacedBox& box, const Frame& around) {
  const base::Diagnostics::Within within(engine.diagnostics, box.node->used_at, used_here);
  const Frame frame = around.within(box);
  for (const PlacedText& text : box.texts) check_text(engine, edges, text, frame);
  for (const PlacedBox& child : box.children) {
    const auto& skip = engine.overflowed;
    if (std::find(skip.begin(), skip.end(), child.node) == skip.end()) check_box(engine, edges, child, frame);
  }
}

/// Whether anything of this ink stands in the zone of the code; of a text only its lines count.
bool stands_in(const Ink& ink, const Ink& code) {
  if (!overlap(code.rect, ink.rect)) return false;
  const bool upright = ink.frame.map == code.frame.map;
  const Quad quad = code.frame.quad(code.own);
  if (!upright && !overlap(quad, ink.frame.quad(ink.own))) return false;
  if (ink.kind != Ink::Kind::text) return true;
  const Rect& zone = code.own;
  const auto& texts = ink.box->texts;
  return std::any_of(texts.begin(), texts.end(), [&](const PlacedText& text) {
    return std::any_of(text.lines.begin(), text.lines.end(), [&](const text::Line& line) {
      if (!upright) return overlap(quad, ink.frame.quad(text.ink_of(line)));
      return overlap(zone, generous(text, line)) &&
             text::ink_meets(line, {zone.left - text.origin.x, zone.top - text.origin.y, zone.width, zone.height},
                             base::length_slack);
    });
  });
}

/// A code is read by its edges: nothing may stand in its quiet zone, neither over it nor half under it.
void check_quiet_zones(Engine& engine, const std::vector<Ink>& inks) {
  for (std::size_t i = 0; i < inks.size(); ++i) {
    if (inks[i].kind != Ink::Kind::code) continue;
    // A box's lines are asked for all together, by the first of them that comes near.
    const PlacedBox* asked = nullptr;
    for (std::size_t k = 0; k < inks.size(); ++k) {
      const Ink& other = inks[k];
      const bool is_text = other.kind == Ink::Kind::text;
      if (is_text && (other.box == asked || !overlap(inks[i].rect, other.rect))) continue;
      if (is_text) asked = other.box;
      const bool under = k < i;
      if (k == i || (under && (other.kind == Ink::Kind::fill || other.kind == Ink::Kind::picture))) continue;
      if (!stands_in(other, inks[i])) continue;
      engine.diagnostics
          .error("qr-covered", inks[i].span,
                 std::string(word_for(other.kind)) + " of `" + std::string(other.box_id) +
                     "` stands in the quiet zone of `" + std::string(inks[i].box_id) + "`")
          .hint("move one of the two boxes: four modules around a code stay empty");
      break;
    }
  }
}

/// The smallest letters of the text, those that its author marked and those over its base included.
Length least_size(const PlacedText& text) {
  Length least = text.size;
  for (const text::Line& line : text.lines) {
    for (const text::PlacedRun& placed : line.runs) least = base::min(least, placed.run.size);
  }
  return least;
}

}  // namespace

void check_sizes(Engine& engine, const PlacedBox& box) {
  const Length least = engine.resolved.least_size;
  for (const PlacedText& text : box.texts) {
    const Length size = least_size(text);
    if (base::fits(least, size)) continue;
    engine.diagnostics
        .error("text-too-small", text.span,
               "text of `" + text.box_id + "` is set at " + base::to_text(size.to_pt(), 2) + "pt, the least in `" +
                   engine.resolved.edition + "` is " + base::to_text(least.to_pt(), 2) + "pt")
        .hint("give it a larger size in this edition, and fewer words or more room");
  }
  for (const PlacedBox& child : box.children) check_sizes(engine, child);
}

bool overlap(const Rect& a, const Rect& b) {
  return a.left + base::length_slack < b.right() && b.left + base::length_slack < a.right() &&
         a.top + base::length_slack < b.bottom() && b.top + base::length_slack < a.bottom();
}

Rect PlacedText::ink_of(const text::Line& line) const {
  const Rect from_region = text::ink(line);
  return {origin.x + from_region.left, origin.y + from_region.top, from_region.width, from_region.height};
}

const style::TextPart* PlacedText::part_of(std::uint16_t part) const {
  const bool known = source != nullptr && part > 0 && part <= source->parts.size();
  return known ? &source->parts[part - 1U] : nullptr;
}

const style::CharacterLook* PlacedText::character_of(std::uint16_t number) const {
  const style::TextPart* const part = part_of(number);
  return part == nullptr || look == nullptr ? nullptr : look->character(part->inlines);
}

const style::Icon* PlacedText::icon_of(const text::PlacedDrawing& drawing) const {
  const style::TextPart* const part = part_of(drawing.part);
  return part == nullptr || part->icon == 0 ? nullptr : &source->icons[part->icon - 1U];
}

std::optional<Rect> PlacedText::underline_of(const text::Line& line, const text::PlacedRun& placed) const {
  const style::CharacterLook* const character = character_of(placed.run);
  const bool underlined = character != nullptr ? character->underline : look != nullptr && look->underline;
  if (!underlined || is_marker || placed.run.utf8.empty()) return std::nullopt;
  const text::Underline under = text::underline_of(placed.run);
  const base::Point at{origin.x + placed.origin.x, origin.y + placed.origin.y};
  const Length advance = base::pt(placed.run.advance);
  if (line.writing != text::Writing::horizontal)
    return Rect{at.x + placed.run.size * 0.5 + under.thickness, at.y, under.thickness, advance};
  return Rect{at.x, at.y + under.below, advance, under.thickness};
}

Rect PlacedText::band(const text::Line& line, Length top, Length bottom) const {
  switch (line.writing) {
    case text::Writing::horizontal:
      return {origin.x + line.left, origin.y + top, line.width, bottom - top};
    case text::Writing::vertical_rl:
      return {origin.x - bottom, origin.y + line.left, bottom - top, line.width};
    case text::Writing::vertical_lr:
      return {origin.x + top, origin.y + line.left, bottom - top, line.width};
  }
  return {};
}

Rect PlacedRule::rect() const {
  const bool horizontal = from.y == to.y;
  const Length half = thickness / 2;
  return horizontal ? Rect{from.x, from.y - half, to.x - from.x, thickness}
                    : Rect{from.x - half, from.y, thickness, to.y - from.y};
}

void check_edges(Engine& engine, const PlacedBox& root) {
  const product::Product& product = engine.page->product;
  Edges edges{product.trim_rect(), product.safe_rect(), std::nullopt, product.bleed_rect()};
  const Length keep = engine.resolved.keep_inside;
  if (keep > Length()) edges.inner = edges.trim.inset({keep, keep, keep, keep});
  const auto& skip = engine.overflowed;
  if (std::find(skip.begin(), skip.end(), root.node) == skip.end()) check_box(engine, edges, root, {});
  const std::vector<Ink> inks = inks_of(root, skip);
  for (const Ink& ink : inks) {
    if (ink.kind != Ink::Kind::text) check_ink(engine, edges, ink, word_for(ink.kind));
  }
  check_quiet_zones(engine, inks);
  check_covered(engine, inks);
  check_collisions(engine, inks);
}

}  // namespace handbill::layout
