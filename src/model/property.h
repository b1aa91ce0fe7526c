#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/path.h"
#include "base/span.h"
#include "model/keys.h"

namespace handbill::model {

/// A number with its unit, as it was written (50 % is 50; cm and in become mm; a bare 0 is 0 mm); tokens of the theme
/// (`body`, `wide`) are resolved by style.
struct Measure {
  enum class Unit { mm, pt, percent, fr, em, ratio, degrees, automatic, token };
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
/// `80mm end dots`: where what follows a tab stands, and what fills the way there.
struct Tab {
  Measure at;          ///< from the line's start; percent: of its measure
  std::string align;   ///< start center end decimal
  std::string leader;  ///< what is repeated up to it; empty: nothing
  friend bool operator==(const Tab&, const Tab&) = default;
};
/// One side of a track's size.
struct TrackSize {
  enum class Of { measure, min_content, max_content } of = Of::measure;
  Measure measure;
  friend bool operator==(const TrackSize&, const TrackSize&) = default;
};
/// `minmax(20mm, 1fr)`; `20mm` is both, `1fr` has an automatic least; `fit-content(40mm)` has 40 mm as its most.
struct Track {
  TrackSize least;
  TrackSize most;
  bool fit_content = false;
  friend bool operator==(const Track&, const Track&) = default;
};
/// The columns or the rows of a grid.
struct Tracks {
  std::vector<Track> list;
  bool subgrid = false;  ///< those of its parent
  friend bool operator==(const Tracks&, const Tracks&) = default;
};
/// `linear(90deg, night, track 40% 50%, paper)`, `radial(50% 30%, paper, haze)`.
struct Gradient {
  bool is_radial = false;
  double angle = 180;                   ///< linear, in degrees
  double centre_x = 50, centre_y = 50;  ///< radial, in percent of the box
  struct Stop {
    InkName ink;
    double at = 0;  ///< in percent of the way, written or evenly spread
    friend bool operator==(const Stop&, const Stop&) = default;
  };
  std::vector<Stop> stops;
  friend bool operator==(const Gradient&, const Gradient&) = default;
};
/// `1mm 1mm night 20%`, or `none`.
struct Shadow {
  Measure x;
  Measure y;
  InkName ink;  ///< without a name: none
  friend bool operator==(const Shadow&, const Shadow&) = default;
};
/// The `d` of an SVG path in percent of a box, or `none`.
struct ClipPath {
  base::PathData path;
  std::string text;  ///< as written
  friend bool operator==(const ClipPath&, const ClipPath&) = default;
};
/// The value of a property, typed by its key's table row. A word is one of the key's allowed words, or a free name or
/// text.
using Value = std::variant<std::string, Measure, double, bool, InkName, std::vector<Measure>, std::vector<std::string>,
                           Line, std::vector<Tab>, Tracks, Gradient, Shadow, ClipPath>;

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
using PropertiesByLanguage = std::map<std::string, Properties, std::less<>>;  ///< by BCP 47 tag; `ko` serves `ko-KR`
/// The same keys again for one edition, and over them for single languages of it.
struct EditionOverride {
  Properties properties;
  PropertiesByLanguage languages;
};
/// The same keys again, for one language or one edition.
struct Overrides {
  PropertiesByLanguage languages;
  std::map<std::string, EditionOverride, std::less<>> editions;  ///< also for the editions that extend it
};

/// Every level of `overrides`, whatever it is for.
template <typename Visit>
void visit_levels(const Overrides& overrides, Visit visit) {
  for (const auto& [tag, properties] : overrides.languages) visit(properties);
  for (const auto& [name, edition] : overrides.editions) {
    visit(edition.properties);
    for (const auto& [tag, properties] : edition.languages) visit(properties);
  }
}

/// A named set of text properties; `extends` names another.
struct StyleDefinition {
  std::string name;
  std::string extends;
  base::Span span;
  base::Span extends_span;
  Properties properties;
  Overrides overrides;
};

}  // namespace handbill::model
