#include <algorithm>

#include "base/utf8.h"
#include "source/scanner.h"

namespace handbill::source {

std::size_t Scanner::quoted(const Start& start) {
  const char quote = byte(start.at);
  const std::size_t close = find_close(start.at, start.parent);
  if (close != npos) {
    if (quote == '"') check_escapes(start.at + 1, close);
    push_token(start, close + 1, quote == '"' ? Quoting::double_quoted : Quoting::single_quoted);
    return close + 1;
  }
  error("unclosed-quote", start.at, start.at + 1, "the quote opened here is never closed")
      .hint(std::string("close it with `") + quote +
            "`; the further lines of a quoted text are indented further than its key");
  const Line line = line_of(start.at);
  stand_in(start, std::max(trimmed_end(start.at, line.end), start.at + 1));
  scan_.tokens.back().begin = static_cast<std::uint32_t>(start.at + 1);  // the text without its quote
  at_ = line.next;
  skip_deeper(start.parent);
  return npos;
}

/// The closing quote. A line that is indented no further than the key shows that the quote was forgotten: YAML wants it
/// so, and without this test the quote would swallow the file up to the next one.
std::size_t Scanner::find_close(std::size_t at, Indent parent) {
  const char quote = text_[at];
  for (std::size_t i = at + 1; i < text_.size(); ++i) {
    const char c = text_[i];
    if (c == '\\' && quote == '"' && byte(i + 1) != '\n' && byte(i + 1) != '\r') {
      ++i;
    } else if (c == quote) {
      if (quote == '"' || byte(i + 1) != quote) return i;
      ++i;
    } else if (c == '\n' && breaks_off(i + 1, parent)) {
      return npos;
    }
  }
  return npos;
}

bool Scanner::breaks_off(std::size_t next_line, Indent parent) const {
  if (next_line >= text_.size()) return true;
  const Line line = line_at(next_line);
  return !line.is_blank() && (line.indent() <= parent || is_marker(line));
}

void Scanner::check_escapes(std::size_t begin, std::size_t end) {
  for (std::size_t at = text_.find('\\', begin); at < end; at = text_.find('\\', at)) at = check_escape(at, end);
}

/// Looks at one escape of a double-quoted text; gives the byte behind it.
std::size_t Scanner::check_escape(std::size_t at, std::size_t end) {
  const char kind = byte(at + 1);
  if (kind == '\n' || kind == '\r') return at + 2;
  constexpr std::string_view allowed = "tn \"/\\_LP\t";
  if (allowed.find(kind) != npos) return at + 2;
  const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  std::size_t stop = at + 2;
  char32_t code_point = 0;
  for (; digits > 0 && stop < end && stop < at + 2 + digits; ++stop) {
    const char c = text_[stop];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) break;
    code_point = code_point << 4 | static_cast<char32_t>(digit);
  }
  constexpr std::string_view controls = "0abvferN";
  if (digits > 0 && stop == at + 2 + digits) {
    std::string character;
    base::append_utf8(character, std::min<char32_t>(code_point, 0x10FFFF));
    const bool is_good =
        code_point <= 0x10FFFF && code_point != '\r' && code_point != 0xFEFF && !base::find_bad_text(character);
    if (is_good) return stop;
    const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    error("bad-character", at, stop, "the character " + base::code_point_name(code_point) + " cannot stand in a text")
        .hint(is_surrogate ? "write the character itself, or `\\U` and eight digits" : "remove it");
  } else if (controls.find(kind) != npos) {
    error("bad-character", at, at + 2, "the control character " + excerpt(at, at + 2) + " cannot stand in a text")
        .hint("remove it");
  } else {
    stop = std::min(at + 1 + std::max<std::size_t>(base::decode(text_, at + 1).length, 1), end);
    error("bad-escape", at, stop, "expected an escape such as `\\n` or `\\u00e9`, found " + excerpt(at, stop))
        .hint("a backslash between double quotes is written `\\\\`");
  }
  stop = std::clamp(stop, at + 1, end);
  blank(at, stop);
  return stop;
}

}  // namespace handbill::source
