#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handbill::color {

/// An ink of an InkTable. 0 is the first ink of the table.
struct InkId {
  std::uint16_t value = 0;
  friend constexpr auto operator<=>(const InkId&, const InkId&) = default;
};

/// Ink coverage, each 0 to 1.
struct Cmyk {
  double c = 0, m = 0, y = 0, k = 0;
  friend bool operator==(const Cmyk&, const Cmyk&) = default;
};

/// What a screen shows: sRGB, 8 bit a channel.
struct Rgb8 {
  std::uint8_t r = 0, g = 0, b = 0;
  friend constexpr auto operator<=>(const Rgb8&, const Rgb8&) = default;
};

struct Ink {
  std::string name;
  Cmyk cmyk;
  Rgb8 preview;
  std::string spot;  ///< a separation's name, or empty for a process ink
  bool overprint = false;

  /// An ink without C, M and Y: drawn as pure grey, written as `g`.
  [[nodiscard]] bool is_grey() const { return spot.empty() && cmyk.c == 0 && cmyk.m == 0 && cmyk.y == 0; }
};

/// An ink, thinned: tint 1 is solid, 0 is bare paper (white).
struct InkTint {
  InkId ink;
  double tint = 1;
  friend bool operator==(const InkTint&, const InkTint&) = default;
};

/// The inks of a document, by value.
class InkTable {
 public:
  InkId add(Ink ink);
  [[nodiscard]] std::optional<InkId> find(std::string_view name) const;
  [[nodiscard]] const Ink& at(InkId id) const;
  [[nodiscard]] const std::vector<Ink>& inks() const { return inks_; }

 private:
  std::vector<Ink> inks_;
};

/// The preview of a tinted ink: mixed with white in sRGB; a grey ink gives r = g = b = 255 (1 - k tint).
[[nodiscard]] Rgb8 preview(const InkTable& table, const InkTint& paint);
/// WCAG 2.1 relative luminance, 0 to 1.
[[nodiscard]] double luminance(Rgb8 colour);
/// WCAG 2.1 contrast ratio, 1 to 21.
[[nodiscard]] double contrast(Rgb8 a, Rgb8 b);
/// `#rrggbb`, case ignored.
[[nodiscard]] std::optional<Rgb8> parse_hex(std::string_view text);
[[nodiscard]] std::string hex(Rgb8 colour);

}  // namespace handbill::color
