#include "image/decode.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/sha256.h"
#include "base/utf8.h"

namespace handbill::image {

namespace {

using base::quote;

/// A format that is known but not taken, by what its files begin with.
struct Foreign {
  std::string_view magic;
  std::size_t offset;
  std::string_view name;
};
constexpr std::array<Foreign, 14> foreign_formats{{
    {"GIF8", 0, "a GIF"},
    {"WEBP", 8, "a WebP"},
    {"ftypavif", 4, "an AVIF"},
    {"ftypavis", 4, "an AVIF"},
    {"ftypheic", 4, "a HEIC"},
    {"ftypheix", 4, "a HEIC"},
    {"ftypmif1", 4, "a HEIF"},
    {std::string_view("II*\0", 4), 0, "a TIFF"},
    {std::string_view("MM\0*", 4), 0, "a TIFF"},
    {"BM", 0, "a BMP"},
    {"8BPS", 0, "a Photoshop file"},
    {std::string_view("\0\0\0\x0cjP  ", 8), 0, "a JPEG 2000"},
    {"\xff\x0a", 0, "a JPEG XL"},
    {"%PDF-", 0, "a PDF"},
}};

std::string_view foreign_name(std::string_view bytes) {
  for (const Foreign& format : foreign_formats) {
    if (bytes.size() > format.offset && bytes.substr(format.offset).starts_with(format.magic)) return format.name;
  }
  return {};
}

bool looks_like_svg(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 1024);
  return start.find("<svg") != std::string_view::npos || start.starts_with("<?xml");
}

base::Failed refuse_format(const Asked& asked, base::Diagnostics& diagnostics) {
  const std::string name = quote(asked.name);
  if (asked.bytes.empty()) {
    diagnostics.error("image-broken", asked.at, "expected a PNG or JPEG, " + name + " is empty", base::Fault::data)
        .hint("copy the picture again");
  } else if (const std::string_view format = foreign_name(asked.bytes); !format.empty()) {
    diagnostics
        .error("image-unsupported", asked.at, "expected a PNG or JPEG, " + name + " is " + std::string(format),
               base::Fault::data)
        .hint("save it as PNG or JPEG");
  } else if (looks_like_svg(asked.bytes)) {
    diagnostics
        .error("image-unsupported", asked.at, "expected a PNG or JPEG, " + name + " is an SVG", base::Fault::data)
        .hint("give the file a name that ends in .svg");
  } else {
    diagnostics
        .error("image-unsupported", asked.at, "expected a PNG or JPEG, " + name + " is neither", base::Fault::data)
        .hint("save it as PNG or JPEG");
  }
  return {};
}

/// `Read Error` as `read error`, but `IDAT: ...` as it is.
std::string as_clause(std::string_view sentence) {
  std::string text = base::printable(sentence);
  while (!text.empty() && text.back() == '.') text.pop_back();
  const auto is_upper = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
  if (text.size() > 1 && is_upper(text[0]) && !is_upper(text[1])) text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

base::Result<Raster> decode_any(const Asked& asked, base::Diagnostics& diagnostics) {
  if (asked.bytes.starts_with("\x89PNG\r\n\x1a\n")) return decode_png(asked, diagnostics);
  if (asked.bytes.starts_with("\xff\xd8\xff")) return decode_jpeg(asked, diagnostics);
  return refuse_format(asked, diagnostics);
}

}  // namespace

std::size_t channel_count(Raster::Channels channels) {
  switch (channels) {
    case Raster::Channels::grey:
      return 1;
    case Raster::Channels::rgb:
      return 3;
    case Raster::Channels::rgba:
    case Raster::Channels::cmyk:
      return 4;
  }
  return 0;
}

double effective_ppi(const Raster& raster, base::Length width) { return raster.width / (width.to_pt() / 72); }

base::Result<base::Done> check_size(const Asked& asked, std::uint64_t width, std::uint64_t height,
                                    base::Diagnostics& diagnostics) {
  const auto refuse = [&](const std::string& expected) {
    diagnostics
        .error("image-too-large", asked.at,
               "expected a picture of at most " + expected + ", " + quote(asked.name) + " has " +
                   std::to_string(width) + " x " + std::to_string(height) + " px",
               base::Fault::data)
        .hint("scale the picture down; 300 pixels an inch are enough for print");
    return base::Failed{};
  };
  if (std::max(width, height) > asked.limits.side) return refuse(std::to_string(asked.limits.side) + " px a side");
  if (width * height > asked.limits.pixels) return refuse(std::to_string(asked.limits.pixels) + " px in all");
  return base::Done{};
}

base::Failed refuse_broken(const Asked& asked, std::string_view kind, std::string_view reason,
                           base::Diagnostics& diagnostics) {
  diagnostics
      .error("image-broken", asked.at,
             "expected a sound " + std::string(kind) + ", " + quote(asked.name) + " is damaged: " + as_clause(reason),
             base::Fault::data)
      .hint("copy the picture again, or open it and save it anew");
  return {};
}

base::Result<RasterRef> decode(std::string_view bytes, std::string_view name, base::Span asked_at,
                               base::Diagnostics& diagnostics, const RasterLimits& limits) {
  if (bytes.size() > limits.file_bytes) {
    diagnostics
        .error("image-too-large", asked_at,
               "expected a picture of at most " + std::to_string(limits.file_bytes) + " bytes, " + quote(name) +
                   " has " + std::to_string(bytes.size()),
               base::Fault::data)
        .hint("scale the picture down; 300 pixels an inch are enough for print");
    return base::Failed{};
  }
  Raster raster = TRY(decode_any({bytes, name, asked_at, limits}, diagnostics));
  raster.sha256 = base::sha256_hex(bytes);
  return RasterRef(std::make_shared<Raster>(std::move(raster)));
}

}  // namespace handbill::image
