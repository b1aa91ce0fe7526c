#include "press/picture.h"

#include <gtest/gtest.h>
#include <lcms2.h>

#include <algorithm>

#include "press/fixture.h"
#include "press/photograph.h"

namespace handbill::test {
namespace {

/// How far the inks of a picture are from those that LittleCMS gives the same pixels, as seen: CIE dE2000.
struct Distance {
  double mean = 0;
  double p99 = 0;
  double most = 0;
};

std::vector<cmsCIELab> lab_of(const std::vector<std::uint8_t>& inks) {
  cmsHPROFILE output =
      cmsOpenProfileFromMem(coated().icc().data(), static_cast<cmsUInt32Number>(coated().icc().size()));
  cmsHPROFILE lab = cmsCreateLab4Profile(nullptr);
  cmsHTRANSFORM transform =
      cmsCreateTransform(output, TYPE_CMYK_8, lab, TYPE_Lab_DBL, INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOCACHE);
  std::vector<cmsCIELab> colours(inks.size() / 4);
  cmsDoTransform(transform, inks.data(), colours.data(), static_cast<cmsUInt32Number>(colours.size()));
  cmsDeleteTransform(transform);
  cmsCloseProfile(lab);
  cmsCloseProfile(output);
  return colours;
}

/// Every `step`th pixel of a separated JPEG, held against direct LittleCMS.
Distance distance(const std::string& source, const std::string& separated, std::size_t step) {
  const std::vector<std::uint8_t> light = pixels_of(source);
  const std::vector<std::uint8_t> inks = pixels_of(separated);
  EXPECT_EQ(light.size() / 3, inks.size() / 4);
  std::vector<std::uint8_t> some_light;
  std::vector<std::uint8_t> some_ink;
  for (std::size_t i = 0; i < light.size() / 3; i += step) {
    some_light.insert(some_light.end(), light.begin() + static_cast<long>(i * 3),
                      light.begin() + static_cast<long>(i * 3 + 3));
    some_ink.insert(some_ink.end(), inks.begin() + static_cast<long>(i * 4),
                    inks.begin() + static_cast<long>(i * 4 + 4));
  }
  cmsHPROFILE srgb = cmsCreate_sRGBProfile();
  cmsHPROFILE output =
      cmsOpenProfileFromMem(coated().icc().data(), static_cast<cmsUInt32Number>(coated().icc().size()));
  // Without LittleCMS's own short cuts.
  cmsHTRANSFORM transform = cmsCreateTransform(srgb, TYPE_RGB_8, output, TYPE_CMYK_8, INTENT_RELATIVE_COLORIMETRIC,
                                               cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOOPTIMIZE);
  std::vector<std::uint8_t> direct(some_light.size() / 3 * 4);
  cmsDoTransform(transform, some_light.data(), direct.data(), static_cast<cmsUInt32Number>(direct.size() / 4));
  cmsDeleteTransform(transform);
  cmsCloseProfile(output);
  cmsCloseProfile(srgb);
  const std::vector<cmsCIELab> wanted = lab_of(direct);
  const std::vector<cmsCIELab> found = lab_of(some_ink);
  std::vector<double> all;
  double sum = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    all.push_back(cmsCIE2000DeltaE(&wanted[i], &found[i], 1, 1, 1));
    sum += all.back();
  }
  std::ranges::sort(all);
  return {sum / static_cast<double>(all.size()), all[all.size() * 99 / 100], all.back()};
}

std::string separated(const std::string& jpeg, const press::JpegSettings& settings) {
  const auto separation = color::Separation::make({}, color::Separation::Pixels::rgb, coated().icc());
  const auto to_plates = [&](const std::uint8_t* rgb, std::uint8_t* cmyk, std::size_t pixels) {
    separation->convert({rgb, pixels * 3}, {cmyk, pixels * 4});
  };
  const auto made = press::separate_jpeg(jpeg, to_plates, settings);
  EXPECT_TRUE(made.ok());
  return made.ok() ? *made : std::string();
}

TEST(SeparateJpeg, RefusesWhatIsCutOff) {
  const std::string jpeg = jpeg_of(photograph(64, 64), 64, 90);
  const auto never = [](const std::uint8_t*, std::uint8_t* cmyk, std::size_t pixels) {
    std::fill_n(cmyk, pixels * 4, std::uint8_t{0});
  };
  for (const std::size_t size : {std::size_t{0}, std::size_t{2}, jpeg.size() / 3, jpeg.size() / 2, jpeg.size() - 40})
    EXPECT_FALSE(press::separate_jpeg(jpeg.substr(0, size), never, {}).ok()) << size;
  EXPECT_FALSE(press::separate_jpeg(adobe_jpeg_of(std::vector<std::uint8_t>(64), 4), never, {}).ok());
}

TEST(SeparateJpeg, IsNearToLittleCmsInAtMostThriceTheBytes) {
  const std::string jpeg = jpeg_of(photograph(1200, 800), 1200, 92);
  const std::string made = separated(jpeg, {});
  const Distance found = distance(jpeg, made, 3);
  EXPECT_LE(found.mean, 0.5);
  EXPECT_LE(found.p99, 2);
  EXPECT_LE(made.size(), 3 * jpeg.size());
}

}  // namespace
}  // namespace handbill::test
