#include "base/beneath.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

#include "base/handle.h"

namespace handbill::base {

namespace {

template <typename Call>
int without_interruption(Call call) {
  int result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

Opened open_by_openat2(const std::string& folder, const std::string& name, int flags) {
  const OpenFile root(without_interruption([&] { return ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC); }));
  if (!root.is_open()) return {OpenFile(), errno};
  open_how how{};
  how.flags = static_cast<unsigned>(flags);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  // EAGAIN: somebody renamed a folder on the way while the kernel looked (openat2(2)).
  constexpr int max_tries = 16;
  int descriptor = -1;
  for (int i = 0; i < max_tries && descriptor < 0; ++i) {
    descriptor = without_interruption(
        [&] { return static_cast<int>(::syscall(SYS_openat2, root.descriptor(), name.c_str(), &how, sizeof how)); });
    if (descriptor < 0 && errno != EAGAIN) break;
  }
  return {OpenFile(descriptor), descriptor < 0 ? errno : 0};
}

Opened open_by_realpath(const std::string& folder, const std::string& name, int flags) {
  using Path = Handle<char, std::free>;
  const Path root(::realpath(folder.c_str(), nullptr));
  if (!root) return {OpenFile(), errno};
  const Path path(::realpath((folder + '/' + name).c_str(), nullptr));
  if (!path) return {OpenFile(), errno};
  const std::string_view root_view(root.get());
  const std::string_view path_view(path.get());
  const bool inside = root_view == "/" || (path_view.starts_with(root_view) && (path_view.size() == root_view.size() ||
                                                                                path_view[root_view.size()] == '/'));
  if (!inside) return {OpenFile(), EXDEV};
  const int descriptor = without_interruption([&] { return ::open(path.get(), flags | O_NOFOLLOW); });
  return {OpenFile(descriptor), descriptor < 0 ? errno : 0};
}

}  // namespace

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
  if (this != &other) {
    if (is_open()) ::close(descriptor_);
    descriptor_ = other.release();
  }
  return *this;
}

OpenFile::~OpenFile() {
  if (is_open()) ::close(descriptor_);
}

int OpenFile::release() { return std::exchange(descriptor_, -1); }

Opened open_beneath(const std::string& folder, const std::string& name, int flags, Beneath how) {
  return how == Beneath::openat2 ? open_by_openat2(folder, name, flags) : open_by_realpath(folder, name, flags);
}

Opened open_beneath(const std::string& folder, const std::string& name, int flags) {
  Opened opened = open_beneath(folder, name, flags, Beneath::openat2);
  // Old kernels say ENOSYS; some sandboxes answer every call that they do not know with EPERM.
  if (opened.error == ENOSYS || opened.error == EPERM) return open_beneath(folder, name, flags, Beneath::realpath);
  return opened;
}

}  // namespace handbill::base
