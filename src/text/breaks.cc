#include <pango/pango.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/hyphenation.h"
#include "text/prepare.h"
#include "unicode/unicode.h"

namespace handbill::text {

namespace {

struct Around {
  char32_t last;   ///< of the line before the break
  char32_t first;  ///< of the line behind it
};

bool is_blank(char32_t c) { return is_space(c) || c == 0x200B; }
bool is_east_asian(char32_t c) { return is_hangul(c) || is_ideographic(c); }
/// Cut anywhere, letters that join would change their shape at the cut.
bool is_joined(char32_t c) {
  return (c >= 0x600 && c < 0x900) || (c >= 0xFB50 && c < 0xFE00) || (c >= 0xFE70 && c < 0xFF00);
}

std::vector<PangoLogAttr> attributes_of(const std::string& utf8, std::size_t length, const Style& style) {
  std::vector<PangoLogAttr> attributes(length + 1);
  pango_get_log_attrs(utf8.data(), static_cast<int>(utf8.size()), -1,
                      pango_language_from_string(style.language.c_str()), attributes.data(),
                      static_cast<int>(attributes.size()));
  return attributes;
}

std::vector<Opportunity> breaks_of(const std::vector<PangoLogAttr>& attributes) {
  std::vector<Opportunity> result(attributes.size(), Opportunity::none);
  for (std::size_t i = 1; i + 1 < attributes.size(); ++i) {
    if (attributes[i].is_line_break != 0) result[i] = Opportunity::normal;
  }
  return result;
}

bool is_thai(char32_t c) { return c >= 0xE01 && c <= 0xE4E && c != 0xE3F; }
/// Marks above and below Thai letters.
bool is_thai_mark(char32_t c) { return c == 0xE31 || (c >= 0xE34 && c <= 0xE3A) || c >= 0xE47; }

/// Pango asks the Thai dictionary about the places beside Thai letters, too, which breaks behind an opening bracket or
/// a no-break space: there, what holds for the letters of an alphabet holds (UAX 14, LB1).
void correct_thai_edges(const Work& work, const Style& style, std::vector<Opportunity>& breaks) {
  constexpr char32_t letter = 'a';
  constexpr char32_t mark = 0x308;
  std::string alphabetic;
  for (std::size_t i = 0; i < work.length(); ++i) {
    const char32_t c = work.characters[i].code_point;
    base::append_utf8(alphabetic, !is_thai(c) ? c : is_thai_mark(c) ? mark : letter);
  }
  const std::vector<Opportunity> by_alphabet = breaks_of(attributes_of(alphabetic, work.length(), style));
  for (std::size_t i = 1; i < work.length(); ++i) {
    if (!is_thai(work.characters[i - 1].code_point) || !is_thai(work.characters[i].code_point))
      breaks[i] = by_alphabet[i];
  }
}

void cut_anywhere(const Work& work, const std::vector<PangoLogAttr>& attributes, std::vector<Opportunity>& breaks) {
  for (std::size_t i = 1; i + 1 < attributes.size(); ++i) {
    if (attributes[i].is_cursor_position != 0 && !is_joined(work.characters[i].code_point))
      breaks[i] = Opportunity::normal;
  }
}

/// Khmer, Lao and Burmese words by ICU's dictionaries; Pango knows only where Thai words end.
void add_dictionary_breaks(const Work& work, const Style& style, std::vector<Opportunity>& breaks) {
  const auto found =
      std::ranges::find_if(work.characters, [](const Character& c) { return is_dictionary_script(c.code_point); });
  if (found == work.characters.end()) return;
  const char32_t c = found->code_point;
  const std::string_view language = unicode::needs_dictionary_breaks(style.language) ? std::string_view(style.language)
                                    : c < 0x1000                                     ? "lo"
                                    : c >= 0x1780 && c < 0x1A00                      ? "km"
                                                                                     : "my";
  std::size_t i = 0;
  for (const std::uint32_t at : unicode::dictionary_breaks(work.utf8, language)) {
    while (i < work.length() && work.characters[i].begin < at) ++i;
    const bool inside = i > 0 && i < work.length() && work.characters[i].begin == at;
    if (inside && is_dictionary_script(work.characters[i - 1].code_point)) breaks[i] = Opportunity::normal;
  }
}

/// Addresses break only where they do not fit on a line, behind a slash or before a dot, so that no sign is lost or
/// gained.
void filter_addresses(const Work& work, std::vector<Opportunity>& breaks) {
  for (const Token& token : work.tokens) {
    if (!token.is_address) continue;
    for (std::uint32_t i = token.begin + 1; i < token.end; ++i) {
      const char32_t last = work.characters[i - 1].code_point;
      const char32_t first = work.characters[i].code_point;
      const bool joint =
          (last == '/' && first != '/') || first == '.' || first == '@' || first == '?' || first == '&' || first == '#';
      breaks[i] = joint ? Opportunity::emergency : Opportunity::none;
    }
  }
}

/// A phone number that falls apart at a line's end is misread.
void filter_phone_numbers(const Work& work, std::vector<Opportunity>& breaks) {
  for (const PhoneNumber& number : work.phone_numbers()) {
    for (std::uint32_t i = number.begin + 1; i < number.end; ++i) {
      if (breaks[i] == Opportunity::normal) breaks[i] = Opportunity::emergency;
    }
  }
}

/// What stands behind a number and a blank and is read with it.
bool is_unit(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 36> units{
      U"km",  U"m",  U"cm", U"mm", U"kg",  U"g",   U"mg", U"t",  U"l",  U"ml",  U"ha",  U"h",
      U"min", U"s",  U"ms", U"Hz", U"kHz", U"MHz", U"kW", U"pt", U"px", U"dpi", U"°C",  U"°F",
      U"Uhr", U"км", U"м",  U"см", U"мм",  U"кг",  U"г",  U"гг", U"л",  U"ч",   U"мин", U"руб"};
  if (word.size() == 1 && std::u32string_view(U"%‰°€£$₩¥₽").find(word.front()) != std::u32string_view::npos)
    return true;
  return std::ranges::find(units, word) != units.end();
}

/// The word or sign that begins with character `i`.
std::u32string word_at(const Work& work, std::size_t i) {
  constexpr std::size_t longest = 4;
  std::u32string word(1, work.characters[i].code_point);
  const auto goes_on = [&](std::size_t at) {
    return at < work.length() && is_alphabetic(work.characters[at].code_point);
  };
  if (!is_alphabetic(word.front()) && word.front() != U'°') return word;
  for (std::size_t at = i + 1; goes_on(at) && word.size() < longest; ++at) word += work.characters[at].code_point;
  return word;
}

/// A drawing before a word is its sign: a telephone before a number.
bool is_sign_before(const Work& work, std::size_t i) {
  return work.characters[i - 2].code_point == drawing_sign && (i == 2 || is_blank(work.characters[i - 3].code_point));
}

/// A number stays with its unit, a drawing with the word behind it, and in French a mark with what it belongs to,
/// although a blank stands between.
void filter_blanks(const Work& work, const Style& style, std::vector<Opportunity>& breaks) {
  const bool french = primary_language(style.language) == "fr";
  for (std::size_t i = 2; i < work.length(); ++i) {
    if (breaks[i] != Opportunity::normal || !is_blank(work.characters[i - 1].code_point)) continue;
    const char32_t last = work.characters[i - 2].code_point;
    const char32_t first = work.characters[i].code_point;
    const bool marked =
        french && (last == U'«' || std::u32string_view(U"»!?:;").find(first) != std::u32string_view::npos);
    const bool measured = last >= '0' && last <= '9' && is_unit(word_at(work, i));
    if (marked || measured || is_sign_before(work, i)) breaks[i] = Opportunity::emergency;
  }
}

/// A word in small letters, and whether a hyphen may stand before each.
struct Divided {
  std::u32string word;
  std::vector<std::uint8_t> before;
};

std::vector<Divided> divided_words(const Style& style) {
  std::vector<Divided> result;
  for (const std::string& written : style.divided) {
    Divided& made = result.emplace_back();
    bool hyphen = false;
    for (std::size_t at = 0; at < written.size();) {
      const base::Decoded decoded = base::decode(written, at);
      at += std::max<std::size_t>(decoded.length, 1);
      if (decoded.code_point != '-') {
        made.word += unicode::to_lower(decoded.code_point);
        made.before.push_back(hyphen ? 1 : 0);
      }
      hyphen = decoded.code_point == '-';
    }
  }
  return result;
}

/// Words that the campaign divides itself, and those of five letters and more by the language's patterns; not the parts
/// of a word that has a hyphen already.
void add_hyphens(const Work& work, const Style& style, std::vector<Opportunity>& breaks) {
  const Hyphenation* const patterns = Hyphenation::find(style.language);
  const std::vector<Divided> divided = divided_words(style);
  if (patterns == nullptr && divided.empty()) return;
  constexpr std::size_t shortest = 5;
  std::u32string word;
  std::vector<std::uint8_t> before;
  for (std::size_t begin = 0; begin < work.length();) {
    std::size_t end = begin;
    word.clear();
    while (end < work.length() && is_alphabetic(work.characters[end].code_point))
      word += work.characters[end++].code_point;
    const auto is_hyphen = [&](std::size_t i) {
      return work.characters[i].code_point == '-' || work.characters[i].code_point == 0x2010;
    };
    const bool compound = (begin > 0 && is_hyphen(begin - 1)) || (end < work.length() && is_hyphen(end));
    std::u32string small = word;
    if (!divided.empty()) std::ranges::transform(small, small.begin(), unicode::to_lower);
    const auto own = std::ranges::find(divided, small, &Divided::word);
    if (!compound && (own != divided.end() || (patterns != nullptr && word.size() >= shortest))) {
      if (own != divided.end()) before = own->before;
      else patterns->find_hyphens(word, before);
      for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] != 0 && breaks[begin + i] == Opportunity::none) breaks[begin + i] = Opportunity::hyphen;
      }
    }
    begin = std::max(end, begin + 1);
  }
}

