#include "style/tokens.h"

#include <array>

namespace handbill::style {

using base::Extent;
using base::Length;
using model::Measure;

namespace {

/// CSS: one value for all, two for vertical and horizontal (or the two diagonals), three or four from the top
/// clockwise.
std::array<Length, 4> four(const Tokens& tokens, const std::vector<Measure>& values) {
  constexpr std::array<std::array<std::size_t, 4>, 4> order{{{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}}};
  std::array<Length, 4> result{};
  if (values.empty() || values.size() > 4) return result;
  for (std::size_t i = 0; i < 4; ++i) result[i] = tokens.length(values[order[values.size() - 1][i]]);
  return result;
}

}  // namespace

Scale scale_of(model::Key key) {
  return key == model::Key::size || key == model::Key::min_size ? Scale::sizes : Scale::spaces;
}

const Measure* Tokens::measure(const Measure& value, Scale scale) const {
  if (value.unit != Measure::Unit::token) return &value;
  if (scale == Scale::sizes && !sizes_.empty()) {
    if (const auto own = sizes_.find(value.token); own != sizes_.end()) return &own->second;
  }
  const auto& table = scale == Scale::sizes ? theme_.sizes : theme_.spaces;
  const auto found = table.find(value.token);
  return found == table.end() ? nullptr : &found->second;
}

Length Tokens::length(const Measure& value, Scale scale, Length em) const {
  const Measure* const real = measure(value, scale);
  if (real == nullptr) return {};
  switch (real->unit) {
    case Measure::Unit::mm:
      return base::mm(real->value);
    case Measure::Unit::pt:
      return base::pt(real->value);
    case Measure::Unit::em:
    case Measure::Unit::ratio:
      return em * real->value;
    case Measure::Unit::percent:
      return em * (real->value / 100);
    case Measure::Unit::fr:
    case Measure::Unit::degrees:
    case Measure::Unit::automatic:
    case Measure::Unit::token:
      return {};
  }
  return {};
}

Extent Tokens::extent(const Measure& value) const {
  switch (value.unit) {
    case Measure::Unit::automatic:
      return Extent::automatic();
    case Measure::Unit::percent:
      return Extent::percent(value.value / 100);
    case Measure::Unit::fr:
      return Extent::fill(value.value);
    case Measure::Unit::mm:
    case Measure::Unit::pt:
    case Measure::Unit::em:
    case Measure::Unit::ratio:
    case Measure::Unit::degrees:
    case Measure::Unit::token:
      return Extent::fixed(length(value));
  }
  return {};
}

double Tokens::ratio(const Measure& value, Length size) const {
  const Measure* const real = measure(value, Scale::spaces);
  if (real == nullptr) return 0;
  switch (real->unit) {
    case Measure::Unit::em:
    case Measure::Unit::ratio:
      return real->value;
    case Measure::Unit::percent:
      return real->value / 100;
    case Measure::Unit::mm:
    case Measure::Unit::pt:
      return size.to_pt() > 0 ? length(*real) / size : 0;
    case Measure::Unit::fr:
    case Measure::Unit::degrees:
    case Measure::Unit::automatic:
    case Measure::Unit::token:
      return 0;
  }
  return 0;
}

base::Sides<Length> Tokens::sides(const std::vector<Measure>& values) const {
  const auto [top, right, bottom, left] = four(*this, values);
  return {top, right, bottom, left};
}

base::Corners<Length> Tokens::corners(const std::vector<Measure>& values) const {
  const auto [top_left, top_right, bottom_right, bottom_left] = four(*this, values);
  return {top_left, top_right, bottom_right, bottom_left};
}

color::InkTint Tokens::ink(const model::InkName& name) {
  const auto found = inks_.find(name.name);
  return found ? color::InkTint{*found, name.tint} : black();
}

color::InkTint Tokens::black() {
  if (const auto found = inks_.find("black")) return {*found, 1};
  return {inks_.add({"black", {0, 0, 0, 1}, {0, 0, 0}, {}}), 1};
}

color::InkTint Tokens::paper() { return {black().ink, 0}; }

}  // namespace handbill::style
