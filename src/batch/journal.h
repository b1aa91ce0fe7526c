#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "batch/item.h"
#include "batch/shard.h"

namespace handbill::batch {

/// Which run this is, and which part of it.
struct RunId {
  std::string run;  ///< SHA-256 of all that every item depends on: documents, options, the data's header
  Shard shard;
  std::size_t rows = 0;  ///< of the whole run, over all shards
};

/// What a run has done so far, one line of JSON an item: `journal.jsonl`, or `journal-2of7.jsonl`. It never speaks of
/// a file that a power cut could still take away. While it lives, no other process can run the same shard.
class Journal {
 public:
  /// A new journal in a folder that is made where it is not there. Errors: `journal-exists` (73), `journal-busy` (73),
  /// `other-run` (65), `cannot-write` (73).
  [[nodiscard]] static base::Result<Journal> begin(const std::string& folder, const RunId& id,
                                                   base::Diagnostics& diagnostics);
  /// Goes on with what a stopped or killed run left; begins anew where there is none. Errors: as above but the first.
  /// Warning: `journal-cut`.
  [[nodiscard]] static base::Result<Journal> resume(const std::string& folder, const RunId& id,
                                                    base::Diagnostics& diagnostics);
  Journal(Journal&&) noexcept;
  Journal& operator=(Journal&&) noexcept;
  ~Journal();  ///< What was added since the last sync() is forgotten, and done again by the next run.

  /// What is known of a row, by the last line that is on disk. Any thread.
  [[nodiscard]] std::optional<Item> last(std::size_t row) const;
  /// Whether the item's file is still there, byte for byte; an item that failed has none. Any thread.
  [[nodiscard]] bool has_file_of(const Item& item) const;
  /// How many rows are known.
  [[nodiscard]] std::size_t size() const;
  /// Their numbers, ascending.
  [[nodiscard]] std::vector<std::size_t> rows() const;

  /// Writes a file of the folder whole or not at all, but leaves it to sync() to make it last. `name` may hold
  /// folders, which are made. Any thread. Errors: `cannot-write` (73).
  [[nodiscard]] base::Result<base::Done> write_later(const std::string& name, std::span<const std::string_view> parts,
                                                     base::Diagnostics& diagnostics) const;
  /// Takes a file away that is no longer meant, if it is there. Before the line that says so: no killed run leaves it
  /// behind. Any thread.
  void remove(const std::string& name) const;
  /// The item's file, if it has one, is written. Any thread.
  void add(const Item& item);
  /// First the folder's file system, then the lines that were added before: once this is done, all of it lasts. Any
  /// thread. Errors: `cannot-write` (73), after which the same lines may be tried again.
  [[nodiscard]] base::Result<base::Done> sync(base::Diagnostics& diagnostics);

  [[nodiscard]] const RunId& id() const;
  [[nodiscard]] const std::string& folder() const;

 private:
  struct State;
  enum class IfThere { refuse, go_on };
  static base::Result<Journal> open(const std::string& folder, const RunId& id, IfThere if_there,
                                    base::Diagnostics& diagnostics);
  /// Finds the last line of each row, and cuts off what a killed run left torn.
  static base::Result<base::Done> read(State& state, base::Diagnostics& diagnostics);
  explicit Journal(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace handbill::batch
