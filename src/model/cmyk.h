#pragma once

#include <optional>

#include "color/ink.h"
#include "model/values.h"

namespace handbill::model {

/// Cyan, magenta, yellow and black in percent, as a list or with blanks between.
[[nodiscard]] std::optional<color::Cmyk> read_cmyk(const source::Node& node, base::Diagnostics& diagnostics);
/// `300%` as 3, from 0 to `most` percent.
[[nodiscard]] std::optional<double> read_share(const source::Node& node, double most, std::string_view name,
                                               base::Diagnostics& diagnostics);

}  // namespace handbill::model
