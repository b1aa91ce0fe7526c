#include <array>

#include "base/utf8.h"
#include "layout/text_frame.h"

namespace handbill::layout {

namespace {

/// The zeros of the digits in use in our languages: Latin, Arabic, Persian and Urdu, Devanagari, Thai, Tibetan, Lao,
/// Burmese, Khmer, Mongolian.
constexpr std::array<char32_t, 10> zeros{U'0',      U'\u0660', U'\u06F0', U'\u0966', U'\u0E50',
                                         U'\u0ED0', U'\u0F20', U'\u1040', U'\u17E0', U'\u1810'};

/// `1.` counted on by `by`.
std::string counted_digits(std::string_view marker, std::size_t by) {
  for (const char32_t zero : zeros) {
    std::size_t number = 0;
    std::size_t at = 0;
    while (at < marker.size() && number <= 9999) {
      const base::Decoded decoded = base::decode(marker, at);
      if (decoded.length == 0 || decoded.code_point < zero || decoded.code_point > zero + 9) break;
      number = number * 10 + (decoded.code_point - zero);
      at += decoded.length;
    }
    if (at > 0) return in_digits(number + by, zero) + std::string(marker.substr(at));
  }
  return std::string(marker);
}

/// a to z, aa, ab ...
std::string in_letters(std::size_t number) {
  std::string text;
  for (; number > 0; number = (number - 1) / 26) text.insert(text.begin(), static_cast<char>('a' + (number - 1) % 26));
  return text;
}

std::string in_roman(std::size_t number) {
  constexpr std::array<std::pair<std::size_t, std::string_view>, 13> signs{{{1000, "m"},
                                                                            {900, "cm"},
                                                                            {500, "d"},
                                                                            {400, "cd"},
                                                                            {100, "c"},
                                                                            {90, "xc"},
                                                                            {50, "l"},
                                                                            {40, "xl"},
                                                                            {10, "x"},
                                                                            {9, "ix"},
                                                                            {5, "v"},
                                                                            {4, "iv"},
                                                                            {1, "i"}}};
  std::string text;
  for (const auto& [value, sign] : signs) {
    for (; number >= value; number -= value) text += sign;
  }
  return text;
}

/// The letter in `(a)` by what it has become.
std::string counted_letter(std::string_view marker, std::string count) {
  const std::size_t at = marker.front() == '(' ? 1 : 0;
  if (marker[at] >= 'A' && marker[at] <= 'Z') {
    for (char& c : count) c = static_cast<char>(c - 'a' + 'A');
  }
  return std::string(marker.substr(0, at)) + count + std::string(marker.substr(at + 1));
}

}  // namespace

std::string in_digits(std::size_t number, char32_t zero) {
  std::string text;
  for (const char digit : std::to_string(number)) base::append_utf8(text, zero + static_cast<char32_t>(digit - '0'));
  return text;
}

std::string counted_marker(const style::TextLook& look, std::size_t index) {
  const std::size_t number = index + static_cast<std::size_t>(look.marker_from);
  switch (look.counting) {
    case style::TextLook::Counting::none:
      return look.marker;
    case style::TextLook::Counting::digits:
      return counted_digits(look.marker, index);
    case style::TextLook::Counting::letters:
      return counted_letter(look.marker, in_letters(number));
    case style::TextLook::Counting::roman:
      return counted_letter(look.marker, in_roman(number));
  }
  return look.marker;
}

}  // namespace handbill::layout
