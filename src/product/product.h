#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/span.h"
#include "color/ink.h"

namespace handbill::product {

/// A finished sheet: what is left after the knife.
struct Product {
  base::Size trim;                   ///< finished size
  base::Length bleed;                ///< drawn beyond the trim on every side
  base::Length safe;                 ///< no text or QR nearer to the trim than this
  base::Sides<base::Length> margin;  ///< where the type area begins, inside the trim
  /// Trim as a rectangle: at the origin.
  [[nodiscard]] base::Rect trim_rect() const { return {{}, {}, trim.width, trim.height}; }
  [[nodiscard]] base::Rect bleed_rect() const { return trim_rect().inset({-bleed, -bleed, -bleed, -bleed}); }
  [[nodiscard]] base::Rect safe_rect() const { return trim_rect().inset({safe, safe, safe, safe}); }
  [[nodiscard]] base::Rect margin_rect() const { return trim_rect().inset(margin); }
};

/// A paper size by name (`A4`), portrait; nothing where it is unknown.
[[nodiscard]] std::optional<base::Size> paper_size(std::string_view name);
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
