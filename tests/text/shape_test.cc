#include <gtest/gtest.h>

#include <thread>

#include "kit.h"

namespace handbill::text::test {
namespace {

class EveryLanguage : public ::testing::TestWithParam<Sentence> {};
INSTANTIATE_TEST_SUITE_P(Text, EveryLanguage, ::testing::ValuesIn(sentences()), [](const auto& sentence) {
  std::string name = sentence.param.language;
  std::erase(name, '-');
  return name;
});

TEST_P(EveryLanguage, ShapesWithFacesOfItsStackAlone) {
  for (const char* stack : {"sans/regular", "sans/bold"}) {
    Kit kit;
    const Style style = kit.style(GetParam().language, stack);
    const Set lines = set(kit.must(GetParam().text, style), setting(10), tall(150));
    EXPECT_EQ(kit.said(), Strings());
    for (const Line& line : lines.lines) {
      for (const PlacedRun& placed : line.runs) {
        EXPECT_NE(std::ranges::find(style.stack, placed.run.face->id()), style.stack.end()) << placed.run.face->name();
        for (const Glyph& glyph : placed.run.glyphs) EXPECT_NE(glyph.id, 0U);
      }
    }
  }
}

TEST_P(EveryLanguage, WidthsAreLinearInTheSize) {
  Kit kit;
  const Shaped shaped = kit.must(GetParam().text, GetParam().language);
  for (const double size : {1.0, 7.3, 10.0, 96.0, 300.0}) {
    const double width = set(shaped, setting(size), tall(1e6)).lines.at(0).width.to_pt();
    EXPECT_NEAR(width / size, shaped.max_content(), 1e-9) << size;
  }
}

TEST_P(EveryLanguage, ClustersAccountForEveryGlyphAndByteOfARun) {
  Kit kit;
  const Shaped shaped = kit.must(GetParam().text, GetParam().language);
  for (const Line& line : set(shaped, setting(10), tall(90)).lines) {
    for (const PlacedRun& placed : line.runs) {
      std::size_t bytes = 0;
      std::size_t glyphs = 0;
      for (const Cluster& cluster : placed.run.clusters) {
        bytes += cluster.bytes;
        glyphs += cluster.glyphs;
        EXPECT_GT(cluster.glyphs, 0U);
      }
      EXPECT_EQ(bytes, placed.run.utf8.size());
      EXPECT_EQ(glyphs, placed.run.glyphs.size());
    }
  }
}

TEST_P(EveryLanguage, KeepsEveryWordOfTheTextInItsRuns) {
  Kit kit;
  const Shaped shaped = kit.must(GetParam().text, GetParam().language);
  const auto letters = [](std::string_view text) {
    std::multiset<char32_t> result;
    for (const char32_t c : characters_of(text)) {
      if (c != ' ') result.insert(c);
    }
    return result;
  };
  std::string text;
  for (const Line& line : set(shaped, setting(10), tall(90)).lines) {
    for (const PlacedRun& placed : line.runs) text += placed.run.utf8;
  }
  EXPECT_EQ(letters(text), letters(GetParam().text));
}

TEST_P(EveryLanguage, InkStaysInsideTheRoomBetweenItsLines) {
  Kit kit;
  const Shaped shaped = kit.must(GetParam().text, GetParam().language);
  for (const Line& line : set(shaped, setting(10), tall(120)).lines) {
    const base::Rect black = ink(line);
    EXPECT_GT(black.width.to_pt(), 0);
    EXPECT_GT(black.left.to_pt(), -2);
    EXPECT_LT(black.right().to_pt(), 122);
    EXPECT_LT(black.top.to_pt(), line.baseline.to_pt());
  }
}

std::vector<std::uint32_t> glyph_ids(const Shaped& shaped) {
  std::vector<std::uint32_t> result;
  for (const Line& line : set(shaped, setting(10), tall(1e5)).lines) {
    for (const PlacedRun& placed : line.runs) {
      for (const Glyph& glyph : placed.run.glyphs) result.push_back(glyph.id);
    }
  }
  return result;
}

/// The glyph that the Japanese face gives a character in a language.
std::uint32_t form(const char* character, const char* language) {
  Kit kit;
  Style style = kit.style("ja");
  style.language = language;
  return glyph_ids(kit.must(character, style)).at(0);
}

TEST(Shape, DrawsOneHanCharacterInTheFormOfEachLanguage) {
  EXPECT_EQ((std::set{form("骨", "ja"), form("骨", "zh-Hans"), form("骨", "zh-Hant")}).size(), 3U);
  EXPECT_EQ((std::set{form("具", "ja"), form("具", "ko")}).size(), 2U);
}

TEST(Shape, TakesIdeographsInAForeignTextForChineseUnlessKanaOrHangulSaysOtherwise) {
  Kit kit;
  Style style = kit.style("en");
  style.tail = {*built_in_catalogue().find("noto-sans-jp-regular")};
  const auto language = [&](const char* text) {
    return set(kit.must(text, style), setting(10), tall(1000)).lines.at(0).runs.back().run.language;
  };
  EXPECT_EQ(language("At 平安"), "zh-Hans");
  EXPECT_EQ(language("At ひかり平安"), "ja");
}

TEST(Shape, RemembersAChurchsOwnTextUntilTheNextChurch) {
  Kit kit;
  const Style style = kit.style("en");
  static_cast<void>(kit.must("St Mary", style));
  const auto shaped = [&](bool local) {
    return text::shape(*kit.shaper, {"St Mary", {}, "church", {}, {}, local}, style, kit.diagnostics).value();
  };
  const Shaped own = shaped(true);
  const Shaped everybodys = shaped(false);
  EXPECT_EQ(&shaped(true).inside(), &own.inside());
  kit.shaper->forget_local();
  EXPECT_NE(&shaped(true).inside(), &own.inside());
  EXPECT_EQ(&shaped(false).inside(), &everybodys.inside());
}

TEST(Shape, JoinsLamAndAlef) {
  Kit kit;
  const Shaped shaped = kit.must("لا", "ar");
  const Set lines = set(shaped, setting(10), tall(100));
  const text::Run& run = lines.lines.at(0).runs.at(0).run;
  EXPECT_EQ(run.clusters.size(), 1U);
  EXPECT_EQ(run.clusters.at(0).bytes, 4);
  EXPECT_TRUE(run.rtl);
}

TEST(Shape, KeepsALatinWordInOneFaceAmongArabic) {
  Kit kit;
  const Set lines = set(kit.must("زوروا example.org/run اليوم", "ar"), setting(10), tall(1000));
  std::vector<std::string> faces;
  for (const PlacedRun& placed : lines.lines.at(0).runs) {
    if (placed.run.utf8.find("example") != std::string::npos) {
      EXPECT_EQ(placed.run.utf8, "example.org/run");
      faces.push_back(placed.run.face->name());
    }
  }
  EXPECT_EQ(faces, Strings{"noto-sans-regular"});
}

TEST(Shape, NamesACharacterThatNoFaceHas) {
  Kit kit;
  EXPECT_FALSE(kit.shape("Run 𠮷", kit.style("en", "sans/bold"), "headline").ok());
  EXPECT_EQ(kit.said(), Strings{"missing-glyph: `headline` (en): no face of sans/bold has 𠮷 (U+20BB7)"});
}

TEST(Shape, NamesTheFacesWhereAStackHasNoName) {
  Kit kit;
  Style style = kit.style("he");
  style.stack_name.clear();
  EXPECT_FALSE(kit.shape("한", style, "").ok());
  EXPECT_EQ(
      kit.said(),
      Strings{"missing-glyph: text (he): no face of noto-sans-hebrew-regular, noto-sans-regular has 한 (U+D55C)"});
}

TEST(Shape, CountsTheRestOfManyMissingCharacters) {
  Kit kit;
  EXPECT_FALSE(kit.shape("가나다라마바사아자차카타", kit.style("en")).ok());
  EXPECT_EQ(kit.said().size(), 9U);
  EXPECT_EQ(kit.said().back(), "missing-glyph: `body` (en): 4 more characters are in no face of sans/regular");
}

TEST(Shape, LetsLocalDetailsReachTheTailWithAWarning) {
  Kit kit;
  Style style = kit.style("en");
  style.tail = built_in_catalogue().any;
  const auto shaped = kit.shape("Church 한빛교회", style, "church");
  ASSERT_TRUE(shaped.ok());
  EXPECT_EQ(
      kit.said(),
      Strings{
          "tail-face: `church` (en): 한 (U+D55C) and 3 more set in noto-sans-kr-regular, a face outside sans/regular"});
  EXPECT_FALSE(kit.diagnostics.has_errors());
  EXPECT_EQ(set(*shaped, setting(10), tall(500)).lines.at(0).runs.back().run.language, "ko");
}

TEST(Shape, WarnsOfTheTailAgainWhenAskedAgain) {
  Kit kit;
  Style style = kit.style("en");
  style.tail = built_in_catalogue().any;
  ASSERT_TRUE(kit.shape("한", style).ok());
  ASSERT_TRUE(shape(*kit.shaper, {"한", {}, "body"}, style, kit.diagnostics).ok());
  EXPECT_EQ(kit.said().size(), 2U);
}

TEST(Shape, RefusesAMarkWithoutALetter) {
  Kit kit;
  EXPECT_FALSE(kit.shape("अपने ि", kit.style("hi")).ok());
  EXPECT_EQ(kit.said(), Strings{"broken-cluster: `body` (hi): the mark U+093F has no letter to stand on and would be "
                                "shown on a dotted circle"});
}

TEST(Shape, ShowsADottedCircleThatTheTextAsksFor) {
  Kit kit;
  EXPECT_TRUE(kit.shape("◌ि", kit.style("hi")).ok());
  EXPECT_EQ(kit.said(), Strings());
}

TEST(Shape, TurnsFeaturesOnAndOff) {
  Kit kit;
  Style style = kit.style("en");
  const auto plain = glyph_ids(kit.must("office 2027", style));
  style.features = {"onum"};
  EXPECT_NE(glyph_ids(kit.must("office 2027", style)), plain);
  style.features = {};
  style.kerning = false;
  EXPECT_GT(kit.must("AVATAR To", style).max_content(), kit.must("AVATAR To", "en").max_content());
}

TEST(Shape, WarnsOfFeaturesThatNoFaceOfTheTextHas) {
  Kit kit;
  Style style = kit.style("en");
  style.features = {"smcp", "onum", "-liga"};
  EXPECT_TRUE(kit.shape("office 2027", style).ok());
  EXPECT_EQ(kit.said(), Strings());
  style.features = {"swsh", "-xxxx"};
  EXPECT_TRUE(kit.shape("office 2027", style).ok());
  EXPECT_EQ(kit.said(), Strings{"no-such-feature: `body` (en): noto-sans-regular has no OpenType feature `swsh`"});
}

TEST(Shape, SpacesLettersButNotJoinedScripts) {
  Kit kit;
  Style style = kit.style("en");
  style.tracking = 0.1;
  // Nothing is added behind the last letter.
  EXPECT_NEAR(kit.must("RUN", style).max_content(), kit.must("RUN", "en").max_content() + 0.2, 1e-9);
  for (const char* language : {"ar", "hi"}) {
    const char* const word = language[0] == 'a' ? "سلام" : "नमस्ते";
    Style joined = kit.style(language);
    joined.tracking = 0.1;
    EXPECT_EQ(kit.must(word, joined).max_content(), kit.must(word, language).max_content()) << language;
  }
}

TEST(Shape, GivesTheSameFromTheCacheAsAnew) {
  Kit kit;
  const Style style = kit.style("en");
  const Shaped first = kit.must("Run for your life", style);
  const auto again = shape(*kit.shaper, {"Run for your life", {}, "other"}, style, kit.diagnostics);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(glyph_ids(first), glyph_ids(*again));
  EXPECT_EQ(&first.inside(), &again->inside());
}

TEST(Shape, KeepsStylesApartInTheCache) {
  Kit kit;
  Style style = kit.style("en");
  const Shaped plain = kit.must("AVATAR", style);
  style.tracking = 0.2;
  const auto tracked = shape(*kit.shaper, {"AVATAR", {}, ""}, style, kit.diagnostics);
  ASSERT_TRUE(tracked.ok());
  EXPECT_GT(tracked->max_content(), plain.max_content());
}

TEST(Shape, TakesTheBlanksOfTypographersInEveryLanguage) {
  for (const Sentence& sentence : sentences()) {
    Kit kit;
    EXPECT_TRUE(kit.shape("1\u00A02\u20093\u202F4\u20035\u30006\u20117\u200B8", kit.style(sentence.language)).ok())
        << sentence.language;
    EXPECT_EQ(kit.said(), Strings()) << sentence.language;
  }
}

TEST(Shape, GivesTheSameOnSeveralThreadsThatShareTheirFonts) {
  Kit kit;
  std::vector<FaceId> faces;
  std::vector<char32_t> characters;
  for (const Sentence& sentence : sentences()) {
    const Style style = kit.style(sentence.language);
    faces.insert(faces.end(), style.stack.begin(), style.stack.end());
    const std::vector<char32_t> more = characters_of(sentence.text);
    characters.insert(characters.end(), more.begin(), more.end());
  }
  const auto fonts = FontSet::make(built_in_catalogue(), faces, characters, kit.diagnostics);
  ASSERT_TRUE(fonts.ok());
  const auto shape_all = [&](std::vector<std::uint32_t>& glyphs) {
    Shaper shaper(*fonts);
    base::Diagnostics diagnostics;
    for (const Sentence& sentence : sentences()) {
      const auto shaped = shape(shaper, {sentence.text, {}, ""}, kit.style(sentence.language), diagnostics);
      if (!shaped.ok()) continue;
      const std::vector<std::uint32_t> more = glyph_ids(*shaped);
      glyphs.insert(glyphs.end(), more.begin(), more.end());
    }
  };
  std::array<std::vector<std::uint32_t>, 4> results;
  std::vector<std::thread> threads;
  for (auto& result : results) threads.emplace_back(shape_all, std::ref(result));
  for (std::thread& thread : threads) thread.join();
  EXPECT_GT(results[0].size(), 500U);
  for (const auto& result : results) EXPECT_EQ(result, results[0]);
}

TEST(Shape, SaysSoWhereAFaceWasNotOpened) {
  Kit kit;
  ASSERT_TRUE(kit.shape("a", kit.style("en")).ok());
  EXPECT_FALSE(shape(*kit.shaper, {"a", {}, ""}, kit.style("ko"), kit.diagnostics).ok());
  EXPECT_EQ(kit.diagnostics.list().front().fault, base::Fault::bug);
}

}  // namespace
}  // namespace handbill::text::test
