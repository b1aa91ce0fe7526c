#include "style/look.h"

#include <algorithm>

#include "base/number.h"
#include "unicode/unicode.h"

namespace handbill::style {

using base::Length;
using model::Key;
using model::Measure;

namespace {

// What holds where nothing is said; a test holds them to the table of keys.
constexpr std::string_view default_font = "sans/regular";
constexpr Length default_size = base::pt(10);
constexpr double default_leading = 1.2;
/// WCAG 2.1 asks less contrast of large type; ours counts from 24 pt.
constexpr Length large = base::pt(24);

const text::Stack* find_stack(Cascade& cascade, Desk& desk) {
  const auto* name = cascade.value<std::string>(Key::font);
  const std::string_view asked = name == nullptr ? default_font : std::string_view(*name);
  const auto& fonts = desk.inputs.fonts;
  const text::Stack* const stack = stack_of(asked, desk);
  if (stack != nullptr) return stack;
  // A name that no stack has was reported with the other names.
  const bool is_known = std::ranges::any_of(fonts.stacks, [&](const text::Stack& each) { return each.name == asked; });
  if (is_known || name == nullptr) {
    const model::Property* const property = cascade.get(Key::font);
    desk.diagnostics
        .error("no-font-for-language", property == nullptr ? desk.language->span : property->span,
               "`" + std::string(asked) + "` has no faces for " + std::string(desk.target.language))
        .hint("add them, or `\"*\"`, to its family in fonts/fonts.yaml");
  }
  return nullptr;
}

text::Align align_of(std::string_view word) {
  if (word == "center") return text::Align::center;
  if (word == "end") return text::Align::end;
  if (word == "justify") return text::Align::justify;
  return text::Align::start;
}

text::Wrap wrap_of(std::string_view word) {
  if (word == "balance") return text::Wrap::balance;
  if (word == "greedy") return text::Wrap::greedy;
  return text::Wrap::pretty;
}

text::WordBreak word_break_of(std::string_view word) {
  if (word == "keep-all") return text::WordBreak::keep_all;
  if (word == "break-all") return text::WordBreak::break_all;
  return text::WordBreak::normal;
}

text::Hyphens hyphens_of(std::string_view word) {
  if (word == "none") return text::Hyphens::none;
  if (word == "auto") return text::Hyphens::automatic;
  return text::Hyphens::manual;
}

/// What was asked for, as large as the stack's letters need it; a size that the edition allows stays allowed in scripts
/// that are set smaller.
Length scaled(Length asked, double scale, const Desk& desk) {
  const Length least = desk.inputs.edition.least_size;
  return base::fits(least, asked) ? base::max(asked * scale, least) : asked * scale;
}

void set_sizes(Cascade& cascade, Desk& desk, const text::Stack* stack, TextLook& look) {
  const double scale = stack == nullptr ? 1 : stack->scale;
  const auto* size = cascade.value<Measure>(Key::size);
  const Length asked = size == nullptr ? default_size : desk.tokens.length(*size, Scale::sizes);
  look.size = scaled(asked.to_pt() > 0 ? asked : default_size, scale, desk);
  look.min_size = look.size;
  if (const auto* least = cascade.value<Measure>(Key::min_size)) {
    const Length min_size = desk.tokens.length(*least, Scale::sizes) * scale;
    // Rather an overflow than a text below the least size.
    if (min_size.to_pt() > 0) look.min_size = base::max(min_size, base::min(desk.inputs.edition.least_size, look.size));
    if (!base::fits(look.min_size, look.size)) {
      desk.diagnostics
          .error("min-size-above-size", cascade.get(Key::min_size)->span,
                 "expected a min-size of at most the size, " + base::to_text(asked.to_pt(), 2) + "pt, found " +
                     base::to_text((look.min_size / scale).to_pt(), 2) + "pt")
          .hint("text starts at `size` and shrinks to `min-size` where it must");
      look.min_size = look.size;
    }
  }
  const auto* leading = cascade.value<Measure>(Key::leading);
  const double wanted = leading == nullptr ? default_leading : desk.tokens.ratio(*leading, look.size);
  look.leading = std::max(wanted, stack == nullptr ? 1.0 : stack->leading);
  const auto* least = cascade.value<Measure>(Key::min_leading);
  const double asked_least = least == nullptr ? look.leading : desk.tokens.ratio(*least, look.size);
  look.leading_give = std::max(look.leading - std::max(asked_least, stack == nullptr ? 1.0 : stack->leading), 0.0);
  look.least_contrast = base::fits(large, look.min_size) ? 3 : 4.5;
}

double ratio_or_zero(Cascade& cascade, Key key, const Desk& desk, Length size) {
  const auto* value = cascade.value<Measure>(key);
  return value == nullptr ? 0 : desk.tokens.ratio(*value, size);
}

struct Limits {
  double least;
  double most;
};
Limits limits_of(Cascade& cascade, Key key, Limits otherwise) {
  const auto* values = cascade.value<std::vector<Measure>>(key);
  if (values == nullptr || values->size() != 2) return otherwise;
  return {values->front().value / 100, values->back().value / 100};
}

text::Justification justification_of(Cascade& cascade, const Desk& desk, Length size) {
  text::Justification result;
  const Limits word = limits_of(cascade, Key::word_space, {result.word_min, result.word_max});
  const Limits letter = limits_of(cascade, Key::letter_space, {result.letter_min, result.letter_max});
  const Limits scale = limits_of(cascade, Key::glyph_scale, {result.scale_min, result.scale_max});
  result.word_min = word.least;
  result.word_max = word.most;
  result.letter_min = letter.least;
  result.letter_max = letter.most;
  result.scale_min = scale.least;
  result.scale_max = scale.most;
  result.kashida = ratio_or_zero(cascade, Key::kashida, desk, size);
  return result;
}

Tab::Align tab_align_of(std::string_view word) {
  if (word == "center") return Tab::Align::center;
  if (word == "end") return Tab::Align::end;
  if (word == "decimal") return Tab::Align::decimal;
  return Tab::Align::start;
}

text::Margins margins_of(std::string_view word) {
  if (word == "auto") return text::Margins::optical;
  if (word == "hang") return text::Margins::hang;
  return text::Margins::none;
}

}  // namespace

const text::Stack* stack_of(std::string_view font, const Desk& desk) {
  const std::size_t slash = font.find('/');
  if (!desk.inputs.edition.upright || slash == std::string_view::npos)
    return desk.inputs.fonts.stack(font, desk.target.language);
  const std::string_view weight = font.substr(slash + 1);
  const std::string family(font.substr(0, slash + 1));
  if (weight == "italic") return desk.inputs.fonts.stack(family + "regular", desk.target.language);
  if (weight == "bold-italic") return desk.inputs.fonts.stack(family + "bold", desk.target.language);
  return desk.inputs.fonts.stack(font, desk.target.language);
}

std::string_view style_of(const model::Box& box, const Target& target, std::string_view otherwise) {
  std::string_view name = otherwise;
  const auto apply = [&](const model::Properties& properties) {
    const auto* property = properties.find(Key::style);
    const auto* word = property == nullptr ? nullptr : std::get_if<std::string>(&property->value);
    if (word != nullptr) name = *word;
  };
  apply(box.properties);
  if (const auto* language = for_language(box.overrides.languages, target.language)) apply(*language);
  for_each_edition(box.overrides, target, apply);
  return name;
}

std::string_view word_of(Cascade& cascade, Key key) {
  const auto* word = cascade.value<std::string>(key);
  return word == nullptr ? std::string_view() : std::string_view(*word);
}

std::optional<color::InkTint> ink_of(Cascade& cascade, Key key, Desk& desk) {
  const auto* name = cascade.value<model::InkName>(key);
  if (name == nullptr || name->name.empty()) return std::nullopt;
  return desk.tokens.ink(*name);
}

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `a.`, `A)`, `(i)`: one letter before a mark.
TextLook::Counting counting_of(std::string_view marker) {
  if (is_digit(marker.front()) || unicode::zero_of_digits(marker)) return TextLook::Counting::digits;
  if (marker.front() == '(') marker.remove_prefix(1);
  if (marker.size() < 2 || (marker[1] != '.' && marker[1] != ')')) return TextLook::Counting::none;
  if (marker.front() == 'i' || marker.front() == 'I') return TextLook::Counting::roman;
  return marker.front() == 'a' || marker.front() == 'A' ? TextLook::Counting::letters : TextLook::Counting::none;
}

/// Digits are those of the language, as its texts have them.
void set_marker(Cascade& cascade, Desk& desk, TextLook& look) {
  look.marker = word_of(cascade, Key::marker);
  if (look.marker.empty()) return;
  look.counting = counting_of(look.marker);
  const auto* const start = cascade.value<double>(Key::start);
  if (start != nullptr) look.marker_from = static_cast<int>(*start);
  std::size_t digits = 0;
  while (digits < look.marker.size() && is_digit(look.marker[digits])) ++digits;
  if (digits == 0) return;
  const auto written = base::parse_decimal(std::string_view(look.marker).substr(0, std::min<std::size_t>(digits, 4)));
  const int first = start != nullptr ? look.marker_from : static_cast<int>(written.value_or(1));
  look.marker.replace(0, digits, desk.texts.number(first));
}

}  // namespace

