#include "text/prepare.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/characters.h"

namespace handbill::text {

namespace {

bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0; }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

std::vector<Character> decode_all(std::string_view line) {
  std::vector<Character> result;
  result.reserve(line.size() + 1);
  for (std::size_t at = 0; at < line.size();) {
    const base::Decoded decoded = base::decode(line, at);
    result.push_back({decoded.code_point, static_cast<std::uint32_t>(at)});
    at += decoded.length;
  }
  result.push_back({0, static_cast<std::uint32_t>(line.size())});
  return result;
}

constexpr char32_t annotation_begin = 0xFFF9;
constexpr char32_t annotation_middle = 0xFFFA;
constexpr char32_t annotation_end = 0xFFFB;

/// Takes ruby and its controls out of the characters; what is not whole stays, and is an error as any unknown sign.
std::vector<Annotation> take_annotations(std::vector<Character>& characters, std::uint32_t offset) {
  std::vector<Annotation> result;
  const auto has = [](char32_t c) { return [c](const Character& one) { return one.code_point == c; }; };
  for (auto begin = std::ranges::find_if(characters, has(annotation_begin)); begin != characters.end();) {
    const auto middle = std::find_if(begin, characters.end(), has(annotation_middle));
    const auto end = std::find_if(middle, characters.end(), has(annotation_end));
    if (end == characters.end()) break;
    result.push_back({offset + begin->begin, offset + middle->begin, offset + (end + 1)->begin});
    const auto at = begin - characters.begin();
    characters.erase(middle, end + 1);
    characters.erase(characters.begin() + at);
    begin = std::find_if(characters.begin() + at, characters.end(), has(annotation_begin));
  }
  return result;
}

/// Brackets and quotes around a token and the sentence's punctuation behind it belong to the text around it.
Token trimmed(Token token, const std::vector<Character>& characters) {
  const auto at = [&](std::uint32_t i) { return characters[i].code_point; };
  const auto count = [&](char32_t wanted) {
    return std::count_if(characters.begin() + token.begin, characters.begin() + token.end,
                         [&](const Character& c) { return c.code_point == wanted; });
  };
  while (token.begin < token.end && std::u32string_view(U"([{\"'<").find(at(token.begin)) != std::u32string_view::npos)
    ++token.begin;
  while (token.begin < token.end) {
    const char32_t last = at(token.end - 1);
    const bool closes = (last == ')' && count(U'(') < count(U')')) || (last == ']' && count(U'[') < count(U']')) ||
                        last == '}' || last == '>';
    if (!closes && std::u32string_view(U"\"',.;:!?").find(last) == std::u32string_view::npos) break;
    --token.end;
  }
  return token;
}

bool looks_like_address(const Token& token, const std::vector<Character>& characters) {
  bool dot = false;
  bool joint = false;
  for (std::uint32_t i = token.begin + 1; i + 1 < token.end; ++i) {
    const char32_t c = characters[i].code_point;
    // `example.org`: a dot between letters or digits with a letter behind it.
    dot = dot || (c == '.' && is_letter(characters[i + 1].code_point) &&
                  (is_letter(characters[i - 1].code_point) || is_digit(characters[i - 1].code_point)));
    joint = joint || c == '@' || (c == ':' && characters[i + 1].code_point == '/');
  }
  return joint || (dot && token.end - token.begin > 4);
}

std::vector<Token> find_tokens(const std::vector<Character>& characters) {
  std::vector<Token> result;
  const auto size = static_cast<std::uint32_t>(characters.size() - 1);
  for (std::uint32_t i = 0; i < size;) {
    if (!is_latin_sign(characters[i].code_point)) {
      ++i;
      continue;
    }
    std::uint32_t end = i;
    while (end < size && is_latin_sign(characters[end].code_point)) ++end;
    Token token = trimmed({i, end}, characters);
    i = end;
    if (token.end <= token.begin) continue;
    token.is_address = looks_like_address(token, characters);
    result.push_back(token);
  }
  return result;
}

bool has_letter(const Token& token, const std::vector<Character>& characters) {
  return std::any_of(characters.begin() + token.begin, characters.begin() + token.end,
                     [](const Character& c) { return is_letter(c.code_point); });
}

/// Whether all between two tokens is one of these signs.
bool are_parted_by(std::u32string_view signs, const Token& one, const Token& next,
                   const std::vector<Character>& characters) {
  return std::all_of(characters.begin() + one.end, characters.begin() + next.begin,
                     [&](const Character& c) { return signs.find(c.code_point) != std::u32string_view::npos; });
}

bool are_one_number_or_name(const Token& one, const Token& next, const std::vector<Character>& characters) {
  return next.begin == one.end + 1 && are_parted_by(U" \u00A0", one, next, characters);
}

/// The marks in names and addresses, as in `St Mary’s Hall, York`, are theirs where words stand on both sides: what is
/// neutral between two of one direction has it, too (UAX #9, N1).
bool are_one_address(const Token& one, const Token& next, const std::vector<Character>& characters) {
  return next.begin <= one.end + 3 && has_letter(one, characters) && has_letter(next, characters) &&
         are_parted_by(U" \u00A0,;:.!?\u00B7\u2013\u2014\u2018\u2019", one, next, characters);
}

std::vector<Token> joined(const std::vector<Token>& tokens, const std::vector<Character>& characters,
                          bool (*are_one)(const Token&, const Token&, const std::vector<Character>&)) {
  std::vector<Token> result;
  for (const Token& token : tokens) {
    if (!result.empty() && are_one(result.back(), token, characters)) {
      result.back().end = token.end;
    } else {
      result.push_back(token);
    }
  }
  return result;
}

/// What stands in one isolate: a phone number, a name, an address. Numbers alone keep their order. Blanks join first,
/// so that a house number goes with its street before a comma is asked about.
std::vector<Token> find_isolates(const std::vector<Token>& tokens, const std::vector<Character>& characters) {
  std::vector<Token> result = joined(joined(tokens, characters, are_one_number_or_name), characters, are_one_address);
  std::erase_if(result, [&](const Token& token) {
    return std::all_of(characters.begin() + token.begin, characters.begin() + token.end,
                       [](const Character& c) { return is_digit(c.code_point); });
  });
  return result;
}

bool has_explicit_controls(const std::vector<Character>& characters) {
  return std::ranges::any_of(characters, [](const Character& c) {
    return (c.code_point >= 0x202A && c.code_point <= 0x202E) || (c.code_point >= 0x2066 && c.code_point <= 0x2069);
  });
}

class Builder {
 public:
  Builder(std::string_view line, std::uint32_t offset) : line_(line), offset_(offset) {
    work_.utf8.reserve(line.size() + 16);
    work_.origin.reserve(line.size() + 16);
    work_.characters.reserve(line.size() + 16);
  }
  /// A character of the line, a tab as a blank.
  void copy(const Character& character) {
    const std::uint32_t end = character.begin + static_cast<std::uint32_t>(base::decode(line_, character.begin).length);
    work_.characters.push_back({character.code_point == '\t' ? U' ' : character.code_point, here()});
    for (std::uint32_t i = character.begin; i < end; ++i) work_.origin.push_back(offset_ + i);
    if (character.code_point == '\t') {
      work_.utf8 += ' ';
    } else {
      work_.utf8.append(line_, character.begin, end - character.begin);
    }
  }
  /// A control that is not in the line and stands for no byte of it.
  void insert(char32_t control, std::uint32_t before) {
    work_.characters.push_back({control, here()});
    base::append_utf8(work_.utf8, control);
    work_.origin.resize(work_.utf8.size(), offset_ + before);
  }
  Work finish(std::vector<Token> tokens) {
    work_.origin.push_back(offset_ + static_cast<std::uint32_t>(line_.size()));
    work_.characters.push_back({0, here()});
    work_.tokens = std::move(tokens);
    return std::move(work_);
  }

