#include <gtest/gtest.h>
#include <lcms2.h>

#include <cstdlib>

#include "base/sha256.h"
#include "image/image.h"
#include "image/pictures.h"

namespace handbill::image {
namespace {

constexpr std::string_view broken_hint = " (copy the picture again, or open it and save it anew)";
constexpr std::string_view small_hint = " (scale the picture down; 300 pixels an inch are enough for print)";
constexpr std::string_view save_hint = " (save it as PNG or JPEG)";

using Channels = Raster::Channels;

RasterRef decoded(const std::string& bytes, const RasterLimits& limits = {}) {
  base::Diagnostics diagnostics;
  auto raster = decode(bytes, "picture.png", {}, diagnostics, limits);
  EXPECT_EQ(told(diagnostics), "");
  return raster.ok() ? *raster : std::make_shared<Raster>();
}

std::string refusal_of(std::string_view bytes, const RasterLimits& limits = {}) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(decode(bytes, "a.png", {}, diagnostics, limits).ok());
  return told(diagnostics);
}

std::vector<std::uint8_t> repeated(std::vector<std::uint8_t> pixel, std::size_t count) {
  std::vector<std::uint8_t> pixels;
  for (std::size_t i = 0; i < count; ++i) pixels.insert(pixels.end(), pixel.begin(), pixel.end());
  return pixels;
}

/// A PNG that says it is of this size, with a right checksum, and holds nothing more.
std::string png_header(std::uint32_t width, std::uint32_t height) {
  std::string png("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16);
  for (const std::uint32_t side : {width, height}) {
    for (int shift = 24; shift >= 0; shift -= 8) png += static_cast<char>(side >> shift & 0xff);
  }
  return png + std::string("\x08\x02\0\0\0\0\0\0\0", 9);
}

/// Room for rounding in a JPEG of one colour.
bool is_near(const std::vector<std::uint8_t>& pixels, std::size_t at, const std::vector<int>& wanted) {
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (std::abs(pixels.at(at + i) - wanted[i]) > 4) return false;
  }
  return true;
}

TEST(DecodePng, KeepsRgb) {
  const auto raster = decoded(make_png({.rows = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}}));
  EXPECT_EQ(raster->channels, Channels::rgb);
  EXPECT_EQ(raster->pixels, (std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
  EXPECT_EQ(raster->width, 2U);
  EXPECT_EQ(raster->jpeg, "");
}

TEST(DecodePng, KeepsGreyAndWidensItsBits) {
  const auto raster = decoded(make_png({.colour_type = 0, .bit_depth = 1, .rows = {0x80, 0x40}}));
  EXPECT_EQ(raster->channels, Channels::grey);
  EXPECT_EQ(raster->pixels, (std::vector<std::uint8_t>{255, 0, 0, 255}));
}

TEST(DecodePng, ScalesSixteenBitsWithRounding) {
  // 0x00ff is 0.99 of a step of 8 bits; cutting it off would give 0.
  const auto raster = decoded(make_png(
      {.width = 1, .height = 1, .colour_type = 2, .bit_depth = 16, .rows = {0, 0xff, 0x80, 0x80, 0xff, 0xff}}));
  EXPECT_EQ(raster->pixels, (std::vector<std::uint8_t>{1, 128, 255}));
}

TEST(DecodePng, LooksPalettesUp) {
  const auto raster =
      decoded(make_png({.colour_type = 3, .bit_depth = 2, .rows = {0x10, 0x40}, .palette = {9, 8, 7, 1, 2, 3}}));
  EXPECT_EQ(raster->channels, Channels::rgb);
  EXPECT_EQ(raster->pixels, (std::vector<std::uint8_t>{9, 8, 7, 1, 2, 3, 1, 2, 3, 9, 8, 7}));
}

TEST(DecodePng, TakesTheTransparencyOfAPalette) {
  const auto raster = decoded(make_png(
      {.width = 2, .height = 1, .colour_type = 3, .rows = {0, 1}, .palette = {9, 8, 7, 1, 2, 3}, .alphas = {40}}));
  EXPECT_EQ(raster->channels, Channels::rgba);
  EXPECT_EQ(raster->pixels, (std::vector<std::uint8_t>{9, 8, 7, 40, 1, 2, 3, 255}));
}

TEST(DecodePng, TakesTheTransparentGrey) {
  const auto raster =
      decoded(make_png({.width = 2, .height = 1, .colour_type = 0, .rows = {5, 6}, .transparent_grey = 5}));
  EXPECT_EQ(raster->channels, Channels::rgba);
  EXPECT_EQ(raster->pixels, (std::vector<std::uint8_t>{5, 5, 5, 0, 6, 6, 6, 255}));
}

TEST(DecodePng, DoesNotPremultiply) {
  const auto raster = decoded(make_png({.width = 1, .height = 1, .colour_type = 6, .rows = {200, 100, 50, 10}}));
  EXPECT_EQ(raster->pixels, (std::vector<std::uint8_t>{200, 100, 50, 10}));
}

TEST(DecodePng, DropsAnAlphaThatHidesNothing) {
  const auto raster =
      decoded(make_png({.width = 2, .height = 1, .colour_type = 6, .rows = {1, 2, 3, 255, 4, 5, 6, 255}}));
  EXPECT_EQ(raster->channels, Channels::rgb);
  EXPECT_EQ(raster->pixels, (std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6}));
}

TEST(DecodePng, ReadsInterlacedRowsInOrder) {
  std::vector<std::uint8_t> rows(81);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = static_cast<std::uint8_t>(i * 3);
  EXPECT_EQ(decoded(make_png({.width = 9, .height = 9, .colour_type = 0, .interlaced = true, .rows = rows}))->pixels,
            rows);
}

TEST(DecodePng, IgnoresItsGamma) {
  EXPECT_EQ(decoded(make_png({.width = 1, .height = 1, .colour_type = 0, .rows = {100}, .gamma = true}))->pixels[0],
            100);
}

TEST(Decode, TakesTheHashOfTheWholeFile) {
  const std::string png = make_png({.width = 1, .height = 1, .colour_type = 0, .rows = {100}});
  EXPECT_EQ(decoded(png)->sha256, base::sha256_hex(png));
}

TEST(Decode, GoesByTheContentAndNotByTheName) {
  // decoded() says that the name is picture.png.
  const auto raster = decoded(make_jpeg({.pixels = repeated({10, 200, 30}, 256)}));
  EXPECT_EQ(raster->width, 16U);
  EXPECT_TRUE(is_near(raster->pixels, 0, {10, 200, 30}));
}

TEST(DecodeJpeg, GivesGreyOneChannel) {
  const auto raster = decoded(make_jpeg({.components = 1, .pixels = repeated({77}, 256)}));
  EXPECT_EQ(raster->channels, Channels::grey);
  EXPECT_TRUE(is_near(raster->pixels, 100, {77}));
}

TEST(DecodeJpeg, PassesSoundFilesThroughUnchanged) {
  for (const bool progressive : {false, true}) {
    const std::string jpeg = make_jpeg({.pixels = repeated({10, 200, 30}, 256), .progressive = progressive});
    EXPECT_EQ(decoded(jpeg)->jpeg, jpeg);
  }
}

TEST(DecodeJpeg, LeavesPlaceAndDateOfThePhotographOut) {
  const std::string jpeg = make_jpeg({.pixels = repeated({10, 200, 30}, 256)});
  const std::string comment("\xff\xfe\0\x06home", 8);
  const std::string file =
      with_orientation(jpeg.substr(0, 2) + comment + jpeg.substr(2), 1) + "thumbnails behind the end";
  EXPECT_EQ(decoded(file)->jpeg, jpeg);
}

TEST(DecodeJpeg, TurnsTheInksOfAdobeTheRightWayUp) {
  // Red: no cyan, full magenta and yellow. The file holds 255 minus the ink, as Photoshop writes it.
  for (const bool ycck : {false, true}) {
    const std::string jpeg = make_jpeg({.components = 4, .pixels = repeated({255, 0, 0, 230}, 256), .ycck = ycck});
    const auto raster = decoded(jpeg);
    EXPECT_EQ(raster->channels, Channels::cmyk);
    EXPECT_TRUE(is_near(raster->pixels, 0, {0, 255, 255, 25})) << ycck;
    // For the press, which prints the file's own numbers.
    EXPECT_EQ(raster->jpeg, jpeg) << ycck;
  }
}

TEST(DecodeJpeg, LeavesInksWithoutTheAdobeMarkerAsTheyAre) {
  const auto raster = decoded(make_jpeg({.components = 4, .pixels = repeated({0, 255, 255, 25}, 256), .adobe = false}));
  EXPECT_TRUE(is_near(raster->pixels, 0, {0, 255, 255, 25}));
}

/// A profile with the primaries of Adobe RGB.
std::string wide_profile(const char* name) {
  const cmsCIExyY white{0.3127, 0.3290, 1};
  const cmsCIExyYTRIPLE primaries{{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}};
  cmsToneCurve* curve = cmsBuildGamma(nullptr, 2.2);
  cmsToneCurve* curves[3] = {curve, curve, curve};
  cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
  cmsMLU* text = cmsMLUalloc(nullptr, 1);
  cmsMLUsetASCII(text, "en", "US", name);
  cmsWriteTag(profile, cmsSigProfileDescriptionTag, text);
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile, nullptr, &size);
  std::string bytes(size, '\0');
  cmsSaveProfileToMem(profile, bytes.data(), &size);
  cmsMLUfree(text);
  cmsCloseProfile(profile);
  cmsFreeToneCurve(curve);
  return bytes;
}

