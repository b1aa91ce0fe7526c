#include <gtest/gtest.h>

#include "text/kit.h"

namespace handbill::text::test {
namespace {

constexpr std::string_view refugees =
    "Hunger drives people out of North Korea, and so does faith. To own a Bible or to pray with friends there can send "
    "three generations of one family to a prison camp. So they run. They cross into China without papers and without "
    "knowing a soul. Traffickers wait for them. Informers watch for them. The secret police hunt them.";

Set set_as(const Shaped& shaped, double width, Wrap wrap, Align align = Align::start) {
  Setting wanted = setting(10);
  wanted.wrap = wrap;
  wanted.align = align;
  return set(shaped, wanted, tall(width));
}

/// The sum of the squares of what each line but the last leaves of its room.
double unevenness(const Set& lines, double width) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < lines.lines.size(); ++i) {
    const double gap = 1 - lines.lines[i].width.to_pt() / width;
    sum += gap * gap;
  }
  return sum;
}

/// Under a fifth of its room.
bool ends_forlorn(const Set& lines, double width) {
  return lines.lines.size() > 1 && lines.lines.back().width.to_pt() < 0.2 * width;
}

TEST(Breaker, MakesARagThatIsNeverMoreUnevenThanFirstFitNorLonger) {
  double together = 0, greedy = 0;
  int forlorn = 0, forlorn_by_first_fit = 0;
  for (const Sentence& sentence : sentences()) {
    Kit kit;
    const std::string_view language = sentence.language;
    const std::string twice = std::string(sentence.text) + ' ' + std::string(sentence.text);
    const Shaped shaped = kit.must(twice + ' ' + twice, sentence.language);
    for (int width = 60; width < 260; width += 9) {
      const Set pretty = set_as(shaped, width, Wrap::pretty);
      const Set first_fit = set_as(shaped, width, Wrap::greedy);
      EXPECT_LE(pretty.lines.size(), first_fit.lines.size()) << sentence.language << width;
      EXPECT_LE(pretty.excess, first_fit.excess) << sentence.language << width;
      forlorn += ends_forlorn(pretty, width) ? 1 : 0;
      forlorn_by_first_fit += ends_forlorn(first_fit, width) ? 1 : 0;
      // A last line that first fit leaves forlorn is filled from the lines above it; and these languages have many
      // short words, which stay with the next one.
      const bool clings = language == "ru" || language == "ar" || language == "fr";
      if (clings || ends_forlorn(first_fit, width)) continue;
      EXPECT_LE(unevenness(pretty, width), unevenness(first_fit, width) + 1e-9) << sentence.language << width;
      together += unevenness(pretty, width);
      greedy += unevenness(first_fit, width);
    }
  }
  EXPECT_LT(together, 0.95 * greedy);
  EXPECT_LT(forlorn * 3, forlorn_by_first_fit * 2);
}

TEST(Breaker, BalancesAHeadlineOverItsLines) {
  Kit kit;
  const Shaped shaped = kit.must("Athletes run for medals. Refugees run for their lives.", "en");
  const Set lines = set_as(shaped, 200, Wrap::balance);
  EXPECT_EQ(lines_of(shaped, lines),
            (std::vector<std::string>{"Athletes run for medals.", "Refugees run for their lives."}));
  EXPECT_EQ(lines_of(shaped, set_as(shaped, 200, Wrap::greedy)).front(), "Athletes run for medals. Refugees run for");
}

TEST(Breaker, BalancesAtAMarkRatherThanWithinAPhrase) {
  Kit kit;
  const Shaped shaped = kit.must("選手はメダルのために走る。脱北者は、生きるために走る。", "ja");
  EXPECT_EQ(lines_of(shaped, set_as(shaped, 200, Wrap::balance)),
            (std::vector<std::string>{"選手はメダルのために走る。", "脱北者は、生きるために走る。"}));
}

TEST(Breaker, KeepsShortWordsWithTheNextAndHyphensWithinTheLine) {
  Kit kit;
  const auto ends = [&](std::string_view text, std::string_view language, std::string_view end) {
    const Shaped shaped = kit.must(text, language);
    int count = 0;
    for (int width = 80; width < 220; width += 3) {
      for (const std::string& line : lines_of(shaped, set_as(shaped, width, Wrap::pretty)))
        count += line.ends_with(end) ? 1 : 0;
      for (const std::string& line : lines_of(shaped, set_as(shaped, width, Wrap::greedy)))
        count -= line.ends_with(end) ? 1 : 0;
    }
    return count;
  };
  EXPECT_LT(
      ends("Они бегут в Китай и в другие страны, где их ждут в тюрьмах и в лагерях, и молятся о свободе.", "ru", " в"),
      0);
  EXPECT_LT(
      ends("They own a Bible, a song and a prayer; for that a family can be sent to a camp for a life.", "en", " a"),
      0);
  EXPECT_LT(
      ends("Les réfugiés nord-coréens fuient la Corée-du-Nord ; rendez-vous sur le site, soutenez-les.", "fr", "-"), 0);
}

