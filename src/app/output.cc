#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "app/handbill.h"

namespace handbill::app {
namespace {

using base::Done;
using base::Failed;
using base::Result;

/// Marks a temporary file and carries the pid of its writer: `.NAME.handbill-PID-N`.
constexpr std::string_view mark = ".handbill-";

std::string reason(int code) { return std::system_category().message(code); }

Failed refuse(base::Diagnostics& diagnostics, const std::string& what, int code) {
  auto& diagnostic = diagnostics.error("cannot-write", {}, what + ": " + reason(code), base::Fault::output);
  if (code == ENOSPC || code == EDQUOT) diagnostic.hint("free some space on this disk, or write to another with -o");
  if (code == EACCES || code == EROFS || code == EPERM)
    diagnostic.hint("choose a folder that you may write to with -o");
  return Failed{};
}

/// 0, or errno: short writes and interruptions are gone on with.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    if (written == 0) return ENOSPC;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
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

/// Removes what a killed run left behind for this very target; a file of a live process stays.
void sweep(const std::filesystem::path& folder, const std::string& name) {
  std::error_code ignored;
  const std::string prefix = "." + name + std::string(mark);
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    const std::string found = entry.path().filename().string();
    if (!found.starts_with(prefix)) continue;
    const pid_t pid = writer_of(found);
    if (pid > 0 && pid != ::getpid() && ::kill(pid, 0) != 0 && errno == ESRCH)
      std::filesystem::remove(entry.path(), ignored);
  }
}

struct Temporary {
  int descriptor = -1;
  std::string path;
};

/// A new file beside the target; the number tells threads of one process apart.
Temporary open_beside(const std::filesystem::path& folder, const std::string& name) {
  for (int number = 0; number < 1000; ++number) {
    const std::string path =
        (folder / ("." + name + std::string(mark) + std::to_string(::getpid()) + "-" + std::to_string(number)))
            .string();
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor >= 0 || errno != EEXIST) return {descriptor, path};
  }
  errno = EEXIST;
  return {};
}

/// Writes, syncs and closes; 0 or the first errno.
int fill(int descriptor, std::string_view bytes) {
  int code = write_all(descriptor, bytes);
  if (code == 0 && ::fsync(descriptor) != 0) code = errno;
  if (::close(descriptor) != 0 && code == 0) code = errno;
  return code;
}

/// Makes the rename last through a power cut. A file system that cannot sync folders is no reason to fail.
void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

Result<Done> write_file(const std::string& path, std::string_view bytes, base::Diagnostics& diagnostics) {
  const std::filesystem::path target(path);
  const std::filesystem::path folder = target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
  const std::string name = target.filename().string();
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) return refuse(diagnostics, "cannot make the folder " + folder.string(), problem.value());
  if (std::filesystem::is_directory(target, problem)) return refuse(diagnostics, "cannot write " + path, EISDIR);

  sweep(folder, name);
  const Temporary temporary = open_beside(folder, name);
  if (temporary.descriptor < 0) return refuse(diagnostics, "cannot write " + path, errno);
  int code = fill(temporary.descriptor, bytes);
  if (code == 0 && ::rename(temporary.path.c_str(), path.c_str()) != 0) code = errno;
  if (code != 0) {
    ::unlink(temporary.path.c_str());
    return refuse(diagnostics, "cannot write " + path, code);
  }
  sync_folder(folder);
  return Done{};
}

Result<Done> write_descriptor(int descriptor, std::string_view bytes, base::Diagnostics& diagnostics) {
  const int code = write_all(descriptor, bytes);
  if (code != 0) return refuse(diagnostics, "cannot write to standard output", code);
  return Done{};
}

}  // namespace handbill::app
