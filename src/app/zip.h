#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"

namespace handbill::app {

struct ZipEntry {
  std::string name;  ///< with slashes between folders, UTF-8
  std::string_view bytes;
};

/// The most that an archive without ZIP64 holds.
inline constexpr std::uint64_t zip_limit = 0xFFFF'FFFF;

/// A ZIP archive of the entries in the order of their names, all of one date. They are stored as they are: a PDF is
/// compressed inside, and so the archive's bytes depend on nothing but the entries. Error: `zip-too-large`.
[[nodiscard]] base::Result<std::string> make_zip(std::vector<ZipEntry> entries, std::int64_t date,
                                                 base::Diagnostics& diagnostics, std::uint64_t limit = zip_limit);

}  // namespace handbill::app
