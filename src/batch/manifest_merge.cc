#include <algorithm>
#include <filesystem>
#include <map>

#include "batch/item_json.h"
#include "batch/manifest_file.h"

namespace handbill::batch {
namespace {

using base::Diagnostics;
using base::Done;
using base::Failed;
using base::Result;

/// Row numbers, or parts, that a message names before it only counts.
constexpr std::size_t most_named = 10;

/// Which of 1 to `last` are not among the sorted numbers.
std::string missing_in(std::span<const std::size_t> numbers, std::size_t last) {
  std::string text;
  std::size_t named = 0;
  auto next = numbers.begin();
  for (std::size_t number = 1; number <= last && named < most_named; ++number) {
    if (next != numbers.end() && *next == number) {
      ++next;
    } else {
      text += (named++ == 0 ? "" : ", ") + std::to_string(number);
    }
  }
  const std::size_t missing = last - numbers.size();
  return missing > named ? text + " and " + std::to_string(missing - named) + " more" : text;
}

/// The files that are named, and the manifests of parts in the folders that are named; sorted.
Result<std::vector<std::string>> files_in(const std::vector<std::string>& from, Diagnostics& diagnostics) {
  std::vector<std::string> files;
  for (const std::string& path : from) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored)) {
      files.push_back(path);
      continue;
    }
    const std::size_t before = files.size();
    for (const auto& entry : std::filesystem::directory_iterator(path, ignored)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with("manifest-") && name.ends_with(".json")) files.push_back(entry.path().string());
    }
    if (files.size() > before) continue;
    diagnostics
        .error("file-missing", {}, "there is no manifest of a part in " + path + ", such as manifest-2of7.json",
               base::Fault::missing)
        .hint("a part writes its manifest when it is through; handbill merge --shard 2/7 --resume goes on with it");
    return Failed{};
  }
  std::ranges::sort(files);
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

/// All of one run, each part once.
Result<Done> check_parts(const std::vector<ManifestFile>& manifests, Diagnostics& diagnostics) {
  const RunId& first = manifests.front().id;
  std::map<std::size_t, std::string> parts;
  for (const ManifestFile& each : manifests) {
    if (each.id.run != first.run || each.id.rows != first.rows || each.id.shard.count != first.shard.count) {
      diagnostics
          .error("other-run", {}, each.path + " and " + manifests.front().path + " are of different runs",
                 base::Fault::data)
          .hint("parts of one run have the same layouts, texts, options, rows and number of parts");
      return Failed{};
    }
    const auto [there, is_new] = parts.emplace(each.id.shard.index, each.path);
    if (is_new) continue;
    diagnostics.error("manifest-twice", {},
                      each.path + " and " + there->second + " are both part " + std::to_string(there->first) + " of " +
                          std::to_string(first.shard.count),
                      base::Fault::data);
    return Failed{};
  }
  if (parts.size() == first.shard.count) return Done{};
  std::vector<std::size_t> there;
  for (const auto& [part, path] : parts) there.push_back(part);
  diagnostics
      .error("manifest-gap", {},
             "of " + std::to_string(first.shard.count) +
                 " parts, these are missing: " + missing_in(there, first.shard.count),
             base::Fault::data)
      .hint("a part writes its manifest when it is through; name all folders that hold one");
  return Failed{};
}

/// Parts hold different rows, as each is checked against its own; so all are there where the number is right.
Result<Done> check_rows(std::span<const std::size_t> rows, const RunId& id, Diagnostics& diagnostics) {
  if (rows.size() == id.rows) return Done{};
  std::string message =
      "the run has " + std::to_string(id.rows) + " rows, and the manifests hold " + std::to_string(rows.size());
  // With --where a run's rows have gaps of their own, and which are missing cannot be known.
  if (rows.empty() || rows.back() <= id.rows) message += "; these are missing: " + missing_in(rows, id.rows);
  diagnostics.error("manifest-gap", {}, message, base::Fault::data)
      .hint("go on with the part by --resume, then merge again");
  return Failed{};
}

}  // namespace

Result<Counts> merge_manifests(const std::vector<std::string>& from, const std::string& folder,
                               Diagnostics& diagnostics) {
  std::vector<ManifestFile> manifests;
  for (const std::string& path : TRY(files_in(from, diagnostics)))
    manifests.push_back(TRY(read_manifest(path, diagnostics)));
  if (manifests.empty()) {
    diagnostics.error("file-missing", {}, "no manifest was named", base::Fault::missing);
    return Failed{};
  }
  TRY(check_parts(manifests, diagnostics));
  std::vector<std::size_t> rows;
  std::vector<const ManifestFile*> by_part(manifests.front().id.shard.count);
  for (const ManifestFile& each : manifests) {
    by_part.at(each.id.shard.index - 1) = &each;
    for (const auto& [row, line] : each.lines) rows.push_back(row);
  }
  std::ranges::sort(rows);
  RunId id = manifests.front().id;
  TRY(check_rows(rows, id, diagnostics));

  TRY(open_folder(folder, diagnostics));
  const auto item_of = [&](std::size_t row) -> Result<Item> {
    const ManifestFile& manifest = *by_part.at((row - 1) % by_part.size());
    auto item = item_in(read_line(manifest.file.get(), manifest.lines.find(row).value_or(Line{})));
    if (item) return *std::move(item);
    diagnostics.error("bad-manifest", {}, manifest.path + " was changed while it was read", base::Fault::data);
    return Failed{};
  };
  id.shard = Shard{};
  return write_manifest_files(folder, id, rows, item_of, diagnostics);
}

}  // namespace handbill::batch
