// The campaign's own texts in all of its languages, at 10 pt, in every measure from 40 to 160 mm.
#include <gtest/gtest.h>

#include <cctype>
#include <fstream>

#include "base/utf8.h"
#include "kit.h"
#include "text/characters.h"

namespace handbill::text::test {
namespace {

/// The texts of a language's file that stand plainly on a line of their own, each a paragraph.
Strings texts_of(const std::string& language) {
  std::ifstream file(std::string(PROJECT_FOLDER) + "/content/run-for-your-life/" + language + ".yaml");
  Strings result;
  for (std::string line; std::getline(file, line);) {
    const std::size_t at = line.find(": ") != std::string::npos ? line.find(": ") : line.find("- ");
    if (at == std::string::npos || line.find('{') != std::string::npos || line.front() == '#') continue;
    std::string text = line.substr(at + 2);
    if (text.size() > 60 && text.front() != '\'' && text.front() != '"' && text.front() != '|') result.push_back(text);
  }
  return result;
}

/// Fits the line where it may: a word wider than the measure has to be broken.
bool all_words_fit(const Shaped& shaped, double measure) { return shaped.min_content() * 10 <= measure; }

void check_edges(const std::string& line, const std::string& language) {
  const char32_t first = base::decode(line, 0).code_point;
  char32_t last = 0;
  for (std::size_t at = 0; at < line.size(); at += base::decode(line, at).length)
    last = base::decode(line, at).code_point;
  EXPECT_FALSE(is_never_first(first)) << language << " begins: " << line;
  EXPECT_FALSE(is_never_last(last)) << language << " ends: " << line;
}

class Widths : public ::testing::TestWithParam<const char*> {};

TEST_P(Widths, HoldEveryTextOfTheCampaign) {
  const std::string language = GetParam();
  const Strings texts = texts_of(language);
  ASSERT_GE(texts.size(), 5u);
  for (const std::string& text : texts) {
    Kit kit;
    Style style = kit.style(language);
    style.hyphens = Hyphens::automatic;
    style.margins = Margins::optical;
    const Shaped shaped = kit.must(text, style);
    ASSERT_EQ(kit.said(), Strings{});
    for (double mm = 40; mm <= 160; mm += 2.5) {
      const double measure = base::mm(mm).to_pt();
      const Set lines = set(shaped, setting(10), tall(measure));
      EXPECT_EQ(lines.excess.to_pt(), 0) << mm << " mm: " << text;
      EXPECT_FALSE(lines.broke_word && all_words_fit(shaped, measure)) << mm << " mm: " << text;
      for (const Line& line : lines.lines)
        EXPECT_TRUE(base::fits(line.width, line.room.width)) << mm << " mm: " << text;
      const bool by_marks = language == "ja" || language.starts_with("zh");
      for (const std::string& line : lines_of(shaped, lines)) {
        if (by_marks) check_edges(line, language);
      }
      if (language != "ko") continue;
      for (std::size_t i = 1; i < lines.lines.size(); ++i) {
        const std::string before = text.substr(0, lines.lines[i].begin);
        // A Latin word's own hyphen (low-ink) is a place to break in every language.
        const bool latin = before.size() > 1 && before.back() == '-' &&
                           std::isalpha(static_cast<unsigned char>(before[before.size() - 2])) != 0;
        EXPECT_TRUE(before.ends_with(' ') || latin) << "an eojeol is split: " << before;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(AllLanguages, Widths,
                         ::testing::Values("am", "ar", "cy", "de", "en", "es", "fr", "he", "hi", "ja", "km", "ko", "my",
                                           "ru", "th", "ur", "zh-Hans", "zh-Hant"),
                         [](const auto& one) {
                           std::string name = one.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace handbill::text::test
