// What opens in justified lines, what stands over their edges, and the gaps of East Asian text.
#include <gtest/gtest.h>

#include "kit.h"
#include "text/text.h"

namespace handbill::text::test {
namespace {

constexpr const char* sentence =
    "Some reach freedom on an underground railroad of helpers and safe houses, and some are sent back.";

Set justified(const Shaped& shaped, double size, double width) {
  Setting how = setting(size);
  how.align = Align::justify;
  return set(shaped, how, tall(width));
}

double end_of(const Line& line) {
  const PlacedRun& last = line.runs.back();
  return last.origin.x.to_pt() + last.run.advance;
}

TEST(Justified, LinesWithoutBlanksStayAsTheyAre) {
  Kit kit;
  Style style = kit.style("en");
  const Shaped shaped = kit.must("unbreakable words", style);
  const Set result = justified(shaped, 10, 70);
  ASSERT_EQ(result.lines.size(), 2u);
  EXPECT_LT(result.lines.front().width.to_pt(), 69);
  EXPECT_NEAR(end_of(result.lines.front()), result.lines.front().width.to_pt(), 1e-6);
}

TEST(Justified, LettersOpenNoFurtherThanTheirLimit) {
  Kit kit;
  Style style = kit.style("en");
  style.justification.letter_max = 0.03;
  const Shaped shaped = kit.must("unbreakable words", style);
  const Set result = justified(shaped, 10, 70);
  ASSERT_EQ(result.lines.size(), 2u);
  const Set plain = justified(kit.must("unbreakable words", "en"), 10, 70);
  // Ten letters have a place behind them within the line.
  EXPECT_NEAR((result.lines.front().width - plain.lines.front().width).to_pt(), 10 * 0.03 * 10, 1e-6);
}

TEST(Justified, GlyphsAreScaledWithinTheirLimits) {
  Kit kit;
  Style style = kit.style("en");
  style.justification.scale_min = 0.98;
  style.justification.scale_max = 1.02;
  bool scaled = false;
  for (double width = 120; width < 200; width += 10) {
    const Set result = justified(kit.must(sentence, style), 10, width);
    for (std::size_t i = 0; i + 1 < result.lines.size(); ++i) {
      const text::Run& run = result.lines[i].runs.front().run;
      EXPECT_GE(run.stretch, 0.98 - 1e-9);
      EXPECT_LE(run.stretch, 1.02 + 1e-9);
      scaled = scaled || run.stretch != 1;
      EXPECT_NEAR(end_of(result.lines[i]), width, 0.01) << width << " pt, line " << i;
    }
    EXPECT_LE(result.lines.back().runs.front().run.stretch, 1);
  }
  EXPECT_TRUE(scaled);
}

TEST(Margins, AFullStopStandsOverTheEdge) {
  Kit kit;
  Style style = kit.style("en");
  const Shaped plain = kit.must("They run.", style);
  style.margins = Margins::optical;
  const Shaped hanging = kit.must("They run.", style);
  EXPECT_LT(hanging.max_content(), plain.max_content() - 0.1);
  Setting how = setting(10);
  how.align = Align::end;
  const Set result = set(hanging, how, tall(100));
  EXPECT_NEAR((result.lines.front().left + result.lines.front().width).to_pt(), 100, 1e-6);
  EXPECT_GT(end_of(result.lines.front()), 101);
}

TEST(Margins, AQuoteStandsBeforeTheEdge) {
  Kit kit;
  Style style = kit.style("en");
  style.margins = Margins::optical;
  const Set result = set(kit.must("“Run!”", style), setting(10), tall(100));
  EXPECT_LT(result.lines.front().runs.front().origin.x.to_pt(), -1);
  EXPECT_EQ(result.lines.front().left.to_pt(), 0);
}

TEST(Margins, InArabicTheMarkStandsOverTheLeftEdge) {
  Kit kit;
  Style style = kit.style("ar");
  style.margins = Margins::optical;
  Setting how = setting(10);
  how.align = Align::end;
  const Set result = set(kit.must("إنهم يركضون،", style), how, tall(100));
  EXPECT_NEAR(result.lines.front().left.to_pt(), 0, 1e-6);
  EXPECT_LT(result.lines.front().runs.front().origin.x.to_pt(), -0.5);
}

TEST(Margins, AnIdeographicStopHangsByHalfOrWhole) {
  Kit kit;
  Style style = kit.style("ja");
  EXPECT_NEAR(kit.must("彼らは走る。", style).max_content(), 6, 1e-6);
  style.margins = Margins::optical;
  EXPECT_NEAR(kit.must("彼らは走る。", style).max_content(), 5.5, 1e-6);
  EXPECT_NEAR(kit.must("「彼らは走る」", style).max_content(), 6, 1e-6);
  style.margins = Margins::hang;
  EXPECT_NEAR(kit.must("彼らは走る。", style).max_content(), 5, 1e-6);
}

TEST(Margins, InTaiwanAStopStandsInTheMiddleOfItsSquare) {
  Kit kit;
  Style style = kit.style("zh-Hant");
  style.margins = Margins::optical;
  EXPECT_NEAR(kit.must("所以他們奔跑。", style).max_content(), 7, 1e-6);
  EXPECT_NEAR(kit.must("他們奔跑。」他說", style).max_content(), 8, 1e-6);
}

TEST(EastAsian, MarksThatMeetCloseUp) {
  Kit kit;
  EXPECT_NEAR(kit.must("「走る」、「歩く」。", "ja").max_content(), 10 - 4 * 0.5 + 0.5, 1e-6);
  Style style = kit.style("ja");
  style.east_asian_spacing = false;
  EXPECT_NEAR(kit.must("「走る」、「歩く」。", style).max_content(), 10, 1e-6);
}

TEST(EastAsian, AGapStandsBetweenIdeographsAndLatinButNotAtTheEndOfALine) {
  Kit kit;
  Style style = kit.style("ja");
  const double with = kit.must("年A年", style).max_content();
  style.east_asian_spacing = false;
  const double without = kit.must("年A年", style).max_content();
  EXPECT_NEAR(with - without, 2 * 0.095, 1e-6);
  style.east_asian_spacing = true;
  const Shaped shaped = kit.must("年A年", style);
  const Set result = set(shaped, setting(10), tall(20));
  ASSERT_EQ(result.lines.size(), 2u);
  EXPECT_NEAR(result.lines.front().width.to_pt(), without * 10 - 10 + 0.95, 1e-6);
}

TEST(EastAsian, KoreanHasBlanksOfItsOwn) {
  Kit kit;
  Style style = kit.style("ko");
  const double with = kit.must("2027년 5월", style).max_content();
  style.east_asian_spacing = false;
  EXPECT_EQ(with, kit.must("2027년 5월", style).max_content());
}

constexpr const char* arabic =
    "ويصل بعضهم إلى الحرية عبر سكة حديد سرية من المساعدين والبيوت الآمنة ويقبض على آلاف غيرهم فتعيدهم الصين إلى "
    "التحقيق";

TEST(Kashida, FillsLinesThatBlanksWouldTear) {
  Kit kit;
  Style style = kit.style("ar");
  style.justification.kashida = 0.6;
  const Shaped shaped = kit.must(arabic, style);
  const Set result = justified(shaped, 10, 130);
  const Set plain = justified(kit.must(arabic, "ar"), 10, 130);
  const auto glyphs = [](const Set& lines) {
    std::size_t count = 0;
    for (const Line& line : lines.lines)
      for (const PlacedRun& placed : line.runs) count += placed.run.glyphs.size();
    return count;
  };
  EXPECT_GT(glyphs(result), glyphs(plain));
  for (std::size_t i = 0; i + 1 < result.lines.size(); ++i) EXPECT_NEAR(end_of(result.lines[i]), 130, 0.01);
}

/// What is copied, without blanks and strokes.
std::string letters_of(const Set& lines) {
  std::string all;
  for (const Line& line : lines.lines)
    for (auto placed = line.runs.rbegin(); placed != line.runs.rend(); ++placed) all += placed->run.utf8;
  for (std::size_t at = all.find("\u0640"); at != std::string::npos; at = all.find("\u0640")) all.erase(at, 2);
  std::erase(all, ' ');
  return all;
}

TEST(Kashida, IsCopiedAsAStrokeBetweenTheSameLetters) {
  Kit kit;
  Style style = kit.style("ar");
  const std::string plain = letters_of(justified(kit.must(arabic, style), 10, 130));
  style.justification.kashida = 0.6;
  const Set drawn_out = justified(kit.must(arabic, style), 10, 130);
  EXPECT_EQ(letters_of(drawn_out), plain);
  for (const Line& line : drawn_out.lines) {
    for (const PlacedRun& placed : line.runs) {
      std::size_t glyphs = 0;
      for (const Cluster& cluster : placed.run.clusters) glyphs += cluster.glyphs;
      EXPECT_EQ(glyphs, placed.run.glyphs.size());
    }
  }
}

TEST(Kashida, NeverInNastaliq) {
  Kit kit;
  Style style = kit.style("ur");
  const char* const text = "وہ بھاگتے ہیں کیونکہ رکنے کا مطلب قید ہے ان کا ساتھ دیں اور دعا کریں";
  const std::size_t runs = justified(kit.must(text, style), 10, 100).lines.front().runs.size();
  style.justification.kashida = 1;
  const Set result = justified(kit.must(text, style), 10, 100);
  EXPECT_EQ(result.lines.front().runs.size(), runs);
  const Set plain = justified(kit.must(text, "ur"), 10, 100);
  for (std::size_t i = 0; i < plain.lines.size(); ++i)
    EXPECT_EQ(result.lines[i].runs.front().run.glyphs.size(), plain.lines[i].runs.front().run.glyphs.size());
}

TEST(Kashida, NeverPartsLamFromAlef) {
  Kit kit;
  Style style = kit.style("ar");
  const Set plain = justified(kit.must("سلام ولا بلا سلام ولا بلا", "ar"), 10, 60);
  style.justification.kashida = 3;
  const Set result = justified(kit.must("سلام ولا بلا سلام ولا بلا", style), 10, 60);
  for (const Line& line : result.lines) {
    for (const PlacedRun& placed : line.runs) {
      std::size_t at = 0;
      for (const Cluster& cluster : placed.run.clusters) {
        const std::string letters = placed.run.utf8.substr(at, cluster.bytes);
        at += cluster.bytes;
        if (letters == "ل" || letters == "لا") { EXPECT_EQ(cluster.glyphs, 1); }
      }
    }
  }
  EXPECT_EQ(plain.lines.size(), result.lines.size());
}

}  // namespace
}  // namespace handbill::text::test
