#pragma once

#include "app/pipeline.h"
#include "app/shop.h"
#include "backend/separations.h"
#include "product/product.h"

namespace handbill::app {

/// A unit for the press, before a file is made of it.
struct PressUnit {
  const display::Pages& pages;
  const product::SourceMap& sources;
  const Shop& shop;
};
/// What the shop's profile says against the unit, as far as it can be told before there is a PDF, each at its YAML.
/// Errors: `bleed-too-small`, `size-not-printed`, `too-many-separations`, `rich-black-text`, `not-opaque`,
/// `too-much-ink`. False where there is any.
[[nodiscard]] bool check_press(const PressUnit& unit, Tools& tools, base::Diagnostics& diagnostics);

}  // namespace handbill::app
