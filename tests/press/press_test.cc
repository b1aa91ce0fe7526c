#include "press/press.h"

#include <gtest/gtest.h>
#include <lcms2.h>

#include <cmath>
#include <cstdlib>
#include <ostream>

#include "color/icc.h"
#include "press/check.h"
#include "press/fixture.h"
#include "press/inked.h"
#include "press/photograph.h"

namespace handbill::test {
namespace {

TEST(Press, PrintsEachInkAsItsAuthorWroteIt) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 10, 10), {red, 1}));
  items(pages).emplace_back(box(rect(10, 0, 10, 10), {night, 1}));
  items(pages).emplace_back(box(rect(20, 0, 10, 10), {night, 0.5}));
  items(pages).emplace_back(box(rect(30, 0, 10, 10), {orange, 1}));
  items(pages).emplace_back(box(rect(40, 0, 10, 10), {orange, 0.3}));
  items(pages).emplace_back(box(rect(50, 0, 10, 10), {grey, 1}));
  items(pages).emplace_back(box(rect(60, 0, 10, 10), {marks, 1}));
  const Plates plates = plates_of(press_of(pages));
  EXPECT_EQ(at(plates, 5, 5), "M100 Y100");
  EXPECT_EQ(at(plates, 15, 5), "C95 M80 Y40 K60");
  EXPECT_EQ(at(plates, 25, 5), "C47 M40 Y20 K30");
  EXPECT_EQ(at(plates, 35, 5), "PANTONE Orange 021 C 100");
  EXPECT_EQ(at(plates, 45, 5), "PANTONE Orange 021 C 30");
  EXPECT_EQ(at(plates, 55, 5), "K60");
  EXPECT_EQ(at(plates, 65, 5), "C100 M100 Y100 K100 PANTONE Orange 021 C 100");
}

TEST(Press, PrintsBlackTypeOverWhatLiesBelow) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 100, 60), {red, 1}));
  items(pages).emplace_back(box(rect(40, 40, 10, 10), {die, 1}));
  items(pages).emplace_back(box(rect(60, 40, 10, 10), {night, 1}));
  for (display::Item& line : lines("en", "Run", base::pt(60), base::mm(20))) items(pages).push_back(line);
  const Plates plates = plates_of(press_of(pages), 144);
  std::string darkest;
  for (double x = 10; x < 60; x += 0.2) {
    for (double y = 5; y < 38; y += 0.5) {
      if (at(plates, x, y).find("K100") != std::string::npos) darkest = at(plates, x, y);
    }
  }
  EXPECT_EQ(darkest, "M100 Y100 K100");
  EXPECT_EQ(at(plates, 45, 45), "M100 Y100 Die line 100");
  EXPECT_EQ(at(plates, 65, 45), "C95 M80 Y40 K60");
}

TEST(Press, LeavesNoRgbAnywhere) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 10, 10), {red, 1}));
  const std::string open = open_up(press_of(pages));
  EXPECT_EQ(open.find("RGB"), std::string::npos);
  EXPECT_EQ(open.find(" rg"), std::string::npos);
}

TEST(Press, GivesTheSameBytesForTheSameInput) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 10, 10), {orange, 1}));
  EXPECT_EQ(press_of(pages), press_of(pages));
}

TEST(Press, RunsGradientsBetweenInksOnTheirOwnPlates) {
  display::Pages pages = inked();
  items(pages).emplace_back(gradient(rect(0, 0, 100, 10), {red, 1}, {night, 1}));
  items(pages).emplace_back(gradient(rect(0, 20, 100, 10), {orange, 1}, {orange, 0}));
  items(pages).emplace_back(gradient(rect(0, 40, 100, 10), {orange, 1}, {night, 1}));
  const std::string pdf = press_of(pages);
  const Plates plates = plates_of(pdf);
  EXPECT_EQ(at(plates, 50, 5), "C47 M90 Y70 K30");
  EXPECT_EQ(at(plates, 50, 25), "PANTONE Orange 021 C 50");
  EXPECT_EQ(at(plates, 50, 45), "C47 M40 Y20 K30 PANTONE Orange 021 C 50");
  const std::string open = open_up(pdf);
  EXPECT_NE(open.find("/DeviceN"), std::string::npos);
}

TEST(Press, KeepsGreyPicturesOnTheBlackPlate) {
  display::Pages pages = inked();
  display::Image image;
  image.raster = picture(20, 20, image::Raster::Channels::grey);
  image.at = rect(0, 0, 50, 50);
  image.clip = image.at;
  items(pages).emplace_back(image);
  const std::string inks = at(plates_of(press_of(pages)), 2, 25);
  EXPECT_TRUE(inks.starts_with("K")) << inks;
}

