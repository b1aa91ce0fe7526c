#pragma once

#include "model/reader.h"

namespace handbill::model {

/// Whether an address must say https:// or http://, because a machine follows it.
enum class Scheme { optional, required };

/// A plausible web address: no blanks, a host with a dot. Error: `bad-address`.
[[nodiscard]] std::optional<Paragraph> read_web(const source::Node& node, Scheme scheme,
                                                base::Diagnostics& diagnostics);

}  // namespace handbill::model
