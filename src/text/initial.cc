#include "text/text.h"
#include "unicode/unicode.h"

namespace handbill::text {

std::optional<Shaped> shape_initial(Shaper& shaper, const Words& words, const Style& style,
                                    base::Diagnostics& diagnostics) {
  const std::size_t bytes = unicode::initial_letter(words.utf8);
  if (bytes == 0 || bytes >= words.utf8.size()) return std::nullopt;
  auto letter =
      shape(shaper, {words.utf8.substr(0, bytes), words.span, words.key, {}, {}, words.local}, style, diagnostics);
  if (!letter.ok()) return std::nullopt;
  return std::move(letter).value();
}

}  // namespace handbill::text
