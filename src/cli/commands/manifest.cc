#include <filesystem>

#include "batch/manifest.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  options.words("merge", arguments.manifests, "The word merge, then the folders or manifests of all parts of a run");
  options.text("-o,--output", arguments.raw.output, "A folder; without it, that of the first part");
}

/// Where the first of them lies.
std::string folder_of(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return path;
  const auto folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

std::string in_words(const std::string& folder, const batch::Counts& counts) {
  return (std::filesystem::path(folder) / "manifest.json").string() + ": " + std::to_string(counts.done) + " done, " +
         std::to_string(counts.failed) + " failed\n";
}

std::string in_json(const batch::Counts& counts) {
  return "{\"done\":" + std::to_string(counts.done) + ",\"failed\":" + std::to_string(counts.failed) +
         ",\"pages\":" + std::to_string(counts.pages) + ",\"bytes\":" + std::to_string(counts.bytes) + "}\n";
}

int run_manifest(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  std::vector<std::string> words = arguments.manifests;
  if (words.size() < 2 || words.front() != "merge") {
    diagnostics
        .error("usage", {}, "expected `merge` and the folders that the parts of a run have filled", base::Fault::usage)
        .hint("handbill manifest merge out; or handbill manifest merge part-1 part-2 -o all");
    return answer(arguments, base::Failed{}, sources, diagnostics);
  }
  words.erase(words.begin());
  const std::string folder = arguments.raw.output.empty() ? folder_of(words.front()) : arguments.raw.output;
  const auto counts = batch::merge_manifests(words, folder, diagnostics);
  if (!counts) return answer(arguments, base::Failed{}, sources, diagnostics);
  return answer(arguments, arguments.json ? in_json(*counts) : in_words(folder, *counts), sources, diagnostics);
}

}  // namespace

const Command manifest_command{"manifest", "Makes one manifest of those that the parts of a run wrote", add_options,
                               run_manifest, InProject::no};

}  // namespace handbill::cli
