#pragma once

#include <string>

#include "batch/item.h"

namespace handbill::batch {

/// Whether the item's file lies in the folder, byte for byte as it was made.
[[nodiscard]] bool stands(const Item& item, const std::string& folder);

}  // namespace handbill::batch
