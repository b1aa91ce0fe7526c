#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/span.h"
#include "color/ink.h"
#include "product/fold.h"

namespace handbill::product {

/// What stands outside the bleed for who cuts, folds and prints the sheet.
struct Marks {
  bool crop = false;          ///< ticks where the sheet is cut
  bool fold = false;          ///< dashed ticks where it is folded
  bool registration = false;  ///< circles and crosses that lie on each other where the plates do
  bool colours = false;       ///< a bar of patches: each ink solid and half, and the inks over each other
  bool slug = false;          ///< a line of words: which piece, side, language and revision this is
  [[nodiscard]] bool any() const { return crop || fold || registration || colours || slug; }
};
/// Over which edge a sheet is turned for its back.
enum class Turn { long_edge, short_edge };

/// One side of a finished sheet: what is left after the knife.
struct Product {
  base::Size trim;                   ///< finished size
  base::Length bleed;                ///< drawn beyond the trim on every side
  base::Length safe;                 ///< no text or QR nearer to the trim than this
  base::Sides<base::Length> margin;  ///< where the type area begins, inside the trim
  Folding folding = {};
  double stock = 0;  ///< the paper's weight that the folds are made for, in grams a square metre; 0: nobody says
  base::Length fold_safe = {};  ///< no text or QR nearer to a fold than this
  Marks marks = {};
  Turn turn = Turn::long_edge;
  bool upside_down = false;  ///< a back that stands on its head on the sheet, since that is turned over the other edge
  /// Trim as a rectangle: at the origin.
  [[nodiscard]] base::Rect trim_rect() const { return {{}, {}, trim.width, trim.height}; }
  [[nodiscard]] base::Rect bleed_rect() const { return trim_rect().inset({-bleed, -bleed, -bleed, -bleed}); }
  /// Trim, bleed and, where there are marks, the slug that holds them.
  [[nodiscard]] base::Rect media_rect() const {
    const base::Length slug = marks.any() ? mark_slug : base::Length();
    return bleed_rect().inset({-slug, -slug, -slug, -slug});
  }
  /// The same, whole points wide and high: cairo 1.16 clips a page of a PDF to whole points, and would cut up to 0.35
  /// mm of the bleed off on the right and below.
  [[nodiscard]] base::Rect press_media_rect() const;
  /// A part of the page, with the bleed where it ends at the trim.
  [[nodiscard]] base::Rect with_bleed(const base::Rect& part) const;
  /// Room for marks around the bleed.
  static constexpr base::Length mark_slug = base::mm(8);
  [[nodiscard]] base::Rect safe_rect() const { return trim_rect().inset({safe, safe, safe, safe}); }
  [[nodiscard]] base::Rect margin_rect() const { return trim_rect().inset(margin); }
};

/// A paper size by name (`A4`), portrait; nothing where it is unknown.
[[nodiscard]] std::optional<base::Size> paper_size(std::string_view name);
/// Tabloid for A3, Letter for A4, Statement (half of Letter) for A5, upright or on their side; any other size as it is.
[[nodiscard]] base::Size north_american(base::Size size);
/// The names that paper_size knows, largest first.
[[nodiscard]] std::vector<std::string_view> paper_names();

/// What stands where on a page and which YAML made it; filled by paint, read by preflight and preview.
struct SourceEntry {
  int page = 0;
  base::Rect rect;
  std::string box_id;
  base::Span span;
  std::optional<color::InkId> ink;
};
struct SourceMap {
  std::vector<SourceEntry> entries;
};

}  // namespace handbill::product
