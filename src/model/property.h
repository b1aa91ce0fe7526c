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
                           Line, std::vector<Tab>, Gradient, Shadow, ClipPath>;

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