TEST(DecodePng, TurnsColoursOfAProfileIntoSrgb) {
  const auto pixels = repeated({200, 120, 60}, 4);
  // By the matrices and curves of both standards 223.8, 120.8 and 52.6.
  const auto raster = decoded(make_png({.rows = pixels, .icc = wide_profile("wide")}));
  EXPECT_TRUE(is_near(raster->pixels, 0, {224, 121, 53}));
  EXPECT_EQ(raster->icc, "");
  EXPECT_EQ(decoded(make_png({.rows = pixels, .icc = wide_profile("sRGB IEC61966-2.1")}))->pixels, pixels);
  EXPECT_EQ(decoded(make_png({.rows = pixels, .icc = std::string(1000, 'p')}))->pixels, pixels);
}

TEST(DecodePng, KeepsTheAlphaOfPixelsWithAProfile) {
  const auto raster =
      decoded(make_png({.colour_type = 6, .rows = repeated({120, 160, 100, 77}, 4), .icc = wide_profile("wide")}));
  EXPECT_NE(raster->pixels[0], 120);
  EXPECT_EQ(raster->pixels[3], 77);
}

TEST(DecodeJpeg, KeepsTheProfile) {
  const std::string icc(1000, 'p');
  EXPECT_EQ(decoded(make_jpeg({.pixels = repeated({1, 2, 3}, 256), .icc = icc}))->icc, icc);
}

