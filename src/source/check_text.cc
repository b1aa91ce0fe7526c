#include "base/utf8.h"
#include "source/encoding.h"
#include "source/source.h"

namespace handbill::source {

namespace {

/// `exe.txt` that reads `txt.exe`: letters in another order than the file's own are nobody's wish in print.
void check_overrides(const Node& scalar, std::string_view file_bytes, base::Diagnostics& diagnostics) {
  for (const std::string_view control : {"\xE2\x80\xAD", "\xE2\x80\xAE"}) {
    const std::size_t at = scalar.text.find(control);
    if (at == std::string::npos) continue;
    const char32_t code_point = base::decode(scalar.text, at).code_point;
    diagnostics
        .warning("bidi-override", span_within(scalar, file_bytes, at, control.size()),
                 "the direction control " + base::code_point_name(code_point) +
                     " prints letters in another order than they are written here")
        .hint("remove it and what closes it; words of both directions in one text are put in order without it");
    return;
  }
}

}  // namespace

bool check_text(const Node& scalar, std::string_view file_bytes, std::size_t limit, base::Diagnostics& diagnostics) {
  const bool fits = scalar.text.size() <= limit;
  if (!fits) {
    diagnostics
        .error("text-too-long", scalar.span,
               "expected a text of at most " + std::to_string(limit) + " bytes, found " +
                   std::to_string(scalar.text.size()),
               base::Fault::data)
        .hint("a text of several paragraphs is written as a list, each paragraph behind a dash");
  }
  if (const auto bidi = base::find_unbalanced_bidi(scalar.text)) {
    const bool is_stray = bidi->kind == base::UnbalancedBidi::Kind::stray;
    diagnostics
        .error("unbalanced-bidi", span_within(scalar, file_bytes, bidi->offset, bidi->length),
               "the direction control " + base::code_point_name(bidi->code_point) +
                   (is_stray ? " closes nothing" : " is not closed in its paragraph"),
               base::Fault::data)
        .hint("remove it, or write it in pairs");
    return false;
  }
  check_overrides(scalar, file_bytes, diagnostics);
  return fits;
}

}  // namespace handbill::source
