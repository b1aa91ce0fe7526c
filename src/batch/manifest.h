#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "batch/journal.h"

namespace handbill::batch {

/// What a manifest says of all its items.
struct Counts {
  std::size_t done = 0;
  std::size_t failed = 0;
  std::uint64_t pages = 0;
  std::uint64_t bytes = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

/// Writes what became of these rows, ascending, beside the journal: `manifest.json` and `manifest.csv`, or
/// `manifest-2of7.json` and `.csv`. Nothing in them depends on time, threads, machines or on how often the run was
/// stopped. Errors: `manifest-gap` (1) where the journal does not know a row, `cannot-write` (73).
[[nodiscard]] base::Result<Counts> write_manifest(const Journal& journal, std::span<const std::size_t> rows,
                                                  base::Diagnostics& diagnostics);

/// Makes of the manifests of all parts the one that a run in one part would have written, byte for byte, in `folder`.
/// `from` names files, or folders with the manifests of parts. Errors: `file-missing` (66), `bad-manifest` (65),
/// `other-run` (65), `manifest-twice` (65), `manifest-gap` (65), `cannot-write` (73).
[[nodiscard]] base::Result<Counts> merge_manifests(const std::vector<std::string>& from, const std::string& folder,
                                                   base::Diagnostics& diagnostics);

}  // namespace handbill::batch
