#include "batch/manifest_file.h"

#include <fcntl.h>

#include <cerrno>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "batch/item_json.h"

namespace handbill::batch {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;

constexpr std::string_view before_items = ",\"items\":[";

Failed bad_manifest(Diagnostics& diagnostics, const std::string& path, std::size_t line, const std::string& what) {
  diagnostics.error("bad-manifest", {}, path + ":" + std::to_string(line) + ": " + what, base::Fault::data)
      .hint("manifests are merged as `handbill merge` wrote them, an item a line");
  return Failed{};
}

Result<Descriptor> open_manifest(const std::string& path, Diagnostics& diagnostics) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() >= 0) return file;
  const int code = errno;
  if (code == ENOENT) {
    diagnostics.error("file-missing", {}, "there is no file " + path, base::Fault::missing);
  } else {
    diagnostics.error("file-unreadable", {}, "cannot read " + path + ": " + std::system_category().message(code),
                      base::Fault::missing);
  }
  return Failed{};
}

/// Whether that many items were promised.
bool is_whole(const ManifestFile& manifest, const Counts& counts) {
  return manifest.lines.size() == counts.done + counts.failed;
}

}  // namespace

std::string first_line_of_manifest(const RunId& id, const Counts& counts) {
  std::string line = "{\"handbill_manifest\":1,\"run\":" + json_string(id.run);
  if (id.shard != Shard{})
    line += ",\"shard\":" + std::to_string(id.shard.index) + ",\"shards\":" + std::to_string(id.shard.count);
  return line + ",\"rows\":" + std::to_string(id.rows) + ",\"done\":" + std::to_string(counts.done) +
         ",\"failed\":" + std::to_string(counts.failed) + ",\"pages\":" + std::to_string(counts.pages) +
         ",\"bytes\":" + std::to_string(counts.bytes) + std::string(before_items);
}

std::optional<ManifestHead> manifest_head_in(std::string_view first_line) {
  if (!first_line.ends_with(before_items)) return std::nullopt;
  first_line.remove_suffix(before_items.size());
  try {
    const auto json = nlohmann::json::parse(std::string(first_line) + "}");
    if (json.at("handbill_manifest").get<int>() != 1) return std::nullopt;
    ManifestHead head;
    head.id = {json.at("run").get<std::string>(),
               {json.value("shard", 1U), json.value("shards", 1U)},
               json.at("rows").get<std::size_t>()};
    head.counts = {json.at("done").get<std::size_t>(), json.at("failed").get<std::size_t>(),
                   json.at("pages").get<std::uint64_t>(), json.at("bytes").get<std::uint64_t>()};
    const Shard& shard = head.id.shard;
    if (shard.index < 1 || shard.index > shard.count || shard.count > most_shards) return std::nullopt;
    return head;
  } catch (const nlohmann::json::exception&) { return std::nullopt; }
}

Result<ManifestFile> read_manifest(const std::string& path, Diagnostics& diagnostics) {
  // Not inside the braces below: g++ 12 loses what was made before where such an expression leaves the function.
  Descriptor file = TRY(open_manifest(path, diagnostics));
  ManifestFile manifest{path, std::move(file), {}, {}};
  LineReader reader(manifest.file.get());
  const auto head = reader.next() ? manifest_head_in(reader.text()) : std::nullopt;
  if (!head) return bad_manifest(diagnostics, path, 1, "expected the first line of a manifest");
  manifest.id = head->id;
  std::size_t number = 1;
  bool ended = false;
  while (!ended && reader.next()) {
    ++number;
    ended = reader.text() == "]}";
    if (ended) break;
    Line line = reader.line();
    if (reader.text().ends_with(",")) --line.length;
    const auto item = item_in(reader.text().substr(0, line.length));
    if (!item) return bad_manifest(diagnostics, path, number, "expected an item of a manifest");
    if (!head->id.shard.holds(item->row)) {
      return bad_manifest(diagnostics, path, number,
                          "row " + std::to_string(item->row) + " does not belong to part " +
                              std::to_string(head->id.shard.index) + " of " + std::to_string(head->id.shard.count));
    }
    if (!manifest.lines.put(item->row, line)) {
      diagnostics.error("manifest-twice", {}, path + " holds row " + std::to_string(item->row) + " twice",
                        base::Fault::data);
      return Failed{};
    }
  }
  if (!ended || !is_whole(manifest, head->counts)) {
    return bad_manifest(diagnostics, path, number,
                        "expected " + std::to_string(head->counts.done + head->counts.failed) + " items, found " +
                            std::to_string(manifest.lines.size()));
  }
  return manifest;
}

}  // namespace handbill::batch
