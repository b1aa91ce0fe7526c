// Languages that no campaign has yet, tested by text made of their words: Lao, Tibetan, Mongolian.
#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "kit.h"

namespace handbill::text::test {
namespace {

/// `count` words of `vocabulary` in a row, and where each begins.
struct Generated {
  std::string text;
  std::set<std::size_t> begins;
};
Generated generated(const Strings& vocabulary, std::string_view between, std::size_t count) {
  std::mt19937 random(5);  // NOLINT(bugprone-random-generator-seed,cert-msc32-c,cert-msc51-cpp): the same text always
  Generated result;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) result.text += between;
    result.begins.insert(result.text.size());
    result.text += vocabulary[random() % vocabulary.size()];
  }
  return result;
}

/// Sets the text in many measures; every line but the first begins at a word, save `strays` of all lines.
void expect_lines_begin_at_words(const Generated& words, std::string_view language, double strays) {
  Kit kit;
  const Shaped shaped = kit.must(words.text, language);
  ASSERT_EQ(kit.said(), Strings{});
  std::size_t lines = 0;
  std::size_t stray = 0;
  for (double measure = 80; measure < 300; measure += 7) {
    for (const Align align : {Align::start, Align::justify}) {
      Setting wanted = setting(10);
      wanted.align = align;
      const Set made = set(shaped, wanted, tall(measure));
      EXPECT_EQ(made.excess.to_pt(), 0) << measure;
      EXPECT_FALSE(made.broke_word) << measure;
      for (std::size_t i = 1; i < made.lines.size(); ++i, ++lines) {
        if (!words.begins.contains(made.lines[i].begin)) ++stray;
      }
    }
  }
  EXPECT_GT(lines, 500u);
  EXPECT_LE(static_cast<double>(stray), strays * static_cast<double>(lines)) << lines;
}

TEST(Generated, LaoLinesBeginAtWordsOfTheDictionary) {
  const Strings vocabulary{"ຂ້ອຍ", "ຮັກ", "ປະເທດ", "ລາວ", "ໂຮງຮຽນ", "ພາສາ", "ປຶ້ມ", "ເຮືອນ", "ຄົນ", "ອາຫານ", "ເມືອງ", "ວຽງຈັນ"};
  // Words that meet may make another word of the dictionary.
  expect_lines_begin_at_words(generated(vocabulary, "", 120), "lo", 0.05);
}

TEST(Generated, TibetanLinesEndAtATshegOrAShad) {
  const Strings vocabulary{"བོད་", "སྐད་", "ཡིག་", "མི་", "རྣམས་", "ཀྱི་", "ཆོས་", "ལུགས་", "རང་", "དབང་", "ཞི་བདེ་"};
  Generated words = generated(vocabulary, "", 60);
  words.text += "ཡིན། " + generated(vocabulary, "", 60).text + "རེད།";
  Kit kit;
  const Shaped shaped = kit.must(words.text, "bo");
  ASSERT_EQ(kit.said(), Strings{});
  for (double measure = 60; measure < 300; measure += 5) {
    const Set made = set(shaped, setting(10), tall(measure));
    EXPECT_EQ(made.excess.to_pt(), 0) << measure;
    for (const std::string& line : lines_of(shaped, made))
      EXPECT_TRUE(line.ends_with("་") || line.ends_with("།") || line.ends_with("། ")) << measure << ": " << line;
  }
}

TEST(Generated, MongolianLinesEndBetweenWordsAndKeepTheirSuffixes) {
  // A suffix stands behind a narrow no-break space (U+202F).
  const Strings vocabulary{"ᠮᠣᠩᠭᠣᠯ", "ᠬᠡᠯᠡ", "ᠪᠢᠴᠢᠭ", "ᠬᠦᠮᠦᠨ\u202Fᠦ", "ᠡᠷᠬᠡ", "ᠴᠢᠯᠦᠭᠡ", "ᠠᠮᠢᠳᠤᠷᠠᠯ\u202Fᠤᠨ"};
  expect_lines_begin_at_words(generated(vocabulary, " ", 100), "mn", 0);
}

TEST(Generated, NoInkOfOneLineMeetsTheNext) {
  const std::vector<std::pair<std::string, Generated>> texts{
      {"lo", generated({"ຂ້ອຍ", "ປຶ້ມ", "ເຮືອນ", "ທີ່", "ຜູ້", "ນ້ຳ", "ຢູ່"}, "", 80)},
      {"bo", generated({"བསྒྲུབས་", "སྐྱབས་", "རྒྱུ་", "ཧཱུྃ་", "བཀྲ་", "ཤིས་"}, "", 80)}};
  for (const auto& [language, words] : texts) {
    Kit kit;
    const Shaped shaped = kit.must(words.text, language);
    Setting wanted = setting(10);
    wanted.leading = wanted.size * built_in_catalogue().stack("sans/regular", language)->leading;
    for (double measure = 90; measure < 250; measure += 20) {
      const Set made = set(shaped, wanted, tall(measure));
      for (std::size_t i = 1; i < made.lines.size(); ++i) {
        const base::Rect above = ink(made.lines[i - 1]);
        const base::Rect below = ink(made.lines[i]);
        EXPECT_LE(above.bottom().to_pt(), below.top.to_pt() + 0.01) << language << " " << measure;
      }
    }
  }
}

}  // namespace
}  // namespace handbill::text::test
