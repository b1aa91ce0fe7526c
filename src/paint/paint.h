#pragma once

#include <string>
#include <vector>

#include "display/display.h"
#include "layout/placed.h"
#include "product/product.h"
#include "style/resolved.h"

namespace handbill::paint {

/// What a designer may see over the page, in previews only.
enum class Overlay { grid, boxes, safe, bleed, folds, baseline, order };
[[nodiscard]] std::optional<Overlay> parse_overlay(std::string_view name);
[[nodiscard]] std::vector<std::string_view> overlay_names();

struct Painted {
  display::Pages pages;
  product::SourceMap sources;
};

/// Turns boxes into items: page ground to the bleed, fills, borders, pictures, glyph runs, rules, codes, marks, links;
/// and the structure tree in reading order. `overlays` draw last, in inks of their own that are added to the table.
[[nodiscard]] Painted paint(const style::Resolved& resolved, const layout::Placed& placed,
                            const std::vector<Overlay>& overlays = {});

}  // namespace handbill::paint
