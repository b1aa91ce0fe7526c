#pragma once

#include <string>
#include <vector>

#include "app/job.h"
#include "app/labels.h"
#include "app/recolour.h"
#include "display/display.h"

namespace handbill::app {

/// Inks of Handbill's own sheets: paper that white pages stand out from, words in two strengths, hairlines, and a loud
/// one for what is wrong.
struct SheetInks {
  color::InkTint ground, paper, words, quiet, line, wrong, pale;
};
[[nodiscard]] SheetInks add_sheet_inks(color::InkTable& inks);

/// A filled rectangle, and the outline of one.
[[nodiscard]] display::Item filled(const base::Rect& rect, const color::InkTint& ink);
[[nodiscard]] display::Item outlined(const base::Rect& rect, const color::InkTint& ink, base::Length width,
                                     std::vector<base::Length> dashes = {});

/// The trimmed page, drawn into `to`, which has its proportions.
[[nodiscard]] display::Group placed_page(std::vector<display::Item> items, base::Size trim, const base::Rect& to);

/// A page of Handbill's own, of one size, without bleed.
[[nodiscard]] display::Page own_page(base::Size size, std::vector<display::Item> items);

/// The finished file of such pages: PDF, or the page of that number as a picture.
[[nodiscard]] base::Result<std::string> own_file(const Job& job, const display::Pages& pages, Format format,
                                                 std::size_t page, base::Diagnostics& diagnostics);

}  // namespace handbill::app
