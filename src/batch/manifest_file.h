#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "batch/journal_files.h"
#include "batch/manifest.h"
#include "batch/row_lines.h"

namespace handbill::batch {

/// Writes both files of a manifest in `folder`; `item` is asked twice for each row, in their order.
[[nodiscard]] base::Result<Counts> write_manifest_files(const std::string& folder, const RunId& id,
                                                        std::span<const std::size_t> rows,
                                                        const std::function<base::Result<Item>(std::size_t)>& item,
                                                        base::Diagnostics& diagnostics);

/// A manifest's first line, up to its items.
[[nodiscard]] std::string first_line_of_manifest(const RunId& id, const Counts& counts);
struct ManifestHead {
  RunId id;
  Counts counts;
};
[[nodiscard]] std::optional<ManifestHead> manifest_head_in(std::string_view first_line);

/// A manifest that lies on disk, an item a line as write_manifest() has it; only where each lies is kept.
struct ManifestFile {
  std::string path;
  Descriptor file;
  RunId id;
  RowLines lines;
};
/// Errors: `file-missing` (66), `file-unreadable` (66), `bad-manifest` (65), `manifest-twice` (65).
[[nodiscard]] base::Result<ManifestFile> read_manifest(const std::string& path, base::Diagnostics& diagnostics);

}  // namespace handbill::batch
