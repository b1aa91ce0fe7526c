#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "base/span.h"

namespace handbill::base {

/// A folder that files may be read from. A name found inside a file is opened beneath its root only, symlinks included.
struct Root {
  std::string folder;
  friend auto operator<=>(const Root&, const Root&) = default;
};

/// The limit of a file whose reader names none: 64 MiB.
inline constexpr std::size_t default_file_limit = std::size_t{64} << 20;

/// What to read, and where it was asked for.
struct Wanted {
  Root root;
  std::string name;       ///< relative to the root; `..` and absolute names are refused
  std::size_t limit = 0;  ///< bytes; a larger file is refused unread; 0 is default_file_limit
  Span asked_at;          ///< the YAML that named the file; unknown for the command line
};

/// The one way in for files; keeps what was read, once, and remembers its names. Safe to share between threads.
class Sources {
 public:
  Sources() = default;
  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;
  virtual ~Sources() = default;

  /// Reads a regular file. Errors: `file-missing` (66), `file-outside-root`, `file-not-regular`, `file-too-large` (65),
  /// `file-unreadable` (66).
  [[nodiscard]] Result<FileId> read(const Wanted& wanted, Diagnostics& diagnostics);
  /// The same for a file that one page of thousands asks for: its bytes are the caller's, and nothing of it is kept
  /// here.
  [[nodiscard]] Result<std::string> read_apart(const Wanted& wanted, Diagnostics& diagnostics);
  /// Takes bytes that come from elsewhere (a pipe, a test) under a display name.
  FileId add(std::string name, std::string bytes);
  /// Puts a file beneath a root that holds none of that name: read() finds it, list() and exists() do not.
  void put(const Root& root, std::string_view name, std::string bytes);
  /// True where the file is there; asks, reads nothing.
  [[nodiscard]] virtual bool exists(const Root& root, std::string_view name) const = 0;
  /// The names of the regular files right in root/folder that end in `suffix`, sorted.
  [[nodiscard]] virtual std::vector<std::string> list(const Root& root, std::string_view folder,
                                                      std::string_view suffix) const = 0;

  /// Valid as long as this object.
  [[nodiscard]] std::string_view bytes(FileId file) const;
  /// As the user would write it: root and name, for messages.
  [[nodiscard]] std::string_view name(FileId file) const;
  /// The root that the file was read from; names inside it are meant relative to this. Empty for added bytes.
  [[nodiscard]] Root root(FileId file) const;
  /// Every file that was read or added so far, in that order.
  [[nodiscard]] std::vector<FileId> files() const;
  /// Display names of everything read so far, sorted.
  [[nodiscard]] std::vector<std::string> names_read() const;

 protected:
  virtual Result<std::string> load(const Wanted& wanted, Diagnostics& diagnostics) = 0;

 private:
  struct Entry {
    std::string name;
    std::string bytes;
    Root root;
  };
  FileId keep(Entry entry);

  mutable std::mutex mutex_;
  std::deque<Entry> entries_;  ///< a deque, so that views stay valid
  std::map<std::pair<Root, std::string>, FileId> by_name_;
};

/// The real file system (openat2 beneath the root).
class DiskSources final : public Sources {
 public:
  [[nodiscard]] bool exists(const Root& root, std::string_view name) const override;
  [[nodiscard]] std::vector<std::string> list(const Root& root, std::string_view folder,
                                              std::string_view suffix) const override;

 protected:
  Result<std::string> load(const Wanted& wanted, Diagnostics& diagnostics) override;
};

/// A map, for tests and for callers that hold everything in memory. Names are `folder/name`.
class MapSources final : public Sources {
 public:
  explicit MapSources(std::map<std::string, std::string> files) : files_(std::move(files)) {}
  [[nodiscard]] bool exists(const Root& root, std::string_view name) const override;
  [[nodiscard]] std::vector<std::string> list(const Root& root, std::string_view folder,
                                              std::string_view suffix) const override;

 protected:
  Result<std::string> load(const Wanted& wanted, Diagnostics& diagnostics) override;

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace handbill::base
