#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace handbill::base {

/// One character of valid UTF-8 and how many bytes it takes.
struct Decoded {
  char32_t code_point = 0;
  std::uint8_t length = 0;
};
/// Decodes the character at `offset`; length 0 where the bytes are not UTF-8 (overlong, surrogate, cut off, above
/// U+10FFFF).
[[nodiscard]] Decoded decode(std::string_view bytes, std::size_t offset);
void append_utf8(std::string& out, char32_t code_point);
/// `U+0041`.
[[nodiscard]] std::string code_point_name(char32_t code_point);

/// Bytes that must never reach the text stage, and why.
struct BadText {
  std::size_t offset = 0;
  std::size_t length = 1;
  enum class Kind { invalid_utf8, noncharacter, control, private_use } kind = Kind::invalid_utf8;
  char32_t code_point = 0;  ///< 0 for invalid_utf8
};
/// The first bad place at or after `from`: invalid UTF-8, a noncharacter, or a control other than tab, line feed and CR
/// LF.
[[nodiscard]] std::optional<BadText> find_bad_text(std::string_view bytes, std::size_t from = 0);

/// A bidirectional control without its partner: text after it would be shown in another order than it is written.
struct UnbalancedBidi {
  std::size_t offset = 0;
  std::size_t length = 3;
  enum class Kind { unclosed, stray } kind = Kind::unclosed;
  char32_t code_point = 0;
};
/// The first embedding, override or isolate (U+202A to U+202E, U+2066 to U+2069) that is not closed within its
/// paragraph, or that closes nothing. Pairs must nest.
[[nodiscard]] std::optional<UnbalancedBidi> find_unbalanced_bidi(std::string_view utf8);

/// The text for a message: controls and invalid bytes as `\n`, `\x1b`, bidirectional controls as `\u202e`.
[[nodiscard]] std::string printable(std::string_view bytes);
/// `printable` in double quotes, cut with `…` after 40 characters.
[[nodiscard]] std::string quote(std::string_view bytes);

/// Terminal columns: 0 for combining marks and format characters, 2 for East Asian wide and full-width (UAX 11),
/// else 1.
[[nodiscard]] int display_width(char32_t code_point);

}  // namespace handbill::base
