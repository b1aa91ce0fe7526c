// separate IN.jpg PROFILE.icc OUT.jpg QUALITY LUMINANCE HALF_WIDTH: one photograph through the press stage's own way to
// CMYK, for bench/press.py, which compares settings. The last two are 0 or 1.
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>

#include "color/icc.h"
#include "press/picture.h"

namespace {

std::string read(const char* path) {
  std::ostringstream all;
  all << std::ifstream(path, std::ios::binary).rdbuf();
  return all.str();
}

}  // namespace

int main(int count, char** words) {
  using namespace handbill;
  if (count != 7) {
    std::fputs("separate IN.jpg PROFILE.icc OUT.jpg QUALITY LUMINANCE HALF_WIDTH\n", stderr);
    return 64;
  }
  const std::string picture = read(words[1]);
  const auto header = press::read_jpeg_header(picture);
  press::JpegSettings settings{.luminance = words[5][0] == '1', .half_width = words[6][0] == '1'};
  std::from_chars(words[4], words[4] + std::strlen(words[4]), settings.quality);
  const auto separation =
      color::Separation::make(header ? header->icc : "", color::Separation::Pixels::rgb, read(words[2]));
  if (!header || !separation) return 65;
  const auto made = press::separate_jpeg(
      picture,
      [&](const std::uint8_t* rgb, std::uint8_t* cmyk, std::size_t pixels) {
        separation->convert({rgb, pixels * 3}, {cmyk, pixels * 4});
      },
      settings);
  if (!made) return 65;
  std::ofstream out(words[3], std::ios::binary);
  out << made.value();
  return out.flush() ? 0 : 73;
}
