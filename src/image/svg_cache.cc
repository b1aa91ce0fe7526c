#include "image/svg_cache.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "base/hash.h"
#include "image/flat.h"
#include "image/worker.h"

namespace handbill::image {

namespace {

constexpr std::array<char, 4> magic{'H', 'B', 'C', flat_version};
constexpr std::size_t head_size = magic.size() + 2 * sizeof(std::uint64_t);

std::string path_of(const std::string& folder, std::string_view sha256) {
  return (folder + '/').append(sha256).append("-").append(1, flat_version).append(".flat");
}

std::string read_file(const std::string& path) {
  std::string bytes;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return bytes;
  struct stat facts {};
  if (::fstat(file, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size > 0 &&
      static_cast<std::size_t>(facts.st_size) <= head_size + worker_output_limit) {
    bytes.resize(static_cast<std::size_t>(facts.st_size));
    std::size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t count = ::read(file, bytes.data() + done, bytes.size() - done);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) break;
      done += static_cast<std::size_t>(count);
    }
    bytes.resize(done);
  }
  ::close(file);
  return bytes;
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::uint64_t checksum(std::string_view flat, std::uint64_t elements) {
  return base::Hash().add(elements).add(flat).value();
}

}  // namespace

std::optional<CachedDrawing> find_cached(const std::string& folder, std::string_view sha256) {
  const std::string bytes = read_file(path_of(folder, sha256));
  if (bytes.size() < head_size || !bytes.starts_with(std::string_view(magic.data(), magic.size()))) return std::nullopt;
  std::uint64_t elements = 0;
  std::uint64_t sum = 0;
  std::memcpy(&elements, bytes.data() + magic.size(), sizeof elements);
  std::memcpy(&sum, bytes.data() + magic.size() + sizeof elements, sizeof sum);
  const std::string_view flat = std::string_view(bytes).substr(head_size);
  if (sum != checksum(flat, elements)) return std::nullopt;
  auto drawing = read_flat(flat);
  if (!drawing) return std::nullopt;
  return CachedDrawing{std::move(*drawing), elements};
}

void keep_cached(const std::string& folder, std::string_view sha256, std::string_view flat, std::uint64_t elements) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  std::string temporary = folder + "/.flat-XXXXXX";
  const int file = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) return;
  const std::uint64_t sum = checksum(flat, elements);
  std::string head(magic.data(), magic.size());
  head.append(reinterpret_cast<const char*>(&elements), sizeof elements);
  head.append(reinterpret_cast<const char*>(&sum), sizeof sum);
  // Readable like any other file, so that a folder can be shared; the umask still has its say at the folder.
  bool is_whole = write_all(file, head) && write_all(file, flat) && ::fchmod(file, 0644) == 0;
  is_whole = ::close(file) == 0 && is_whole;
  if (!is_whole || std::rename(temporary.c_str(), path_of(folder, sha256).c_str()) != 0) ::unlink(temporary.c_str());
}

}  // namespace handbill::image