/// 16 x 8 pixels: red at the left, blue at the right of the upper half; green at the left, white at the right of the
/// lower one.
std::vector<std::uint8_t> four_fields(std::size_t width, std::size_t height) {
  std::vector<std::uint8_t> pixels;
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const bool right = x >= width / 2, lower = y >= height / 2;
      const std::vector<std::uint8_t> pixel =
          lower ? (right ? std::vector<std::uint8_t>{255, 255, 255} : std::vector<std::uint8_t>{0, 255, 0})
                : (right ? std::vector<std::uint8_t>{0, 0, 255} : std::vector<std::uint8_t>{255, 0, 0});
      pixels.insert(pixels.end(), pixel.begin(), pixel.end());
    }
  }
  return pixels;
}

char letter_at(const Raster& raster, std::size_t x, std::size_t y) {
  const std::uint8_t* pixel = &raster.pixels.at((y * raster.width + x) * 3);
  const bool r = pixel[0] > 128, g = pixel[1] > 128, b = pixel[2] > 128;
  if (r && g && b) return 'w';
  return r ? 'r' : g ? 'g' : b ? 'b' : '?';
}

/// The four corners, row by row.
std::string corners(const Raster& raster) {
  const std::size_t right = raster.width - 3, lower = raster.height - 3;
  return {letter_at(raster, 2, 2), letter_at(raster, right, 2), letter_at(raster, 2, lower),
          letter_at(raster, right, lower)};
}

TEST(Orientation, TurnsAllEightCasesUpright) {
  const std::string jpeg = make_jpeg({.width = 64, .height = 32, .pixels = four_fields(64, 32)});
  // Where the stored corners r b / g w end, from the table in JEITA CP-3451 4.6.4 A.
  const std::vector<std::string> wanted{"rbgw", "brwg", "wgbr", "gwrb", "rgbw", "grwb", "wbgr", "bwrg"};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    for (const bool big_endian : {false, true}) {
      const auto raster = decoded(with_orientation(jpeg, orientation, big_endian));
      EXPECT_EQ(corners(*raster), wanted[static_cast<std::size_t>(orientation - 1)]) << orientation;
      EXPECT_EQ(raster->width, orientation < 5 ? 64U : 32U) << orientation;
      EXPECT_FALSE(raster->jpeg.empty()) << orientation;
      EXPECT_EQ(raster->jpeg_orientation, orientation);
    }
  }
}

