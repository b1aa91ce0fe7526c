#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/result.h"

namespace handbill::base {

/// The error `cannot-write` (73): what was tried, and the reason that `code` (an errno) stands for.
Failed cannot_write(Diagnostics& diagnostics, const std::string& what, int code);

/// Writes the parts one after another, going on after short writes and interruptions; 0, or errno.
[[nodiscard]] int write_all(int descriptor, std::span<const std::string_view> parts);

/// A file that comes to be whole or not at all: a temporary file beside it, `.NAME.handbill-PID-N`, that takes its name
/// at the end. Without finish() nothing is left.
class WholeFile {
 public:
  /// The folder is there. Errors: `cannot-write` (73).
  [[nodiscard]] static Result<WholeFile> begin(const std::string& path, Diagnostics& diagnostics);
  WholeFile(WholeFile&& other) noexcept;
  WholeFile& operator=(WholeFile&&) = delete;
  ~WholeFile();

  [[nodiscard]] Result<Done> add(std::string_view bytes, Diagnostics& diagnostics);
  /// Checked, synced and renamed, so that it lasts through a power cut.
  [[nodiscard]] Result<Done> finish(Diagnostics& diagnostics);

 private:
  explicit WholeFile(std::string path) : path_(std::move(path)) {}

  std::string path_;
  std::string temporary_;
  int descriptor_ = -1;
};

/// Removes what killed runs left of this file; what a live process writes stays.
void sweep_beside(const std::string& path);

}  // namespace handbill::base