TEST(Press, SeparatesPhotographsAsTheProfileSays) {
  constexpr std::uint32_t side = 400;
  display::Pages pages = inked();
  display::Image image;
  image.raster = jpeg_picture(side, side);
  image.at = rect(0, 0, 50, 50);
  image.clip = image.at;
  items(pages).emplace_back(image);
  const std::string pdf = press_of(pages);
  const std::string path = write_file("photograph.pdf", pdf);
  const std::string listed = output_of("pdfimages -list " + path);
  EXPECT_NE(listed.find("cmyk    4   8  jpeg"), std::string::npos) << listed;
  // The mean of each plate of all its pixels.
  const std::vector<std::uint8_t> rgb = pixels_of(image.raster->jpeg);
  const auto direct = color::Separation::make({}, color::Separation::Pixels::rgb, coated().icc());
  ASSERT_TRUE(direct);
  std::vector<std::uint8_t> wanted(rgb.size() / 3 * 4);
  direct->convert(rgb, wanted);
  const std::string folder = ::testing::TempDir() + "photograph";
  output_of("rm -rf " + folder + " && mkdir " + folder + " && pdfimages -all " + path + " " + folder + "/p");
  const std::string jpeg = output_of("cat " + folder + "/p-000.jpg");
  const std::vector<std::uint8_t> found = pixels_of(jpeg);
  ASSERT_EQ(found.size(), wanted.size());
  double away = 0;
  for (std::size_t i = 0; i < found.size(); ++i) away += std::abs(found[i] - wanted[i]);
  EXPECT_LT(away / static_cast<double>(found.size()), 3.0);
}

TEST(Press, SaysWhereAPicturesProfileIsNone) {
  display::Pages pages = inked();
  display::Image image;
  image.raster = jpeg_picture(40, 40, 92, std::string(300, 'x'));
  image.at = rect(0, 0, 50, 50);
  image.clip = image.at;
  items(pages).emplace_back(image);
  const Made made = make_from(keyed_of(pages), pages, shop());
  EXPECT_NE(made.bytes, "");
  EXPECT_EQ(made.messages,
            "picture-profile: expected an RGB profile in a picture, found one that cannot be used: its colours are "
            "taken for sRGB\n");
}

TEST(PressCheck, FindsWhatHasNoPlaceInAPrintFile) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 10, 10), {red, 1}));
  base::Diagnostics diagnostics;
  EXPECT_FALSE(press::check(pdf_of(pages), product::Standard::x4, diagnostics).ok());
  EXPECT_EQ(diagnostics.list().front().id, "press-check");
  EXPECT_NE(messages(diagnostics).find("a print file came out wrong: object "), std::string::npos);
  EXPECT_NE(messages(diagnostics).find("found rg"), std::string::npos);
}

TEST(Press, MakesOpaqueDesignsX1a) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 10, 10), {red, 1}));
  product::ShopProfile old = shop();
  old.standard = product::Standard::x1a;
  const std::string pdf = press_of(pages, old);
  EXPECT_TRUE(pdf.starts_with("%PDF-1.4"));
  const std::string open = open_up(pdf);
  for (const char* key : {"/Group", "/ca ", "/CA ", "/SMask", "/BM"})
    EXPECT_EQ(open.find(key), std::string::npos) << key;
  EXPECT_NE(open.find("(PDF/X-1a:2003)"), std::string::npos);
}

TEST(Press, RefusesWhatIsTransparentInX1a) {
  display::Pages pages = inked();
  display::Group group;
  group.opacity = 0.5;
  group.items.emplace_back(box(rect(0, 0, 10, 10), {red, 1}));
  items(pages).emplace_back(group);
  product::ShopProfile old = shop();
  old.standard = product::Standard::x1a;
  const Made made = make_from(keyed_of(pages), pages, old);
  EXPECT_EQ(made.bytes, "");
  EXPECT_EQ(made.messages,
            "not-opaque: object 2 on page 1: expected nothing transparent in PDF/X-1a, found an opacity of 0.5\n");
}

TEST(Press, RefusesAProfileThatNoPressIsDrivenBy) {
  display::Pages pages = inked();
  cmsHPROFILE light = cmsCreate_sRGBProfile();
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(light, nullptr, &size);
  std::string bytes(size, '\0');
  cmsSaveProfileToMem(light, bytes.data(), &size);
  cmsCloseProfile(light);
  const auto profile = color::PackedProfile::open(bytes);
  ASSERT_TRUE(profile);
  EXPECT_EQ(make_from(keyed_of(pages), pages, shop(), *profile).messages,
            "bad-icc: expected an output profile for CMYK, found another file\n");
}

}  // namespace
}  // namespace handbill::test
