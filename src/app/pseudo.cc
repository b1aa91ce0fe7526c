#include "app/pseudo.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "unicode/pseudo.h"

namespace handbill::app {
namespace {

using Alphabet = std::array<std::string_view, 26>;

/// Letters with marks above and below, so that lines that stand too close meet.
constexpr Alphabet marked_small{"á", "ḃ", "ç", "ď", "é", "ḟ", "ĝ", "ĥ", "î", "ĵ", "ķ", "ļ", "ṁ",
                                "ñ", "ö", "ṕ", "q", "ŕ", "š", "ţ", "û", "ṽ", "ŵ", "ẋ", "ý", "ž"};
constexpr Alphabet marked_capital{"Å", "Ḃ", "Ç", "Ď", "É", "Ḟ", "Ĝ", "Ĥ", "Î", "Ĵ", "Ķ", "Ļ", "Ṁ",
                                  "Ñ", "Ö", "Ṕ", "Q", "Ŕ", "Š", "Ţ", "Û", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};
/// One Arabic letter for each Latin one, most by sound: all forms of joining come up, and marks on both sides.
constexpr Alphabet arabic{"ا", "ب", "ك", "د", "ي", "ف", "ج", "ه", "ي", "چ", "ق", "ل", "م",
                          "ن", "و", "پ", "ق", "ر", "س", "ت", "و", "ف", "و", "خ", "ي", "ز"};
constexpr Alphabet arabic_capital{"أ", "ب", "ك", "د", "إ", "ف", "غ", "ح", "إ", "ج", "ك", "ل", "م",
                                  "ن", "آ", "ب", "ق", "ر", "ص", "ط", "ع", "ف", "و", "ض", "ي", "ظ"};

constexpr bool is_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_small(c) || is_capital(c); }
constexpr bool is_vowel(char c) { return std::string_view("aeiouAEIOU").find(c) != std::string_view::npos; }
constexpr bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }
/// Marks that part words, so that what stands beside them is looked at alone (docs/typesetting.md).
constexpr bool is_mark(char c) { return std::string_view("*_^|~").find(c) != std::string_view::npos; }

/// `example.org`, `you@example.org`, `https://...`, `art/map.svg`: what a translator leaves alone.
bool is_address(std::string_view word) {
  if (word.find("://") != std::string_view::npos || word.starts_with("www.")) return true;
  for (std::size_t dot = word.find('.'); dot != std::string_view::npos; dot = word.find('.', dot + 1)) {
    const bool before = dot >= 2 && is_letter(word[dot - 1]) && is_letter(word[dot - 2]);
    const bool behind = dot + 2 < word.size() && is_small(word[dot + 1]) && is_small(word[dot + 2]);
    if (before && behind) return true;
  }
  return false;
}

/// How many bytes from `at` on stay as they are; 0 where a word of the text, or a single character, begins.
std::size_t kept_at(std::string_view text, std::size_t at) {
  if (text[at] == '\\' && at + 1 < text.size()) return 2;
  if (text[at] == '{') {
    const std::size_t close = text.find('}', at);
    if (close != std::string_view::npos) return close + 1 - at;
  }
  if (text.substr(at).starts_with("](")) {
    const std::size_t close = text.find(')', at);
    if (close != std::string_view::npos) return close + 1 - at;
  }
  if (at > 0 && !is_blank(text[at - 1]) && !is_mark(text[at - 1]) && text[at - 1] != '[' && text[at - 1] != '(')
    return 0;
  std::size_t end = at;
  while (end < text.size() && !is_blank(text[end]) && text[end] != ']' && text[end] != ')') ++end;
  const std::string_view word = text.substr(at, end - at);
  return is_address(word) ? word.size() : 0;
}

/// A text in pieces: words to write anew, and what stays.
struct Piece {
  std::string_view text;
  bool is_kept = false;
};
std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t kept = kept_at(text, at);
    if (kept == 0) {
      ++at;
      continue;
    }
    if (at > begin) pieces.push_back({text.substr(begin, at - begin), false});
    pieces.push_back({text.substr(at, kept), true});
    begin = at += kept;
  }
  if (begin < text.size()) pieces.push_back({text.substr(begin), false});
  return pieces;
}

