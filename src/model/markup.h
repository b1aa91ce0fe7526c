#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace handbill::model {

/// How a part of a text differs from the rest; several at once are or-ed.
enum Inline : std::uint8_t {
  plain = 0,
  emphasis = 1,     ///< `*words*` or `_words_`
  strong = 2,       ///< `**words**`
  superscript = 4,  ///< `^words^`
  link = 8,         ///< `[words](https://example.org)`
};

/// Bytes [begin, end) of a text that differ from the rest.
struct Part {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint8_t inlines = plain;
  std::string target;      ///< of a link
  std::uint16_t icon = 0;  ///< which icon of the paragraph stands here, from 1; 0: words
};

/// A text as its author marked it: a small part of CommonMark, and signs for line breaks.
struct Markup {
  std::string text;                 ///< without marks; placeholders still stand
  std::vector<Part> parts;          ///< in order, none overlaps another
  std::vector<std::uint32_t> pins;  ///< bytes before which a line should begin: `|`
  std::vector<std::string> faults;  ///< what cannot be printed, for messages: a picture, an address of an unknown kind
};

/// What the braces of an icon begin with: `{icon:phone}`, `{icon:phone|Telephone}`.
inline constexpr std::string_view icon_prefix = "icon:";

/// True where `text` holds a sign that parse_markup() would look at.
[[nodiscard]] bool has_markup(std::string_view text);

/// Reads `*emphasis*`, `**strong**`, `^superscript^`, `[link](address)`, `|` (a line should end here), `~` (none may:
/// a no-break space, or nothing seen where `blanks` says that the language writes none) and `\` before a sign that
/// means itself. `{base|ruby}` becomes Unicode's interlinear annotation, icons stay as they are written; nothing else
/// of CommonMark means anything.
[[nodiscard]] Markup parse_markup(std::string_view text, bool blanks);

}  // namespace handbill::model
