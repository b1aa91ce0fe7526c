#include "model/document.h"
#include "model/markup.h"
#include "model/reader.h"
#include "unicode/pseudo.h"

namespace handbill::model {

using base::Diagnostics;

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A straight quote that is none of feet, inches, minutes and seconds.
std::size_t find_straight(std::string_view text, char quote) {
  for (std::size_t at = text.find(quote); at != std::string_view::npos; at = text.find(quote, at + 1)) {
    if (at == 0 || !is_digit(text[at - 1])) return at;
  }
  return std::string_view::npos;
}

void check_paragraph(const Language& language, std::string_view key, const Paragraph& paragraph,
                     Diagnostics& diagnostics) {
  const std::string text = parse_markup(paragraph.text, true).text;
  const std::string name = ticked(key) + " (" + language.tag.tag + ")";
  const bool hebrew = language.tag.language == "he";
  if (find_straight(text, '"') != std::string_view::npos) {
    const unicode::QuotationMarks marks = unicode::quotation_marks(language.tag.tag);
    diagnostics.warning("straight-quote", paragraph.span, name + " has a straight quote")
        .narrow("\"")
        .hint("write " + marks.open + " and " + marks.close +
              (hebrew ? ", or \u05F4 within an abbreviation" : std::string()));
  }
  if (find_straight(text, '\'') != std::string_view::npos) {
    diagnostics.warning("straight-quote", paragraph.span, name + " has a straight apostrophe")
        .narrow("'")
        .hint(hebrew ? "write \u05F3" : "write \u2019");
  }
  if (text.find("--") != std::string::npos) {
    diagnostics.warning("double-hyphen", paragraph.span, name + " has two hyphens in a row")
        .narrow("--")
        .hint("write a dash: \u2013 or \u2014");
  }
}

}  // namespace

void check_typing(const Language& language, Diagnostics& diagnostics) {
  if (unicode::is_pseudo(language.tag.tag)) return;
  for (const auto& [key, text] : language.texts) {
    for (const Paragraph& paragraph : text.paragraphs) check_paragraph(language, key, paragraph, diagnostics);
  }
  for (const auto& [key, text] : language.short_texts) {
    for (const Paragraph& paragraph : text.paragraphs) check_paragraph(language, key, paragraph, diagnostics);
  }
}

}  // namespace handbill::model
