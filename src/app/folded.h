#pragma once

#include "display/display.h"

namespace handbill::app {

/// Whether any page of the document is folded.
[[nodiscard]] bool is_folded(const display::Pages& pages);

/// A picture of the folded piece, as one page: the closed leaflet with its cover, and beside it both sides of the sheet
/// standing half open. For looking at, never for print.
[[nodiscard]] display::Pages folded_view(const display::Pages& pages);

}  // namespace handbill::app
