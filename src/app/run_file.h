#pragma once

#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "app/piece.h"
#include "base/sha256.h"
#include "base/whole_file.h"

namespace handbill::app {

/// One PDF of all pieces of a run, in the order of their rows, whichever worker is done first. The file is there once
/// it is whole.
class RunFile {
 public:
  /// Error: `cannot-write` (73).
  [[nodiscard]] static base::Result<std::unique_ptr<RunFile>> begin(const std::string& path,
                                                                    base::Diagnostics& diagnostics);
  /// Number `place` of all, from 0: each comes once, a failed one without a piece. Waits while others are far behind.
  /// From several threads at once. False where the file cannot be written: finish() says why.
  bool put(std::size_t place, std::optional<Piece> piece);
  /// Once all were put. `title`, dates and so on are those of the first piece; a document id is of all. No file is left
  /// where no piece was put.
  [[nodiscard]] base::Result<base::Done> finish(base::Diagnostics& diagnostics);
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  explicit RunFile(base::WholeFile file);

  /// Pieces that are done while an earlier one is not.
  static constexpr std::size_t most_waiting = 64;

  base::WholeFile file_;
  pdf::Gathering gathering_;
  std::optional<pdf::FinishOptions> about_;
  base::Sha256 ids_;  ///< of the pieces' names, where a standard gives them one
  std::mutex mutex_;
  std::condition_variable moved_;
  std::map<std::size_t, std::optional<Piece>> waiting_;
  std::size_t next_ = 0;
  std::uint64_t size_ = 0;
  bool is_broken_ = false;
  base::Diagnostics said_;
};

}  // namespace handbill::app
