#pragma once

#include <cstdint>

namespace handbill::base {

/// A file that Sources has read; 0 is "no file".
struct FileId {
  std::uint32_t value = 0;
  friend constexpr auto operator<=>(const FileId&, const FileId&) = default;
};

/// Bytes [begin, end) of a file: where something was said. Travels from the YAML to the last item on the page.
struct Span {
  FileId file;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr bool is_known() const { return file.value != 0; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace handbill::base
