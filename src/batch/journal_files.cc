#include "batch/journal_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/sha256.h"
#include "base/whole_file.h"

namespace handbill::batch {
namespace {

using base::cannot_write;
using base::Diagnostics;
using base::Done;
using base::Failed;
using base::Result;

/// `.handbill-2of7-`: not what base/whole_file.h sweeps, which is known by a pid.
std::string temporary_prefix(const Shard& shard) {
  return ".handbill-" + std::to_string(shard.index) + "of" + std::to_string(shard.count) + "-";
}

/// How many parts the run has whose journal has this name; 0 for another file.
unsigned parts_of(std::string_view name) {
  if (name == "journal.jsonl") return 1;
  if (!name.starts_with("journal-") || !name.ends_with(".jsonl")) return 0;
  name.remove_prefix(8);
  name.remove_suffix(6);
  const auto of = name.find("of");
  if (of == std::string_view::npos) return 0;
  Diagnostics not_ours;
  const auto shard = parse_shard(std::string(name.substr(0, of)) + "/" + std::string(name.substr(of + 2)), not_ours);
  return shard ? shard->count : 0;
}

std::string in_parts(unsigned count) { return count == 1 ? "in one part" : "in " + std::to_string(count) + " parts"; }

}  // namespace

Descriptor::~Descriptor() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<Descriptor> open_folder(const std::string& folder, Diagnostics& diagnostics) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) return cannot_write(diagnostics, "cannot make the folder " + folder, problem.value());
  Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.get() < 0) return cannot_write(diagnostics, "cannot open the folder " + folder, errno);
  return opened;
}

Result<Done> look_for_other_shards(const std::string& folder, const Shard& shard, Diagnostics& diagnostics) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    const unsigned parts = parts_of(name);
    if (parts == 0 || parts == shard.count) continue;
    diagnostics
        .error("other-run", {},
               folder + " is filled by a run " + in_parts(parts) + ", as " + name + " says, and this is one " +
                   in_parts(shard.count),
               base::Fault::data)
        .hint(parts == 1 ? "go on with --shard none, or give -o another folder"
                         : "go on with --shard 1/" + std::to_string(parts) + " to " + std::to_string(parts) + "/" +
                               std::to_string(parts) + ", or give -o another folder");
    return Failed{};
  }
  return Done{};
}

Result<Descriptor> open_journal(const std::string& path, bool must_be_new, Diagnostics& diagnostics) {
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | (must_be_new ? O_EXCL : 0), 0666));
  if (file.get() < 0 && errno == EEXIST) {
    diagnostics.error("journal-exists", {}, path + " is there: a run was begun here before", base::Fault::output)
        .hint("go on with it by --resume, or give -o another folder");
    return Failed{};
  }
  if (file.get() < 0) return cannot_write(diagnostics, "cannot write " + path, errno);
  // A file system without locks is no reason to fail.
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    diagnostics.error("journal-busy", {}, path + " is being written by another run", base::Fault::output)
        .hint("wait for it to end, or give -o another folder");
    return Failed{};
  }
  return file;
}

std::optional<std::string> hash_of_file(int directory, const std::string& name, std::uint64_t bytes) {
  const Descriptor file(::openat(directory, name.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  if (static_cast<std::uint64_t>(status.st_size) != bytes) return std::nullopt;
  base::Sha256 hash;
  std::array<char, std::size_t{1} << 16> block{};
  while (true) {
    const ssize_t read = ::read(file.get(), block.data(), block.size());
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) return std::nullopt;
    if (read == 0) return hash.hex();
    hash.add({block.data(), static_cast<std::size_t>(read)});
  }
}

std::string temporary_name(const Shard& shard, std::uint64_t number) {
  return temporary_prefix(shard) + std::to_string(number);
}

int write_new(int directory, const std::string& name, std::span<const std::string_view> parts) {
  const int descriptor = ::openat(directory, name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return errno;
  int code = base::write_all(descriptor, parts);
  if (::close(descriptor) != 0 && code == 0) code = errno;
  return code;
}

void sweep(const std::string& folder, const Shard& shard) {
  std::error_code ignored;
  const std::string prefix = temporary_prefix(shard);
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.path().filename().string().starts_with(prefix)) std::filesystem::remove(entry.path(), ignored);
  }
}

}  // namespace handbill::batch
