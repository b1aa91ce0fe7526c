#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "source/source.h"

namespace handbill::source {

/// A scalar, an alias or a flow collection as it stands in the file. Offsets are bytes of the file.
struct Token {
  std::uint32_t mark = 0;  ///< where yaml-cpp says that it starts: at the `&` of an anchor before it
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t colon = 0;  ///< of a key: the byte behind its colon; else 0
  Quoting quoting = Quoting::plain;
  bool is_collection = false;
  bool is_verbatim = false;  ///< broken: its text is the file's bytes, what yaml-cpp reads is a stand-in
};

/// What the first look at a file gives.
struct Scan {
  /// The file with everything that was reported blanked out or replaced, byte for byte in its old place, so that
  /// yaml-cpp reads the rest and its marks still hold.
  std::string repaired;
  std::vector<Token> tokens;               ///< by mark
  std::vector<std::uint32_t> empty_items;  ///< where list items without a value would stand, in order
  bool has_errors = false;
  bool has_content = false;
};

/// Checks that the bytes are clean UTF-8. Gives the number of bytes of a byte order mark at the start.
[[nodiscard]] base::Result<std::size_t> check_encoding(base::FileId file, std::string_view bytes,
                                                       base::Diagnostics& diagnostics);

/// Reads lines, indentation, keys and the ends of all values, and reports each syntax mistake at its true place.
/// yaml-cpp alone would stop at its first error, often far from the mistake, and it accepts many of them.
[[nodiscard]] Scan scan(base::FileId file, std::string_view bytes, std::size_t start, const Limits& limits,
                        base::Diagnostics& diagnostics);

/// The tree of a scanned file, by yaml-cpp's events.
[[nodiscard]] std::optional<Tree> build(base::FileId file, std::string_view bytes, std::size_t start, Scan& scan,
                                        const Limits& limits, base::Diagnostics& diagnostics);

}  // namespace handbill::source
