#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "base/number.h"
#include "base/utf8.h"
#include "model/cmyk.h"
#include "model/components.h"
#include "model/document.h"
#include "model/properties.h"
#include "model/reader.h"
#include "model/values.h"

namespace handbill::model {

using base::Diagnostics;
using base::Span;
using source::Entry;
using source::Node;

namespace {

/// How far a channel of a preview may lie from the plain conversion of its CMYK. Real inks on paper lie up to 130 away
/// (ISO Coated: magenta 100 % shows as 230, 0, 126), so more is a slip.
constexpr int far_away = 150;

constexpr MeasureRule size_rule{"size", units::length, {1, 2000, "pt"}, "a type size such as 12pt"};
constexpr MeasureRule space_rule{"space", units::length, {0, 5000, "mm"}, "a length such as 5mm"};

std::optional<color::Rgb8> read_colour(const Node& node, Diagnostics& diagnostics) {
  const std::string* text = want_scalar(node, "a colour such as '#101b33'", diagnostics);
  if (text == nullptr) return std::nullopt;
  auto colour = color::parse_hex(*text);
  if (!colour) expected("a colour such as '#101b33'", node, diagnostics);
  return colour;
}

/// What a screen would show if inks were ideal.
color::Rgb8 plain_conversion(const color::Cmyk& cmyk) {
  const auto channel = [&](double ink) {
    return static_cast<std::uint8_t>(std::lround(255 * (1 - ink) * (1 - cmyk.k)));
  };
  return {channel(cmyk.c), channel(cmyk.m), channel(cmyk.y)};
}

int distance(color::Rgb8 a, color::Rgb8 b) {
  return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
}

/// A grey ink is drawn as pure grey, so its preview must be that grey; another one should look like its inks.
void check_preview(const color::Ink& ink, Span preview, Diagnostics& diagnostics) {
  const color::Rgb8 plain = plain_conversion(ink.cmyk);
  const int away = distance(ink.preview, plain);
  if (ink.is_grey() && away > 1) {
    diagnostics
        .error("grey-preview", preview,
               "expected the preview '" + color::hex(plain) + "' for black of " + base::to_text(ink.cmyk.k * 100, 2) +
                   "%, found " + base::quote(color::hex(ink.preview)))
        .hint("an ink without cyan, magenta and yellow is shown and printed as pure grey");
  } else if (!ink.is_grey() && ink.spot.empty() && away > far_away) {
    diagnostics.warning("far-preview", preview,
                        "the preview " + base::quote(color::hex(ink.preview)) +
                            " looks like another colour than its inks, about '" + color::hex(plain) + "'");
  }
}

/// The names that every press already has plates for (ISO 32000-1, 8.6.6.4), and those that mean all or none of them.
constexpr std::array<std::string_view, 6> reserved{"All", "None", "Cyan", "Magenta", "Yellow", "Black"};

/// What a shop would send back: a separation that is two colours, or one by the name of a process ink.
void check_separation(const color::Ink& ink, const Entry& entry, const Theme& theme, Diagnostics& diagnostics) {
  const auto place = [&](std::string_view key) {
    const Node* const node = entry.value.find(key);
    return node == nullptr ? entry.key_span : node->span;
  };
  if (ink.use == color::InkUse::technical && ink.spot.empty()) {
    diagnostics.error("technical-ink", place("use"), "expected a `spot` for the technical ink " + ticked(ink.name))
        .hint("name the separation as the print shop does, such as spot: Dieline");
  }
  if (ink.overprint == color::Overprint::always && ink.spot.empty() && ink.total() <= 0) {
    diagnostics
        .error("white-overprint", place("overprint"),
               "an ink without cyan, magenta, yellow and black cannot overprint: nothing would be seen of it")
        .hint("leave `overprint` out");
  }
  if (ink.spot.empty()) return;
  if (std::ranges::find(reserved, ink.spot) != reserved.end()) {
    diagnostics
        .error("reserved-spot", place("spot"),
               "expected a separation's own name, found " + base::quote(ink.spot) + ", which every press has already")
        .hint("leave `spot` out for process inks");
  }
  for (const color::Ink& other : theme.inks.inks()) {
    if (other.spot != ink.spot || other.cmyk == ink.cmyk) continue;
    diagnostics
        .error("spot-differs", place("cmyk"),
               "expected the same cmyk wherever the separation " + base::quote(ink.spot) +
                   " stands, found another than in " + ticked(other.name))
        .note(theme.ink_spans.at(other.name), "the other one is here")
        .hint("use one ink and its tints, such as " + other.name + " 50%");
    break;
  }
}

void read_ink_entry(const Entry& entry, Theme& theme, Diagnostics& diagnostics) {
  if (!is_name(entry.key) || entry.key == "none") {
    diagnostics.error("bad-name", entry.key_span,
                      "expected an ink's name such as night, found " + base::quote(entry.key));
  }
  if (!want_mapping(entry.value, "an ink such as {cmyk: [95, 80, 40, 60], preview: '#101b33'}", diagnostics)) return;
  color::Ink ink;
  ink.name = entry.key;
  Span preview;
  bool good = true;
  for (const Entry& key : entry.value.entries) {
    const auto index = find_field(key, Shape::ink, diagnostics);
    if (!index) continue;
    switch (static_cast<field::Ink>(*index)) {
      case field::Ink::cmyk: {
        ink.rich_black = key.value.text == "rich-black";
        const auto cmyk = ink.rich_black ? std::optional(color::usual_rich_black) : read_cmyk(key.value, diagnostics);
        good = good && cmyk.has_value();
        ink.cmyk = cmyk.value_or(color::Cmyk{});
        break;
      }
      case field::Ink::preview: {
        const auto colour = read_colour(key.value, diagnostics);
        preview = key.value.span;
        good = good && colour.has_value();
        ink.preview = colour.value_or(color::Rgb8{});
        break;
      }
      case field::Ink::spot:
        if (const std::string* text = want_scalar(key.value, "a separation's name such as PANTONE 485 C", diagnostics))
          ink.spot = *text;
        break;
      case field::Ink::overprint:
        if (const auto over = read_boolean(key.value, diagnostics))
          ink.overprint = *over ? color::Overprint::always : color::Overprint::never;
        break;
      case field::Ink::use:
        if (const auto word = read_word(key.value, row_of(Shape::ink).fields[*index].words, diagnostics))
          ink.use = *word == 1 ? color::InkUse::technical : color::InkUse::printing;
        break;
    }
  }
  want_required(entry.value, Shape::ink, diagnostics);
  check_separation(ink, entry, theme, diagnostics);
  if (good && preview.is_known() && entry.value.find("cmyk") != nullptr) check_preview(ink, preview, diagnostics);
  theme.ink_spans.emplace(entry.key, entry.key_span);
  theme.inks.add(std::move(ink));
}

void read_inks(const Node& node, Theme& theme, Diagnostics& diagnostics) {
  if (!want_mapping(node, "inks such as {night: {cmyk: [95, 80, 40, 60], preview: '#101b33'}}", diagnostics)) return;
  for (const Entry& entry : node.entries) read_ink_entry(entry, theme, diagnostics);
}

void read_tokens(const Node& node, const MeasureRule& rule, TokenTable& tokens, Diagnostics& diagnostics) {
  if (!want_mapping(node, "names and lengths such as {body: 10pt}", diagnostics)) return;
  for (const Entry& entry : node.entries) {
    if (!is_name(entry.key) || entry.key == "auto") {
      diagnostics.error("bad-name", entry.key_span,
                        "expected a token's name such as body, found " + base::quote(entry.key));
    }
    if (auto measure = read_measure(entry.value, rule, diagnostics))
      tokens.insert_or_assign(entry.key, std::move(*measure));
  }
}

/// After the inks are known, wherever they stand in the file.
void read_drawing_inks(const Node& node, Theme& theme, Diagnostics& diagnostics) {
  if (!want_mapping(node, "colours and inks such as {'#101b33': night}", diagnostics)) return;
  std::vector<std::string_view> names;
  for (const color::Ink& ink : theme.inks.inks()) names.push_back(ink.name);
  for (const Entry& entry : node.entries) {
    const auto colour = color::parse_hex(entry.key);
    if (!colour) {
      diagnostics.error("wrong-type", entry.key_span,
                        "expected a colour such as '#101b33', found " + base::quote(entry.key));
    }
    auto ink = read_ink(entry.value, diagnostics);
    if (!ink || !colour) continue;
    if (!ink->name.empty() && !theme.inks.find(ink->name)) {
      base::Diagnostic& error =
          diagnostics.error("unknown-ink", entry.value.span, "the theme has no ink " + ticked(ink->name));
      if (const std::string_view near = base::nearest(ink->name, names); !near.empty())
        error.hint("did you mean " + ticked(near) + "?");
    }
    if (!theme.drawing_inks.emplace(*colour, std::move(*ink)).second) {
      diagnostics.error("duplicate-colour", entry.key_span,
                        "the colour " + base::quote(entry.key) + " stands here twice");
    }
  }
}

void read_field(const Entry& entry, field::Theme which, Theme& theme, Diagnostics& diagnostics) {
  switch (which) {
    case field::Theme::theme:
      theme.name = read_name(entry.value, "a theme's name such as run", diagnostics).value_or("");
      theme.span = entry.value.span;
      break;
    case field::Theme::inks:
      read_inks(entry.value, theme, diagnostics);
      break;
    case field::Theme::drawing_inks:
      break;  // see read_drawing_inks
    case field::Theme::sizes:
      read_sizes(entry.value, theme.sizes, diagnostics);
      break;
    case field::Theme::spaces:
      read_tokens(entry.value, space_rule, theme.spaces, diagnostics);
      break;
    case field::Theme::styles:
      theme.styles = read_styles(entry.value, diagnostics);
      break;
    case field::Theme::components:
      check_components(entry.value, diagnostics);  // a layout that uses them reads them
      break;
  }
}

}  // namespace

void read_sizes(const Node& node, TokenTable& sizes, Diagnostics& diagnostics) {
  read_tokens(node, size_rule, sizes, diagnostics);
}

base::Result<Theme> load_theme(const source::Tree& tree, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  if (!want_document(tree.root, Shape::theme, diagnostics)) return base::Failed{};
  Theme theme;
  for (const Entry& entry : tree.root.entries) {
    const auto index = find_field(entry, Shape::theme, diagnostics);
    if (index) read_field(entry, static_cast<field::Theme>(*index), theme, diagnostics);
  }
  if (const Node* drawing = tree.root.find("drawing-inks")) read_drawing_inks(*drawing, theme, diagnostics);
  want_required(tree.root, Shape::theme, diagnostics);
  if (diagnostics.error_count() > before) return base::Failed{};
  return theme;
}

}  // namespace handbill::model
