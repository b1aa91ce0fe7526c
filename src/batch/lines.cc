#include "batch/lines.h"

#include <unistd.h>

#include <cerrno>

namespace handbill::batch {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;

/// Bytes that were read; less than asked only at the end, or where it failed.
std::size_t read_at(int descriptor, char* into, std::size_t count, std::uint64_t offset, int& code) {
  std::size_t done = 0;
  while (done < count) {
    const ssize_t read = ::pread(descriptor, into + done, count - done, static_cast<off_t>(offset + done));
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) code = errno;
    if (read <= 0) break;
    done += static_cast<std::size_t>(read);
  }
  return done;
}

}  // namespace

bool LineReader::read_more() {
  block_.erase(0, next_);
  block_begin_ += next_;
  next_ = 0;
  const std::size_t kept = block_.size();
  block_.resize(kept + block_size);
  const std::size_t read = read_at(descriptor_, block_.data() + kept, block_size, block_begin_ + kept, code_);
  block_.resize(kept + read);
  return read > 0;
}

bool LineReader::next() {
  std::size_t searched = next_;
  std::size_t end = block_.find('\n', searched);
  while (end == std::string::npos) {
    searched = block_.size() - next_;
    if (!read_more()) {
      torn_ = !block_.empty();
      return false;
    }
    end = block_.find('\n', searched);
  }
  at_ = next_;
  next_ = end + 1;
  line_ = {block_begin_ + at_, static_cast<std::uint32_t>(end - at_)};
  return true;
}

std::string read_line(int descriptor, const Line& line) {
  std::string text(line.length, '\0');
  int ignored = 0;
  text.resize(read_at(descriptor, text.data(), text.size(), line.offset, ignored));
  return text;
}

}  // namespace handbill::batch
