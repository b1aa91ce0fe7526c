#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <vector>

#include "base/width_table.h"

namespace handbill::base {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

/// How long a sequence with this first byte is, 0 where none starts so (RFC 3629, 4).
std::size_t sequence_length(unsigned lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

/// The second byte carries the range checks: overlong forms, surrogates, the end at U+10FFFF (RFC 3629, 4).
bool second_byte_fits(unsigned lead, unsigned second) {
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  return second >= low && second <= high;
}

bool is_noncharacter(char32_t c) { return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE; }
bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

/// Eight bytes that are all printable ASCII: no byte with the high bit, below 0x20, or 0x7F.
bool is_plain_word(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101U;
  const std::uint64_t below_blank = (word - ones * 0x20) & ~word;
  const std::uint64_t is_delete = (word ^ ones * 0x7F) - ones;
  return ((word | below_blank | is_delete) & ones * 0x80) == 0;
}

bool in_table(std::span<const Range> table, char32_t c) {
  const auto after =
      std::upper_bound(table.begin(), table.end(), c, [](char32_t value, const Range& r) { return value < r.first; });
  return after != table.begin() && c <= std::prev(after)->last;
}

bool is_bidi_control(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

void append_escape(std::string& out, std::string_view prefix, char32_t value, int digits) {
  out += prefix;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out.push_back(hex_digits[value >> shift & 0xF]);
}

void append_printable(std::string& out, Decoded decoded, unsigned byte) {
  if (decoded.length == 0) append_escape(out, "\\x", byte, 2);
  else if (decoded.code_point == '\n') out += "\\n";
  else if (decoded.code_point == '\t') out += "\\t";
  else if (decoded.code_point == '\r') out += "\\r";
  else if (decoded.code_point < 0x80 && is_control(decoded.code_point))
    append_escape(out, "\\x", decoded.code_point, 2);
  else if (is_control(decoded.code_point) || is_bidi_control(decoded.code_point) ||
           is_noncharacter(decoded.code_point) || decoded.code_point == 0xFEFF) {
    append_escape(out, decoded.code_point > 0xFFFF ? "\\U" : "\\u", decoded.code_point,
                  decoded.code_point > 0xFFFF ? 8 : 4);
  } else append_utf8(out, decoded.code_point);
}

}  // namespace

Decoded decode(std::string_view bytes, std::size_t offset) {
  if (offset >= bytes.size()) return {};
  const unsigned lead = byte_at(bytes, offset);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = sequence_length(lead);
  if (length == 0 || bytes.size() - offset < length || !second_byte_fits(lead, byte_at(bytes, offset + 1))) return {};
  char32_t code_point = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned next = byte_at(bytes, offset + i);
    if ((next & 0xC0) != 0x80) return {};
    code_point = code_point << 6 | (next & 0x3F);
  }
  return {code_point, static_cast<std::uint8_t>(length)};
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto tail = [&](int shift) { out.push_back(static_cast<char>(0x80 | (code_point >> shift & 0x3F))); };
  if (code_point < 0x80) {
    out.push_back(static_cast<char>(code_point));
  } else if (code_point < 0x800) {
    out.push_back(static_cast<char>(0xC0 | code_point >> 6));
    tail(0);
  } else if (code_point < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | code_point >> 12));
    tail(6), tail(0);
  } else {
    out.push_back(static_cast<char>(0xF0 | code_point >> 18));
    tail(12), tail(6), tail(0);
  }
}

std::string code_point_name(char32_t code_point) {
  std::string name;
  append_escape(name, "U+", code_point, code_point > 0xFFFFF ? 6 : code_point > 0xFFFF ? 5 : 4);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
  return name;
}

std::optional<BadText> find_bad_text(std::string_view bytes, std::size_t from) {
  std::size_t at = from;
  while (at < bytes.size()) {
    if (at + 8 <= bytes.size() && is_plain_word(bytes.data() + at)) {
      at += 8;
      continue;
    }
    const Decoded decoded = decode(bytes, at);
    const char32_t c = decoded.code_point;
    if (decoded.length == 0) return BadText{at, 1, BadText::Kind::invalid_utf8, 0};
    if (is_noncharacter(c)) return BadText{at, decoded.length, BadText::Kind::noncharacter, c};
    const bool crlf = c == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
    if (is_control(c) && c != '\t' && c != '\n' && !crlf) return BadText{at, decoded.length, BadText::Kind::control, c};
    at += decoded.length;
  }
  return std::nullopt;
}

std::optional<UnbalancedBidi> find_unbalanced_bidi(std::string_view utf8) {
  struct Open {
    std::size_t offset;
    char32_t code_point;
  };
  const auto is_isolate = [](const Open& open) { return open.code_point >= 0x2066; };
  const auto unclosed = [](const Open& open) {
    return UnbalancedBidi{open.offset, 3, UnbalancedBidi::Kind::unclosed, open.code_point};
  };
  std::vector<Open> open;
  for (std::size_t at = 0; at < utf8.size();) {
    // The controls and the paragraph separator U+2029 all start with E2; everything else but a line feed is of no
    // interest.
    if (utf8[at] != '\n' && utf8[at] != '\xE2') {
      ++at;
      continue;
    }
    const Decoded decoded = decode(utf8, at);
    const char32_t c = decoded.code_point;
    if ((c == '\n' || c == 0x2029) && !open.empty()) return unclosed(open.front());
    if (is_bidi_control(c)) {
      const bool closes_embedding = c == 0x202C;
      const bool closes_isolate = c == 0x2069;
      if (!closes_embedding && !closes_isolate) open.push_back({at, c});
      else if (open.empty() || (closes_embedding && is_isolate(open.back())))
        return UnbalancedBidi{at, 3, UnbalancedBidi::Kind::stray, c};
      else if (closes_isolate && !is_isolate(open.back())) return unclosed(open.back());
      else open.pop_back();
    }
    at += std::max<std::size_t>(decoded.length, 1);
  }
  if (!open.empty()) return unclosed(open.front());
  return std::nullopt;
}

std::string printable(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded decoded = decode(bytes, at);
    append_printable(out, decoded, byte_at(bytes, at));
    at += std::max<std::size_t>(decoded.length, 1);
  }
  return out;
}

std::string quote(std::string_view bytes) {
  constexpr int max_characters = 40;
  std::size_t end = 0;
  int count = 0;
  for (; end < bytes.size() && count < max_characters; ++count)
    end += std::max<std::size_t>(decode(bytes, end).length, 1);
  return '"' + printable(bytes.substr(0, end)) + (end < bytes.size() ? "…\"" : "\"");
}

int display_width(char32_t code_point) {
  if (code_point < 0x300) return 1;  // the first entry of either table
  if (in_table(zero_width, code_point)) return 0;
  return in_table(double_width, code_point) ? 2 : 1;
}

}  // namespace handbill::base
