#include <algorithm>
#include <array>
#include <optional>

#include "layout/check.h"
#include "layout/sizes.h"

namespace handbill::layout {

using base::Length;
using base::Rect;

namespace {

/// Between the mark's ink and the safe area, so that it never looks like part of the page.
constexpr Length distance = base::mm(0.5);

/// The free bands above and below the safe area, as wide as the margins' inside.
struct Bands {
  Rect top;
  Rect bottom;
};
Bands bands(const style::Resolved& resolved, const product::Product& product) {
  const Rect trim = product.trim_rect();
  const Rect type = product.margin_rect();
  // A knife may be 1 mm off; an office printer's edge is exact.
  const Length edge = base::max(resolved.keep_inside, base::mm(1));
  const Length least = base::mm(1.5);
  const Length inner = base::max(product.safe - distance, edge + least);
  return {{type.left, trim.top + edge, type.width, inner - edge},
          {type.left, trim.bottom() - inner, type.width, inner - edge}};
}

PlacedText shaped_mark(const style::TextBlock& block, const text::Shaped& shaped, Length size) {
  PlacedText mark;
  mark.size = size;
  mark.leading = size * std::max(block.look.leading, 1.0);
  mark.ink = block.look.ink;
  mark.role = product::Role::artifact;
  mark.box_id = block.box_id;
  mark.span = block.span;
  mark.metrics = shaped.metrics();
  mark.least_contrast = block.look.least_contrast;
  mark.language = block.look.shape.language;
  mark.source = block.paragraphs.empty() ? nullptr : &block.paragraphs.front();
  text::Setting setting;
  setting.size = size;
  setting.leading = mark.leading;
  mark.lines = text::set(shaped, setting, {mark.leading * 2, size * shaped.max_content()}).lines;
  return mark;
}

/// Moves the mark's ink to `left`, in the middle of a band's height.
void move_to(PlacedText& mark, Length left, const Rect& band) {
  mark.origin = {};
  const Rect ink = mark.ink_of(mark.lines.front());
  mark.origin = {left - ink.left, band.top + (band.height - ink.height) / 2 - ink.top};
}

bool is_free(const PlacedText& mark, const std::vector<Ink>& inks) {
  const Rect ink = mark.ink_of(mark.lines.front());
  return std::none_of(inks.begin(), inks.end(), [&](const Ink& other) {
    const bool readable =
        other.kind == Ink::Kind::text || other.kind == Ink::Kind::code || other.kind == Ink::Kind::rule;
    return readable && overlap(ink, other.rect);
  });
}

}  // namespace

void place_sample_mark(Engine& engine, const Underlay& underlay, PlacedPage& placed) {
  if (!engine.resolved.sample_mark || engine.resolved.sample_mark->paragraphs.empty()) return;
  const style::TextBlock& block = *engine.resolved.sample_mark;
  const style::Paragraph& words = block.paragraphs.front();
  const auto shaped =
      text::shape(engine.context.shaper, {words.text, words.span, words.key}, block.look.shape, engine.diagnostics);
  if (!shaped.ok()) return;
  const Bands free = bands(engine.resolved, engine.page->product);
  // As large as the style says, but its ink never fills more than the band.
  PlacedText mark = shaped_mark(block, *shaped, block.look.size);
  if (mark.lines.empty()) return;
  const Length height = mark.ink_of(mark.lines.front()).height;
  if (height > free.bottom.height) mark = shaped_mark(block, *shaped, block.look.size * (free.bottom.height / height));
  if (mark.lines.empty()) return;

  const std::vector<Ink> inks = inks_of(placed.root, {});
  const Length width = mark.ink_of(mark.lines.front()).width;
  const bool mirrored = engine.resolved.right_to_left;
  std::optional<PlacedText> fallback;
  for (const Rect& band : {free.bottom, free.top}) {
    const Length spare = band.width - width;
    const std::array<Length, 3> starts = {spare / 2, mirrored ? spare : Length(), mirrored ? Length() : spare};
    for (const Length start : starts) {
      move_to(mark, band.left + start, band);
      if (!is_free(mark, inks)) continue;
      if (!fallback) fallback = mark;
      if (contrast_of(engine.resolved, mark, mark.ink, underlay).ratio < 4.5) continue;
      placed.marks.push_back(mark);
      return;
    }
  }
  // Nowhere free and legible at once: free is enough; if there is no such place either, the bottom's middle.
  if (!fallback) {
    move_to(mark, free.bottom.left + (free.bottom.width - width) / 2, free.bottom);
    fallback = mark;
  }
  placed.marks.push_back(*fallback);
}

}  // namespace handbill::layout
