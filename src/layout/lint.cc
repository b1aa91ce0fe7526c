#include "layout/lint.h"

#include <array>

#include "text/lint.h"

namespace handbill::layout {

namespace {

struct Wording {
  text::Flaw::Kind kind;
  const char* id;
  const char* what;
  const char* hint;
};
constexpr std::array<Wording, 6> wordings{{
    {text::Flaw::Kind::hyphens, "hyphen-run", "lines in a row end with hyphens",
     "reword the text a little, or widen the box"},
    {text::Flaw::Kind::short_last, "short-last-line", "the last line is shorter than 15 % of its room",
     "reword the text a little, or join its last words by `~`"},
    {text::Flaw::Kind::stack, "word-stack", "lines in a row begin or end with the same word",
     "reword the text a little"},
    {text::Flaw::Kind::loose, "loose-line", "blanks are wider than `word-space` allows",
     "reword the text, widen the box, or take `text-align: start`"},
    {text::Flaw::Kind::letters, "letterspaced-line", "letters stand apart by more than 3 % of an em",
     "reword the text, widen the box, or give `letter-space` less"},
    {text::Flaw::Kind::river, "river", "blanks stand under each other over four lines or more",
     "reword the text a little, or take `text-align: start`"},
}};

void report(const PlacedText& text, const text::Flaw& flaw, base::Diagnostics& diagnostics) {
  const Wording& wording = wordings[static_cast<std::size_t>(flaw.kind)];
  const std::string key = text.source->key.empty() ? "the text" : "`" + text.source->key + "`";
  auto& warning = diagnostics.warning(
      wording.id, text.source->span,
      key + " (" + text.language + ") in `" + text.box_id + "`: " + wording.what + ", at `" + flaw.words + "`");
  warning.hint(wording.hint);
}

void walk(const PlacedBox& box, base::Diagnostics& diagnostics) {
  for (const PlacedText& text : box.texts) {
    if (text.is_marker || text.source == nullptr) continue;
    const std::string_view words = std::string_view(text.source->text).substr(text.skipped);
    for (const text::Flaw& flaw : text::find_flaws(text.lines, words)) report(text, flaw, diagnostics);
  }
  for (const PlacedBox& child : box.children) walk(child, diagnostics);
}

}  // namespace

void lint(const Placed& placed, base::Diagnostics& diagnostics) {
  for (const PlacedPage& page : placed.pages) walk(page.root, diagnostics);
}

}  // namespace handbill::layout
