#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/result.h"

namespace handbill::batch {

/// More processes than anybody gives one run; keeps sums of indexes small.
inline constexpr unsigned most_shards = 1'000'000;

/// A part of a run that one process works off, perhaps on another machine. 1 of 1 is the whole run.
struct Shard {
  unsigned index = 1;  ///< from 1
  unsigned count = 1;

  /// Rows count from 1 and are dealt out like cards, so that a hard stretch of the data falls to all.
  [[nodiscard]] bool holds(std::size_t row) const { return (row - 1) % count == index - 1; }
  /// What the files of this shard end in: `-2of7`; nothing for the whole run.
  [[nodiscard]] std::string suffix() const;
  friend bool operator==(const Shard&, const Shard&) = default;
};

/// `2/7`. Errors: `bad-shard` (64).
[[nodiscard]] base::Result<Shard> parse_shard(std::string_view text, base::Diagnostics& diagnostics);

/// The value of an environment's variable, where it has one.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// What --shard says; `none` is the whole run. Where it says nothing: the task of a Slurm array, else the index of a
/// Kubernetes job, else the whole run. Errors: `bad-shard` (64).
[[nodiscard]] base::Result<Shard> choose_shard(std::string_view option, const Environment& environment,
                                               base::Diagnostics& diagnostics);

}  // namespace handbill::batch
