#include "image/jpeg.h"

#include <csetjmp>
#include <cstdio>  // jpeglib.h needs FILE

#include <jpeglib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include "base/handle.h"
#include "image/decode.h"
#include "image/orientation.h"

namespace handbill::image {

namespace {

constexpr std::string_view kind = "JPEG";
constexpr int max_scans = 100;  // a sound progressive file has about ten
constexpr long max_workspace =
    768L << 20;  // the coefficients of a progressive file of 120 million pixels in three channels

/// libjpeg's state. libjpeg leaves by longjmp, so whatever has a destructor is made outside of the functions that call
/// setjmp.
struct Reader {
  jpeg_decompress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg_progress_mgr progress{};
  std::jmp_buf leave{};
  std::array<char, JMSG_LENGTH_MAX> reason{};
  bool is_open = false;

  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() {
    if (is_open) jpeg_destroy_decompress(&jpeg);
  }
};

[[noreturn]] void on_error(j_common_ptr common) {
  auto* reader = static_cast<Reader*>(common->client_data);
  common->err->format_message(common, reader->reason.data());
  std::longjmp(reader->leave, 1);
}

/// libjpeg warns and goes on where data is missing, and half a picture would be printed.
void on_message(j_common_ptr common, int level) {
  if (level < 0) on_error(common);
}

/// A file of thousands of empty scans would keep us busy for minutes.
void on_progress(j_common_ptr common) {
  auto* reader = static_cast<Reader*>(common->client_data);
  if (reader->jpeg.input_scan_number <= max_scans) return;
  std::snprintf(reader->reason.data(), reader->reason.size(), "more than %d scans", max_scans);
  std::longjmp(reader->leave, 1);
}

bool read_header(Reader& reader, std::string_view bytes) {
  jpeg_decompress_struct& jpeg = reader.jpeg;
  jpeg.err = jpeg_std_error(&reader.errors);
  reader.errors.error_exit = on_error;
  reader.errors.emit_message = on_message;
  jpeg.client_data = &reader;
  if (setjmp(reader.leave) != 0) return false;
  jpeg_create_decompress(&jpeg);
  reader.is_open = true;
  jpeg.mem->max_memory_to_use = max_workspace;
  reader.progress.progress_monitor = on_progress;
  jpeg.progress = &reader.progress;
  jpeg_save_markers(&jpeg, JPEG_APP0 + 2, 0xffff);
  jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_read_header(&jpeg, TRUE);
  return true;
}

bool start(Reader& reader) {
  if (setjmp(reader.leave) != 0) return false;
  jpeg_start_decompress(&reader.jpeg);
  return true;
}

/// Reads as many rows as libjpeg gives at once; `row` has room for one.
bool read_row(Reader& reader, unsigned char* row) {
  if (setjmp(reader.leave) != 0) return false;
  return jpeg_read_scanlines(&reader.jpeg, &row, 1) == 1;
}

bool finish(Reader& reader) {
  if (setjmp(reader.leave) != 0) return false;
  return jpeg_finish_decompress(&reader.jpeg) == TRUE;
}

bool read_profile(Reader& reader, unsigned char** profile, unsigned* size) {
  if (setjmp(reader.leave) != 0) return false;
  jpeg_read_icc_profile(&reader.jpeg, profile, size);
  return true;
}

/// What the pixels are to be, or nothing for a number of components that no colour has.
std::optional<Raster::Channels> choose_channels(jpeg_decompress_struct& jpeg) {
  switch (jpeg.jpeg_color_space) {
    case JCS_GRAYSCALE:
      jpeg.out_color_space = JCS_GRAYSCALE;
      return Raster::Channels::grey;
    case JCS_YCbCr:
    case JCS_RGB:
      jpeg.out_color_space = JCS_RGB;
      return Raster::Channels::rgb;
    case JCS_CMYK:
    case JCS_YCCK:
      jpeg.out_color_space = JCS_CMYK;
      return Raster::Channels::cmyk;
    default:
      return std::nullopt;
  }
}

/// Every 8 x 8 block of Huffman code takes a bit at the very least: a header that promises more than that is lying, and
/// its memory need not be asked for.
bool has_room_for_blocks(const jpeg_decompress_struct& jpeg, std::size_t bytes) {
  if (jpeg.arith_code) return true;
  const std::uint64_t blocks = (std::uint64_t{jpeg.image_width} + 7) / 8 * ((std::uint64_t{jpeg.image_height} + 7) / 8);
  return blocks / 8 <= bytes;
}

/// True where every PDF reader shows the bytes as we decoded them.
bool may_pass_through(const jpeg_decompress_struct& jpeg) {
  if (jpeg.arith_code || jpeg.data_precision != 8) return false;
  if (jpeg.jpeg_color_space == JCS_RGB) return false;
  for (int i = 0; i < jpeg.num_components; ++i) {
    const jpeg_component_info& part = jpeg.comp_info[i];
    const auto is_usual = [](int factor) { return factor == 1 || factor == 2 || factor == 4; };
    if (!is_usual(part.h_samp_factor) || !is_usual(part.v_samp_factor)) return false;
  }
  return true;
}

/// Photoshop and everything after it writes CMYK upside down: 255 is no ink where the Adobe marker stands.
void turn_inks_over(std::vector<std::uint8_t>& pixels) {
  for (std::uint8_t& value : pixels) value = static_cast<std::uint8_t>(255 - value);
}

base::Result<std::string> profile_of(Reader& reader, const Asked& asked, base::Diagnostics& diagnostics) {
  unsigned char* profile = nullptr;
  unsigned size = 0;
  const bool is_sound = read_profile(reader, &profile, &size);
  const base::Handle<unsigned char, std::free> owner(profile);
  if (!is_sound) return refuse_broken(asked, kind, reader.reason.data(), diagnostics);
  return profile == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(profile), size);
}

/// Row by row, so that a cut file of a large size costs the memory of what is there.
bool read_pixels(Reader& reader, Raster& raster) {
  const std::size_t row_size = std::size_t{raster.width} * channel_count(raster.channels);
  raster.pixels.reserve(row_size * raster.height);
  for (std::size_t y = 0; y < raster.height; ++y) {
    raster.pixels.resize((y + 1) * row_size);
    if (!read_row(reader, raster.pixels.data() + y * row_size)) return false;
  }
  return finish(reader);
}

}  // namespace