TEST(Orientation, OfDamagedExifIsUpright) {
  const std::string jpeg = make_jpeg({.width = 64, .height = 32, .pixels = four_fields(64, 32)});
  EXPECT_EQ(corners(*decoded(with_orientation(jpeg, 9))), "rbgw");
  EXPECT_EQ(corners(*decoded(with_orientation(jpeg, 0))), "rbgw");
  std::string far = with_orientation(jpeg, 6);
  far[16] = '\xff';  // the first directory lies behind the end
  EXPECT_EQ(corners(*decoded(far)), "rbgw");
}

TEST(Decode, RefusesAPngBombByItsHeader) {
  EXPECT_EQ(refusal_of(png_header(60'000, 60'000)),
            "image-too-large: expected a picture of at most 20000 px a side, \"a.png\" has 60000 x 60000 px" +
                std::string(small_hint));
}

TEST(Decode, RefusesAJpegWhoseHeaderLies) {
  const std::string jpeg = make_jpeg({.pixels = repeated({1, 2, 3}, 256)});
  EXPECT_EQ(refusal_of(with_size(jpeg, 65'500, 65'500)),
            "image-too-large: expected a picture of at most 20000 px a side, \"a.png\" has 65500 x 65500 px" +
                std::string(small_hint));
  EXPECT_EQ(refusal_of(with_size(jpeg, 10'000, 12'000)),
            "image-broken: expected a sound JPEG, \"a.png\" is damaged: the file is too short for the size it states" +
                std::string(broken_hint));
}

TEST(Decode, KeepsToItsLimitsToThePixel) {
  const auto grey = [](std::uint32_t width, std::uint32_t height) {
    return make_png(
        {.width = width, .height = height, .colour_type = 0, .rows = std::vector<std::uint8_t>(width * height)});
  };
  const RasterLimits side{.side = 10, .pixels = 1000, .file_bytes = 1000};
  EXPECT_EQ(decoded(grey(9, 1), side)->width, 9U);
  EXPECT_EQ(decoded(grey(10, 1), side)->width, 10U);
  EXPECT_EQ(
      refusal_of(grey(1, 11), side),
      "image-too-large: expected a picture of at most 10 px a side, \"a.png\" has 1 x 11 px" + std::string(small_hint));
  const RasterLimits pixels{.side = 100, .pixels = 100, .file_bytes = 1000};
  EXPECT_EQ(decoded(grey(33, 3), pixels)->width, 33U);
  EXPECT_EQ(decoded(grey(50, 2), pixels)->width, 50U);
  EXPECT_EQ(refusal_of(grey(101 - 50, 2), pixels),
            "image-too-large: expected a picture of at most 100 px in all, \"a.png\" has 51 x 2 px" +
                std::string(small_hint));
  const std::string file = grey(1, 1);
  for (const std::uint64_t more : {1U, 0U}) EXPECT_EQ(decoded(file, {.file_bytes = file.size() + more})->width, 1U);
  EXPECT_EQ(refusal_of(file, {.file_bytes = file.size() - 1}),
            "image-too-large: expected a picture of at most " + std::to_string(file.size() - 1) +
                " bytes, \"a.png\" has " + std::to_string(file.size()) + std::string(small_hint));
}

TEST(Decode, RefusesACutPng) {
  const std::string png = make_png({.width = 64, .height = 64, .rows = repeated({1, 2, 3}, 4096)});
  const std::string wanted =
      "image-broken: expected a sound PNG, \"a.png\" is damaged: the file ends too early" + std::string(broken_hint);
  EXPECT_EQ(refusal_of(png.substr(0, 20)), wanted);
  EXPECT_EQ(refusal_of(png.substr(0, png.size() / 2)), wanted);
  EXPECT_EQ(refusal_of(png.substr(0, png.size() - 12)), wanted);  // all pixels are there, the end is not
}

