#include <gtest/gtest.h>

#include <cstdio>
#include <string>

#include "backend/fixture.h"
#include "base/transform.h"
#include "pdf/pdf.h"

namespace handbill {
namespace {

using base::mm;
using test::output_of;

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

base::Rect square(double left, double top, double side = 10) { return {mm(left), mm(top), mm(side), mm(side)}; }

display::Group group_of(std::vector<display::Item> items) {
  display::Group group;
  group.items = std::move(items);
  return group;
}

/// A page with everything that an effect can ask of cairo.
display::Pages document() {
  display::Pages pages = test::document();
  auto& items = pages.pages[0].items;
  items.emplace_back(test::box({mm(0), mm(0), mm(100), mm(14)}, {test::grey, 1}));
  // Blends over a grey ground, 12 mm apart.
  double left = 2;
  for (const auto blend : {color::Blend::normal, color::Blend::multiply, color::Blend::screen, color::Blend::overlay,
                           color::Blend::darken, color::Blend::lighten}) {
    display::Group group = group_of({test::box(square(left, 2), {test::red, 1})});
    group.blend = blend;
    items.emplace_back(std::move(group));
    left += 12;
  }
  // Two boxes that overlap, thinned as one; within, a group of its own.
  display::Group inner = group_of({test::box(square(9, 24, 4), {test::black, 1})});
  inner.opacity = 0.5;
  display::Group faint =
      group_of({test::box(square(2, 18), {test::red, 1}), test::box(square(7, 22), {test::grey, 1}), std::move(inner)});
  faint.opacity = 0.4;
  items.emplace_back(std::move(faint));
  // A circle cut out of a turned gradient.
  display::Path ramp = test::box(square(22, 18, 16), {test::red, 1});
  ramp.fill = {display::LinearGradient{
      {mm(22), mm(18)}, {mm(38), mm(18)}, {{0, {test::red, 1}}, {0.5, {test::black, 1}}, {1, {test::grey, 0.5}}}}};
  display::Group turned = group_of({std::move(ramp)});
  turned.transform = base::rotation(30, {mm(30), mm(26)});
  turned.clip = {base::rounded(square(22, 18, 16), {mm(8), mm(8), mm(8), mm(8)})};
  items.emplace_back(std::move(turned));
  display::Path round = test::box(square(44, 18, 16), {test::red, 1});
  round.fill = {display::RadialGradient{
      {mm(52), mm(26)}, {}, {mm(52), mm(26)}, mm(8), {{0, {test::grey, 0.1}}, {1, {test::red, 1}}}}};
  items.emplace_back(std::move(round));
  // A line on its side, a picture on its corner.
  std::vector<display::Item> words = test::lines("en", "Run for your life", base::pt(10), mm(0));
  display::Group label = group_of(std::move(words));
  label.transform = base::rotation(-90, {});
  label.transform.dx = mm(70).to_pt();
  label.transform.dy = mm(56).to_pt();
  items.emplace_back(std::move(label));
  display::Group tilted = group_of(
      {display::Image{test::picture(40, 40, image::Raster::Channels::rgb), square(80, 24), square(80, 24), {}}});
  tilted.transform = base::rotation(45, {mm(85), mm(29)});
  items.emplace_back(std::move(tilted));
  return pages;
}

std::string finished(const display::Pages& pages, bool grey) {
  backend::Options options;
  options.colours = grey ? backend::Colours::grey : backend::Colours::preview;
  pdf::FinishOptions finish;
  finish.title = pages.title;
  finish.language = pages.language;
  finish.grey_only = grey;
  finish.pages.push_back(pdf::boxes_of(pages.pages[0], pdf::Medium::trim));
  base::Diagnostics diagnostics;
  const auto bytes = pdf::finish(test::pdf_of(pages, options), finish, diagnostics);
  EXPECT_EQ(test::messages(diagnostics), "");
  return bytes.ok() ? *bytes : std::string();
}

/// The page at 10 pixels a millimetre, as another program draws it.
test::Bitmap drawn_by(const std::string& command, const std::string& pdf) {
  const std::string path = test::write_file("effects.pdf", pdf);
  const std::string picture = path + ".png";
  std::string call = command;
  for (const auto& [mark, text] : {std::pair{std::string("IN"), path}, {std::string("OUT"), picture}})
    call.replace(call.find(mark), mark.size(), text);
  EXPECT_EQ(output_of(call), "");
  std::string bytes;
  if (std::FILE* file = std::fopen(picture.c_str(), "rb"); file != nullptr) {
    char part[4096];
    for (std::size_t size = 0; (size = std::fread(part, 1, sizeof part, file)) > 0;) bytes.append(part, size);
    std::fclose(file);
  }
  std::remove(path.c_str());
  std::remove(picture.c_str());
  return test::read_png(bytes);
}

int difference(std::uint32_t a, std::uint32_t b) {
  int most = 0;
  for (const int shift : {0, 8, 16}) {
    const int one = static_cast<int>((a >> shift) & 0xffU);
    const int other = static_cast<int>((b >> shift) & 0xffU);
    most = std::max(most, std::abs(one - other));
  }
  return most;
}

/// Where no edge is near, in millimetres.
constexpr std::pair<double, double> places[] = {{7, 7},    {19, 7},  {31, 7},  {43, 7},  {55, 7},  {67, 7},  {4, 20},
                                                {9, 23.4}, {11, 26}, {15, 30}, {24, 24}, {30, 26}, {34, 30}, {22, 18},
                                                {52, 26},  {57, 26}, {46, 20}, {85, 29}, {80, 24}, {90, 50}};

TEST(Effects, LookTheSameInEveryReader) {
  const display::Pages pages = document();
  for (const bool grey : {false, true}) {
    const std::string pdf = finished(pages, grey);
    backend::Options options;
    options.dpi = 254;
    options.colours = grey ? backend::Colours::grey : backend::Colours::preview;
    const test::Bitmap own = test::read_png(test::png_of(pages, options));
    for (const std::string command :
         {"pdftocairo -png -r 254 -singlefile IN - > OUT", "(mutool draw -q -r 254 -o OUT IN 2> /dev/null)",
          "gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=png16m -dGraphicsAlphaBits=4 -r254 -sOutputFile=OUT IN"}) {
      const test::Bitmap other = drawn_by(command, pdf);
      ASSERT_NEAR(other.width, own.width, 1) << command;
      for (const auto& [x, y] : places) {
        const int px = static_cast<int>(x * 10);
        const int py = static_cast<int>(y * 10);
        EXPECT_LE(difference(own.at(px, py), other.at(px, py)), 8)
            << command << (grey ? " grey" : "") << " at " << x << ", " << y << std::hex << ": " << own.at(px, py)
            << " here, " << other.at(px, py) << " there";
      }
    }
  }
}

TEST(Effects, AreSoundAndGreyWhereOnlyGreyIsAllowed) {
  for (const bool grey : {false, true}) {
    const std::string pdf = finished(document(), grey);
    const std::string path = test::write_file("sound.pdf", pdf);
    EXPECT_TRUE(has(output_of("qpdf --check " + path), "No syntax or stream encoding errors found"));
    EXPECT_FALSE(has(output_of("qpdf --check " + path), "WARNING"));
    std::remove(path.c_str());
    const std::string open = test::open_up(pdf);
    EXPECT_TRUE(has(open, "/BM /Multiply"));
    EXPECT_EQ(has(open, "DeviceRGB"), !grey);
    EXPECT_EQ(has(open, " rg "), !grey);
  }
}

TEST(Effects, AreVectorsAndText) {
  // Nothing is flattened to pixels but the picture itself, and the label on its side can be searched.
  const std::string pdf = finished(document(), false);
  const std::string path = test::write_file("vectors.pdf", pdf);
  EXPECT_TRUE(has(output_of("pdftotext " + path + " -"), "Run for your life")) << output_of("pdftotext " + path + " -");
  const std::string images = output_of("pdfimages -list " + path + " | tail -n +3 | wc -l");
  EXPECT_EQ(images, "1\n");
  std::remove(path.c_str());
}

TEST(Effects, AreRefusedWhereTheyAreOthersThanCairos) {
  const display::Pages pages = document();
  pdf::FinishOptions options;
  options.pages.push_back(pdf::boxes_of(pages.pages[0], pdf::Medium::trim));
  const auto fault_of = [&](const std::string& from, const std::string& to) {
    std::string bytes = test::pdf_of(pages);
    const std::size_t at = bytes.find(from);
    EXPECT_NE(at, std::string::npos);
    bytes.replace(at, from.size(), to);
    base::Diagnostics diagnostics;
    EXPECT_FALSE(pdf::finish(bytes, options, diagnostics).ok());
    return test::messages(diagnostics);
  };
  EXPECT_TRUE(has(fault_of("/BM /Multiply", "/BM /Hue     "), "expected a blend that Handbill draws, found /Hue"));
  EXPECT_TRUE(has(fault_of("/BM /Multiply", "/TR /Multiply"), "expected no /TR in a graphics state"));
}

}  // namespace
}  // namespace handbill
