#include <cmath>
#include <string_view>

#include "backend/bitmap.h"
#include "backend/sheet.h"

namespace handbill::backend {

namespace {

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

}  // namespace

base::Result<std::string> png_of(cairo_surface_t* surface, double dpi, base::Diagnostics& diagnostics) {
  std::string bytes;
  TRY(check_surface(cairo_surface_write_to_png_stream(surface, append, &bytes), diagnostics));
  bytes.insert(after_header, resolution_chunk(dpi));
  return bytes;
}

base::Result<std::string> write_png(const display::Pages& pages, const Options& options, text::SubsetCache& subsets,
                                    base::Diagnostics& diagnostics) {
  const display::Page* page = page_of(pages, options, diagnostics);
  if (page == nullptr) return base::Failed{};
  const Surface surface = TRY(draw_bitmap(pages, *page, options, subsets, diagnostics));
  return png_of(surface.get(), options.dpi, diagnostics);
}

}  // namespace handbill::backend
