#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handbill::image {

/// The TIFF block of a JPEG's EXIF segment, or empty.
[[nodiscard]] std::string_view exif_of(std::string_view jpeg);
/// The picture alone: up to `end` (behind the end marker), without comments and application segments but for JFIF,
/// Adobe and ICC.
[[nodiscard]] std::string picture_alone(std::string_view jpeg, std::size_t end);

}  // namespace handbill::image
