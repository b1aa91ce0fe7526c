#pragma once

#include <vector>

#include "impose/impose.h"

namespace handbill::impose {

[[nodiscard]] base::Result<Plan> plan_cells(const std::vector<Page>& pages, const NUp& scheme, const Settings& settings,
                                            base::Diagnostics& diagnostics);
[[nodiscard]] base::Result<Plan> plan_booklet(const std::vector<Page>& pages, const Booklet& scheme,
                                              const Settings& settings, base::Diagnostics& diagnostics);
/// The same two on a press sheet.
[[nodiscard]] base::Result<Plan> plan_press_cells(const std::vector<Page>& pages, const NUp& scheme,
                                                  const Settings& settings, base::Diagnostics& diagnostics);
[[nodiscard]] base::Result<Plan> plan_press_booklet(const std::vector<Page>& pages, const Booklet& scheme,
                                                    const Settings& settings, base::Diagnostics& diagnostics);
[[nodiscard]] base::Result<Plan> plan_tiles(const std::vector<Page>& pages, const Tiles& scheme,
                                            const Settings& settings, base::Diagnostics& diagnostics);
[[nodiscard]] base::Result<Plan> plan_calibration(const Settings& settings);

/// The size that all pages have, or `pages-differ`.
[[nodiscard]] base::Result<base::Size> common_size(const std::vector<Page>& pages, base::Diagnostics& diagnostics);
/// The widest bleed of all pages, on any side.
[[nodiscard]] base::Length widest_bleed(const std::vector<Page>& pages);
/// `148 x 210 mm`
[[nodiscard]] std::string text_of(const base::Size& size);
/// `too-many-sheets` where it is more than is sane.
[[nodiscard]] base::Result<base::Done> check_sides(std::size_t sides, base::Diagnostics& diagnostics);

}  // namespace handbill::impose
