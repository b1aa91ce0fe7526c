#pragma once

#include <string>
#include <string_view>

namespace handbill::base {

/// How a name is held to its root. `openat2` is the kernel's own way (Linux 5.6); `realpath` compares resolved paths
/// and is for kernels and sandboxes without it.
enum class Beneath { openat2, realpath };

/// A file descriptor that closes itself.
class OpenFile {
 public:
  explicit OpenFile(int descriptor = -1) : descriptor_(descriptor) {}
  OpenFile(OpenFile&& other) noexcept : descriptor_(other.release()) {}
  OpenFile& operator=(OpenFile&& other) noexcept;
  ~OpenFile();

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }
  int release();

 private:
  int descriptor_ = -1;
};

/// What opening gave: a file, or the errno. EXDEV says that the name leads out of the root.
struct Opened {
  OpenFile file;
  int error = 0;
};

/// Opens `name` beneath `folder` with the open(2) `flags`; neither `..` nor a symlink leads out. The folder itself may
/// be a symlink.
[[nodiscard]] Opened open_beneath(const std::string& folder, const std::string& name, int flags, Beneath how);
/// By openat2, and by realpath where the system has no openat2.
[[nodiscard]] Opened open_beneath(const std::string& folder, const std::string& name, int flags);

}  // namespace handbill::base
