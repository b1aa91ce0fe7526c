#include "app/pack_index.h"

#include "app/support.h"

namespace handbill::app {
namespace {

color::InkTable table(std::initializer_list<color::Ink> inks) {
  color::InkTable result;
  for (const color::Ink& ink : inks) result.add(ink);
  return result;
}

const color::Ink black{"black", {0, 0, 0, 1}, {0, 0, 0}, {}};
const color::Ink night{"night", {0.95, 0.8, 0.4, 0.6}, {16, 27, 51}, {}};
const color::Ink track{"track", {0, 0.84, 0.98, 0.12}, {204, 58, 24}, {}};
const color::Ink yellow{"yellow", {0, 0.1, 1, 0}, {255, 225, 0}, {}};

TEST(IndexTheme, TakesTheDarkestAndTheLoudestInkThatCanBeRead) {
  const std::string theme = index_theme(table({black, yellow, track, night}));
  EXPECT_NE(theme.find("  words: {cmyk: [95, 80, 40, 60], preview: '#101b33'}\n"), std::string::npos) << theme;
  EXPECT_NE(theme.find("  accent: {cmyk: [0, 84, 98, 12], preview: '#cc3a18'}\n"), std::string::npos) << theme;
}

TEST(IndexTheme, IsBlackWhereTheCampaignIs) {
  const std::string theme = index_theme(table({black}));
  EXPECT_NE(theme.find("  accent: {cmyk: [0, 0, 0, 100], preview: '#000000'}\n"), std::string::npos) << theme;
}

}  // namespace
}  // namespace handbill::app
