#pragma once

#include <string_view>

namespace handbill::text {

/// Questions about single code points that the line breaker and the shaper ask.

/// Shows nothing by itself and needs no glyph: joiners, bidirectional controls, variation selectors, the soft hyphen.
[[nodiscard]] bool is_ignorable(char32_t c);
/// Blank, and hangs at the end of a line. No-break spaces are not: they belong to their words.
[[nodiscard]] bool is_space(char32_t c);
[[nodiscard]] bool is_hangul(char32_t c);
/// Han, kana, bopomofo and full-width punctuation: lines break between them, justified lines open between them.
[[nodiscard]] bool is_ideographic(char32_t c);
/// Khmer, Lao and Burmese letters: words stand without spaces and UAX 14 leaves them to a dictionary.
[[nodiscard]] bool is_dictionary_script(char32_t c);
/// By how much of its own width a character stands over the edge of a column, where a line starts or ends with it, so
/// that the edge looks straight.
struct Hang {
  double start = 0;
  double end = 0;
};
[[nodiscard]] Hang optical_hang(char32_t c);
/// A full-width mark whose ink is in one half of its square: brackets and quotes, the ideographic comma and full stop.
enum class HalfMark { none, opening, closing, stop };
[[nodiscard]] HalfMark half_mark(char32_t c);
/// Han or kana, which no blank stands beside: not a mark.
[[nodiscard]] bool is_ideograph(char32_t c);
/// May not begin a line in Chinese, Japanese and Korean (JIS X 4051 3.2, strict: small kana and the long vowel mark
/// too).
[[nodiscard]] bool is_never_first(char32_t c);
/// May not end a line: opening brackets and quotes, currency signs.
[[nodiscard]] bool is_never_last(char32_t c);
/// Punctuation after which a Korean line may break although no space follows.
[[nodiscard]] bool is_break_after(char32_t c);
/// A letter of an alphabet or syllabary that writes words with blanks between them: what hyphenation is about.
[[nodiscard]] bool is_alphabetic(char32_t c);
/// ASCII and Latin letters, digits and signs: what addresses, phone numbers and Latin names are made of.
[[nodiscard]] bool is_latin_sign(char32_t c);

/// `ko` of `ko-KR`.
[[nodiscard]] std::string_view primary_language(std::string_view tag);
[[nodiscard]] bool is_right_to_left(std::string_view tag);

}  // namespace handbill::text
