#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "image/image.h"

namespace handbill::image {

/// The version of the flat form; a cache file of another one is worth nothing.
inline constexpr char flat_version = '3';

/// The drawing as bytes, for a pipe or a cache file: counts, then arrays, numbers as the machine holds them (worker,
/// cache and reader are the same machine). `sha256` is left out.
[[nodiscard]] std::string write_flat(const Vector& drawing);
/// What write_flat wrote. Nothing for any other bytes: every count, index, enumerator and number is checked, because
/// they come from a process that read a stranger's file.
[[nodiscard]] std::optional<Vector> read_flat(std::string_view bytes);

}  // namespace handbill::image