TextLook make_look(Cascade& cascade, Desk& desk) {
  TextLook look;
  const text::Stack* const stack = find_stack(cascade, desk);
  look.shape.language = desk.target.language;
  if (stack != nullptr) look.shape.stack = stack->faces;
  set_sizes(cascade, desk, stack, look);
  if (const auto* features = cascade.value<std::vector<std::string>>(Key::features)) look.shape.features = *features;
  look.shape.word_break = word_break_of(word_of(cascade, Key::word_break));
  look.shape.hyphens = hyphens_of(word_of(cascade, Key::hyphens));
  if (look.shape.hyphens == text::Hyphens::automatic) {
    for (const model::Paragraph& word : desk.language->hyphenation) look.shape.divided.push_back(word.text);
  }
  look.shape.tracking = ratio_or_zero(cascade, Key::tracking, desk, look.size);
  if (cascade.get(Key::min_tracking) != nullptr) {
    const double least = ratio_or_zero(cascade, Key::min_tracking, desk, look.size);
    look.tracking_give = std::max(look.shape.tracking - least, 0.0);
  }
  look.shape.justification = justification_of(cascade, desk, look.size);
  look.shape.margins = margins_of(word_of(cascade, Key::optical_margins));
  look.shape.east_asian_spacing = word_of(cascade, Key::east_asian_spacing) != "none";
  const auto ink = ink_of(cascade, Key::ink, desk);
  if (!ink && cascade.get(Key::ink) != nullptr) {
    desk.diagnostics.error("no-ink", cascade.get(Key::ink)->span, "expected an ink for the text, found none")
        .hint("take the box out, or give it an ink");
  }
  look.ink = ink ? *ink : desk.tokens.black();
  look.align = align_of(word_of(cascade, Key::text_align));
  look.wrap = wrap_of(word_of(cascade, Key::text_wrap));
  look.space_before = ratio_or_zero(cascade, Key::space_before, desk, look.size);
  look.space_after = ratio_or_zero(cascade, Key::space_after, desk, look.size);
  look.indent = ratio_or_zero(cascade, Key::indent, desk, look.size);
  if (const auto* lines = cascade.value<double>(Key::max_lines)) look.max_lines = static_cast<std::size_t>(*lines);
  if (const auto* lines = cascade.value<double>(Key::drop_cap)) look.drop_cap = static_cast<std::size_t>(*lines);
  if (word_of(cascade, Key::first_baseline) == "cap") look.first_baseline = TextLook::FirstBaseline::cap;
  if (word_of(cascade, Key::line_snap) == "baseline") look.grid = desk.baseline_grid;
  look.underline = word_of(cascade, Key::text_decoration) == "underline";
  if (const auto* tabs = cascade.value<std::vector<model::Tab>>(Key::tabs)) {
    for (const model::Tab& tab : *tabs)
      look.tabs.push_back({desk.tokens.extent(tab.at), tab_align_of(tab.align), tab.leader});
  }
  set_marker(cascade, desk, look);
  look.inset = ratio_or_zero(cascade, Key::inset, desk, look.size);
  return look;
}

}  // namespace handbill::style
