#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.h"
#include "base/result.h"
#include "batch/shard.h"

namespace handbill::batch {

/// Owns a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int descriptor = -1) : descriptor_(descriptor) {}
  Descriptor(Descriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~Descriptor();
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

/// Makes the folder where it is not there. Errors: `cannot-write` (73).
[[nodiscard]] base::Result<Descriptor> open_folder(const std::string& folder, base::Diagnostics& diagnostics);

/// A folder is filled by one run in one number of parts. Errors: `other-run` (65) where it holds the journal of
/// another number.
[[nodiscard]] base::Result<base::Done> look_for_other_shards(const std::string& folder, const Shard& shard,
                                                             base::Diagnostics& diagnostics);

/// Opens and locks. Errors: `journal-exists` (73) where it must be new, `journal-busy` (73), `cannot-write` (73).
[[nodiscard]] base::Result<Descriptor> open_journal(const std::string& path, bool must_be_new,
                                                    base::Diagnostics& diagnostics);

/// The SHA-256 of a file of that many bytes, in hexadecimal digits; nothing where it is another size, or not there.
[[nodiscard]] std::optional<std::string> hash_of_file(int directory, const std::string& name, std::uint64_t bytes);

/// Names a file that is not whole yet by the shard: whoever holds the lock of the shard's journal is its only writer,
/// on whichever machine.
[[nodiscard]] std::string temporary_name(const Shard& shard, std::uint64_t number);
/// 0, or errno.
[[nodiscard]] int write_new(int directory, const std::string& name, std::span<const std::string_view> parts);
/// Removes what a killed run of this shard left half written.
void sweep(const std::string& folder, const Shard& shard);

}  // namespace handbill::batch
