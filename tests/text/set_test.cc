#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "kit.h"

namespace handbill::text::test {
namespace {

TEST(Set, PutsTheFirstBaselineHalfTheLeadingDown) {
  Kit kit;
  const Shaped shaped = kit.must("Run", "en");
  const Set lines = set(shaped, setting(10, 20), tall(100));
  const Metrics& metrics = shaped.metrics();
  EXPECT_NEAR(lines.lines.at(0).baseline.to_pt(),
              (20 - (metrics.ascent + metrics.descent) * 10) / 2 + metrics.ascent * 10, 1e-9);
  EXPECT_EQ(lines.height, base::pt(20));
}

TEST(Set, AlignsLeftCenteredAndRight) {
  Kit kit;
  const Shaped shaped = kit.must("Run ", "en");
  const double width = shaped.max_content() * 10;
  const auto left = [&](Align align) {
    Setting wanted = setting(10);
    wanted.align = align;
    return set(shaped, wanted, tall(100)).lines.at(0).left.to_pt();
  };
  EXPECT_EQ(left(Align::start), 0);
  EXPECT_NEAR(left(Align::center), (100 - width) / 2, 1e-9);
  EXPECT_NEAR(left(Align::end), 100 - width, 1e-9);
}

TEST(Set, JustifiesAllLinesButTheLast) {
  Kit kit;
  const Shaped shaped = kit.must("They run because staying means prison and hunger", "en");
  Setting wanted = setting(10);
  wanted.align = Align::justify;
  const Set lines = set(shaped, wanted, tall(100));
  ASSERT_GT(lines.lines.size(), 2U);
  for (std::size_t i = 0; i + 1 < lines.lines.size(); ++i) {
    EXPECT_NEAR(lines.lines[i].width.to_pt(), 100, 1e-9);
    const PlacedRun& last = lines.lines[i].runs.back();
    EXPECT_NEAR(last.origin.x.to_pt() + last.run.advance, 100, 1e-9);
    EXPECT_NEAR(ink(lines.lines[i]).right().to_pt(), 100, 1);
  }
  EXPECT_LT(lines.lines.back().width.to_pt(), 100);
}

TEST(Set, JustifiesBetweenIdeographs) {
  Kit kit;
  Setting wanted = setting(10);
  wanted.align = Align::justify;
  const Set lines = set(kit.must("命のために走る彼らとともに", "ja"), wanted, tall(55));
  const std::vector<Glyph>& glyphs = lines.lines.at(0).runs.at(0).run.glyphs;
  ASSERT_EQ(glyphs.size(), 5U);
  for (std::size_t i = 1; i < glyphs.size(); ++i) EXPECT_NEAR(glyphs[i].x - glyphs[i - 1].x, 11.25, 1e-9);
}

TEST(Set, JustifiesRightToLeft) {
  Kit kit;
  Setting wanted = setting(10);
  wanted.align = Align::justify;
  const Set lines = set(kit.must("הם רצים כי להישאר פירושו כלא", "he"), wanted, tall(80));
  EXPECT_NEAR(ink(lines.lines.at(0)).left.to_pt(), 0, 1);
  EXPECT_NEAR(ink(lines.lines.at(0)).right().to_pt(), 80, 1);
}

TEST(Set, LeavesWhatDoesNotGoIntoTheHeightAsTheRest) {
  Kit kit;
  const Shaped shaped = kit.must("one two three four five six", "en");
  const Set first = set(shaped, setting(10, 12), {base::pt(24), base::pt(50)});
  ASSERT_EQ(first.lines.size(), 2U);
  ASSERT_TRUE(first.rest.has_value());
  const Set second = set(shaped, setting(10, 12), tall(50), *first.rest);
  EXPECT_EQ(second.lines.front().begin, first.lines.back().end);
  EXPECT_EQ(second.rest, std::nullopt);
}

TEST(Set, StopsAtMaxLines) {
  Kit kit;
  Setting wanted = setting(10);
  wanted.max_lines = 1;
  const Set lines = set(kit.must("one two three four", "en"), wanted, tall(50));
  EXPECT_EQ(lines.lines.size(), 1U);
  EXPECT_TRUE(lines.rest.has_value());
}

TEST(Set, LosesNothingBetweenTwoRegionsOfAnyMeasure) {
  std::mt19937 random(2027);
  std::uniform_real_distribution<double> measure(25, 220);
  std::uniform_real_distribution<double> height(10, 60);
  for (const Sentence& sentence : sentences()) {
    Kit kit;
    const Shaped shaped = kit.must(sentence.text, sentence.language);
    for (int i = 0; i < 20; ++i) {
      const Set first = set(shaped, setting(9), {base::pt(height(random)), base::pt(measure(random))});
      std::vector<Line> lines = first.lines;
      if (first.rest) {
        const Set second = set(shaped, setting(9), tall(measure(random)), *first.rest);
        lines.insert(lines.end(), second.lines.begin(), second.lines.end());
        EXPECT_EQ(second.rest, std::nullopt);
      }
      std::uint32_t at = 0;
      for (const Line& line : lines) {
        EXPECT_EQ(line.begin, at);
        EXPECT_GT(line.end, line.begin);
        at = line.end;
      }
      EXPECT_EQ(at, shaped.utf8().size()) << sentence.language;
    }
  }
}

TEST(Set, NeverMakesALineWiderThanItsRoomWithoutSayingSo) {
  for (const Sentence& sentence : sentences()) {
    Kit kit;
    const Shaped shaped = kit.must(sentence.text, sentence.language);
    for (int width = 20; width < 200; width += 7) {
      const Set lines = set(shaped, setting(10), tall(width));
      double worst = 0;
      for (const Line& line : lines.lines) worst = std::max(worst, line.width.to_pt() - width);
      EXPECT_NEAR(lines.excess.to_pt(), std::max(0.0, worst), 0.0011) << sentence.language << width;
    }
  }
}

TEST(Set, FillsTheRoomsOnBothSidesOfAnObstacle) {
  Kit kit;
  const Shaped shaped = kit.must("one two three four five six", "en");
  const LineShape around = [](base::Length, base::Length) {
    return std::vector<Interval>{{base::pt(0), base::pt(30)}, {base::pt(60), base::pt(30)}};
  };
  const Set lines = set(shaped, setting(10, 12), {base::pt(1000), {}, around});
  ASSERT_GT(lines.lines.size(), 2U);
  EXPECT_EQ(lines.lines.at(0).top, lines.lines.at(1).top);
  EXPECT_EQ(lines.lines.at(1).left, base::pt(60));
  EXPECT_EQ(lines.lines.at(2).left, base::pt(0));
}

TEST(Set, StartsAtTheRightRoomInRightToLeftText) {
  Kit kit;
  const LineShape around = [](base::Length, base::Length) {
    return std::vector<Interval>{{base::pt(0), base::pt(40)}, {base::pt(60), base::pt(40)}};
  };
  const Set lines = set(kit.must("אחת שתיים שלוש ארבע", "he"), setting(10), {base::pt(1000), {}, around});
  EXPECT_EQ(lines.lines.at(0).room.left, base::pt(60));
}

TEST(Set, WaitsForRoomInsideACircle) {
  Kit kit;
  const LineShape circle = [](base::Length y, base::Length height) {
    const double middle = (y + height / 2).to_pt() - 100;
    const double half = std::sqrt(std::max(0.0, 100 * 100 - middle * middle));
    return std::vector<Interval>{{base::pt(100 - half), base::pt(2 * half)}};
  };
  const Set lines = set(kit.must("Extraordinarily brave people run for their lives", "en"), setting(20, 24),
                        {base::pt(200), {}, circle});
  EXPECT_EQ(lines.excess, base::Length());
  EXPECT_GT(lines.lines.at(0).top.to_pt(), 0);
}

TEST(Set, SkipsRowsWithoutAnyRoom) {
  Kit kit;
  const LineShape below = [](base::Length y, base::Length) {
    return y < base::pt(30) ? std::vector<Interval>{} : std::vector<Interval>{{base::Length(), base::pt(100)}};
  };
  EXPECT_EQ(set(kit.must("Run", "en"), setting(10, 12), {base::pt(1000), {}, below}).lines.at(0).top, base::pt(36));
}

TEST(Set, EndsWhereNoRowHasRoom) {
  Kit kit;
  const LineShape nowhere = [](base::Length, base::Length) { return std::vector<Interval>{}; };
  EXPECT_TRUE(set(kit.must("Run", "en"), setting(10, 12), {base::pt(1e9), {}, nowhere}).rest.has_value());
}

TEST(Set, IndentsTheFirstLineOnItsOwnSide) {
  Kit kit;
  Setting wanted = setting(10);
  wanted.first_indent = base::pt(15);
  EXPECT_EQ(set(kit.must("Run", "en"), wanted, tall(100)).lines.at(0).left, base::pt(15));
  const Set hebrew = set(kit.must("שלום", "he"), wanted, tall(100));
  EXPECT_NEAR((hebrew.lines.at(0).left + hebrew.lines.at(0).width).to_pt(), 85, 1e-9);
}

TEST(Set, MakesNoLineOfAnEmptyText) {
  Kit kit;
  const Set lines = set(kit.must("", "en"), setting(10), tall(100));
  EXPECT_TRUE(lines.lines.empty());
  EXPECT_EQ(lines.rest, std::nullopt);
}

TEST(Set, WidestUnbreakablePieceIsTheLeastMeasureThatFits) {
  for (const Sentence& sentence : sentences()) {
    Kit kit;
    const Shaped shaped = kit.must(sentence.text, sentence.language);
    const Set lines = set(shaped, setting(10), tall(shaped.min_content() * 10));
    EXPECT_EQ(lines.excess, base::Length()) << sentence.language;
    EXPECT_FALSE(lines.broke_word) << sentence.language;
  }
}

}  // namespace
}  // namespace handbill::text::test
