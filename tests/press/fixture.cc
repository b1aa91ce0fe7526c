#include "press/fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

// The document and the tools are those of the backend's tests.
#include "backend/fixture.cc"

namespace handbill::test {

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A number of a little-endian TIFF.
std::size_t number_at(const std::string& tiff, std::size_t at, std::size_t size) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value |= std::size_t{static_cast<unsigned char>(tiff.at(at + i))} << (8 * i);
  return value;
}

/// The pixels of a grey TIFF as Ghostscript writes it: uncompressed, its strips one behind the other.
std::string read_tiff(const std::string& tiff, std::size_t& width) {
  const std::size_t directory = number_at(tiff, 4, 4);
  std::size_t height = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < number_at(tiff, directory, 2); ++i) {
    const std::size_t at = directory + 2 + 12 * i;
    const std::size_t size = number_at(tiff, at + 2, 2) == 3 ? 2 : 4;
    const std::size_t count = number_at(tiff, at + 4, 4);
    const std::size_t value = number_at(tiff, at + 8, size);
    if (number_at(tiff, at, 2) == 256) width = value;
    if (number_at(tiff, at, 2) == 257) height = value;
    if (number_at(tiff, at, 2) == 273) begin = count == 1 ? value : number_at(tiff, value, size);
  }
  return tiff.substr(begin, width * height);
}

}  // namespace

const color::PackedProfile& coated() {
  static const color::PackedProfile profile =
      color::PackedProfile::open(read_file(PROJECT_FOLDER "/third_party/icc/ISOcoated_v2_300_bas.icc.zz")).value();
  return profile;
}

product::ShopProfile shop() {
  product::ShopProfile shop;
  shop.name = "coated";
  shop.condition.id = "FOGRA39";
  shop.condition.text = "Offset on coated paper (ISO 12647-2)";
  return shop;
}

namespace {

press::Options options_for(const display::Pages& pages, const product::ShopProfile& shop,
                           const color::PackedProfile& output) {
  pdf::FinishOptions about;
  about.title = pages.title;
  about.author = pages.author;
  about.language = pages.language;
  about.producer = "Handbill test";
  about.date = 1'800'000'000;
  for (const display::Page& page : pages.pages) about.pages.push_back(pdf::boxes_of(page, pdf::Medium::press));
  return {about, pages.inks, shop, output};
}

}  // namespace

std::string keyed_of(const display::Pages& pages) {
  backend::Options options;
  options.colours = backend::Colours::keys;
  options.extent = backend::Extent::press;
  return pdf_of(pages, options);
}

Made make_from(const std::string& keyed, const display::Pages& pages, const product::ShopProfile& shop,
               const color::PackedProfile& output) {
  base::Diagnostics diagnostics;
  const auto made = press::make(keyed, options_for(pages, shop, output), diagnostics);
  EXPECT_EQ(made.ok(), !diagnostics.has_errors());
  return {made.ok() ? *made : std::string(), messages(diagnostics)};
}

std::string press_of(const display::Pages& pages, const product::ShopProfile& shop) {
  const Made made = make_from(keyed_of(pages), pages, shop);
  EXPECT_EQ(made.messages, "");
  return made.bytes;
}

std::string Plates::text_at(double x, double y) const {
  std::string text;
  for (const auto& [name, pixels] : plates) {
    const auto column = static_cast<std::size_t>(x * dpi / 72);
    const auto row = static_cast<std::size_t>(y * dpi / 72);
    const int value = static_cast<unsigned char>(pixels.at(row * width + column));
    // The plate as a picture: black is full ink.
    const int percent = static_cast<int>(std::lround((255 - value) / 2.55));
    if (percent > 0) text += (text.empty() ? "" : " ") + name + std::to_string(percent);
  }
  return text;
}

Plates plates_of(const std::string& pdf, double dpi) {
  const std::string path = write_file("plates.pdf", pdf);
  const std::string folder = ::testing::TempDir() + "handbill-plates-" + std::to_string(getpid());
  const std::string said = output_of(
      "rm -rf " + folder + " && mkdir " + folder + " && gs -q -dBATCH -dNOPAUSE -dSAFER " + "-sDEVICE=tiffsep -r" +
      std::to_string(static_cast<int>(dpi)) + " -sCompression=none -sOutputFile=" + folder + "/p%d.tif " + path);
  EXPECT_EQ(said, "");
  Plates plates;
  plates.dpi = dpi;
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.insert(entry.path());
  for (const std::filesystem::path& file : files) {
    const std::string stem = file.stem().string();
    if (!stem.starts_with("p1(")) continue;
    const std::string name = stem.substr(3, stem.size() - 4);
    const bool is_process = name == "Cyan" || name == "Magenta" || name == "Yellow" || name == "Black";
    const std::string shown = !is_process ? name + " " : name == "Black" ? "K" : name.substr(0, 1);
    plates.plates.emplace_back(shown, read_tiff(read_file(file.string()), plates.width));
  }
  // In the order of printers: C, M, Y, K, spots.
  const auto rank = [](const auto& plate) {
    return plate.first.size() == 1 ? std::string("CMYK").find(plate.first) : 4;
  };
  std::ranges::stable_sort(plates.plates, {}, rank);
  output_of("rm -rf " + folder + " " + path);
  return plates;
}

}  // namespace handbill::test