TEST(Decode, RefusesAPngWithAWrongChecksum) {
  std::string png = make_png({.width = 64, .height = 64, .rows = repeated({1, 2, 3}, 4096)});
  png[png.size() - 14] = static_cast<char>(~png[png.size() - 14]);
  EXPECT_EQ(refusal_of(png),
            "image-broken: expected a sound PNG, \"a.png\" is damaged: IDAT: CRC error" + std::string(broken_hint));
}

TEST(Decode, RefusesACutJpegInsteadOfPrintingHalf) {
  for (const bool progressive : {false, true}) {
    const std::string jpeg =
        make_jpeg({.width = 64, .height = 32, .pixels = four_fields(64, 32), .progressive = progressive});
    EXPECT_EQ(refusal_of(jpeg.substr(0, jpeg.size() / 10 * 9)),
              "image-broken: expected a sound JPEG, \"a.png\" is damaged: premature end of JPEG file" +
                  std::string(broken_hint));
  }
}

TEST(Decode, RefusesEveryCutOfAJpeg) {
  const std::string jpeg = make_jpeg({.width = 32, .height = 16, .pixels = four_fields(32, 16)});
  for (std::size_t size = 0; size < jpeg.size(); ++size) {
    base::Diagnostics diagnostics;
    EXPECT_FALSE(decode(std::string_view(jpeg).substr(0, size), "a.jpg", {}, diagnostics).ok()) << size;
    EXPECT_EQ(diagnostics.error_count(), 1U) << size;
  }
}

TEST(Decode, AnswersForEveryFlippedByte) {
  const std::string png = make_png({.width = 5,
                                    .height = 5,
                                    .colour_type = 3,
                                    .interlaced = true,
                                    .rows = std::vector<std::uint8_t>(25),
                                    .palette = {9, 8, 7}});
  const std::string jpeg = make_jpeg({.width = 32, .height = 16, .pixels = four_fields(32, 16), .progressive = true});
  for (const std::string& sound : {png, jpeg}) {
    for (std::size_t i = 0; i < sound.size(); ++i) {
      std::string file = sound;
      file[i] = static_cast<char>(~file[i]);
      base::Diagnostics diagnostics;
      const bool ok = decode(file, "a", {}, diagnostics).ok();
      EXPECT_EQ(diagnostics.error_count(), ok ? 0U : 1U) << i;
    }
  }
}

TEST(Decode, RefusesAnEmptyFile) {
  EXPECT_EQ(refusal_of(""), "image-broken: expected a PNG or JPEG, \"a.png\" is empty (copy the picture again)");
}

TEST(Decode, NamesTheFormatsThatItDoesNotTake) {
  using namespace std::string_literals;
  const std::vector<std::pair<std::string, std::string>> files{
      {"GIF89a......", "a GIF"}, {"RIFF....WEBPVP8 ", "a WebP"},   {"\0\0\0\x1c"s + "ftypavif", "an AVIF"},
      {"II*\0....."s, "a TIFF"}, {"MM\0*....."s, "a TIFF"},        {"BM......", "a BMP"},
      {"%PDF-1.7\n", "a PDF"},   {"8BPS....", "a Photoshop file"}, {"\0\0\0\x1c"s + "ftypheic", "a HEIC"},
  };
  for (const auto& [bytes, name] : files) {
    EXPECT_EQ(refusal_of(bytes),
              "image-unsupported: expected a PNG or JPEG, \"a.png\" is " + name + std::string(save_hint));
  }
  EXPECT_EQ(refusal_of(std::string(100, '\0')),
            "image-unsupported: expected a PNG or JPEG, \"a.png\" is neither" + std::string(save_hint));
  EXPECT_EQ(refusal_of("<svg xmlns='http://www.w3.org/2000/svg'/>"),
            "image-unsupported: expected a PNG or JPEG, \"a.png\" is an SVG (give the file a name that ends in .svg)");
}

TEST(Decode, PutsEveryRefusalWhereThePictureWasAskedFor) {
  base::Diagnostics diagnostics;
  const base::Span at{{3}, 10, 20};
  EXPECT_FALSE(decode("GIF89a", "a", at, diagnostics).ok());
  EXPECT_EQ(diagnostics.list().at(0).span, at);
  EXPECT_EQ(diagnostics.list().at(0).fault, base::Fault::data);
}

TEST(EffectivePpi, IsPixelsOverInches) {
  Raster raster;
  raster.width = 600;
  EXPECT_DOUBLE_EQ(effective_ppi(raster, base::pt(144)), 300);
}

}  // namespace
}  // namespace handbill::image
