#include "batch/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <filesystem>
#include <mutex>
#include <utility>
#include <vector>

#include "base/whole_file.h"
#include "batch/item_json.h"
#include "batch/journal_files.h"
#include "batch/row_lines.h"

namespace handbill::batch {

using base::cannot_write;
using base::Diagnostics;
using base::Done;
using base::Failed;
using base::Result;

struct Journal::State {
  RunId id;
  std::string folder;
  std::string path;
  Descriptor directory;
  Descriptor file;
  mutable std::atomic<std::uint64_t> written{0};  ///< files, for the names of temporary ones

  std::mutex syncing;     ///< held by the one that writes; taken before `shared`
  std::uint64_t end = 0;  ///< of the lines on disk; a torn one may follow until it is cut off

  mutable std::mutex shared;  ///< for what follows
  RowLines lines;
  std::string waiting;                                              ///< lines that are not on disk
  std::vector<std::pair<std::size_t, std::uint32_t>> waiting_rows;  ///< and how long each is
};

namespace {

std::string first_line(const RunId& id) {
  return "{\"run\":" + json_string(id.run) + ",\"shard\":" + std::to_string(id.shard.index) +
         ",\"shards\":" + std::to_string(id.shard.count) + "}";
}

Failed other_run(Diagnostics& diagnostics, const std::string& path) {
  diagnostics
      .error("other-run", {},
             path + " is of another run: layouts, texts, options or the data's columns were different then",
             base::Fault::data)
      .hint("give -o another folder, or remove this one to begin again");
  return Failed{};
}

int write_and_sync(int descriptor, std::string_view bytes, std::uint64_t offset) {
  int code = ::lseek(descriptor, static_cast<off_t>(offset), SEEK_SET) < 0 ? errno : 0;
  if (code == 0) code = base::write_all(descriptor, std::array{bytes});
  if (code == 0 && ::fdatasync(descriptor) != 0) code = errno;
  return code;
}

}  // namespace

Journal::Journal(std::unique_ptr<State> state) : state_(std::move(state)) {}
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;
Journal::~Journal() = default;

Result<Journal> Journal::begin(const std::string& folder, const RunId& id, Diagnostics& diagnostics) {
  return open(folder, id, IfThere::refuse, diagnostics);
}

Result<Journal> Journal::resume(const std::string& folder, const RunId& id, Diagnostics& diagnostics) {
  return open(folder, id, IfThere::go_on, diagnostics);
}

Result<Journal> Journal::open(const std::string& folder, const RunId& id, IfThere if_there, Diagnostics& diagnostics) {
  auto state = std::make_unique<State>();
  state->id = id;
  state->folder = folder;
  state->path = (std::filesystem::path(folder) / ("journal" + id.shard.suffix() + ".jsonl")).string();
  state->directory = TRY(open_folder(folder, diagnostics));
  TRY(look_for_other_shards(folder, id.shard, diagnostics));
  state->file = TRY(open_journal(state->path, if_there == IfThere::refuse, diagnostics));
  sweep(folder, id.shard);
  TRY(read(*state, diagnostics));
  if (state->end == 0) {
    const std::string line = first_line(id) + "\n";
    const int code = write_and_sync(state->file.get(), line, 0);
    if (code != 0) return cannot_write(diagnostics, "cannot write " + state->path, code);
    ::fsync(state->directory.get());
    state->end = line.size();
  }
  return Journal(std::move(state));
}

Result<Done> Journal::read(State& state, Diagnostics& diagnostics) {
  LineReader reader(state.file.get());
  std::size_t number = 0;
  std::size_t first_bad = 0;
  while (reader.next()) {
    ++number;
    if (number == 1) {
      if (reader.text() != first_line(state.id)) return other_run(diagnostics, state.path);
    } else if (first_bad == 0) {
      const auto item = item_in(reader.text());
      if (item) state.lines.put(item->row, reader.line());
      if (!item) first_bad = number;
    }
    if (first_bad == 0) state.end = reader.line().offset + reader.line().length + 1;
  }
  if (reader.code() != 0) return cannot_write(diagnostics, "cannot read " + state.path, reader.code());
  if (first_bad != 0) {
    diagnostics.warning("journal-cut", {},
                        state.path + " cannot be read from line " + std::to_string(first_bad) + " to line " +
                            std::to_string(number) + "; what these lines told of is made again");
  }
  if ((first_bad != 0 || reader.torn()) && ::ftruncate(state.file.get(), static_cast<off_t>(state.end)) != 0)
    return cannot_write(diagnostics, "cannot write " + state.path, errno);
  return Done{};
}

std::optional<Item> Journal::last(std::size_t row) const {
  std::optional<Line> line;
  {
    const std::scoped_lock lock(state_->shared);
    line = state_->lines.find(row);
  }
  return line ? item_in(read_line(state_->file.get(), *line)) : std::nullopt;
}

bool Journal::has_file_of(const Item& item) const {
  return item.ok && !item.name.empty() && hash_of_file(state_->directory.get(), item.name, item.bytes) == item.output;
}

std::size_t Journal::size() const {
  const std::scoped_lock lock(state_->shared);
  return state_->lines.size();
}

std::vector<std::size_t> Journal::rows() const {
  const std::scoped_lock lock(state_->shared);
  std::vector<std::size_t> rows;
  for (const auto& [row, line] : state_->lines) rows.push_back(row);
  return rows;
}

Result<Done> Journal::write_later(const std::string& name, std::span<const std::string_view> parts,
                                  Diagnostics& diagnostics) const {
  const int directory = state_->directory.get();
  const std::string temporary = temporary_name(state_->id.shard, state_->written++);
  int code = write_new(directory, temporary, parts);
  if (code == 0 && ::renameat(directory, temporary.c_str(), directory, name.c_str()) != 0) code = errno;
  if (code == ENOENT && name.find('/') != std::string::npos) {
    std::error_code problem;
    std::filesystem::create_directories((std::filesystem::path(state_->folder) / name).parent_path(), problem);
    code = problem.value();
    if (code == 0 && ::renameat(directory, temporary.c_str(), directory, name.c_str()) != 0) code = errno;
  }
  if (code == 0) return Done{};
  ::unlinkat(directory, temporary.c_str(), 0);
  return cannot_write(diagnostics, "cannot write " + (std::filesystem::path(state_->folder) / name).string(), code);
}

void Journal::remove(const std::string& name) const { ::unlinkat(state_->directory.get(), name.c_str(), 0); }

void Journal::add(const Item& item) {
  const std::string line = json_of(item, Time::told) + "\n";
  const std::scoped_lock lock(state_->shared);
  state_->waiting += line;
  state_->waiting_rows.emplace_back(item.row, static_cast<std::uint32_t>(line.size()));
}

Result<Done> Journal::sync(Diagnostics& diagnostics) {
  const std::scoped_lock one_at_a_time(state_->syncing);
  std::string bytes;
  std::size_t count = 0;
  {
    const std::scoped_lock lock(state_->shared);
    bytes = state_->waiting;
    count = state_->waiting_rows.size();
  }
  if (count == 0) return Done{};
  if (::syncfs(state_->directory.get()) != 0)
    return cannot_write(diagnostics, "cannot write to " + state_->folder, errno);
  const int code = write_and_sync(state_->file.get(), bytes, state_->end);
  if (code != 0) {
    // A torn line that stays is cut off by the next run.
    if (::ftruncate(state_->file.get(), static_cast<off_t>(state_->end)) != 0) errno = 0;
    return cannot_write(diagnostics, "cannot write " + state_->path, code);
  }

  const std::scoped_lock lock(state_->shared);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& [row, length] = state_->waiting_rows[i];
    state_->lines.put(row, {state_->end, length - 1});
    state_->end += length;
  }
  state_->waiting.erase(0, bytes.size());
  state_->waiting_rows.erase(state_->waiting_rows.begin(),
                             state_->waiting_rows.begin() + static_cast<std::ptrdiff_t>(count));
  return Done{};
}

const RunId& Journal::id() const { return state_->id; }
const std::string& Journal::folder() const { return state_->folder; }

}  // namespace handbill::batch
