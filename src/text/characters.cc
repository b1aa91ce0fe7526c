#include "text/characters.h"

#include <algorithm>
#include <array>
#include <span>

namespace handbill::text {

namespace {

struct Span {
  char32_t first;
  char32_t last;
};

bool within(char32_t c, std::span<const Span> spans) {
  const auto after = std::ranges::upper_bound(spans, c, {}, &Span::first);
  return after != spans.begin() && c <= std::prev(after)->last;
}

constexpr std::array<Span, 14> ignorable{{{0xAD, 0xAD},
                                          {0x34F, 0x34F},
                                          {0x61C, 0x61C},
                                          {0x115F, 0x1160},
                                          {0x17B4, 0x17B5},
                                          {0x180B, 0x180F},
                                          {0x200B, 0x200F},
                                          {0x202A, 0x202E},
                                          {0x2060, 0x206F},
                                          {0x3164, 0x3164},
                                          {0xFE00, 0xFE0F},
                                          {0xFEFF, 0xFEFF},
                                          {0xFFA0, 0xFFA0},
                                          {0xE0000, 0xE0FFF}}};
constexpr std::array<Span, 7> hangul{{{0x1100, 0x11FF},
                                      {0x3130, 0x318F},
                                      {0x3200, 0x321E},
                                      {0x3260, 0x327F},
                                      {0xA960, 0xA97F},
                                      {0xAC00, 0xD7FF},
                                      {0xFFA1, 0xFFDC}}};
constexpr std::array<Span, 8> ideographic{{{0x2E80, 0x2FFF},
                                           {0x3001, 0x312F},
                                           {0x3190, 0x31FF},
                                           {0x3220, 0x325F},
                                           {0x3280, 0x4DBF},
                                           {0x4E00, 0x9FFF},
                                           {0xF900, 0xFAFF},
                                           {0xFF01, 0xFF60}}};
constexpr std::array<Span, 6> dictionary{
    {{0xE80, 0xEFF}, {0x1000, 0x109F}, {0x1780, 0x17FF}, {0x19E0, 0x19FF}, {0xA9E0, 0xA9FF}, {0xAA60, 0xAA7F}}};

constexpr std::u32string_view never_first =
    U"!%),.:;?]}"
    U"¢°»’”‐–—…‰℃、。々〉》」』】〕〗〙〜〞〟〻ぁぃぅぇぉっゃゅょゎゕゖ゛゜ゝゞ゠ァィゥェォッャュョヮヵヶ・ーヽヾㇰㇱㇲ"
    U"ㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ！％），．：；？］｝～｠";
constexpr std::u32string_view never_last = U"$([{£¥«‘“〈《「『【〔〖〘〝（［｛｟＄￡￥￦";
constexpr std::u32string_view break_after = U"-‐–—/·・,.!?…;:、。";

/// A Hangul syllable or a Han character: most of what is asked about, and no mark.
constexpr bool is_square_letter(char32_t c) { return (c >= 0x3400 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4); }

}  // namespace

bool is_ignorable(char32_t c) { return c >= 0xAD && within(c, ignorable); }

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x205F ||
         c == 0x3000;
}

bool is_hangul(char32_t c) { return c >= 0x1100 && within(c, hangul); }
bool is_ideographic(char32_t c) {
  return c >= 0x2E80 && (within(c, ideographic) || (c >= 0x1B000 && c <= 0x1B2FF) || (c >= 0x20000 && c <= 0x3FFFD));
}
bool is_dictionary_script(char32_t c) { return c >= 0xE80 && c <= 0xAA7F && within(c, dictionary); }
bool is_never_first(char32_t c) { return !is_square_letter(c) && never_first.find(c) != std::u32string_view::npos; }
bool is_never_last(char32_t c) { return !is_square_letter(c) && never_last.find(c) != std::u32string_view::npos; }
HalfMark half_mark(char32_t c) {
  if (is_square_letter(c)) return HalfMark::none;
  if (std::u32string_view(U"‘“〈《「『【〔〖〘〝（［｛｟").find(c) != std::u32string_view::npos)
    return HalfMark::opening;
  if (std::u32string_view(U"’”〉》」』】〕〗〙〟）］｝｠").find(c) != std::u32string_view::npos)
    return HalfMark::closing;
  if (std::u32string_view(U"、。，．").find(c) != std::u32string_view::npos) return HalfMark::stop;
  return HalfMark::none;
}
bool is_ideograph(char32_t c) { return c >= 0x3041 && c < 0xFF00 && c != 0x30FB && is_ideographic(c); }
bool is_break_after(char32_t c) { return !is_square_letter(c) && break_after.find(c) != std::u32string_view::npos; }
bool is_alphabetic(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}
bool is_latin_sign(char32_t c) { return (c > 0x20 && c < 0x7F) || (c >= 0xC0 && c <= 0x24F); }

std::string_view primary_language(std::string_view tag) { return tag.substr(0, tag.find('-')); }

bool is_right_to_left(std::string_view tag) {
  // A script in the tag says it all; otherwise the languages that CLDR writes from right to left.
  for (const std::string_view script : {"-Arab", "-Hebr", "-Thaa", "-Syrc", "-Nkoo", "-Adlm", "-Rohg"}) {
    if (tag.find(script) != std::string_view::npos) return true;
  }
  if (tag.find("-Latn") != std::string_view::npos || tag.find("-Cyrl") != std::string_view::npos) return false;
  static constexpr std::array<std::string_view, 17> languages{
      "ar", "arc", "arz", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"};
  return std::ranges::find(languages, primary_language(tag)) != languages.end();
}

}  // namespace handbill::text
