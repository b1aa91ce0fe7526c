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

/// For large black areas where no print shop says another.
inline constexpr Cmyk usual_rich_black{0.4, 0.4, 0.4, 1};

/// What a screen shows: sRGB, 8 bit a channel.
struct Rgb8 {
  std::uint8_t r = 0, g = 0, b = 0;
  friend constexpr auto operator<=>(const Rgb8&, const Rgb8&) = default;
};

/// Whether what is below an ink is printed, too. `automatic`: below solid black type and thin solid black lines, and
/// below technical inks; elsewhere an ink knocks out what lies below it.
enum class Overprint { automatic, always, never };

/// What an ink is for.
enum class InkUse {
  printing,      ///< to be seen
  technical,     ///< a separation that the sheet is cut, creased or perforated by; never printed
  registration,  ///< on every plate at once: for marks outside the bleed alone
};

struct Ink {
  std::string name;
  Cmyk cmyk;  ///< of a spot ink, what stands in for it where it is not there
  Rgb8 preview;
  std::string spot;  ///< a separation's name, or empty for a process ink
  Overprint overprint = Overprint::automatic;
  InkUse use = InkUse::printing;
  bool rich_black = false;  ///< `cmyk` is the print shop's own recipe where one is known

  /// An ink without C, M and Y: drawn as pure grey, written as `g`.
  [[nodiscard]] bool is_grey() const { return spot.empty() && cmyk.c == 0 && cmyk.m == 0 && cmyk.y == 0; }
  /// The black plate, full, and no other.
  [[nodiscard]] bool is_solid_black() const { return is_grey() && cmyk.k == 1 && use == InkUse::printing; }
  /// What the ink leaves on the plates of process inks, its separation counted as what stands in for it.
  [[nodiscard]] double total() const { return cmyk.c + cmyk.m + cmyk.y + cmyk.k; }
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

/// What is drawn, as far as overprinting asks.
enum class Drawn { area, text, thin_line };
/// Thinner lines of solid black print over what lies below (Ghent Workgroup: 2 pt).
inline constexpr double thin_line_points = 2;
/// True where what lies below `paint` is printed, too. Bare paper never is printed over.
[[nodiscard]] bool overprints(const InkTable& table, const InkTint& paint, Drawn drawn);

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
