#pragma once

#include "layout/engine.h"
#include "layout/underlay.h"

namespace handbill::layout {

/// Text against what is really under it. Error: `low-contrast`. Fills `underlay` with the whole page on the way.
void check_contrast(Engine& engine, const PlacedBox& root, Underlay& underlay);
/// The worst contrast of `text` over `underlay` that more than a tenth of its area has, and what it stands on there.
struct Contrast {
  double ratio = 21;
  std::string_view ground;
};
[[nodiscard]] Contrast contrast_of(const style::Resolved& resolved, const PlacedText& text, const color::InkTint& ink,
                                   const Underlay& underlay);

/// Ink against the edges of the page and its folds: `outside-page`, `outside-safe-area`, `near-fold`, `ink-outside`;
/// quiet zones: `qr-covered`.
void check_edges(Engine& engine, const PlacedBox& root);

/// Letters smaller than the edition allows: `text-too-small`.
void check_sizes(Engine& engine, const PlacedBox& box);

/// Puts the SAMPLE mark outside the safe area where it meets no other ink.
void place_sample_mark(Engine& engine, const Underlay& underlay, PlacedPage& placed);

/// What a reader must see of the page in painting order: the ink of lines, codes, pictures, rules, fills.
struct Ink {
  enum class Kind { text, code, picture, rule, fill } kind = Kind::text;
  base::Rect rect;
  const PlacedBox* box = nullptr;
  std::string_view box_id;
  base::Span span;
  base::Sides<base::Length> blank;  ///< of `rect`, the room within that shows no ink: a code's quiet zone
};
/// Boxes in `skip` and all in them are left out.
[[nodiscard]] std::vector<Ink> inks_of(const PlacedBox& root, const std::vector<const style::Node*>& skip);
[[nodiscard]] bool overlap(const base::Rect& a, const base::Rect& b);

}  // namespace handbill::layout
