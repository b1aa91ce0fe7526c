#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "base/span.h"
#include "color/ink.h"
#include "model/property.h"
#include "unicode/unicode.h"

namespace handbill::model {

/// Names for lengths.
using TokenTable = std::map<std::string, Measure, std::less<>>;

/// Inks, tokens and styles that layouts share.
struct Theme {
  std::string name;
  base::Span span;
  color::InkTable inks;
  std::map<std::string, base::Span, std::less<>> ink_spans;
  TokenTable sizes;  ///< the type scale
  TokenTable spaces;
  std::vector<StyleDefinition> styles;
  std::map<color::Rgb8, InkName> drawing_inks;  ///< exact colours of SVG art -> inks
};

/// A named override for a way of printing, `screen` or `office`, what it extends already merged.
struct Edition {
  std::string name;
  std::vector<std::string> names;  ///< its own, then those that it extends, nearest first: whose overrides hold here
  base::Span span;
  Properties page;                      ///< over the layout's page
  std::vector<StyleDefinition> styles;  ///< over the layout's and the theme's of the same name
  TokenTable sizes;                     ///< over the theme's
  Properties text;                      ///< over every style and every text's own keys
  bool print_at_full_size = false;      ///< ViewerPreferences PrintScaling None
  bool press = false;                   ///< its PDFs are print files, by a shop's profile
  bool grey = false;                    ///< DeviceGray alone
  bool links = false;                   ///< what is an address can be clicked
  bool light_fills = false;             ///< no large ground may be dark
  bool upright = false;                 ///< no italics: what is emphasised is bold
  bool write_in = false;                ///< details of a meeting stay empty
  base::Length keep_inside;             ///< all ink at least this far inside the trim; 0: no such rule
  base::Length least_size;              ///< no text is smaller; 0: no such rule
};

struct Paragraph {
  std::string text;
  base::Span span;
};
/// `{head: ..., text: ...}`: one of a list of things that are alike, for `repeat` and `table`.
struct Record {
  struct Field {
    std::string name;
    base::Span name_span;
    std::size_t paragraph = 0;  ///< its words, as an index into the text's paragraphs
  };
  std::vector<Field> fields;
  base::Span span;
  [[nodiscard]] const Field* find(std::string_view name) const;
};
/// One text of a language: a string, a list of paragraphs, or a list of records.
struct Text {
  std::vector<Paragraph> paragraphs;  ///< of records: those of all fields, one after the other
  bool is_list = false;
  base::Span key_span;
  std::vector<Record> records = {};  ///< all have the same fields; empty: it has none
};
struct Language {
  unicode::LanguageTag tag;
  base::Span span;
  bool reviewed = false;
  std::string reviewed_by;
  std::optional<unicode::Date> reviewed_on;
  std::map<std::string, Text, std::less<>> texts;
  std::vector<Paragraph> hyphenation;                    ///< words with hyphens where they may be divided
  std::map<std::string, Text, std::less<>> short_texts;  ///< what may stand for some of them where room is short
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

/// Whether a detail is of the meeting: what a sheet to be filled in has lines for. Others are of the petition.
[[nodiscard]] bool is_of_meeting(std::string_view detail);

/// What `handbill fit --write` keeps: the size of each group that all languages share, as a part of what its style
/// asks.
struct FitLock {
  struct Place {
    std::string layout;
    std::string edition;
    std::string group;
    friend auto operator<=>(const Place&, const Place&) = default;
  };
  std::map<Place, double> factors;  ///< 0 to 1

  /// Of the first of `editions`, nearest first, that the layout has a size for.
  [[nodiscard]] std::optional<double> find(const std::string& layout, std::span<const std::string> editions,
                                           const std::string& group) const;
};

struct Campaign {
  std::string name;
  base::Span span;
  std::map<std::string, Paragraph, std::less<>> facts;  ///< organisation, web, petition, imprint, charity: `$web`
  std::vector<Paragraph> languages;
  std::vector<Paragraph> layouts;
  Paragraph theme;                ///< over the layouts' own; empty where it names none
  bool is_default = false;        ///< meant where the job names no campaign
  Paragraph details;              ///< the details file used where none is named
  std::vector<Paragraph> locked;  ///< texts that details cannot override
  /// Groups that have one size in all languages -> the languages that are let out.
  std::map<std::string, std::vector<Paragraph>, std::less<>> one_size;
};

}  // namespace handbill::model
