#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "image/image.h"

namespace handbill::image {

/// A flat drawing that was kept, and how many elements its SVG has.
struct CachedDrawing {
  Vector drawing;
  std::uint64_t elements = 0;
};
/// The drawing kept for the SVG of this hash. Nothing where none is kept, or one that is cut, changed or of another
/// version.
[[nodiscard]] std::optional<CachedDrawing> find_cached(const std::string& folder, std::string_view sha256);
/// Keeps it, whole or not at all. A folder that cannot be written is no mistake: the next run draws again.
void keep_cached(const std::string& folder, std::string_view sha256, std::string_view flat, std::uint64_t elements);

}  // namespace handbill::image
