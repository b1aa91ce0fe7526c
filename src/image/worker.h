#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "image/image.h"

namespace handbill::image {

/// What the SVG worker's exit code says. Its standard output is then the flat drawing (flat.h), or a few words for the
/// message.
enum class WorkerExit : int {
  drawn = 0,
  unsupported = 11,  ///< words: what the drawing has that no flat path can say
  empty = 12,        ///< nothing is drawn
  no_size = 13,      ///< neither a view box nor a width and height
  broken = 14,       ///< words: librsvg's own
  out_of_memory = 15,
};

/// The most that a worker may write.
inline constexpr std::size_t worker_output_limit = std::size_t{32} << 20;

/// How a worker ended: by itself with `exit_code`, or otherwise with a whole clause in `failure`, such as `it ran out
/// of memory`.
struct WorkerEnd {
  int exit_code = -1;
  std::string output;
  std::string failure;
  bool is_missing = false;  ///< the program could not be started at all
};
/// Runs `program` with `input` on its standard input within the limits and waits for its end: it never outlives this
/// call. May be called by many threads at once.
[[nodiscard]] WorkerEnd run_worker(const std::string& program, std::string_view input, const SvgLimits& limits);

}  // namespace handbill::image
