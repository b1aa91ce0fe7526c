#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "color/ink.h"

namespace handbill::color {

/// A tinted ink as a device colour that cairo carries unchanged to the PDF: per channel of 16 bits the preview's byte
/// above and a byte of the ink's number below, so that the PDF still looks right.
using Key = std::array<std::uint16_t, 3>;

/// How many inks a table that is drawn with keys may have.
inline constexpr std::size_t most_inks = 1u << 13;

/// What a key says: 1 bit of overprint, 13 of ink, 10 of tint in thousandths.
struct Keyed {
  InkTint paint;
  bool overprint = false;
  friend bool operator==(const Keyed&, const Keyed&) = default;
};
[[nodiscard]] Key key_of(const InkTable& inks, const InkTint& paint, bool overprint);
/// Nothing for a colour that is no key of this table: the preview in it has to be that of the ink.
[[nodiscard]] std::optional<Keyed> read_key(const InkTable& inks, const Key& key);

}  // namespace handbill::color
