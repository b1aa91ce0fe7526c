#include "style/characters.h"

#include <algorithm>
#include <array>

#include "style/look.h"

namespace handbill::style {

using model::Key;

namespace {

/// Of the size: as tall as a small letter's body, its foot at two thirds of the capitals.
constexpr double superscript_scale = 0.62;
constexpr double superscript_rise = 0.34;

bool has_emphasis_marks(std::string_view language) {
  constexpr std::array<std::string_view, 4> tags{"zh", "ja", "ko", "yue"};
  return std::ranges::find(tags, language.substr(0, language.find('-'))) != tags.end();
}

/// The paragraph's font with its weight made what the marks ask: `sans/regular` becomes `sans/bold-italic`.
const text::Stack* stack_for(std::string_view font, std::uint8_t inlines, const Desk& desk) {
  const std::size_t slash = font.find('/');
  if (slash == std::string_view::npos) return nullptr;
  const std::string family(font.substr(0, slash + 1));
  const bool emphasised = (inlines & model::emphasis) != 0;
  const bool italic = emphasised && !desk.inputs.edition.upright;
  const bool bold = (inlines & model::strong) != 0 || font.substr(slash + 1) == "bold" || emphasised != italic;
  return stack_of(family + (bold ? italic ? "bold-italic" : "bold" : "italic"), desk);
}

text::EmphasisMark mark_of(std::string_view word, text::EmphasisMark otherwise) {
  if (word == "auto") return text::EmphasisMark::automatic;
  if (word == "none") return text::EmphasisMark::none;
  if (word == "dot") return text::EmphasisMark::dot;
  if (word == "circle") return text::EmphasisMark::circle;
  if (word == "sesame") return text::EmphasisMark::sesame;
  return otherwise;
}

/// What a style of the theme says of the letters, over what `look` has.
void apply_style(std::string_view name, Desk& desk, const TextLook& paragraph, CharacterLook& look) {
  Cascade cascade(Explain::no);
  desk.styles.apply(name, desk.target, cascade);
  if (const auto* font = cascade.value<std::string>(Key::font)) {
    const text::Stack* const stack = stack_of(*font, desk);
    if (stack != nullptr) look.shape.stack = stack->faces;
  }
  if (const auto* features = cascade.value<std::vector<std::string>>(Key::features))
    look.shape.features.insert(look.shape.features.end(), features->begin(), features->end());
  if (const auto* tracking = cascade.value<model::Measure>(Key::tracking))
    look.shape.tracking = desk.tokens.ratio(*tracking, paragraph.size);
  if (const auto ink = ink_of(cascade, Key::ink, desk)) look.ink = *ink;
  if (const std::string_view line = word_of(cascade, Key::text_decoration); !line.empty())
    look.underline = line == "underline";
  look.shape.mark = mark_of(word_of(cascade, Key::emphasis_mark), look.shape.mark);
}

CharacterLook make_character(std::uint8_t inlines, Cascade& cascade, Desk& desk, const TextLook& paragraph) {
  CharacterLook look;
  look.inlines = inlines;
  look.ink = paragraph.ink;
  look.underline = paragraph.underline;
  const bool emphasised = (inlines & model::emphasis) != 0;
  const std::string_view emphasis = emphasised ? word_of(cascade, Key::emphasis) : std::string_view();
  const std::string_view strong = (inlines & model::strong) != 0 ? word_of(cascade, Key::strong) : std::string_view();
  // A named style says all of its mark; what is left is as the language has it.
  std::uint8_t left = inlines;
  if (!emphasis.empty()) left = static_cast<std::uint8_t>(left & ~model::emphasis);
  if (!strong.empty()) left = static_cast<std::uint8_t>(left & ~model::strong);
  if ((left & model::emphasis) != 0 && has_emphasis_marks(desk.target.language)) {
    look.shape.mark = text::EmphasisMark::automatic;
    left = static_cast<std::uint8_t>(left & ~model::emphasis);
  }
  if ((left & (model::emphasis | model::strong)) != 0) {
    const auto font = word_of(cascade, Key::font);
    const text::Stack* const stack = stack_for(font.empty() ? "sans/regular" : font, left, desk);
    if (stack != nullptr) look.shape.stack = stack->faces;
  }
  for (const std::string_view name : {strong, emphasis}) {
    if (!name.empty()) apply_style(name, desk, paragraph, look);
  }
  if ((inlines & model::superscript) != 0) {
    const double least = desk.inputs.edition.least_size / paragraph.min_size;
    look.shape.scale = std::clamp(least, superscript_scale, 1.0);
    look.shape.rise = superscript_rise;
  }
  if ((inlines & model::link) == 0) return look;
  look.underline = true;
  if (const auto link = word_of(cascade, Key::link); !link.empty()) apply_style(link, desk, paragraph, look);
  return look;
}

}  // namespace

void add_characters(Cascade& cascade, Desk& desk, const std::vector<Paragraph>& paragraphs, TextLook& look) {
  for (const Paragraph& paragraph : paragraphs) {
    for (const model::Part& part : paragraph.parts) {
      if (part.inlines != model::plain && look.character(part.inlines) == nullptr)
        look.characters.push_back(make_character(part.inlines, cascade, desk, look));
    }
  }
}

}  // namespace handbill::style