void drop_soft_hyphens(const Work& work, std::vector<Opportunity>& breaks) {
  for (std::size_t i = 1; i < work.length(); ++i) {
    if (work.characters[i - 1].code_point == 0xAD) breaks[i] = Opportunity::none;
  }
}

Opportunity filtered(Around around, Opportunity found, const Style& style, bool korean) {
  const auto [last, first] = around;
  // A dash between blanks belongs to what stands before it.
  if (is_blank(last) && (first == 0x2013 || first == 0x2014)) return Opportunity::none;
  if (found == Opportunity::none || is_blank(last)) return found;
  const bool east_asian = is_east_asian(last) || is_east_asian(first);
  if (east_asian && (is_never_first(first) || is_never_last(last))) return Opportunity::none;
  if (style.word_break == WordBreak::break_all) return found;
  const bool hangul = is_hangul(last) || is_hangul(first);
  const bool keep = style.word_break == WordBreak::keep_all ? east_asian : hangul || (korean && east_asian);
  if (!keep || is_break_after(last)) return found;
  return Opportunity::emergency;
}

/// A letter of the same length in the place of each drawing, which breaks as a letter does: Unicode leaves U+FFFC to
/// whoever knows what stands there (UAX 14, CB).
Work with_letters(Work work) {
  constexpr std::string_view drawing = "\uFFFC";
  constexpr char32_t letter = 0x2302;
  constexpr std::string_view letter_utf8 = "\u2302";
  static_assert(drawing.size() == letter_utf8.size());
  for (Character& character : work.characters) {
    if (character.code_point != drawing_sign) continue;
    character.code_point = letter;
    work.utf8.replace(character.begin, drawing.size(), letter_utf8);
  }
  return work;
}

}  // namespace

