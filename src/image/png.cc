#include <png.h>

#include <array>
#include <csetjmp>
#include <cstring>

#include "color/icc.h"
#include "image/decode.h"
#include "image/orientation.h"

namespace handbill::image {

namespace {

constexpr std::string_view kind = "PNG";
constexpr std::size_t header_end = 8 + 8 + 13;  // signature, head of the first chunk, IHDR (ISO 15948, 5.2 and 11.2.2)

/// libpng's state and the bytes that it has not read yet. libpng leaves by longjmp, so whatever has a destructor is
/// made outside of the functions that call setjmp.
struct Reader {
  png_structp png = nullptr;
  png_infop info = nullptr;
  const char* next = nullptr;
  std::size_t left = 0;
  std::array<char, 160> reason{};

  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { png_destroy_read_struct(&png, &info, nullptr); }
};

[[noreturn]] void on_error(png_structp png, png_const_charp message) {
  auto* reader = static_cast<Reader*>(png_get_error_ptr(png));
  std::strncpy(reader->reason.data(), message, reader->reason.size() - 1);
  png_longjmp(png, 1);
}

// What libpng only warns about changes no pixel.
void on_warning(png_structp, png_const_charp) {}

void on_read(png_structp png, png_bytep out, std::size_t size) {
  auto* reader = static_cast<Reader*>(png_get_io_ptr(png));
  if (size > reader->left) png_error(png, "the file ends too early");
  std::memcpy(out, reader->next, size);
  reader->next += size;
  reader->left -= size;
}

bool open(Reader& reader, const Asked& asked) {
  reader.next = asked.bytes.data();
  reader.left = asked.bytes.size();
  reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader, on_error, on_warning);
  if (reader.png == nullptr) return false;
  reader.info = png_create_info_struct(reader.png);
  return reader.info != nullptr;
}

/// Reads the header and says what the rows are to look like: 8 bit, grey, RGB or RGBA. False: `reader.reason` says why.
bool read_header(Reader& reader, const RasterLimits& limits) {
  if (setjmp(png_jmpbuf(reader.png)) != 0) return false;
  png_structp png = reader.png;
  png_set_read_fn(png, &reader, on_read);
  png_set_user_limits(png, limits.side, limits.side);
  png_set_chunk_malloc_max(png, 8 << 20);
  png_set_chunk_cache_max(png, 64);
  // Texts are unpacked for nobody.
  constexpr std::array<png_byte, 15> texts{'t', 'E', 'X', 't', 0, 'z', 'T', 'X', 't', 0, 'i', 'T', 'X', 't', 0};
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, texts.data(), 3);
  png_read_info(png, reader.info);
  png_set_scale_16(png);
  png_set_expand(png);
  const int colour = png_get_color_type(png, reader.info);
  const bool has_alpha = (colour & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid(png, reader.info, PNG_INFO_tRNS) != 0;
  if (has_alpha && (colour & PNG_COLOR_MASK_COLOR) == 0) png_set_gray_to_rgb(png);
  png_set_interlace_handling(png);
  png_read_update_info(png, reader.info);
  return true;
}

/// Reads all rows, and what follows them, so that a cut file is noticed.
bool read_pixels(Reader& reader, png_bytepp rows) {
  if (setjmp(png_jmpbuf(reader.png)) != 0) return false;
  png_read_image(reader.png, rows);
  png_read_end(reader.png, reader.info);
  return true;
}

Raster::Channels channels_of(int count) {
  if (count == 1) return Raster::Channels::grey;
  return count == 3 ? Raster::Channels::rgb : Raster::Channels::rgba;
}

std::string profile_of(const Reader& reader, Raster::Channels channels) {
  png_charp name = nullptr;
  int compression = 0;
  png_bytep profile = nullptr;
  png_uint_32 size = 0;
  if (png_get_iCCP(reader.png, reader.info, &name, &compression, &profile, &size) == 0) return {};
  std::string icc;
  icc.resize(size);
  std::memcpy(icc.data(), profile, size);
  // ICC.1 7.2.8: the data colour space at byte 16. A grey profile says nothing about grey that became RGBA.
  const bool is_grey = icc.size() > 20 && icc.compare(16, 4, "GRAY") == 0;
  return is_grey == (channels == Raster::Channels::grey) ? icc : std::string();
}

int orientation_of(const Reader& reader) {
  png_uint_32 size = 0;
  png_bytep exif = nullptr;
  if (png_get_eXIf_1(reader.png, reader.info, &size, &exif) == 0) return 1;
  std::string bytes(size, '\0');
  std::memcpy(bytes.data(), exif, size);
  return exif_orientation(bytes);
}

/// An alpha channel that hides nothing would only cost a soft mask in the PDF.
void drop_full_alpha(Raster& raster) {
  if (raster.channels != Raster::Channels::rgba) return;
  auto& pixels = raster.pixels;
  for (std::size_t i = 3; i < pixels.size(); i += 4) {
    if (pixels[i] != 255) return;
  }
  for (std::size_t from = 4, to = 3; from < pixels.size(); from += 4, to += 3)
    std::memmove(&pixels[to], &pixels[from], 3);
  pixels.resize(pixels.size() / 4 * 3);
  raster.channels = Raster::Channels::rgb;
}

}  // namespace

base::Result<Raster> decode_png(const Asked& asked, base::Diagnostics& diagnostics) {
  if (asked.bytes.size() < header_end || asked.bytes.substr(12, 4) != "IHDR") {
    return refuse_broken(asked, kind, "the file ends too early", diagnostics);
  }
  const auto number = [&](std::size_t offset) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(asked.bytes[offset + i]);
    return value;
  };
  TRY(check_size(asked, number(16), number(20), diagnostics));

  Reader reader;
  if (!open(reader, asked)) return refuse_broken(asked, kind, "out of memory", diagnostics);
  if (!read_header(reader, asked.limits)) return refuse_broken(asked, kind, reader.reason.data(), diagnostics);

  Raster raster;
  raster.width = png_get_image_width(reader.png, reader.info);
  raster.height = png_get_image_height(reader.png, reader.info);
  raster.channels = channels_of(png_get_channels(reader.png, reader.info));
  const std::size_t row_size = png_get_rowbytes(reader.png, reader.info);
  raster.pixels.resize(row_size * raster.height);
  std::vector<png_bytep> rows(raster.height);
  for (std::size_t y = 0; y < rows.size(); ++y) rows[y] = raster.pixels.data() + y * row_size;
  if (!read_pixels(reader, rows.data())) return refuse_broken(asked, kind, reader.reason.data(), diagnostics);

  drop_full_alpha(raster);
  raster.icc = profile_of(reader, raster.channels);
  // Only JPEGs reach a PDF with their profile. One that cannot be used says nothing.
  if (!raster.icc.empty() && raster.channels != Raster::Channels::grey) {
    (void)color::convert_to_srgb(raster.icc, raster.channels == Raster::Channels::rgba ? 4 : 3, raster.pixels);
    raster.icc.clear();
  }
  return upright(std::move(raster), orientation_of(reader));
}

}  // namespace handbill::image
