#pragma once

#include <vector>

#include "impose/sheet.h"

namespace handbill::impose {

/// Every way to lay so many cells out in full columns and rows.
[[nodiscard]] std::vector<base::Axes<int>> shapes_of(const NUp& scheme);
[[nodiscard]] int cells_of(const NUp& scheme);
/// `too-many-cells` where it is more than is sane.
[[nodiscard]] base::Result<base::Done> check_cells(const NUp& scheme, base::Diagnostics& diagnostics);
[[nodiscard]] std::vector<Leaf> leaves_of(std::size_t pages, bool two_sided);
/// Which leaves lie on each sheet, slot by slot.
[[nodiscard]] std::vector<std::vector<Leaf>> sheets_of(const std::vector<Leaf>& leaves, std::size_t cells,
                                                       NUp::Order order);

}  // namespace handbill::impose
