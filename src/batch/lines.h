#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace handbill::batch {

/// Where a line lies in its file: bytes, without the line break.
struct Line {
  std::uint64_t offset = 0;
  std::uint32_t length = 0;
};

/// Reads a file line by line in blocks, from its beginning. The descriptor stays the caller's.
class LineReader {
 public:
  explicit LineReader(int descriptor) : descriptor_(descriptor) {}
  /// Goes on to the next line; false at the end, and where what follows has no line break (`torn`).
  [[nodiscard]] bool next();
  /// Valid until next().
  [[nodiscard]] std::string_view text() const { return std::string_view(block_).substr(at_, line_.length); }
  [[nodiscard]] const Line& line() const { return line_; }
  /// Whether bytes follow the last line break.
  [[nodiscard]] bool torn() const { return torn_; }
  /// errno where the file could not be read on, else 0.
  [[nodiscard]] int code() const { return code_; }

 private:
  /// Whether there was more.
  bool read_more();

  int descriptor_;
  std::string block_;              ///< of the file
  std::uint64_t block_begin_ = 0;  ///< its place in the file
  std::size_t at_ = 0;             ///< the line's place in the block
  std::size_t next_ = 0;           ///< where the following line begins in the block
  Line line_;
  bool torn_ = false;
  int code_ = 0;
};

/// The bytes of a line; shorter where the file is. Any thread.
[[nodiscard]] std::string read_line(int descriptor, const Line& line);

}  // namespace handbill::batch
