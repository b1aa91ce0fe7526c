#pragma once

#include "layout/engine.h"
#include "layout/frame.h"
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
/// What a clip cuts and must be read: `text-cut`.
void check_clips(Engine& engine, const PlacedBox& box);

/// Puts the SAMPLE mark outside the safe area where it meets no other ink.
void place_sample_mark(Engine& engine, const Underlay& underlay, PlacedPage& placed);

/// What a reader must see of the page in painting order: the ink of lines, codes, pictures, rules, fills.
struct Ink {
  enum class Kind { text, code, picture, rule, fill } kind = Kind::text;
  base::Rect rect;     ///< on the page; of a turned box upright around it
  base::Rect printed;  ///< without a code's quiet zone
  base::Rect own;      ///< in the coordinates of its box
  Frame frame;
  const PlacedBox* box = nullptr;
  std::string_view box_id;
  base::Span span;
  const PlacedText* text = nullptr;  ///< of a line
  const text::Line* line = nullptr;
  bool is_solid = false;  ///< all of the rectangle hides what is below
  /// Of a line what its glyphs cover, in the coordinates of its box.
  [[nodiscard]] base::Rect exact() const { return line == nullptr ? own : text->ink_of(*line); }
};
[[nodiscard]] std::string_view word_for(Ink::Kind kind);
/// Boxes in `skip` and all in them are left out.
[[nodiscard]] std::vector<Ink> inks_of(const PlacedBox& root, const std::vector<const style::Node*>& skip);
/// How many of the places that are spread over a rectangle lie within another one; each is in its frame's coordinates.
inline constexpr int place_columns = 12;
inline constexpr int place_rows = 3;
[[nodiscard]] int places_within(const base::Rect& rect, const Frame& frame, const base::Rect& other,
                                const Frame& other_frame);
/// Text that something painted later hides: `text-covered`.
void check_covered(Engine& engine, const std::vector<Ink>& inks);
/// Text of one box on that of another: `text-over-text`.
void check_collisions(Engine& engine, const std::vector<Ink>& inks);
[[nodiscard]] bool overlap(const base::Rect& a, const base::Rect& b);
/// A rectangle that no glyph of the line leaves: exact ink is only measured where this is not enough.
[[nodiscard]] base::Rect generous(const PlacedText& text, const text::Line& line);

}  // namespace handbill::layout
