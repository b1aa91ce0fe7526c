#include <glib.h>

#include "base/utf8.h"
#include "text/prepare.h"

namespace handbill::text {

namespace {

// Pango's cost is quadratic in the length of a word and of a run of marks (measured: 100 KB word 15.7 s, 100k marks 55
// s).
constexpr std::size_t most_bytes = 64 << 10;
constexpr std::size_t most_characters = 10'000;
constexpr std::size_t most_marks = 30;

bool check_bytes(const Words& words, const std::string& name, base::Diagnostics& diagnostics) {
  if (const auto bad = base::find_bad_text(words.utf8)) {
    const bool undecodable = bad->kind == base::BadText::Kind::invalid_utf8;
    const std::string what = undecodable ? "bytes that are not UTF-8" : base::code_point_name(bad->code_point);
    diagnostics.error("bad-character", words.span,
                      name + ": expected text, found " + what + " at byte " + std::to_string(bad->offset));
    return false;
  }
  if (const std::size_t at = words.utf8.find("\xEF\xBF\xBD"); at != std::string_view::npos) {
    diagnostics
        .error("bad-character", words.span,
               name + ": expected text, found the replacement character U+FFFD at byte " + std::to_string(at))
        .narrow("\xEF\xBF\xBD")
        .hint("the text was damaged before it came here; type the character that belongs there");
    return false;
  }
  if (const auto bidi = base::find_unbalanced_bidi(words.utf8)) {
    const bool unclosed = bidi->kind == base::UnbalancedBidi::Kind::unclosed;
    diagnostics
        .error("unbalanced-bidi", words.span,
               name + ": the direction control " + base::code_point_name(bidi->code_point) + " at byte " +
                   std::to_string(bidi->offset) + (unclosed ? " is never closed" : " closes nothing"))
        .hint("take the control out; numbers and addresses in right-to-left text are kept in order without it");
    return false;
  }
  return true;
}

/// Characters and the longest run of combining marks.
bool check_counts(const Words& words, const std::string& name, base::Diagnostics& diagnostics) {
  std::size_t count = 0;
  std::size_t marks = 0;
  for (std::size_t at = 0; at < words.utf8.size() && count <= most_characters && marks <= most_marks; ++count) {
    const base::Decoded decoded = base::decode(words.utf8, at);
    at += decoded.length;
    marks = decoded.code_point >= 0x300 && g_unichar_ismark(decoded.code_point) != FALSE ? marks + 1 : 0;
  }
  if (count > most_characters) {
    diagnostics
        .error(
            "text-too-long", words.span,
            name + ": expected a paragraph of at most " + std::to_string(most_characters) + " characters, found more")
        .hint("divide the text into paragraphs");
    return false;
  }
  if (marks > most_marks) {
    diagnostics
        .error("text-too-long", words.span,
               name + ": expected at most " + std::to_string(most_marks) + " combining marks on one letter, found more")
        .hint("take the marks off: no script stacks as many");
    return false;
  }
  return true;
}

}  // namespace

std::string name_of(const Words& words, const Style& style) {
  const std::string language = " (" + style.language + ")";
  return words.key.empty() ? "text" + language : "`" + std::string(words.key) + "`" + language;
}

bool check_text(const Words& words, const Style& style, base::Diagnostics& diagnostics) {
  const std::string name = name_of(words, style);
  if (words.utf8.size() > most_bytes) {
    diagnostics
        .error("text-too-long", words.span,
               name + ": expected at most 64 KiB, found " + std::to_string(words.utf8.size()) + " bytes")
        .hint("divide the text into paragraphs");
    return false;
  }
  return check_bytes(words, name, diagnostics) && check_counts(words, name, diagnostics);
}

}  // namespace handbill::text
