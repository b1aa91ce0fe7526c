#include "batch/shard.h"

#include <charconv>

namespace handbill::batch {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;

constexpr std::string_view say_it = "say which part this is by --shard 2/7, or --shard none for the whole run";

base::Diagnostic& bad_shard(Diagnostics& diagnostics, std::string message) {
  return diagnostics.error("bad-shard", {}, std::move(message), base::Fault::usage);
}

std::optional<unsigned> number_in(std::string_view text) {
  unsigned value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || value > most_shards) return std::nullopt;
  return value;
}

/// A variable that must hold a number; `otherwise` where it is not set.
Result<unsigned> number_of(const std::string& name, std::optional<unsigned> otherwise, const Environment& environment,
                           Diagnostics& diagnostics) {
  const auto text = environment(name);
  if (!text && otherwise) return *otherwise;
  const auto value = number_in(text.value_or(""));
  if (value) return *value;
  bad_shard(diagnostics, "expected a number in " + name + ", found " + (text ? "\"" + *text + "\"" : "nothing"))
      .hint(std::string(say_it));
  return Failed{};
}

/// Arrays may begin anywhere and take steps, `--array=10-40:10`, as long as all steps are alike.
Result<Shard> of_slurm(const Environment& environment, Diagnostics& diagnostics) {
  const unsigned id = TRY(number_of("SLURM_ARRAY_TASK_ID", {}, environment, diagnostics));
  const unsigned first = TRY(number_of("SLURM_ARRAY_TASK_MIN", {}, environment, diagnostics));
  const unsigned last = TRY(number_of("SLURM_ARRAY_TASK_MAX", {}, environment, diagnostics));
  const unsigned count = TRY(number_of("SLURM_ARRAY_TASK_COUNT", {}, environment, diagnostics));
  const unsigned step = TRY(number_of("SLURM_ARRAY_TASK_STEP", 1, environment, diagnostics));
  const bool even = step > 0 && first <= id && id <= last && (id - first) % step == 0 && (last - first) % step == 0 &&
                    (last - first) / step + 1 == count;
  if (!even) {
    bad_shard(diagnostics, "expected an array of tasks at even steps, found task " + std::to_string(id) + " of " +
                               std::to_string(count) + " from " + std::to_string(first) + " to " + std::to_string(last))
        .hint("sbatch --array=1-7 makes seven parts; to run some parts again, say --shard for each");
    return Failed{};
  }
  return Shard{(id - first) / step + 1, count};
}

Result<Shard> of_kubernetes(const Environment& environment, Diagnostics& diagnostics) {
  const unsigned index = TRY(number_of("JOB_COMPLETION_INDEX", {}, environment, diagnostics));
  if (!environment("JOB_COMPLETIONS")) {
    bad_shard(diagnostics, "JOB_COMPLETION_INDEX is set, and JOB_COMPLETIONS, the number of parts, is not")
        .hint("set JOB_COMPLETIONS in the job's env to what its completions: says; " + std::string(say_it));
    return Failed{};
  }
  const unsigned count = TRY(number_of("JOB_COMPLETIONS", {}, environment, diagnostics));
  if (index >= count) {
    bad_shard(diagnostics, "JOB_COMPLETION_INDEX is " + std::to_string(index) + ", and JOB_COMPLETIONS only " +
                               std::to_string(count))
        .hint("set JOB_COMPLETIONS in the job's env to what its completions: says");
    return Failed{};
  }
  return Shard{index + 1, count};
}

}  // namespace

std::string Shard::suffix() const {
  return count == 1 ? "" : "-" + std::to_string(index) + "of" + std::to_string(count);
}

Result<Shard> parse_shard(std::string_view text, Diagnostics& diagnostics) {
  const auto slash = text.find('/');
  if (slash != std::string_view::npos) {
    const auto index = number_in(text.substr(0, slash));
    const auto count = number_in(text.substr(slash + 1));
    if (index && count && *index >= 1 && *index <= *count) return Shard{*index, *count};
  }
  bad_shard(diagnostics, "expected a part and how many there are, such as 2/7, found \"" + std::string(text) + "\"")
      .hint("parts count from 1; --shard none is the whole run");
  return Failed{};
}

Result<Shard> choose_shard(std::string_view option, const Environment& environment, Diagnostics& diagnostics) {
  if (option == "none") return Shard{};
  if (!option.empty()) return parse_shard(option, diagnostics);
  if (environment("SLURM_ARRAY_TASK_ID")) return of_slurm(environment, diagnostics);
  if (environment("JOB_COMPLETION_INDEX")) return of_kubernetes(environment, diagnostics);
  return Shard{};
}

}  // namespace handbill::batch