 private:
  [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(work_.utf8.size()); }
  std::string_view line_;
  std::uint32_t offset_;
  Work work_;
};

/// Digits with the signs that phone numbers are grouped by.
bool is_phone_part(const Token& token, const std::vector<Character>& characters) {
  return std::all_of(characters.begin() + token.begin, characters.begin() + token.end, [](const Character& c) {
    return is_digit(c.code_point) || std::u32string_view(U"+-()./").find(c.code_point) != std::u32string_view::npos;
  });
}

}  // namespace

std::vector<PhoneNumber> Work::phone_numbers() const {
  std::vector<PhoneNumber> result;
  const auto digits = [&](const PhoneNumber& number) {
    return std::count_if(characters.begin() + number.begin, characters.begin() + number.end,
                         [](const Character& c) { return is_digit(c.code_point); });
  };
  bool open = false;
  for (const Token& token : tokens) {
    const bool part = is_phone_part(token, characters);
    // A bracket before the first group was trimmed off; what lies between groups is a blank and perhaps brackets.
    if (part && open && token.begin - result.back().end <= 3 && is_space(characters[token.begin - 1].code_point)) {
      result.back().end = token.end;
      continue;
    }
    const char32_t first = characters[token.begin].code_point;
    open = part && (first == '+' || first == '0');
    if (open) result.push_back({token.begin, token.end});
  }
  // Shorter ones are dates, times and house numbers.
  std::erase_if(result, [&](const PhoneNumber& number) { return digits(number) < 7; });
  return result;
}

Work prepare(std::string_view line, std::uint32_t offset, bool rtl) {
  std::vector<Character> characters = decode_all(line);
  std::vector<Annotation> annotations = take_annotations(characters, offset);
  std::vector<Token> tokens = find_tokens(characters);
  std::vector<Token> isolates;
  if (rtl && !has_explicit_controls(characters)) isolates = find_isolates(tokens, characters);
  Builder builder(line, offset);
  auto isolate = isolates.begin();
  auto token = tokens.begin();
  std::uint32_t inserted = 0;
  for (std::uint32_t i = 0; i + 1 < characters.size(); ++i) {
    if (isolate != isolates.end() && isolate->begin == i) {
      builder.insert(0x2066, characters[i].begin);
      ++inserted;
    }
    // Tokens are counted anew, since controls now stand between them.
    if (token != tokens.end() && token->begin == i) {
      token->begin += inserted;
      token->end += inserted;
      ++token;
    }
    builder.copy(characters[i]);
    if (isolate != isolates.end() && isolate->end == i + 1) {
      builder.insert(0x2069, characters[i + 1].begin);
      ++inserted;
      ++isolate;
    }
  }
  Work work = builder.finish(std::move(tokens));
  work.annotations = std::move(annotations);
  return work;
}

}  // namespace handbill::text
