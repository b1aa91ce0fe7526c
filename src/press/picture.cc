#include "press/picture.h"

#include <csetjmp>
#include <cstdio>  // jpeglib.h needs FILE

#include <jpeglib.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "base/handle.h"

namespace handbill::press {

namespace {

/// Rows that are decoded, separated and encoded together.
constexpr std::size_t rows_at_once = 16;
constexpr std::size_t chunk = std::size_t{1} << 16;

/// libjpeg leaves by longjmp, so whatever has a destructor is made outside of the functions that call setjmp.
struct Errors {
  jpeg_error_mgr manager{};
  std::jmp_buf leave{};
};

[[noreturn]] void on_error(j_common_ptr common) {
  auto* errors = static_cast<Errors*>(common->client_data);
  std::longjmp(errors->leave, 1);
}

/// libjpeg warns and goes on where data is missing, and half a picture would be printed.
void on_message(j_common_ptr common, int level) {
  if (level < 0) on_error(common);
}

jpeg_error_mgr* handle(Errors& errors) {
  jpeg_std_error(&errors.manager);
  errors.manager.error_exit = on_error;
  errors.manager.emit_message = on_message;
  return &errors.manager;
}

struct Reader {
  jpeg_decompress_struct jpeg{};
  Errors errors;
  bool is_open = false;

  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() {
    if (is_open) jpeg_destroy_decompress(&jpeg);
  }
};

/// Appends what libjpeg writes to a string, a chunk at a time.
struct Destination : jpeg_destination_mgr {
  std::string bytes;
  std::vector<unsigned char> room = std::vector<unsigned char>(chunk);
};

struct Writer {
  jpeg_compress_struct jpeg{};
  Errors errors;
  Destination destination;
  bool is_open = false;

  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    if (is_open) jpeg_destroy_compress(&jpeg);
  }
};

Destination& destination_of(j_compress_ptr jpeg) { return *static_cast<Destination*>(jpeg->dest); }

void begin_writing(j_compress_ptr jpeg) noexcept {
  Destination& to = destination_of(jpeg);
  to.next_output_byte = to.room.data();
  to.free_in_buffer = to.room.size();
}

boolean take_chunk(j_compress_ptr jpeg) noexcept {
  Destination& to = destination_of(jpeg);
  to.bytes.append(static_cast<const char*>(static_cast<const void*>(to.room.data())), to.room.size());
  begin_writing(jpeg);
  return TRUE;
}

void end_writing(j_compress_ptr jpeg) noexcept {
  Destination& to = destination_of(jpeg);
  to.bytes.append(static_cast<const char*>(static_cast<const void*>(to.room.data())),
                  to.room.size() - to.free_in_buffer);
}

bool open(Reader& reader, std::string_view bytes) {
  jpeg_decompress_struct& jpeg = reader.jpeg;
  jpeg.err = handle(reader.errors);
  jpeg.client_data = &reader.errors;
  if (setjmp(reader.errors.leave) != 0) return false;
  jpeg_create_decompress(&jpeg);
  reader.is_open = true;
  jpeg_save_markers(&jpeg, JPEG_APP0 + 2, 0xffff);
  jpeg_mem_src(&jpeg, static_cast<const unsigned char*>(static_cast<const void*>(bytes.data())), bytes.size());
  jpeg_read_header(&jpeg, TRUE);
  return true;
}

bool read_profile(Reader& reader, unsigned char** profile, unsigned* size) {
  if (setjmp(reader.errors.leave) != 0) return false;
  jpeg_read_icc_profile(&reader.jpeg, profile, size);
  return true;
}

bool start(Reader& reader) {
  if (setjmp(reader.errors.leave) != 0) return false;
  reader.jpeg.out_color_space = JCS_RGB;
  jpeg_start_decompress(&reader.jpeg);
  return true;
}

bool start(Writer& writer, const jpeg_decompress_struct& from, const JpegSettings& settings) {
  jpeg_compress_struct& jpeg = writer.jpeg;
  jpeg.err = handle(writer.errors);
  jpeg.client_data = &writer.errors;
  if (setjmp(writer.errors.leave) != 0) return false;
  jpeg_create_compress(&jpeg);
  writer.is_open = true;
  Destination& to = writer.destination;
  to.init_destination = begin_writing;
  to.empty_output_buffer = take_chunk;
  to.term_destination = end_writing;
  jpeg.dest = &to;
  jpeg.image_width = from.output_width;
  jpeg.image_height = from.output_height;
  jpeg.input_components = 4;
  jpeg.in_color_space = JCS_CMYK;
  jpeg_set_defaults(&jpeg);
  jpeg_set_colorspace(&jpeg, settings.luminance ? JCS_YCCK : JCS_CMYK);
  jpeg_set_quality(&jpeg, settings.quality, TRUE);
  for (int i = 0; i < jpeg.num_components; ++i) {
    jpeg.comp_info[i].h_samp_factor = 1;
    jpeg.comp_info[i].v_samp_factor = 1;
  }
  if (settings.luminance && settings.half_width) {
    jpeg.comp_info[0].h_samp_factor = 2;
    jpeg.comp_info[3].h_samp_factor = 2;
  }
  jpeg_start_compress(&jpeg, TRUE);
  return true;
}

bool read_row(Reader& reader, unsigned char* row) {
  if (setjmp(reader.errors.leave) != 0) return false;
  return jpeg_read_scanlines(&reader.jpeg, &row, 1) == 1;
}

bool write_row(Writer& writer, unsigned char* row) {
  if (setjmp(writer.errors.leave) != 0) return false;
  return jpeg_write_scanlines(&writer.jpeg, &row, 1) == 1;
}

bool finish(Reader& reader, Writer& writer) {
  if (setjmp(reader.errors.leave) != 0) return false;
  jpeg_finish_decompress(&reader.jpeg);
  if (setjmp(writer.errors.leave) != 0) return false;
  jpeg_finish_compress(&writer.jpeg);
  return true;
}

bool separate_rows(Reader& reader, Writer& writer, const ToPlates& to_plates) {
  const std::size_t width = reader.jpeg.output_width;
  const std::size_t height = reader.jpeg.output_height;
  std::vector<std::uint8_t> rgb(width * 3 * rows_at_once);
  std::vector<std::uint8_t> cmyk(width * 4 * rows_at_once);
  for (std::size_t y = 0; y < height;) {
    const std::size_t rows = std::min(rows_at_once, height - y);
    for (std::size_t i = 0; i < rows; ++i) {
      if (!read_row(reader, rgb.data() + i * width * 3)) return false;
    }
    to_plates(rgb.data(), cmyk.data(), width * rows);
    // Adobe's way round: every reader of CMYK JPEGs knows it, and /Decode says it once more.
    for (std::uint8_t& value : cmyk) value = static_cast<std::uint8_t>(255 - value);
    for (std::size_t i = 0; i < rows; ++i) {
      if (!write_row(writer, cmyk.data() + i * width * 4)) return false;
    }
    y += rows;
  }
  return finish(reader, writer);
}

}  // namespace

