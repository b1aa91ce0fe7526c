#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/inside.h"

namespace handbill::text {

struct Character {
  char32_t code_point = 0;
  std::uint32_t begin = 0;  ///< byte of the work text
};

/// A word or number in Latin signs; `begin` and `end` count characters of the work text.
struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool is_address = false;  ///< a web or mail address: breaks only at its joints, and only in need
};

/// A phone number, blanks included; `begin` and `end` count characters of the work text.
struct PhoneNumber {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Ruby in bytes of the paragraph: U+FFF9 at `begin`, its base from there to U+FFFA at `middle`, its reading to U+FFFB,
/// which ends at `end`.
struct Annotation {
  std::uint32_t begin = 0;
  std::uint32_t middle = 0;
  std::uint32_t end = 0;
};

/// One line between forced breaks as Pango is to see it: blanks unified, left-to-right tokens isolated in right-to-left
/// text.
struct Work {
  std::string utf8;
  std::vector<std::uint32_t> origin;  ///< byte of the paragraph for each byte of `utf8` and for its end
  std::vector<Character> characters;  ///< and one at the end, U+0000
  std::vector<Token> tokens;
  std::vector<Annotation> annotations;  ///< their controls and readings are not in `utf8`

  /// Tokens with blanks between them that are one phone number: a line breaks in it only in need.
  [[nodiscard]] std::vector<PhoneNumber> phone_numbers() const;
  [[nodiscard]] std::size_t length() const { return characters.size() - 1; }
};

/// `line` begins at byte `offset` of its paragraph.
[[nodiscard]] Work prepare(std::string_view line, std::uint32_t offset, bool rtl);

/// Checks what must be so before Pango may see a text: bytes, controls, lengths. Reports and answers whether all is
/// well.
[[nodiscard]] bool check_text(const Words& words, const Style& style, base::Diagnostics& diagnostics);
/// "`headline` (ko)": how messages name a text.
[[nodiscard]] std::string name_of(const Words& words, const Style& style);
/// The longest run of characters that no line may break in, before it is an error.
inline constexpr std::size_t longest_unbreakable = 1'000;

/// The breaks that Unicode gives (UAX 14), and Pango for Thai, before any rule of ours.
[[nodiscard]] std::vector<Opportunity> standard_breaks(const Work& work, const Style& style);
/// Break opportunities before each character of the work text (and before its end).
[[nodiscard]] std::vector<Opportunity> find_breaks(const Work& work, const Style& style);

}  // namespace handbill::text
