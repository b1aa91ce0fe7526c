#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/geometry.h"
#include "base/result.h"
#include "base/span.h"
#include "color/ink.h"
#include "model/keys.h"
#include "source/source.h"
#include "text/fonts.h"
#include "unicode/unicode.h"

namespace handbill::model {

/// A number with its unit, as it was written (50 % is 50; cm and in become mm; a bare 0 is 0 mm); tokens of the theme
/// (`body`, `wide`) are resolved by style.
struct Measure {
  enum class Unit { mm, pt, percent, fr, em, ratio, automatic, token };
  double value = 0;
  Unit unit = Unit::mm;
  std::string token;  ///< the name where unit is token
  friend bool operator==(const Measure&, const Measure&) = default;
};
/// `night`, `night 40%`, or `none`.
struct InkName {
  std::string name;  ///< empty: none
  double tint = 1;
  friend bool operator==(const InkName&, const InkName&) = default;
};
/// `0.5pt night 40%`, or `none` (a width of 0).
struct Line {
  Measure width;
  std::optional<InkName> ink;  ///< none: `border-ink`
  friend bool operator==(const Line&, const Line&) = default;
};
/// The value of a property, typed by its key's table row. A word is one of the key's allowed words, or a free name or
/// text.
using Value =
    std::variant<std::string, Measure, double, bool, InkName, std::vector<Measure>, std::vector<std::string>, Line>;

/// `key: value`, and the place that said it.
struct Property {
  Key key{};
  Value value;
  base::Span span;  ///< of the value
  base::Span key_span;
};
struct Properties {
  std::vector<Property> list;  ///< in file order, each key at most once
  [[nodiscard]] const Property* find(Key key) const;
};
/// The same keys again, for one language or one edition.
struct Overrides {
  std::map<std::string, Properties, std::less<>> languages;  ///< by BCP 47 tag; `ko` also serves `ko-KR`
  std::map<std::string, Properties, std::less<>> editions;
};

/// Words in a box: a literal, or `$name`, which stands for a text of the language, a detail or a fact of the campaign.
struct TextRef {
  std::string literal;  ///< where `name` is empty
  std::string name;     ///< without the `$`
  base::Span span;
};

struct TableColumn {
  TextRef label;
  Measure width;
  bool signature = false;
  base::Span span;
};

/// A box of the layout as its author wrote it: exactly one kind, its content, its properties, its overrides.
struct Box {
  BoxKind kind = BoxKind::column;
  std::string id;                ///< given, or made from its place in the tree: `body.2`
  base::Span span;               ///< of the kind's key
  base::Span id_span;            ///< of the id, where one was given
  std::vector<TextRef> content;  ///< text: paragraphs; qr and picture: one
  std::vector<TableColumn> table;
  std::vector<Box> children;
  std::optional<TextRef> alt;
  std::optional<TextRef> when;  ///< the box is there only where this is not empty
  Properties properties;
  Overrides overrides;
};

/// A named set of text properties; `extends` names another.
struct StyleDefinition {
  std::string name;
  std::string extends;
  base::Span span;
  base::Span extends_span;
  Properties properties;
  Overrides overrides;
};

/// What rules the piece stands under besides the layout's own.
enum class Piece { poster, petition };

/// A layout file, its `extends` chain already merged (child over parent; boxes by id).
struct Layout {
  std::string name;
  base::Span span;
  std::optional<TextRef> title;
  std::string theme;
  base::Span theme_span;
  Piece piece = Piece::poster;
  Properties page;
  Overrides page_overrides;
  std::vector<StyleDefinition> styles;
  Box body;
};

struct Theme {
  std::string name;
  base::Span span;
  color::InkTable inks;
  std::map<std::string, base::Span, std::less<>> ink_spans;
  std::map<std::string, Measure, std::less<>> sizes;  ///< the type scale
  std::map<std::string, Measure, std::less<>> spaces;
  std::vector<StyleDefinition> styles;
  std::map<color::Rgb8, InkName> drawing_inks;  ///< exact colours of SVG art -> inks
};

/// A named override for a way of printing: `screen`, `office`.
struct Edition {
  std::string name;
  base::Span span;
  Properties page;                  ///< over the layout's page
  bool print_at_full_size = false;  ///< ViewerPreferences PrintScaling None
  bool grey = false;
  base::Length keep_inside;  ///< all ink at least this far inside the trim; 0: no such rule
};

struct Paragraph {
  std::string text;
  base::Span span;
};
/// One text of a language: a string, or a list of paragraphs.
struct Text {
  std::vector<Paragraph> paragraphs;
  bool is_list = false;
  base::Span key_span;
};
struct Language {
  unicode::LanguageTag tag;
  base::Span span;
  bool reviewed = false;
  std::string reviewed_by;
  std::optional<unicode::Date> reviewed_on;
  std::map<std::string, Text, std::less<>> texts;
};

/// One local detail; dates and times are checked and kept as values, written by style in each language.
struct Detail {
  std::string text;
  std::optional<unicode::Date> date;
  std::optional<unicode::Time> time;
  std::map<std::string, std::string, std::less<>> by_language;  ///< `venue: {en: ..., ko: ...}`
  base::Span span;
};
struct Details {
  std::string name;
  base::Span span;
  bool sample = false;
  std::map<std::string, Detail, std::less<>> values;  ///< church, date, time, venue, contact, closing-date ...
};

struct Campaign {
  std::string name;
  base::Span span;
  std::map<std::string, Paragraph, std::less<>> facts;  ///< organisation, web, petition, imprint, charity: `$web`
  std::vector<Paragraph> languages;
  std::vector<Paragraph> layouts;
  Paragraph theme;
  Paragraph details;              ///< the details file used where none is named
  std::vector<Paragraph> locked;  ///< texts that details cannot override
};

/// Each loader checks everything it can, reports all errors, and fails once. Unknown keys are errors with the nearest
/// key as hint.
[[nodiscard]] base::Result<Theme> load_theme(const source::Tree& tree, base::Diagnostics& diagnostics);
[[nodiscard]] base::Result<Edition> load_edition(const source::Tree& tree, base::Diagnostics& diagnostics);
[[nodiscard]] base::Result<Language> load_language(const source::Tree& tree, base::Diagnostics& diagnostics);
/// With the campaign at hand, a text that it locks is refused at once (`locked-key`).
[[nodiscard]] base::Result<Details> load_details(const source::Tree& tree, base::Diagnostics& diagnostics,
                                                 const Campaign* campaign = nullptr);
[[nodiscard]] base::Result<Campaign> load_campaign(const source::Tree& tree, base::Diagnostics& diagnostics);
/// fonts/fonts.yaml, where it is not the one that was built in.
[[nodiscard]] base::Result<text::FontCatalogue> load_fonts(const source::Tree& tree, base::Diagnostics& diagnostics);

/// Details against the campaign's `locked` list. Error: `locked-key`.
[[nodiscard]] base::Result<base::Done> check_locked(const Details& details, const Campaign& campaign,
                                                    base::Diagnostics& diagnostics);
/// A translation against the language it was made from. Errors: `missing-text`, `placeholder-differs`; warnings:
/// `extra-text`, `paragraphs-differ`.
[[nodiscard]] base::Result<base::Done> check_language(const Language& source, const Language& translation,
                                                      base::Diagnostics& diagnostics);

/// Finds the tree of the layout that another `extends`; nothing (with a diagnostic) where there is none.
using FindLayout = std::function<const source::Tree*(std::string_view name, base::Span asked_at)>;
/// A layout and all it extends, merged. Errors: `extends-cycle` with the whole chain, and all of the tables' errors.
[[nodiscard]] base::Result<Layout> load_layout(const source::Tree& tree, const FindLayout& find,
                                               base::Diagnostics& diagnostics);

/// Names and kinds of documents: `layout`, `theme`, `edition`, `campaign`, `language`, `details`, `fonts`.
[[nodiscard]] std::vector<std::string_view> document_kinds();
/// The JSON Schema (draft-07) of a kind of document, from the tables of keys; ends with a line break.
[[nodiscard]] std::string schema(std::string_view kind);
/// docs/layout-reference.md, from the same tables.
[[nodiscard]] std::string layout_reference();

}  // namespace handbill::model
