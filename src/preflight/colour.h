#pragma once

#include <string>
#include <vector>

#include "preflight/qpdf.h"

namespace handbill::preflight {

/// A colour space as a press sees it.
struct Space {
  enum class Kind { grey, cmyk, separation, device_n, light, pattern, unknown } kind = Kind::grey;
  std::string name;  ///< as the file has it: `/DeviceRGB`, `/ICCBased (3)`
  std::size_t components = 1;
  std::vector<std::string> colorants;  ///< of a separation and of DeviceN
  std::string alternate;               ///< of a separation: the alternate space and its tint at full, as text
  std::vector<double> full;  ///< of a separation: the alternate's values of the full ink, where they can be told
};
/// `resources` gives names a meaning.
[[nodiscard]] Space read_space(QPDFObjectHandle object, QPDFObjectHandle resources);

struct Colour {
  Space space;
  std::vector<double> values = {0};

  /// True for anything but inks.
  [[nodiscard]] bool is_light() const { return space.kind == Space::Kind::light; }
  /// Bare paper: no ink at all.
  [[nodiscard]] bool is_white() const;
  /// The black plate and no other; a grey counts.
  [[nodiscard]] bool is_black_alone() const;
  /// Black full and no other ink.
  [[nodiscard]] bool is_solid_black() const;
  /// Black nearly full, with other inks below it.
  [[nodiscard]] bool is_rich_black() const;
  /// How many plates it is on.
  [[nodiscard]] int plates() const;
  /// All plates together, 4 is 400 %; light: 0.
  [[nodiscard]] double total() const;
  /// On every plate at once.
  [[nodiscard]] bool is_registration() const;
  /// `0/100/90/5`, `Separation PANTONE 485 C 100`, for messages.
  [[nodiscard]] std::string text() const;
};

}  // namespace handbill::preflight
