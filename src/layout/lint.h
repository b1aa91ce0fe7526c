#pragma once

#include "layout/placed.h"

namespace handbill::layout {

/// Warns of lines that fit and still look bad: `hyphen-run`, `short-last-line`, `word-stack`, `loose-line`,
/// `letterspaced-line`, `river`. For `check`: whoever prints has no time for them.
void lint(const Placed& placed, base::Diagnostics& diagnostics);

}  // namespace handbill::layout
