// Lines that run down the page: how letters stand, where lines go, what shares a square.
#include <gtest/gtest.h>

#include "kit.h"
#include "text/text.h"

namespace handbill::text::test {
namespace {

Style vertical(const Kit& kit, std::string_view language, Writing writing = Writing::vertical_rl) {
  Style style = kit.style(language);
  style.writing = writing;
  return style;
}

/// Text and stance of each run of a line.
std::vector<std::pair<std::string, Stance>> stances(const Line& line) {
  std::vector<std::pair<std::string, Stance>> result;
  for (const PlacedRun& placed : line.runs) result.emplace_back(placed.run.utf8, placed.run.stance);
  return result;
}
using Stances = std::vector<std::pair<std::string, Stance>>;

TEST(Vertical, IdeographsStandBelowEachOtherAnEmApart) {
  Kit kit;
  const Set result = set(kit.must("走り続ける", vertical(kit, "ja")), setting(10), tall(200));
  ASSERT_EQ(result.lines.size(), 1u);
  const text::Run& run = result.lines.front().runs.front().run;
  EXPECT_EQ(run.stance, Stance::upright);
  ASSERT_EQ(run.glyphs.size(), 5u);
  for (std::size_t i = 1; i < run.glyphs.size(); ++i) {
    EXPECT_NEAR(run.glyphs[i].y - run.glyphs[i - 1].y, 10, 1e-6);
    EXPECT_NEAR(run.glyphs[i].x, run.glyphs[i - 1].x, 1e-6);
  }
  EXPECT_NEAR(result.lines.front().width.to_pt(), 50, 1e-6);
}

TEST(Vertical, LinesFollowEachOtherToTheLeftOrToTheRight) {
  Kit kit;
  for (const Writing writing : {Writing::vertical_rl, Writing::vertical_lr}) {
    const Set result = set(kit.must("走り続ける人々", vertical(kit, "ja", writing)), setting(10, 18), tall(45));
    ASSERT_EQ(result.lines.size(), 2u);
    const double first = result.lines[0].runs.front().origin.x.to_pt();
    const double second = result.lines[1].runs.front().origin.x.to_pt();
    EXPECT_NEAR(second - first, writing == Writing::vertical_rl ? -18 : 18, 1e-6);
    EXPECT_NEAR(result.lines[1].runs.front().origin.y.to_pt(), 0, 1e-6);
    // The ink stands around the middle of its slot.
    const base::Rect box = ink(result.lines[0]);
    EXPECT_NEAR((box.left + box.width / 2).to_pt(), first, 1);
    EXPECT_GT(box.height.to_pt(), 35);
  }
}

TEST(Vertical, LatinLiesOnItsSideAndShortNumbersShareASquare) {
  Kit kit;
  const Set result = set(kit.must("5月18日にRelease社1951年", vertical(kit, "ja")), setting(10), tall(400));
  ASSERT_EQ(result.lines.size(), 1u);
  const Line& line = result.lines.front();
  EXPECT_EQ(stances(line), (Stances{{"5月", Stance::upright},
                                    {"18", Stance::upright},
                                    {"日に", Stance::upright},
                                    {"Release", Stance::sideways},
                                    {"社", Stance::upright},
                                    {"1951", Stance::sideways},
                                    {"年", Stance::upright}}));
  const text::Run& together = line.runs[1].run;
  ASSERT_EQ(together.glyphs.size(), 2u);
  EXPECT_NEAR(together.glyphs[0].y, together.glyphs[1].y, 1e-6);
  EXPECT_GT(together.glyphs[1].x, together.glyphs[0].x);
  EXPECT_NEAR(together.advance, 10, 1e-6);
  base::Rect box = ink({{line.runs[1]}, {}, {}, {}, {}, {}, {}, 0, 0, Writing::vertical_rl});
  EXPECT_LE(box.width.to_pt(), 10);
  EXPECT_NEAR((box.left + box.width / 2 - line.runs[1].origin.x).to_pt(), 0, 0.5);
}

TEST(Vertical, MarksTakeTheirVerticalForms) {
  Kit kit;
  const auto glyphs = [&](Writing writing) {
    const Set result = set(kit.must("「走る。」ー", vertical(kit, "ja", writing)), setting(10), tall(200));
    std::vector<std::uint32_t> ids;
    for (const PlacedRun& placed : result.lines.front().runs)
      for (const Glyph& glyph : placed.run.glyphs) ids.push_back(glyph.id);
    return ids;
  };
  const auto across = glyphs(Writing::horizontal);
  const auto down = glyphs(Writing::vertical_rl);
  ASSERT_EQ(across.size(), down.size());
  // Brackets, full stop and long vowel turn; the ideograph does not.
  for (const std::size_t i : {0u, 3u, 4u, 5u}) EXPECT_NE(across[i], down[i]) << i;
  EXPECT_EQ(across[1], down[1]);
}

TEST(Vertical, KoreanStandsUprightWithItsBlanks) {
  Kit kit;
  const Set result = set(kit.must("살기 위해 달린다", vertical(kit, "ko")), setting(10), tall(75));
  ASSERT_EQ(result.lines.size(), 2u);
  EXPECT_EQ(result.lines[0].runs.front().run.utf8, "살기 위해");
  EXPECT_EQ(result.lines[1].runs.front().run.utf8, "달린다");
  // Four syllables and a blank as wide as in a line across.
  EXPECT_NEAR(result.lines[0].width.to_pt(), 42.2, 1);
}

TEST(Vertical, MongolianLiesOnItsSideInLinesThatGoRight) {
  Kit kit;
  const Set result =
      set(kit.must("ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ ᠦᠨ ᠦᠰᠦᠭ", vertical(kit, "mn", Writing::vertical_lr)), setting(10), tall(60));
  ASSERT_GE(result.lines.size(), 2u);
  for (const Line& line : result.lines) EXPECT_EQ(line.runs.front().run.stance, Stance::sideways);
  EXPECT_GT(result.lines[1].runs.front().origin.x, result.lines[0].runs.front().origin.x);
  const base::Rect box = ink(result.lines[0]);
  EXPECT_GT(box.height, box.width);
}

TEST(Vertical, JustifiedLinesEndTogether) {
  Kit kit;
  Setting how = setting(10);
  how.align = Align::justify;
  const Shaped shaped =
      kit.must("人々が北朝鮮を逃れるのは、飢えのためです。そして、信仰のためです。", vertical(kit, "ja"));
  const Set result = set(shaped, how, tall(104));
  ASSERT_GT(result.lines.size(), 2u);
  for (std::size_t i = 0; i + 1 < result.lines.size(); ++i) {
    const PlacedRun& last = result.lines[i].runs.back();
    EXPECT_NEAR(last.origin.y.to_pt() + last.run.advance, 104, 0.01) << i;
  }
}

}  // namespace
}  // namespace handbill::text::test
