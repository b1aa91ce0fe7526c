#include "color/blend.h"

#include <algorithm>
#include <array>

namespace handbill::color {

namespace {

constexpr std::array<std::string_view, 6> names{"normal", "multiply", "screen", "overlay", "darken", "lighten"};

}  // namespace

std::optional<Blend> parse_blend(std::string_view name) {
  const auto* const found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Blend>(found - names.begin());
}

std::string_view name_of(Blend blend) { return names.at(static_cast<std::size_t>(blend)); }

double blended(Blend blend, double below, double above) {
  switch (blend) {
    case Blend::normal:
      return above;
    case Blend::multiply:
      return below * above;
    case Blend::screen:
      return below + above - below * above;
    case Blend::overlay:
      return below <= 0.5 ? 2 * below * above : 1 - 2 * (1 - below) * (1 - above);
    case Blend::darken:
      return std::min(below, above);
    case Blend::lighten:
      return std::max(below, above);
  }
  return above;
}

}  // namespace handbill::color
