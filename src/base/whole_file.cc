#include "base/whole_file.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <system_error>
#include <utility>

namespace handbill::base {
namespace {

/// Marks a temporary file and carries the pid of its writer.
constexpr std::string_view mark = ".handbill-";

std::filesystem::path folder_of(const std::filesystem::path& target) {
  return target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
}

/// The pid in a temporary file's name, or 0.
pid_t writer_of(std::string_view name) {
  const auto at = name.rfind(mark);
  if (name.empty() || name.front() != '.' || at == std::string_view::npos) return 0;
  const auto digits = name.substr(at + mark.size());
  pid_t pid = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), pid);
  return read.ec == std::errc{} && read.ptr != digits.data() + digits.size() && *read.ptr == '-' ? pid : 0;
}

/// Makes the rename last through a power cut. A file system that cannot sync folders is no reason to fail.
void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

Failed cannot_write(Diagnostics& diagnostics, const std::string& what, int code) {
  auto& diagnostic =
      diagnostics.error("cannot-write", {}, what + ": " + std::system_category().message(code), Fault::output);
  if (code == ENOSPC || code == EDQUOT) diagnostic.hint("free some space on this disk, or write to another with -o");
  if (code == EACCES || code == EROFS || code == EPERM)
    diagnostic.hint("choose a folder that you may write to with -o");
  return Failed{};
}

int write_all(int descriptor, std::span<const std::string_view> parts) {
  std::size_t first = 0;
  std::size_t done_of_first = 0;
  while (first < parts.size()) {
    std::array<iovec, 16> vectors{};
    int count = 0;
    for (auto part : parts.subspan(first, std::min(parts.size() - first, vectors.size()))) {
      if (count == 0) part.remove_prefix(done_of_first);
      vectors.at(static_cast<std::size_t>(count++)) = {const_cast<char*>(part.data()), part.size()};
    }
    const ssize_t written = ::writev(descriptor, vectors.data(), count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    const std::size_t first_before = first;
    done_of_first += static_cast<std::size_t>(written);
    while (first < parts.size() && done_of_first >= parts[first].size()) done_of_first -= parts[first++].size();
    if (written == 0 && first == first_before) return ENOSPC;
  }
  return 0;
}

Result<WholeFile> WholeFile::begin(const std::string& path, Diagnostics& diagnostics) {
  const std::filesystem::path target(path);
  WholeFile file(path);
  // The number tells threads of one process apart.
  for (int number = 0; number < 1000; ++number) {
    file.temporary_ = (folder_of(target) / ("." + target.filename().string() + std::string(mark) +
                                            std::to_string(::getpid()) + "-" + std::to_string(number)))
                          .string();
    file.descriptor_ = ::open(file.temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file.descriptor_ >= 0 || errno != EEXIST) break;
  }
  if (file.descriptor_ < 0) return cannot_write(diagnostics, "cannot write " + path, errno);
  return file;
}

WholeFile::WholeFile(WholeFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::move(other.temporary_)),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

WholeFile::~WholeFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(temporary_.c_str());
}

Result<Done> WholeFile::add(std::string_view bytes, Diagnostics& diagnostics) {
  const int code = write_all(descriptor_, std::array{bytes});
  if (code != 0) return cannot_write(diagnostics, "cannot write " + path_, code);
  return Done{};
}

Result<Done> WholeFile::finish(Diagnostics& diagnostics) {
  int code = ::fsync(descriptor_) != 0 ? errno : 0;
  if (::close(std::exchange(descriptor_, -1)) != 0 && code == 0) code = errno;
  if (code == 0 && ::rename(temporary_.c_str(), path_.c_str()) != 0) code = errno;
  if (code != 0) {
    ::unlink(temporary_.c_str());
    return cannot_write(diagnostics, "cannot write " + path_, code);
  }
  sync_folder(folder_of(path_));
  return Done{};
}

void sweep_beside(const std::string& path) {
  const std::filesystem::path target(path);
  std::error_code ignored;
  const std::string prefix = "." + target.filename().string() + std::string(mark);
  for (const auto& entry : std::filesystem::directory_iterator(folder_of(target), ignored)) {
    const std::string found = entry.path().filename().string();
    if (!found.starts_with(prefix)) continue;
    const pid_t pid = writer_of(found);
    if (pid > 0 && pid != ::getpid() && ::kill(pid, 0) != 0 && errno == ESRCH)
      std::filesystem::remove(entry.path(), ignored);
  }
}

}  // namespace handbill::base
