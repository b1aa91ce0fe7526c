#include "image/pictures.h"

#include <png.h>

#include <cstdio>

#include <jpeglib.h>

#include <cstdlib>
#include <memory>

namespace handbill::image {

std::string make_png(const PngPlan& plan) {
  std::string out;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(
      png, &out,
      [](png_structp writer, png_bytep data, std::size_t size) {
        static_cast<std::string*>(png_get_io_ptr(writer))->append(reinterpret_cast<const char*>(data), size);
      },
      [](png_structp) {});
  png_set_IHDR(png, info, plan.width, plan.height, plan.bit_depth, plan.colour_type,
               plan.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  std::vector<png_color> palette;
  for (std::size_t i = 0; i < plan.palette.size(); i += 3)
    palette.push_back({plan.palette[i], plan.palette[i + 1], plan.palette[i + 2]});
  if (!palette.empty()) png_set_PLTE(png, info, palette.data(), static_cast<int>(palette.size()));
  if (!plan.alphas.empty()) png_set_tRNS(png, info, plan.alphas.data(), static_cast<int>(plan.alphas.size()), nullptr);
  png_color_16 grey{};
  grey.gray = static_cast<png_uint_16>(plan.transparent_grey);
  if (plan.transparent_grey >= 0) png_set_tRNS(png, info, nullptr, 0, &grey);
  if (plan.gamma) png_set_gAMA(png, info, 1.0);
  if (!plan.icc.empty()) {
    png_set_benign_errors(png, 1);
    png_set_iCCP(png, info, "test", 0, reinterpret_cast<png_const_bytep>(plan.icc.data()),
                 static_cast<png_uint_32>(plan.icc.size()));
  }
  png_write_info(png, info);
  const std::size_t row_size = plan.rows.size() / plan.height;
  std::vector<std::uint8_t> bytes = plan.rows;
  std::vector<png_bytep> rows;
  for (std::size_t y = 0; y < plan.height; ++y) rows.push_back(bytes.data() + y * row_size);
  png_write_image(png, rows.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return out;
}

std::string make_jpeg(const JpegPlan& plan) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* data = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &data, &size);
  jpeg.image_width = plan.width;
  jpeg.image_height = plan.height;
  jpeg.input_components = plan.components;
  jpeg.in_color_space = plan.components == 1 ? JCS_GRAYSCALE : plan.components == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_set_defaults(&jpeg);
  if (plan.ycck) jpeg_set_colorspace(&jpeg, JCS_YCCK);
  if (plan.components == 4) jpeg.write_Adobe_marker = plan.adobe ? TRUE : FALSE;
  jpeg_set_quality(&jpeg, 98, TRUE);
  if (plan.progressive) jpeg_simple_progression(&jpeg);
  jpeg_start_compress(&jpeg, TRUE);
  if (!plan.icc.empty()) {
    jpeg_write_icc_profile(&jpeg, reinterpret_cast<const JOCTET*>(plan.icc.data()),
                           static_cast<unsigned>(plan.icc.size()));
  }
  std::vector<std::uint8_t> pixels = plan.pixels;
  while (jpeg.next_scanline < jpeg.image_height) {
    JSAMPROW row =
        pixels.data() + std::size_t{jpeg.next_scanline} * plan.width * static_cast<std::size_t>(plan.components);
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  std::string out(reinterpret_cast<const char*>(data), size);
  std::free(data);
  return out;
}

std::string with_orientation(const std::string& jpeg, int orientation, bool big_endian) {
  const char value = static_cast<char>(orientation);
  std::string exif("Exif\0\0", 6);
  if (big_endian) {
    exif += std::string("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19) + value + std::string("\0\0\0\0\0\0", 6);
  } else {
    exif += std::string("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) + value + std::string("\0\0\0\0\0\0\0", 7);
  }
  std::string segment("\xff\xe1", 2);
  segment += static_cast<char>((exif.size() + 2) >> 8);
  segment += static_cast<char>((exif.size() + 2) & 0xff);
  return jpeg.substr(0, 2) + segment + exif + jpeg.substr(2);
}

std::string with_size(std::string jpeg, unsigned width, unsigned height) {
  std::size_t at = jpeg.find("\xff\xc0");
  if (at == std::string::npos) at = jpeg.find("\xff\xc2");
  jpeg[at + 5] = static_cast<char>(height >> 8);
  jpeg[at + 6] = static_cast<char>(height & 0xff);
  jpeg[at + 7] = static_cast<char>(width >> 8);
  jpeg[at + 8] = static_cast<char>(width & 0xff);
  return jpeg;
}

std::string told(const base::Diagnostics& diagnostics) {
  std::string text;
  for (const base::Diagnostic& one : diagnostics.list()) {
    if (!text.empty()) text += '\n';
    text += one.id + ": " + one.message;
    for (const std::string& hint : one.hints) text += " (" + hint + ")";
  }
  return text;
}

}  // namespace handbill::image
