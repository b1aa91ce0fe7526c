#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/result.h"
#include "product/shop_profile.h"

namespace handbill::press {

/// Reads a press file anew, knowing nothing of how it was made: no RGB in any object or stream, and the keys that its
/// standard asks for. Error: `press-check`, a bug of ours.
[[nodiscard]] base::Result<base::Done> check(const std::string& bytes, product::Standard standard,
                                             base::Diagnostics& diagnostics);

}  // namespace handbill::press
