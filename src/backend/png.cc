#include <array>
#include <cmath>
#include <string_view>

#include "backend/painter.h"
#include "backend/sheet.h"
#include "base/number.h"

namespace handbill::backend {

namespace {

/// One page in memory: 400 million pixels of 4 bytes.
constexpr double pixel_limit = 4e8;

/// The CRC of PNG (ISO/IEC 15948, annex D).
std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xffff'ffffU;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) != 0 ? 0xedb8'8320U ^ (crc >> 1) : crc >> 1;
  }
  return ~crc;
}

void add_big_endian(std::string& out, std::uint32_t value) {
  for (const int shift : {24, 16, 8, 0}) out += static_cast<char>((value >> shift) & 0xffU);
}

/// pHYs: pixels a metre on both axes, unit 1 (ISO/IEC 15948, 11.3.5.3).
std::string resolution_chunk(double dpi) {
  const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
  std::string body = "pHYs";
  add_big_endian(body, per_metre);
  add_big_endian(body, per_metre);
  body += '\1';
  std::string chunk;
  add_big_endian(chunk, static_cast<std::uint32_t>(body.size() - 4));
  chunk += body;
  add_big_endian(chunk, crc_of(body));
  return chunk;
}

/// Behind the signature and IHDR, which cairo always writes first: 8 + 25 bytes.
constexpr std::size_t after_header = 33;

struct Pixels {
  int width = 0;
  int height = 0;
};

base::Result<Pixels> pixels_of(const base::Rect& media, const Options& options, base::Diagnostics& diagnostics) {
  if (!(options.dpi >= 10 && options.dpi <= 1200)) {
    diagnostics.error("resolution-range", {},
                      "expected a resolution of 10 to 1200 dpi, found " +
                          (std::isfinite(options.dpi) ? base::to_text(options.dpi, 2) : std::string("no number")),
                      base::Fault::usage);
    return base::Failed{};
  }
  const double width = std::round(media.width.to_pt() * options.dpi / 72);
  const double height = std::round(media.height.to_pt() * options.dpi / 72);
  // 32767: the largest side of a cairo image surface.
  if (width < 1 || height < 1 || width > 32'767 || height > 32'767 || width * height > pixel_limit) {
    diagnostics
        .error("picture-too-large", {},
               "expected a picture of at most 400 megapixels and 32767 px a side, found " + base::to_text(width, 0) +
                   " x " + base::to_text(height, 0) + " px",
               base::Fault::usage)
        .hint("ask for a lower resolution");
    return base::Failed{};
  }
  return Pixels{static_cast<int>(width), static_cast<int>(height)};
}

}  // namespace

base::Result<std::string> write_png(const display::Pages& pages, const Options& options, text::SubsetCache& subsets,
                                    base::Diagnostics& diagnostics) {
  const display::Page* page = page_of(pages, options, diagnostics);
  if (page == nullptr) return base::Failed{};
  const base::Rect media = media_of(*page, options.extent);
  if (!is_sane(media, diagnostics)) return base::Failed{};
  const Pixels size = TRY(pixels_of(media, options, diagnostics));
  FaceCache own;
  Faces faces =
      TRY(Faces::open({page}, subsets, options.faces != nullptr ? options.faces->inside() : own.inside(), diagnostics));
  Pictures pictures(PictureUse::pixels, options.colours);
  Tools tools{pages.inks, options.colours, PictureUse::pixels, faces, pictures};

  const auto format = options.paper_white ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
  const Surface surface(cairo_image_surface_create(format, size.width, size.height));
  const Context context(cairo_create(surface.get()));
  if (options.paper_white) {
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
  }
  // The medium fills the whole bitmap, whatever rounding its sides to pixels did.
  cairo_scale(context.get(), size.width / media.width.to_pt(), size.height / media.height.to_pt());
  cairo_translate(context.get(), -media.left.to_pt(), -media.top.to_pt());
  Painter painter(context.get(), tools, diagnostics);
  TRY(painter.draw(*page));
  TRY(check_surface(cairo_status(context.get()), diagnostics));

  std::string bytes;
  cairo_surface_flush(surface.get());
  TRY(check_surface(cairo_surface_write_to_png_stream(surface.get(), append, &bytes), diagnostics));
  bytes.insert(after_header, resolution_chunk(options.dpi));
  return bytes;
}

}  // namespace handbill::backend
