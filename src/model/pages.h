#pragma once

#include <vector>

#include "model/components.h"
#include "model/document.h"

namespace handbill::model {

/// Reads `body:`, the one page of a layout.
[[nodiscard]] Page read_only_page(const source::Node& node, Components& components, base::Diagnostics& diagnostics);
/// Reads `pages:`. Errors: `duplicate-id`, `missing-key` of a page with neither body nor panels, and those of boxes.
[[nodiscard]] std::vector<Page> read_pages(const source::Node& node, Components& components,
                                           base::Diagnostics& diagnostics);
/// Child over parent: a page of a known name without boxes changes that page's keys; other pages replace all there are.
void merge_pages(std::vector<Page>& parent, std::vector<Page> child);

}  // namespace handbill::model
