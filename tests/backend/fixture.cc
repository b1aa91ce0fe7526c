#include "backend/fixture.h"

#include <cairo.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>

#include "base/utf8.h"

namespace handbill::test {

using base::mm;

const std::vector<Sentence>& sentences() {
  static const std::vector<Sentence> list{
      {"en", "Athletes run for medals, refugees run for their lives."},
      {"ko", "선수는 메달을 위해 달리고, 난민은 목숨을 위해 달립니다."},
      {"zh-Hans", "运动员为奖牌奔跑，难民为活命奔跑。"},
      {"zh-Hant", "運動員為獎牌奔跑，難民為活命奔跑。"},
      {"ja", "選手はメダルのために、難民は命のために走ります。"},
      {"ar", "يركض الرياضيون من أجل الميداليات، ويركض اللاجئون من أجل حياتهم."},
      {"ur", "کھلاڑی تمغوں کے لیے دوڑتے ہیں، پناہ گزین جان بچانے کے لیے۔"},
      {"he", "ספורטאים רצים למדליות, פליטים רצים על חייהם."},
      {"hi", "खिलाड़ी पदकों के लिए दौड़ते हैं, शरणार्थी अपनी जान बचाने के लिए।"},
      {"th", "นักกีฬาวิ่งเพื่อเหรียญ ผู้ลี้ภัยวิ่งเพื่อชีวิต"},
      {"km", "អត្តពលិករត់ដើម្បីមេដាយ ជនភៀសខ្លួនរត់ដើម្បីជីវិត។"},
      {"my", "အားကစားသမားများသည် ဆုတံဆိပ်အတွက် ပြေးကြသည်။"},
      {"ru", "Спортсмены бегут за медалями, беженцы спасают жизнь."},
      {"es", "Los atletas corren por medallas; los refugiados, por su vida."},
      {"fr", "Les athlètes courent pour des médailles, les réfugiés pour leur vie."},
      {"de", "Sportler laufen um Medaillen, Flüchtlinge laufen um ihr Leben."},
      {"cy", "Mae athletwyr yn rhedeg am fedalau, ffoaduriaid am eu bywydau, dŵr a thŷ."},
      {"am", "አትሌቶች ለሜዳሊያ ይሮጣሉ፤ ስደተኞች ግን ለሕይወታቸው ይሮጣሉ።"},
  };
  return list;
}

std::vector<char32_t> characters_of(std::string_view utf8) {
  std::vector<char32_t> characters;
  for (std::size_t at = 0; at < utf8.size();) {
    const base::Decoded one = base::decode(utf8, at);
    characters.push_back(one.code_point);
    at += std::max<std::size_t>(one.length, 1);
  }
  return characters;
}

std::vector<text::FaceId> stack_of(std::string_view language) {
  const text::FontCatalogue& catalogue = text::built_in_catalogue();
  for (const std::string_view name : catalogue.stack_names()) {
    if (name != "sans/regular") continue;
    const text::Stack* stack = catalogue.stack(name, language);
    return stack != nullptr ? stack->faces : std::vector<text::FaceId>{};
  }
  return {};
}

display::Pages document() {
  display::Pages pages;
  pages.title = "Run for your Life";
  pages.author = "A church";
  pages.language = "en";
  pages.inks.add({"black", {0, 0, 0, 1}, {0, 0, 0}, "", color::Overprint::always});
  pages.inks.add({"red", {0, 1, 1, 0}, {220, 30, 40}, ""});
  pages.inks.add({"grey", {0, 0, 0, 0.6}, {102, 102, 102}, ""});
  display::Page page;
  page.product.trim = {mm(100), mm(60)};
  page.product.bleed = mm(3);
  pages.pages.push_back(page);
  return pages;
}

display::Path box(const base::Rect& at, color::InkTint paint) {
  using Verb = image::PathData::Verb;
  display::Path path;
  const double left = at.left.to_pt();
  const double top = at.top.to_pt();
  const double right = at.right().to_pt();
  const double bottom = at.bottom().to_pt();
  path.path = {{Verb::move, Verb::line, Verb::line, Verb::line, Verb::close},
               {left, top, right, top, right, bottom, left, bottom}};
  path.fill = {paint};
  return path;
}

std::vector<display::Item> lines(std::string_view language, std::string_view utf8, base::Length size,
                                 base::Length top) {
  text::use_private_font_configuration();
  base::Diagnostics diagnostics;
  auto fonts = text::FontSet::make(text::built_in_catalogue(), stack_of(language), characters_of(utf8), diagnostics);
  EXPECT_TRUE(fonts.ok()) << messages(diagnostics);
  if (!fonts.ok()) return {};
  text::Shaper shaper(*fonts);
  text::Style style;
  style.language = language;
  style.stack = stack_of(language);
  const auto shaped = text::shape(shaper, {utf8, {}, "test"}, style, diagnostics);
  EXPECT_TRUE(shaped.ok()) << messages(diagnostics);
  if (!shaped.ok()) return {};
  text::Setting setting;
  setting.size = size;
  setting.leading = 2 * size;
  const text::Set set = text::set(*shaped, setting, {mm(1000), mm(80)});
  std::vector<display::Item> items;
  for (const text::Line& line : set.lines) {
    for (const text::PlacedRun& run : line.runs) {
      display::GlyphRun item;
      item.run = run.run;
      item.origin = {run.origin.x + mm(10), run.origin.y + top};
      item.paint = {black, 1};
      items.emplace_back(std::move(item));
    }
  }
  return items;
}

image::RasterRef picture(std::uint32_t width, std::uint32_t height, image::Raster::Channels channels) {
  auto raster = std::make_shared<image::Raster>();
  raster->width = width;
  raster->height = height;
  raster->channels = channels;
  const std::size_t step = channels == image::Raster::Channels::grey  ? 1
                           : channels == image::Raster::Channels::rgb ? 3
                                                                      : 4;
  for (std::size_t i = 0; i < std::size_t{width} * height; ++i) {
    const auto value = static_cast<std::uint8_t>(255 * (i % width) / width);
    for (std::size_t channel = 0; channel < step; ++channel)
      raster->pixels.push_back(static_cast<std::uint8_t>(value / (channel + 1)));
  }
  raster->sha256 = "test-picture-" + std::to_string(width) + "x" + std::to_string(height) + "-" + std::to_string(step);
  return raster;
}

std::string messages(const base::Diagnostics& diagnostics) {
  std::string text;
  for (const base::Diagnostic& one : diagnostics.list()) text += one.id + ": " + one.message + "\n";
  return text;
}

namespace {

using Writer = base::Result<std::string> (*)(const display::Pages&, const backend::Options&, text::SubsetCache&,
                                             base::Diagnostics&);

std::string bytes_of(Writer write, const display::Pages& pages, const backend::Options& options) {
  text::SubsetCache subsets;
  base::Diagnostics diagnostics;
  const auto bytes = write(pages, options, subsets, diagnostics);
  EXPECT_TRUE(bytes.ok()) << messages(diagnostics);
  EXPECT_EQ(messages(diagnostics), "");
  return bytes.ok() ? *bytes : std::string();
}

}  // namespace

std::string pdf_of(const display::Pages& pages, const backend::Options& options) {
  return bytes_of(backend::write_pdf, pages, options);
}
std::string png_of(const display::Pages& pages, const backend::Options& options) {
  return bytes_of(backend::write_png, pages, options);
}

std::string write_file(std::string_view name, std::string_view bytes) {
  std::string path = ::testing::TempDir() + "handbill-" + std::to_string(getpid()) + "-" + std::string(name);
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return "popen failed";
  char buffer[4096];
  for (std::size_t size = 0; (size = fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, size);
  pclose(pipe);
  return text;
}

std::string open_up(const std::string& pdf) {
  const std::string path = write_file("open.pdf", pdf);
  std::string text = output_of("qpdf --qdf --object-streams=disable " + path + " -");
  std::remove(path.c_str());
  return text;
}

namespace {

struct Reader {
  const std::string& bytes;
  std::size_t at = 0;
};

cairo_status_t read_bytes(void* closure, unsigned char* data, unsigned int length) {
  auto& reader = *static_cast<Reader*>(closure);
  if (reader.at + length > reader.bytes.size()) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(data, reader.bytes.data() + reader.at, length);
  reader.at += length;
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Bitmap read_png(const std::string& bytes) {
  Reader reader{bytes};
  cairo_surface_t* surface = cairo_image_surface_create_from_png_stream(read_bytes, &reader);
  EXPECT_EQ(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
  Bitmap bitmap{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  bitmap.pixels.resize(static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height));
  for (int y = 0; y < bitmap.height; ++y) {
    std::memcpy(bitmap.pixels.data() + static_cast<std::ptrdiff_t>(y) * bitmap.width,
                data + static_cast<std::ptrdiff_t>(y) * stride, static_cast<std::size_t>(bitmap.width) * 4);
  }
  cairo_surface_destroy(surface);
  return bitmap;
}

}  // namespace handbill::test