std::vector<Opportunity> standard_breaks(const Work& work, const Style& style) {
  const std::vector<PangoLogAttr> attributes = attributes_of(work.utf8, work.length(), style);
  std::vector<Opportunity> result = breaks_of(attributes);
  if (std::ranges::any_of(work.characters, [](const Character& c) { return is_thai(c.code_point); }))
    correct_thai_edges(work, style, result);
  if (style.word_break == WordBreak::break_all) cut_anywhere(work, attributes, result);
  return result;
}

std::vector<Opportunity> find_breaks(const Work& work, const Style& style) {
  const bool draws = std::ranges::find(work.characters, drawing_sign, &Character::code_point) != work.characters.end();
  std::vector<Opportunity> breaks = draws ? standard_breaks(with_letters(work), style) : standard_breaks(work, style);
  add_dictionary_breaks(work, style, breaks);
  if (style.hyphens == Hyphens::automatic) add_hyphens(work, style, breaks);
  if (style.hyphens == Hyphens::none) drop_soft_hyphens(work, breaks);
  filter_addresses(work, breaks);
  filter_phone_numbers(work, breaks);
  filter_blanks(work, style, breaks);
  const bool korean = primary_language(style.language) == "ko";
  for (std::size_t i = 1; i < work.length(); ++i) {
    breaks[i] = filtered({work.characters[i - 1].code_point, work.characters[i].code_point}, breaks[i], style, korean);
  }
  return breaks;
}

}  // namespace handbill::text
