#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/span.h"
#include "color/ink.h"
#include "product/product.h"

namespace handbill::product {

/// Which of ISO 15930's kinds of PDF a shop takes.
enum class Standard {
  x4,   ///< PDF/X-4 (ISO 15930-7): PDF 1.6, transparency as it is
  x1a,  ///< PDF/X-1a:2003 (ISO 15930-4): PDF 1.4, nothing transparent
};
/// `x4`, `x1a`.
[[nodiscard]] std::string_view name_of(Standard standard);
[[nodiscard]] std::optional<Standard> parse_standard(std::string_view name);
/// `PDF/X-4`, `PDF/X-1a:2003`.
[[nodiscard]] std::string_view title_of(Standard standard);

/// The printing condition that a file is made for: what its numbers look like on paper.
struct Condition {
  std::string id;  ///< as the ICC's registry of characterisations has it: `FOGRA39`
  std::string registry = "http://www.color.org";
  std::string text;  ///< for a reader: `Offset on coated paper (ISO 12647-2)`
  std::string icc;   ///< an ICC profile's path from the project's folder; empty: the shop's own is asked for
  base::Span icc_span;
  /// The most ink that its own tables give a picture, measured, 4 is 400 %; 0: not known.
  double most_ink = 0;
};

/// At which resolution a picture is warned of and at which it is refused, in pixels an inch as printed.
struct Resolution {
  double error = 0;
  double warning = 0;
};

/// The least that comes off the press well.
struct LeastSizes {
  base::Length text = base::pt(5);            ///< type in one ink
  base::Length reversed_text = base::pt(6);   ///< light type on a dark ground
  base::Length text_in_inks = base::pt(8);    ///< type in more than one ink: a warning
  base::Length line = base::pt(0.25);         ///< a line in one ink
  base::Length line_in_inks = base::pt(0.5);  ///< a line in several, or light on dark
  base::Length module = base::mm(0.4);        ///< of a QR code
};

/// What one class of print shop takes: the rules that a press file is made and judged by.
struct ShopProfile {
  std::string name;     ///< `coated`
  std::string version;  ///< of this profile: `2026.1`
  std::string title;    ///< `Offset on coated paper`
  std::string about;    ///< a paragraph for who chooses between profiles
  base::Span span;

  Standard standard = Standard::x4;
  Condition condition;
  /// The most ink in one place, 3 is 300 %, as a mean over `ink_window`.
  double most_ink = 3;
  /// Added to `most_ink` before anything is said: what rounding does on the way.
  double ink_tolerance = 0;
  double ink_window = 15;  ///< mm2

  std::vector<std::string> sizes;  ///< finished sizes that it prints, by name, either way round; none: any
  base::Length bleed;              ///< at least
  base::Length safe;               ///< text and logos no nearer to the trim: an error
  base::Length safe_warning;       ///< and better no nearer than this
  base::Length fold_safe;          ///< the same for folds
  Marks marks;
  Resolution picture{150, 225};                      ///< of colour and grey pictures
  Resolution bitmap{550, 800};                       ///< of pictures of one bit
  color::Cmyk rich_black = color::usual_rich_black;  ///< for large areas; never for text
  LeastSizes least;
  int spots = 0;  ///< separations beside the process inks, dielines not counted
  /// A sound pattern of product/file_pattern.h.
  std::string file_name = "{product}_{language}_{width}x{height}";
  base::Span file_name_span;
  double most_megabytes = 100;
};

}  // namespace handbill::product