base::Result<JpegHeader> read_jpeg_header(std::string_view bytes) {
  Reader reader;
  if (!open(reader, bytes)) return base::Failed{};
  JpegHeader header;
  header.width = reader.jpeg.image_width;
  header.height = reader.jpeg.image_height;
  header.components = reader.jpeg.num_components;
  header.is_inverted = reader.jpeg.num_components == 4 && reader.jpeg.saw_Adobe_marker;
  unsigned char* profile = nullptr;
  unsigned size = 0;
  const bool is_sound = read_profile(reader, &profile, &size);
  const base::Handle<unsigned char, std::free> owner(profile);
  if (is_sound && profile != nullptr)
    header.icc.assign(static_cast<const char*>(static_cast<const void*>(profile)), size);
  return header;
}

base::Result<std::string> separate_jpeg(std::string_view bytes, const ToPlates& to_plates,
                                        const JpegSettings& settings) {
  Reader reader;
  if (!open(reader, bytes) || reader.jpeg.num_components != 3 || !start(reader)) return base::Failed{};
  Writer writer;
  if (!start(writer, reader.jpeg, settings)) return base::Failed{};
  if (!separate_rows(reader, writer, to_plates)) return base::Failed{};
  return std::move(writer.destination.bytes);
}

}  // namespace handbill::press
