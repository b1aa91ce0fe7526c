#include "batch/manifest.h"

#include <filesystem>

#include "base/whole_file.h"
#include "batch/item_json.h"
#include "batch/manifest_file.h"

namespace handbill::batch {
namespace {

using base::Diagnostics;
using base::Done;
using base::Failed;
using base::Result;
using ItemOf = std::function<Result<Item>(std::size_t)>;

/// Bytes that are gathered before they are written.
constexpr std::size_t block_size = std::size_t{1} << 16;

/// RFC 4180, 2: in quotes where it holds a comma, a quote or a line break, with its quotes doubled.
std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string field = "\"";
  for (const char each : text) {
    if (each == '"') field += '"';
    field += each;
  }
  return field + "\"";
}

std::string csv_of(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults) {
    if (!text.empty()) text += "; ";
    text += fault.id;
    if (fault.line > 0) text += " " + std::to_string(fault.line) + ":" + std::to_string(fault.column);
  }
  return csv_field(text);
}

std::string csv_of(const Item& item) {
  return std::to_string(item.row) + "," + csv_field(item.name) + "," + csv_field(item.input) + "," +
         csv_field(item.output) + "," + std::to_string(item.bytes) + "," + std::to_string(item.pages) + "," +
         (item.ok ? "done" : "failed") + "," + csv_of(item.faults) + "\r\n";
}

Result<Counts> count(std::span<const std::size_t> rows, const ItemOf& item_of) {
  Counts counts;
  for (const std::size_t row : rows) {
    const Item item = TRY(item_of(row));
    ++(item.ok ? counts.done : counts.failed);
    counts.pages += item.pages;
    counts.bytes += item.bytes;
  }
  return counts;
}

/// Appends text to a file in blocks.
class Blocks {
 public:
  explicit Blocks(base::WholeFile file) : file_(std::move(file)) {}
  [[nodiscard]] Result<Done> add(std::string_view text, Diagnostics& diagnostics) {
    waiting_ += text;
    return waiting_.size() < block_size ? Result<Done>(Done{}) : write(diagnostics);
  }
  [[nodiscard]] Result<Done> finish(Diagnostics& diagnostics) {
    TRY(write(diagnostics));
    return file_.finish(diagnostics);
  }

 private:
  Result<Done> write(Diagnostics& diagnostics) {
    TRY(file_.add(waiting_, diagnostics));
    waiting_.clear();
    return Done{};
  }

  base::WholeFile file_;
  std::string waiting_;
};

}  // namespace

Result<Counts> write_manifest_files(const std::string& folder, const RunId& id, std::span<const std::size_t> rows,
                                    const ItemOf& item_of, Diagnostics& diagnostics) {
  const Counts counts = TRY(count(rows, item_of));
  const std::string stem = (std::filesystem::path(folder) / ("manifest" + id.shard.suffix())).string();
  base::sweep_beside(stem + ".json");
  base::sweep_beside(stem + ".csv");
  Blocks json(TRY(base::WholeFile::begin(stem + ".json", diagnostics)));
  Blocks csv(TRY(base::WholeFile::begin(stem + ".csv", diagnostics)));
  TRY(json.add(first_line_of_manifest(id, counts), diagnostics));
  TRY(csv.add("row,name,input,output,bytes,pages,result,faults\r\n", diagnostics));
  for (const std::size_t row : rows) {
    const Item item = TRY(item_of(row));
    TRY(json.add((row == rows.front() ? "\n" : ",\n") + json_of(item, Time::left_out), diagnostics));
    TRY(csv.add(csv_of(item), diagnostics));
  }
  TRY(json.add("\n]}\n", diagnostics));
  TRY(csv.finish(diagnostics));
  TRY(json.finish(diagnostics));
  return counts;
}

Result<Counts> write_manifest(const Journal& journal, std::span<const std::size_t> rows, Diagnostics& diagnostics) {
  const ItemOf item_of = [&](std::size_t row) -> Result<Item> {
    auto item = journal.last(row);
    if (item) return *std::move(item);
    diagnostics
        .error("manifest-gap", {}, "the journal in " + journal.folder() + " says nothing of row " + std::to_string(row))
        .hint("run again with --resume");
    return Failed{};
  };
  return write_manifest_files(journal.folder(), journal.id(), rows, item_of, diagnostics);
}

}  // namespace handbill::batch
