#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "app/shared_heads.h"
#include "backend/backend.h"
#include "base/path.h"
#include "pdf/parts.h"

namespace handbill::app {

/// A page so many mm wide with a black square on it.
inline display::Pages square_page(double width) {
  display::Pages pages;
  pages.title = "Page of " + std::to_string(static_cast<int>(width)) + " mm";
  pages.language = "en";
  pages.inks.add({"black", {0, 0, 0, 1}, {0, 0, 0}, ""});
  display::Page page;
  page.product.trim = {base::mm(width), base::mm(60)};
  display::Path square;
  square.path = base::rounded({base::mm(5), base::mm(5), base::mm(20), base::mm(20)});
  square.fill = {color::InkTint{}};
  page.items.emplace_back(std::move(square));
  pages.pages.push_back(std::move(page));
  return pages;
}

inline pdf::FinishOptions about(const display::Pages& pages) {
  pdf::FinishOptions options;
  options.title = pages.title;
  options.language = pages.language;
  options.producer = "Handbill test";
  options.pages = {pdf::boxes_of(pages.pages.front(), pdf::Medium::trim)};
  return options;
}

inline base::Result<pdf::SharedPartsRef> shared_parts(const display::Pages& pages) {
  base::Diagnostics diagnostics;
  text::SubsetCache subsets;
  const auto drawn = backend::write_pdf(pages, {}, subsets, diagnostics);
  if (!drawn) return base::Failed{};
  return pdf::share_parts(*drawn, about(pages), diagnostics);
}

}  // namespace handbill::app
