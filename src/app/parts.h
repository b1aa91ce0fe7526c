#pragma once

#include <string>
#include <vector>

#include "display/display.h"
#include "pdf/parts.h"

namespace handbill::app {

/// Pages taken apart: what a church's own details change, and what they do not.
struct Parts {
  display::Pages shared;  ///< a part on each page
  display::Pages own;     ///< the same; none where the details change nothing
  pdf::PageParts order;   ///< of each page that was taken apart, the parts back to front
};

/// Takes `pages` apart; put together they look the same. `local_boxes` are sorted: what belongs to them, and groups
/// that hold any of it, is the page's own. A thing that lies over others moves below them only where it does not touch
/// them, so that a page mostly has two parts.
[[nodiscard]] Parts take_apart(display::Pages pages, const std::vector<std::string>& local_boxes);

}  // namespace handbill::app
