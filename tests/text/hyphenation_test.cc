#include "text/hyphenation.h"

#include <gtest/gtest.h>
#include <hyphen.h>

#include <fstream>
#include <memory>
#include <set>
#include <sstream>

#include "text/characters.h"
#include "text/kit.h"
#include "unicode/unicode.h"

namespace handbill::text::test {
namespace {

std::string divided(std::string_view language, std::string_view word) {
  std::u32string letters;
  for (const char32_t c : characters_of(word)) letters += c;
  std::vector<std::uint8_t> before;
  Hyphenation::find(language)->find_hyphens(letters, before);
  std::string result;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (before[i] != 0) result += '-';
    base::append_utf8(result, letters[i]);
  }
  return result;
}

TEST(Hyphenation, DividesWordsAsDictionariesDo) {
  EXPECT_EQ(divided("en", "government"), "gov-ern-ment");
  EXPECT_EQ(divided("en-GB", "underground"), "un-der-ground");
  EXPECT_EQ(divided("en-US", "hyphenation"), "hy-phen-ation");
  EXPECT_EQ(divided("de", "Flüchtlingskonvention"), "Flücht-lings-kon-ven-ti-on");
  EXPECT_EQ(divided("fr", "prisonnier"), "pri-son-nier");
  EXPECT_EQ(divided("es", "refugiados"), "re-fu-gia-dos");
  EXPECT_EQ(divided("ru", "правительство"), "пра-ви-тель-ство");
  EXPECT_EQ(divided("ru", "Беженцев"), "Бе-жен-цев");
  EXPECT_EQ(divided("de", "beobachten"), "be-ob-ach-ten");
}

TEST(Hyphenation, KnowsNoPatternsForLanguagesThatHaveNone) {
  EXPECT_EQ(Hyphenation::find("cy"), nullptr);
  EXPECT_EQ(Hyphenation::find("ko"), nullptr);
  EXPECT_EQ(Hyphenation::find("de-AT"), Hyphenation::find("de"));
  EXPECT_NE(Hyphenation::find("en-US"), Hyphenation::find("en"));
}

TEST(Hyphenation, LeavesWordsWithForeignSignsWhole) {
  EXPECT_EQ(divided("en", "government2027"), "government2027");
  EXPECT_EQ(divided("en", "правительство"), "правительство");
  EXPECT_EQ(divided("en", std::string(5'000, 'a')), std::string(5'000, 'a'));
}

struct Free {
  void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
};

/// The word as libhyphen divides it; its dictionary is in another character set for some languages.
std::string divided_by_libhyphen(HyphenDict& dictionary, const std::string& encoded, const std::u32string& letters) {
  std::string points(encoded.size() + 5, '\0');
  char** replacements = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
  hnj_hyphen_hyphenate2(&dictionary, encoded.c_str(), static_cast<int>(encoded.size()), points.data(), nullptr,
                        &replacements, &positions, &cuts);
  std::string result;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    base::append_utf8(result, letters[i]);
    if (i + 1 < letters.size() && (points[i] & 1) != 0) result += '-';
  }
  return result;
}

/// Every word of the campaign's texts in the language, in small letters.
std::set<std::u32string> words_of(std::string_view language) {
  std::ifstream in(PROJECT_FOLDER "/content/run-for-your-life/" + std::string(language) + ".yaml");
  std::ostringstream text;
  text << in.rdbuf();
  std::set<std::u32string> result;
  std::u32string word;
  for (const char32_t c : characters_of(text.str())) {
    const char32_t letter = unicode::to_lower(c);
    if ((letter >= 'a' && letter <= 'z') || (letter >= 0xC0 && letter < 0x2000)) {
      word += letter;
    } else if (!word.empty()) {
      result.insert(std::exchange(word, {}));
    }
  }
  return result;
}

/// No piece without a vowel, such as a lone consonant.
bool has_syllables_only(std::string_view divided_word) {
  for (std::size_t at = 0; at <= divided_word.size();) {
    const std::size_t end = std::min(divided_word.find('-', at), divided_word.size());
    if (divided_word.substr(at, end - at).find_first_of("aeiouyáéíóúàèéêëïîôûäöü") == std::string_view::npos)
      return false;
    at = end + 1;
  }
  return true;
}

// Its makers ran libhyphen's own preparation over the English and French patterns, and the Spanish ones hardly nest. It
// drops every pattern that ends within a longer one from the others: German and Russian lose hyphens by that there.
TEST(Hyphenation, IsWhatLibhyphenMakesOfTheSamePatterns) {
  struct Row {
    std::string_view language, dictionary;
  };
  constexpr std::array<Row, 4> rows{{{"en", "en_GB"}, {"en-US", "en_US"}, {"fr", "fr"}, {"es", "es_ES"}}};
  for (const Row& row : rows) {
    const std::unique_ptr<HyphenDict, Free> dictionary(
        hnj_hyphen_load(("/usr/share/hyphen/hyph_" + std::string(row.dictionary) + ".dic").c_str()));
    ASSERT_NE(dictionary, nullptr) << row.dictionary;
    int compared = 0;
    for (const std::u32string& word : words_of(primary_language(row.language))) {
      std::string utf8;
      for (const char32_t c : word) base::append_utf8(utf8, c);
      const std::string theirs = divided_by_libhyphen(*dictionary, utf8, word);
      if (!has_syllables_only(theirs)) continue;
      // Spanish patterns know no k and w: such a name stays whole here, where libhyphen divides what is left.
      if (row.language == "es" && word.find_first_of(U"kw") != std::u32string::npos) {
        EXPECT_EQ(divided(row.language, utf8), utf8);
        continue;
      }
      EXPECT_EQ(divided(row.language, utf8), theirs) << row.language;
      ++compared;
    }
    EXPECT_GT(compared, 200) << row.language;
  }
}

}  // namespace
}  // namespace handbill::text::test