base::Result<Raster> decode_jpeg(const Asked& asked, base::Diagnostics& diagnostics) {
  Reader reader;
  const auto broken = [&] { return refuse_broken(asked, kind, reader.reason.data(), diagnostics); };
  if (!read_header(reader, asked.bytes)) return broken();
  jpeg_decompress_struct& jpeg = reader.jpeg;
  TRY(check_size(asked, jpeg.image_width, jpeg.image_height, diagnostics));
  if (!has_room_for_blocks(jpeg, asked.bytes.size())) {
    return refuse_broken(asked, kind, "the file is too short for the size it states", diagnostics);
  }
  const auto channels = choose_channels(jpeg);
  if (!channels)
    return refuse_broken(asked, kind, "it has " + std::to_string(jpeg.num_components) + " colour components",
                         diagnostics);

  Raster raster;
  raster.width = jpeg.image_width;
  raster.height = jpeg.image_height;
  raster.channels = *channels;
  raster.icc = TRY(profile_of(reader, asked, diagnostics));
  const bool is_inverted = raster.channels == Raster::Channels::cmyk && jpeg.saw_Adobe_marker;
  const int orientation = exif_orientation(exif_of(asked.bytes));
  const bool passes = may_pass_through(jpeg);
  if (!start(reader) || !read_pixels(reader, raster)) return broken();

  if (is_inverted) turn_inks_over(raster.pixels);
  if (passes) {
    raster.jpeg = picture_alone(asked.bytes, asked.bytes.size() - jpeg.src->bytes_in_buffer);
    raster.jpeg_orientation = orientation;
  }
  return upright(std::move(raster), orientation);
}

}  // namespace handbill::image
