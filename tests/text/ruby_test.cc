// Readings beside their bases.
#include <gtest/gtest.h>

#include "kit.h"
#include "text/text.h"

namespace handbill::text::test {
namespace {

constexpr const char* annotated =
    "\uFFF9北朝鮮\uFFFAきたちょうせん\uFFFBを逃れる\uFFF9難民\uFFFAなんみん\uFFFBは、走る。";

/// The runs of readings: half as large as the text.
std::vector<const PlacedRun*> readings(const Line& line) {
  std::vector<const PlacedRun*> result;
  for (const PlacedRun& placed : line.runs)
    if (placed.run.size.to_pt() < 7) result.push_back(&placed);
  return result;
}

TEST(Ruby, StandsOverItsBaseAtHalfItsSize) {
  Kit kit;
  const Set result = set(kit.must(annotated, "ja"), setting(10, 18), tall(400));
  ASSERT_EQ(result.lines.size(), 1u);
  const Line& line = result.lines.front();
  const auto found = readings(line);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0]->run.utf8, "きたちょうせん");
  EXPECT_NEAR(found[0]->run.size.to_pt(), 5, 1e-9);
  EXPECT_NEAR((line.baseline - found[0]->origin.y).to_pt(), 9.4, 0.01);
  EXPECT_EQ(line.runs.front().run.utf8, "北朝鮮を逃れる難民は、走る。");
  // Seven kana of half an em are wider than three ideographs: these are spread, and what follows moves on.
  EXPECT_NEAR(line.width.to_pt(), 35 + 4 * 10 + 20 + 5 * 10, 0.01);
  const base::Rect box = ink({{*found[0]}, {}, {}, {}, {}, {}, {}, 0, 0, Writing::horizontal});
  EXPECT_GE(box.left.to_pt(), -0.01);
  EXPECT_LE(box.right().to_pt(), 35.01);
}

TEST(Ruby, ItsInkStaysInTheSlotOfItsLine) {
  Kit kit;
  const Shaped shaped = kit.must(annotated, "ja");
  EXPECT_NEAR(shaped.least_leading(), 1.5, 1e-9);
  for (const double leading : {15.0, 20.0}) {
    for (const Line& line : set(shaped, setting(10, leading), tall(60)).lines) {
      const base::Rect box = ink(line);
      EXPECT_GE(box.top.to_pt(), line.top.to_pt() - 0.01);
      EXPECT_LE(box.bottom().to_pt(), line.top.to_pt() + leading + 0.01);
    }
  }
}

TEST(Ruby, ABaseIsNeverDividedAndTakesItsReadingAlong) {
  Kit kit;
  const Shaped shaped = kit.must(annotated, "ja");
  for (double width = 40; width < 160; width += 3) {
    const Set result = set(shaped, setting(10, 18), tall(width));
    std::size_t count = 0;
    for (const Line& line : result.lines) {
      std::string text;
      for (const PlacedRun& placed : line.runs)
        if (placed.run.size.to_pt() > 7) text += placed.run.utf8;
      for (const PlacedRun* reading : readings(line)) {
        ++count;
        const bool korea = reading->run.utf8 == "きたちょうせん";
        EXPECT_NE(text.find(korea ? "北朝鮮" : "難民"), std::string::npos) << width;
      }
    }
    EXPECT_EQ(count, 2u) << width;
    EXPECT_FALSE(result.rest) << width;
  }
}

TEST(Ruby, StandsOnTheRightOfALineThatRunsDown) {
  Kit kit;
  Style style = kit.style("ja");
  style.writing = Writing::vertical_rl;
  const Set result = set(kit.must(annotated, style), setting(10, 18), tall(400));
  const Line& line = result.lines.front();
  const auto found = readings(line);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_NEAR((found[0]->origin.x - line.runs.front().origin.x).to_pt(), 7.5, 0.01);
  EXPECT_LE(ink(line).right().to_pt(), 0.01);
}

TEST(Ruby, HalfAnAnnotationIsAnErrorAsAnyUnknownSign) {
  Kit kit;
  EXPECT_FALSE(kit.shape("\uFFF9北朝鮮\uFFFA", kit.style("ja")).ok());
  ASSERT_FALSE(kit.said().empty());
  for (const std::string& said : kit.said()) EXPECT_EQ(said.substr(0, 13), "missing-glyph");
}

}  // namespace
}  // namespace handbill::text::test
