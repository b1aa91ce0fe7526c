#pragma once

#include <optional>
#include <string>
#include <vector>

#include "backend/colours.h"
#include "color/ink.h"

namespace handbill::backend {

/// A plate of a press: one of the four of process colour, or a separation.
struct PlateName {
  enum class Process { cyan, magenta, yellow, black, none } process = Process::none;
  std::string separation;  ///< where it is none of the four
  friend bool operator==(const PlateName&, const PlateName&) = default;
};

/// Up to three plates that are drawn together: as the absence of red, of green and of blue.
using PlatePass = std::vector<PlateName>;

/// How much of the plate `paint` covers, 0 to 1.
[[nodiscard]] double coverage_on(const PlateName& plate, const color::InkTable& inks, const color::InkTint& paint);
/// What `paint` is drawn with in a pass; nothing where it overprints and leaves these plates as they are.
[[nodiscard]] std::optional<DeviceColour> plate_colour(const PlatePass& pass, const color::InkTable& inks,
                                                       const color::InkTint& paint, color::Drawn drawn);
/// Every plate that the inks have, in as few passes as overprinting allows: the four of process first, then the
/// separations in the order of the table. An ink that overprints and is on some plates of a pass only would change the
/// others with them: such a pass is drawn plate by plate.
[[nodiscard]] std::vector<PlatePass> passes_of(const color::InkTable& inks);

}  // namespace handbill::backend
