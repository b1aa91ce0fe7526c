#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/values.h"

namespace handbill::model {

/// The tracks of a grid: `[20mm, minmax(30mm, 1fr), auto]`, `repeat(3, 1fr)`, `4`, `subgrid`.
[[nodiscard]] std::optional<Tracks> read_tracks(const source::Node& node, const KeyRow& row,
                                                base::Diagnostics& diagnostics);
/// The rows of names of a grid's areas. Error: `bad-areas`, where rows differ in length or an area is no rectangle.
[[nodiscard]] std::optional<std::vector<std::string>> read_areas(const source::Node& node, const KeyRow& row,
                                                                 base::Diagnostics& diagnostics);

}  // namespace handbill::model
