#pragma once

#include <vector>

#include "app/pipeline.h"
#include "base/diagnostic.h"

namespace handbill::app {

/// The diagnostics of all units as one list: what several pages say alike is told once, with a note on which pages say
/// it.
[[nodiscard]] base::Diagnostics gather(std::vector<Work>& works);

}  // namespace handbill::app
