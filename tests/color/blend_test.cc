#include "color/blend.h"

#include <gtest/gtest.h>

namespace handbill::color {
namespace {

TEST(Blend, IsReadByTheNameThatItIsWrittenWith) {
  for (const Blend blend :
       {Blend::normal, Blend::multiply, Blend::screen, Blend::overlay, Blend::darken, Blend::lighten}) {
    EXPECT_EQ(parse_blend(name_of(blend)), blend);
  }
  EXPECT_EQ(parse_blend("hue"), std::nullopt);
}

TEST(Blend, MixesAChannelAsThePdfStandardSays) {
  EXPECT_DOUBLE_EQ(blended(Blend::normal, 0.2, 0.6), 0.6);
  EXPECT_DOUBLE_EQ(blended(Blend::multiply, 0.5, 0.6), 0.3);
  EXPECT_DOUBLE_EQ(blended(Blend::screen, 0.5, 0.6), 0.8);
  EXPECT_DOUBLE_EQ(blended(Blend::overlay, 0.25, 0.6), 0.3);
  EXPECT_DOUBLE_EQ(blended(Blend::overlay, 0.75, 0.6), 0.8);
  EXPECT_DOUBLE_EQ(blended(Blend::darken, 0.5, 0.6), 0.5);
  EXPECT_DOUBLE_EQ(blended(Blend::lighten, 0.5, 0.6), 0.6);
}

}  // namespace
}  // namespace handbill::color