std::size_t count_characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Short texts grow more than long ones when they are translated.
double growth(std::size_t characters) {
  constexpr std::size_t label = 30;
  constexpr std::size_t sentence = 100;
  return characters <= label ? 0.4 : characters <= sentence ? 0.35 : 0.3;
}

/// What all pieces together hold.
struct Sum {
  std::size_t characters = 0;
  std::size_t letters = 0;
  std::size_t vowels = 0;
};
Sum sum_of(const std::vector<Piece>& pieces) {
  Sum sum;
  for (const Piece& piece : pieces) {
    if (piece.is_kept) continue;
    sum.characters +=
        count_characters(piece.text) - static_cast<std::size_t>(std::ranges::count_if(piece.text, is_mark));
    sum.letters += static_cast<std::size_t>(std::ranges::count_if(piece.text, is_letter));
    sum.vowels += static_cast<std::size_t>(std::ranges::count_if(piece.text, is_vowel));
  }
  return sum;
}

/// Draws vowels out, evenly over the text, by as many letters as it is to grow; the brackets are two of them.
class Longer {
 public:
  explicit Longer(const Sum& sum) : vowels_(sum.vowels) {
    const double more = std::round(static_cast<double>(sum.characters) * growth(sum.characters));
    extra_ = static_cast<std::size_t>(std::max(more - 2, 0.0));
  }
  void write(char c, std::string& out) {
    const std::string_view letter = is_small(c) ? marked_small.at(static_cast<std::size_t>(c - 'a'))
                                                : marked_capital.at(static_cast<std::size_t>(c - 'A'));
    out += letter;
    if (!is_vowel(c)) return;
    const std::size_t before = seen_ * extra_ / vowels_;
    const std::size_t now = ++seen_ * extra_ / vowels_;
    const std::size_t small = static_cast<std::size_t>(is_small(c) ? c - 'a' : c - 'A');
    for (std::size_t i = before; i < now; ++i) out += marked_small.at(small);
  }

 private:
  std::size_t vowels_;
  std::size_t extra_ = 0;
  std::size_t seen_ = 0;
};

void write_arabic(char c, std::string& out) {
  out +=
      is_small(c) ? arabic.at(static_cast<std::size_t>(c - 'a')) : arabic_capital.at(static_cast<std::size_t>(c - 'A'));
}

std::string_view arabic_sign(char c) {
  switch (c) {
    case ',':
      return "،";
    case ';':
      return "؛";
    case '?':
      return "؟";
    default:
      return {};
  }
}

std::map<std::string, model::Text, std::less<>> texts_in(const std::map<std::string, model::Text, std::less<>>& texts,
                                                         std::string_view tag) {
  auto result = texts;
  for (auto& [key, text] : result) {
    for (model::Paragraph& paragraph : text.paragraphs) paragraph.text = pseudo_text(paragraph.text, tag);
  }
  return result;
}

}  // namespace

std::string pseudo_text(std::string_view text, std::string_view tag) {
  const std::vector<Piece> pieces = pieces_of(text);
  const Sum sum = sum_of(pieces);
  if (sum.letters == 0) return std::string(text);
  const bool is_arabic = tag == unicode::mirrored_language;
  Longer longer(sum);
  std::string out = "[";
  for (const Piece& piece : pieces) {
    if (piece.is_kept) {
      out += piece.text;
      continue;
    }
    for (const char c : piece.text) {
      if (is_letter(c)) {
        if (is_arabic) write_arabic(c, out);
        else longer.write(c, out);
      } else if (const std::string_view sign = arabic_sign(c); is_arabic && !sign.empty()) {
        out += sign;
      } else {
        out += c;
      }
    }
  }
  return out + "]";
}

model::Language pseudo(const model::Language& source, std::string_view tag) {
  model::Language language;
  // ICU's regions end with those of countries: the tag is that of the language in front of it.
  language.tag = unicode::parse_language(tag.substr(0, tag.find('-'))).value_or(source.tag);
  language.tag.tag = tag;
  language.span = source.span;
  language.texts = texts_in(source.texts, tag);
  language.short_texts = texts_in(source.short_texts, tag);
  return language;
}

}  // namespace handbill::app
