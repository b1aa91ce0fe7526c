#include <algorithm>
#include <array>
#include <cmath>

#include "base/number.h"
#include "base/utf8.h"
#include "model/values.h"

namespace handbill::model {

using base::Diagnostic;
using base::Diagnostics;
using source::Node;

namespace {

struct UnitRow {
  std::string_view name;
  units::Set set;
  Measure::Unit unit;
  double factor;  ///< to what Measure holds
};
constexpr std::array<UnitRow, 9> unit_rows{{
    {"mm", units::length, Measure::Unit::mm, 1},
    {"cm", units::length, Measure::Unit::mm, 10},
    {"in", units::length, Measure::Unit::mm, 25.4},
    {"pt", units::length, Measure::Unit::pt, 1},
    {"%", units::percent, Measure::Unit::percent, 1},
    {"fr", units::fr, Measure::Unit::fr, 1},
    {"em", units::em, Measure::Unit::em, 1},
    {"deg", units::degrees, Measure::Unit::degrees, 1},
    {"", units::ratio, Measure::Unit::ratio, 1},
}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t number_length(std::string_view text) {
  const auto end =
      std::ranges::find_if_not(text, [](char c) { return is_digit(c) || c == '.' || c == '-' || c == '+'; });
  return static_cast<std::size_t>(end - text.begin());
}

Diagnostic& refuse(std::string_view id, base::Span span, const Slice& piece, const MeasureRule& rule,
                   Diagnostics& diagnostics) {
  return diagnostics.error(id, span, "expected " + std::string(rule.expected) + ", found " + base::quote(piece.text));
}

/// The unit that a measure ends in, or nothing and why not.
const UnitRow* find_unit(const Slice& piece, std::size_t at, const MeasureRule& rule, Diagnostics& diagnostics) {
  const std::string_view name = piece.text.substr(at);
  const auto row = std::ranges::find(unit_rows, name, &UnitRow::name);
  if (row != unit_rows.end() && (row->set & rule.units) != 0) return &*row;
  if (name.empty()) {
    Diagnostic& error = refuse("missing-unit", piece.span(), piece, rule, diagnostics);
    if ((rule.units & units::length) != 0) {
      error.hint("a length needs its unit: write " + std::string(piece.text) + "mm or " + std::string(piece.text) +
                 "pt");
    } else {
      error.hint("write " + std::string(piece.text) + ((rule.units & units::degrees) != 0 ? "deg" : "%"));
    }
    return nullptr;
  }
  const base::Span span = source::span_within(*piece.node, piece.offset + at, name.size());
  if (name == "px") {
    refuse("wrong-unit", span, piece, rule, diagnostics)
        .hint("px has no size on paper: 1pt is about 1.33px, write mm or pt");
    return nullptr;
  }
  if (row != unit_rows.end()) {
    refuse("wrong-unit", span, piece, rule, diagnostics);
    return nullptr;
  }
  Diagnostic& error = refuse("unknown-unit", span, piece, rule, diagnostics);
  if ((name[0] == 'e' || name[0] == 'E') && name.size() > 1 && (is_digit(name[1]) || name[1] == '-')) {
    error.hint("write the number out, without " + base::quote(name.substr(0, 1)));
    return nullptr;
  }
  if (name[0] == ',' && name.size() > 1 && is_digit(name[1])) {
    error.hint("write a decimal point: " + std::string(piece.text.substr(0, at)) + "." + std::string(name.substr(1)));
    return nullptr;
  }
  std::vector<std::string_view> known;
  for (const UnitRow& unit : unit_rows) {
    if ((unit.set & rule.units) != 0 && !unit.name.empty()) known.push_back(unit.name);
  }
  std::string lower(name);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const std::string_view near = base::nearest(lower, known);
  const bool same = std::ranges::find(known, lower) != known.end();
  if (same || !near.empty()) {
    error.hint("did you mean " + ticked(std::string(piece.text.substr(0, at)) + (same ? lower : std::string(near))) +
               "?");
  } else {
    error.hint("the units here are " + one_of(known));
  }
  return nullptr;
}

/// Millimetres in one of the range's unit (mm or pt).
double range_factor(std::string_view unit) { return unit == "pt" ? 25.4 / 72 : 1; }

struct Bounds {
  double low, high;
};
/// What a number of this unit may be under the rule, in that unit.
Bounds bounds_of(Measure::Unit unit, const Range& range) {
  const bool negative = range.low < 0;
  switch (unit) {
    case Measure::Unit::mm:
      return {range.low * range_factor(range.unit), range.high * range_factor(range.unit)};
    case Measure::Unit::pt: {
      const double factor = range_factor(range.unit) * 72 / 25.4;
      return {range.low * factor, range.high * factor};
    }
    case Measure::Unit::percent:
      if (range.unit == "%") return {range.low, range.high};
      return {negative ? -1000.0 : 0.0, 1000};
    case Measure::Unit::em:
      if (range.unit == "%") return {range.low / 100, range.high / 100};
      return {negative ? -20.0 : 0.0, 20};
    case Measure::Unit::fr:
      return {0.001, 1000};
    case Measure::Unit::ratio:
      return {0.5, 5};
    case Measure::Unit::degrees:
      return {range.low, range.high};
    case Measure::Unit::automatic:
    case Measure::Unit::token:
      break;
  }
  return {0, 0};
}

std::string_view unit_text(Measure::Unit unit) {
  const auto row = std::ranges::find(unit_rows, unit, &UnitRow::unit);
  return row == unit_rows.end() ? std::string_view() : row->name;
}

bool check_range(const Slice& piece, const Measure& measure, const MeasureRule& rule, Diagnostics& diagnostics) {
  const Bounds bounds = bounds_of(measure.unit, rule.range);
  // A hair of slack, so that the bound itself passes in a unit that is not the range's own.
  constexpr double slack = 1e-9;
  if (measure.value >= bounds.low - slack * std::abs(bounds.low) && measure.value <= bounds.high * (1 + slack))
    return true;
  const bool own = measure.unit == Measure::Unit::mm || measure.unit == Measure::Unit::pt;
  const std::string_view unit = own ? rule.range.unit : unit_text(measure.unit);
  const auto text = [&](double bound) { return base::to_text(bound, 3) + std::string(unit); };
  diagnostics.error("out-of-range", piece.span(),
                    "expected " + ticked(rule.name) + " from " + text(own ? rule.range.low : bounds.low) + " to " +
                        text(own ? rule.range.high : bounds.high) + ", found " + base::quote(piece.text));
  return false;
}

}  // namespace

std::optional<Measure> read_measure(const Slice& piece, const MeasureRule& rule, Diagnostics& diagnostics) {
  if (piece.text == "auto" && (rule.units & units::automatic) != 0) return Measure{0, Measure::Unit::automatic, {}};
  if (piece.text == "quarter" && (rule.units & units::degrees) != 0) return Measure{90, Measure::Unit::degrees, {}};
  const std::size_t digits = number_length(piece.text);
  if (digits == 0 && (rule.units & units::token) != 0 && piece.text != "auto" && is_name(piece.text)) {
    return Measure{0, Measure::Unit::token, std::string(piece.text)};
  }
  const auto number = base::parse_decimal(piece.text.substr(0, digits));
  if (!number) {
    Diagnostic& error = refuse("wrong-type", piece.span(), piece, rule, diagnostics);
    const std::size_t first = piece.text.find_first_not_of('0');
    if (first != 0 && first < digits && is_digit(piece.text[first]))
      error.hint("write it without the 0 before it: " + std::string(piece.text.substr(first)));
    return std::nullopt;
  }
  // As in CSS, nothing is as long in every unit.
  const bool zero = *number == 0 && digits == piece.text.size() && (rule.units & units::ratio) == 0;
  Measure measure;
  if (!zero) {
    const UnitRow* unit = find_unit(piece, digits, rule, diagnostics);
    if (unit == nullptr) return std::nullopt;
    measure = {*number * unit->factor, unit->unit, {}};
  }
  if (!zero || (rule.units & units::length) != 0) {
    if (!check_range(piece, measure, rule, diagnostics)) return std::nullopt;
  } else {
    measure.unit = (rule.units & units::percent) != 0   ? Measure::Unit::percent
                   : (rule.units & units::degrees) != 0 ? Measure::Unit::degrees
                                                        : Measure::Unit::em;
  }
  return measure;
}

std::optional<Measure> read_measure(const Node& node, const MeasureRule& rule, Diagnostics& diagnostics) {
  const std::string* text = want_scalar(node, rule.expected, diagnostics);
  if (text == nullptr) return std::nullopt;
  const std::size_t blank = text->find(' ');
  if (blank == std::string::npos) return read_measure(Slice{&node, 0, *text}, rule, diagnostics);
  Diagnostic& error = expected(rule.expected, node, diagnostics);
  const bool unit =
      std::ranges::find(unit_rows, std::string_view(*text).substr(blank + 1), &UnitRow::name) != unit_rows.end();
  if (unit && number_length(*text) == blank)
    error.hint("write it without the blank: " + text->substr(0, blank) + text->substr(blank + 1));
  return std::nullopt;
}

std::optional<double> read_number(const Slice& piece, const Range& range, std::string_view name,
                                  Diagnostics& diagnostics, std::string_view hint) {
  std::string_view text = piece.text;
  if (range.unit == "%" && text.ends_with('%')) text.remove_suffix(1);
  const auto number = base::parse_decimal(text);
  if (!number) {
    diagnostics.error("wrong-type", piece.span(), "expected a number such as 1, found " + base::quote(piece.text));
    return std::nullopt;
  }
  if (*number >= range.low && *number <= range.high) return number;
  const auto bound = [&](double value) { return base::to_text(value, 3) + std::string(range.unit); };
  Diagnostic& error = diagnostics.error("out-of-range", piece.span(),
                                        "expected " + ticked(name) + " from " + bound(range.low) + " to " +
                                            bound(range.high) + ", found " + base::quote(piece.text));
  if (!hint.empty()) error.hint(std::string(hint));
  return std::nullopt;
}

}  // namespace handbill::model
