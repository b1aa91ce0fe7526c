#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "backend/backend.h"
#include "display/display.h"
#include "text/text.h"

namespace handbill::test {

/// A sentence in a language of the campaign.
struct Sentence {
  std::string_view language;
  std::string_view utf8;
};
/// One sentence for each of the campaign's 18 languages.
[[nodiscard]] const std::vector<Sentence>& sentences();
[[nodiscard]] std::vector<char32_t> characters_of(std::string_view utf8);
/// The faces that the catalogue names for `sans/regular` in a language.
[[nodiscard]] std::vector<text::FaceId> stack_of(std::string_view language);

/// Ink ids of `document()`.
inline constexpr color::InkId black{0};  ///< K only, preview 0
inline constexpr color::InkId red{1};
inline constexpr color::InkId grey{2};  ///< 60 % K

/// A document of one empty page, 100 x 60 mm with 3 mm of bleed.
[[nodiscard]] display::Pages document();
/// A rectangle filled with an ink.
[[nodiscard]] display::Path box(const base::Rect& at, color::InkTint paint);
/// The lines of a text as items, 80 mm wide, the first baseline's line at (10 mm, `top`).
[[nodiscard]] std::vector<display::Item> lines(std::string_view language, std::string_view utf8, base::Length size,
                                               base::Length top);
/// A picture of `width` x `height` px that runs from dark to light, as the decoder would give it.
[[nodiscard]] image::RasterRef picture(std::uint32_t width, std::uint32_t height, image::Raster::Channels channels);

/// The bytes, or a test failure with the first message.
[[nodiscard]] std::string pdf_of(const display::Pages& pages, const backend::Options& options = {});
[[nodiscard]] std::string png_of(const display::Pages& pages, const backend::Options& options = {});

/// Messages of all diagnostics, one a line.
[[nodiscard]] std::string messages(const base::Diagnostics& diagnostics);

/// A file below the test's temporary folder that holds `bytes`; its path.
std::string write_file(std::string_view name, std::string_view bytes);
/// What a command prints, errors included.
std::string output_of(const std::string& command);
/// The PDF with all streams open, one object a time.
std::string open_up(const std::string& pdf);

/// A bitmap as 32-bit words.
struct Bitmap {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;
  [[nodiscard]] std::uint32_t at(int x, int y) const {
    return pixels.at(static_cast<std::size_t>(y * width + x)) & 0xffffffU;
  }
};
[[nodiscard]] Bitmap read_png(const std::string& bytes);

}  // namespace handbill::test
