#pragma once

#include <vector>

#include "text/shape_line.h"

namespace handbill::text {

/// A piece of an item that stands in one way; digits that share one square are `together`.
struct Standing {
  base::Handle<PangoItem, pango_item_free> item;
  Stance stance = Stance::horizontal;
  bool together = false;
};

/// The items of vertical text, cut where letters that stand upright (UAX 50) meet others. A number of one or two digits
/// stands upright in one square, where `language` writes ideographs or Hangul.
[[nodiscard]] std::vector<Standing> find_stances(const Items& items, const Work& work, std::string_view language);

/// Shapes an upright piece from top to bottom, with the vertical forms of the face that is
/// named by `as`. Widths of the glyphs are how far they
/// lead down, in Pango units at `units_an_em`; offsets are the page's.
void shape_upright(const Work& work, const Standing& piece, const ShapedItem& as,
                   const std::vector<std::string>& features, double units_an_em, PangoGlyphString* out);

/// How far the middle of the face's letters stands over their baseline, as a ratio of the size: where a vertical line
/// runs through letters that lie on their side. Half of the capitals' height.
[[nodiscard]] double central_baseline(const Face& face);

}  // namespace handbill::text
