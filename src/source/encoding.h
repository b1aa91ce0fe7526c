#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/span.h"

namespace handbill::source {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// `UTF-16` or `UTF-32`, by the byte order mark or by the NUL bytes that these give to ASCII letters; else empty.
[[nodiscard]] std::string_view foreign_encoding(std::string_view bytes);
/// `a PDF`: what was never meant to be text, by its first bytes; else empty.
[[nodiscard]] std::string_view foreign_kind(std::string_view bytes);
/// `0xE9`.
[[nodiscard]] std::string byte_name(char byte);

/// Bytes [begin, end) of a file.
struct Stretch {
  base::FileId file;
  std::string_view bytes;  ///< of the whole file
  std::size_t begin = 0;
  std::size_t end = 0;
};
/// What a carriage return is that no line feed follows.
enum class CarriageReturns { refused, end_lines };
/// True where every character may stand in a text. Errors: `bad-encoding`, `bad-character`.
[[nodiscard]] bool check_characters(const Stretch& stretch, CarriageReturns returns, base::Diagnostics& diagnostics);

struct Node;
/// True where a scalar is not longer than `limit` bytes and its direction controls come in pairs. Errors:
/// `text-too-long`, `unbalanced-bidi`; warning: `bidi-override`.
[[nodiscard]] bool check_text(const Node& scalar, std::string_view file_bytes, std::size_t limit,
                              base::Diagnostics& diagnostics);

}  // namespace handbill::source