TEST(Breaker, FillsJustifiedLinesByWideningAndNarrowingBlanks) {
  Kit kit;
  const Shaped shaped = kit.must(refugees, "en");
  int narrowed = 0;
  for (int width = 120; width < 300; width += 7) {
    const Set lines = set_as(shaped, width, Wrap::pretty, Align::justify);
    EXPECT_EQ(lines.excess, base::Length()) << width;
    EXPECT_LE(lines.lines.size(), set_as(shaped, width, Wrap::greedy, Align::justify).lines.size()) << width;
    const Set natural = set_as(shaped, width, Wrap::pretty);
    narrowed += lines.lines.size() < natural.lines.size() ? 1 : 0;
    for (std::size_t i = 0; i + 1 < lines.lines.size(); ++i)
      EXPECT_NEAR(lines.lines[i].width.to_pt(), width, 0.01) << width << ' ' << i;
  }
  EXPECT_GT(narrowed, 0);
}

TEST(Breaker, NeverNarrowsABlankByMoreThanAQuarter) {
  Kit kit;
  const Shaped shaped = kit.must(refugees, "en");
  const double blank = kit.must("a b", "en").max_content() - kit.must("ab", "en").max_content();
  for (int width = 120; width < 300; width += 7) {
    for (const Line& line : set_as(shaped, width, Wrap::pretty, Align::justify).lines) {
      double natural = 0;
      const std::string text(shaped.utf8().substr(line.begin, line.end - line.begin));
      const auto blanks = static_cast<double>(std::ranges::count(text.substr(0, text.find_last_not_of(' ')), ' '));
      natural = kit.must(text.substr(0, text.find_last_not_of(' ') + 1), "en").max_content() * 10;
      EXPECT_GE(line.width.to_pt(), natural - blanks * blank * 10 * 0.25 - 0.1) << text;
    }
  }
}

TEST(Breaker, DividesWordsOnlyWhereAskedAndWhereItHelps) {
  constexpr std::string_view german =
      "Nordkoreanische Flüchtlinge fürchten Zwangsrückführungen, Gefängnisstrafen und Zwangsarbeitslager.";
  Kit kit;
  const auto hyphens = [&](Hyphens how, double width, Align align) {
    Style style = kit.style("de");
    style.hyphens = how;
    const Set lines = set_as(kit.must(german, style), width, Wrap::pretty, align);
    return std::ranges::count_if(lines.lines,
                                 [](const Line& line) { return line.runs.back().run.utf8.ends_with('-'); });
  };
  for (const Hyphens how : {Hyphens::none, Hyphens::manual}) EXPECT_EQ(hyphens(how, 120, Align::justify), 0);
  EXPECT_GT(hyphens(Hyphens::automatic, 120, Align::justify), 0);
  EXPECT_EQ(hyphens(Hyphens::automatic, 400, Align::start), 0);
}

TEST(Breaker, MakesJustifiedLinesTighterByDividingWords) {
  const auto widest = [](Hyphens how) {
    Kit kit;
    Style style = kit.style("en");
    style.hyphens = how;
    const Shaped shaped = kit.must(refugees, style);
    double sum = 0;
    for (int width = 100; width < 200; width += 5) {
      for (const Line& line : set_as(shaped, width, Wrap::pretty).lines) {
        const double gap = 1 - line.width.to_pt() / width;
        sum += gap * gap;
      }
    }
    return sum;
  };
  EXPECT_LT(widest(Hyphens::automatic), widest(Hyphens::manual));
}

TEST(Breaker, GivesEveryLineItsOwnRoom) {
  Kit kit;
  const Shaped shaped = kit.must(refugees, "en");
  const LineShape wedge = [](base::Length y, base::Length) {
    return std::vector<Interval>{{base::Length(), base::pt(90) + y}};
  };
  const Set lines = set(shaped, setting(10), {base::pt(10'000), {}, wedge});
  EXPECT_EQ(lines.excess, base::Length());
  for (const Line& line : lines.lines) {
    EXPECT_EQ(line.room.width, base::pt(90) + line.top);
    EXPECT_LE(line.width, line.room.width + base::length_slack);
  }
}

TEST(Breaker, EndsLinesWhereTheAuthorSays) {
  Kit kit;
  const Shaped shaped = kit.must("Run for\nyour life, and pray for those who run tonight", "en");
  for (const Wrap wrap : {Wrap::pretty, Wrap::balance, Wrap::greedy})
    EXPECT_EQ(lines_of(shaped, set_as(shaped, 130, wrap)).front(), "Run for");
}

TEST(Breaker, GoesOnAfterARegionAsItWouldHaveWithin) {
  Kit kit;
  const Shaped shaped = kit.must(refugees, "en");
  const Set whole = set(shaped, setting(10, 15), tall(150));
  const Set first = set(shaped, setting(10, 15), {base::pt(46), base::pt(150)});
  ASSERT_EQ(first.lines.size(), 3U);
  ASSERT_TRUE(first.rest.has_value());
  const Set second = set(shaped, setting(10, 15), tall(150), *first.rest);
  EXPECT_EQ(first.lines.size() + second.lines.size(), whole.lines.size());
  EXPECT_EQ(second.lines.back().begin, whole.lines.back().begin);
}

}  // namespace
}  // namespace handbill::text::test
