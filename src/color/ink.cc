#include "color/ink.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace handbill::color {

namespace {

std::uint8_t to_byte(double share) { return static_cast<std::uint8_t>(std::lround(255 * std::clamp(share, 0.0, 1.0))); }

/// An sRGB channel as light; WCAG 2.1, "relative luminance".
double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// The value of a hexadecimal digit, or nothing.
std::optional<unsigned> digit(char character) {
  if (character >= '0' && character <= '9') return static_cast<unsigned>(character - '0');
  if (character >= 'a' && character <= 'f') return static_cast<unsigned>(character - 'a') + 10;
  if (character >= 'A' && character <= 'F') return static_cast<unsigned>(character - 'A') + 10;
  return std::nullopt;
}

}  // namespace

InkId InkTable::add(Ink ink) {
  assert(inks_.size() < 0xffff);
  inks_.push_back(std::move(ink));
  return {static_cast<std::uint16_t>(inks_.size() - 1)};
}

std::optional<InkId> InkTable::find(std::string_view name) const {
  const auto found = std::ranges::find(inks_, name, &Ink::name);
  if (found == inks_.end()) return std::nullopt;
  return InkId{static_cast<std::uint16_t>(found - inks_.begin())};
}

const Ink& InkTable::at(InkId id) const {
  // An id comes from add() of this table and from nowhere else: another one is a bug, not a mistake of the user.
  assert(id.value < inks_.size());
  return inks_.at(id.value);
}

bool overprints(const InkTable& table, const InkTint& paint, Drawn drawn) {
  const Ink& ink = table.at(paint.ink);
  if (paint.tint <= 0 || (ink.spot.empty() && ink.total() <= 0)) return false;
  switch (ink.overprint) {
    case Overprint::always:
      return true;
    case Overprint::never:
      return false;
    case Overprint::automatic:
      break;
  }
  if (ink.use == InkUse::technical) return true;
  return drawn != Drawn::area && paint.tint >= 1 && ink.is_solid_black();
}

Rgb8 preview(const InkTable& table, const InkTint& paint) {
  const Ink& ink = table.at(paint.ink);
  if (ink.is_grey()) {
    const std::uint8_t grey = to_byte(1 - ink.cmyk.k * paint.tint);
    return {grey, grey, grey};
  }
  const auto mixed = [&](std::uint8_t channel) { return to_byte(1 - (255 - channel) * paint.tint / 255); };
  return {mixed(ink.preview.r), mixed(ink.preview.g), mixed(ink.preview.b)};
}

double luminance(Rgb8 colour) {
  return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

double contrast(Rgb8 a, Rgb8 b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

std::optional<Rgb8> parse_hex(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  std::array<std::uint8_t, 3> channels{};
  for (std::size_t i = 0; i < channels.size(); ++i) {
    const auto high = digit(text[1 + 2 * i]);
    const auto low = digit(text[2 + 2 * i]);
    if (!high || !low) return std::nullopt;
    channels[i] = static_cast<std::uint8_t>(*high * 16 + *low);
  }
  return Rgb8{channels[0], channels[1], channels[2]};
}

std::string hex(Rgb8 colour) {
  std::string text = "#";
  for (const std::uint8_t channel : {colour.r, colour.g, colour.b}) {
    text += "0123456789abcdef"[channel >> 4];
    text += "0123456789abcdef"[channel & 15];
  }
  return text;
}

}  // namespace handbill::color
