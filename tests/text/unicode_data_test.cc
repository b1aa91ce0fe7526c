// Unicode's own tests, through our own path: line breaks before any rule of ours, and the order of signs in a line.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/utf8.h"
#include "kit.h"
#include "text/prepare.h"
#include "text/reorder.h"
#include "text/shape_line.h"

namespace handbill::text::test {
namespace {

constexpr const char* folder = "/usr/share/unicode/";

char32_t hexadecimal(const std::string& word) { return static_cast<char32_t>(std::stoul(word, nullptr, 16)); }

std::string names_of(const std::vector<char32_t>& characters) {
  std::string names;
  for (const char32_t c : characters) names += base::code_point_name(c) + ' ';
  return names;
}

Work work_of(const std::vector<char32_t>& characters) {
  Work work;
  for (const char32_t c : characters) {
    work.characters.push_back({c, static_cast<std::uint32_t>(work.utf8.size())});
    base::append_utf8(work.utf8, c);
  }
  work.characters.push_back({0, static_cast<std::uint32_t>(work.utf8.size())});
  for (std::uint32_t i = 0; i <= work.utf8.size(); ++i) work.origin.push_back(i);
  return work;
}

/// A line of LineBreakTest.txt: `× 0023 × 0020 ÷ 0023 ÷`.
struct BreakCase {
  std::vector<char32_t> characters;
  std::string wanted;  ///< of each place between two characters: `+` a break, `-` none
};
std::vector<BreakCase> break_cases() {
  std::ifstream file(std::string(folder) + "auxiliary/LineBreakTest.txt");
  std::vector<BreakCase> result;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    BreakCase made;
    for (std::string word; words >> word;) {
      if (word == "÷" || word == "×") {
        made.wanted += word == "÷" ? '+' : '-';
      } else {
        made.characters.push_back(hexadecimal(word));
      }
    }
    if (made.characters.empty()) continue;
    // Of the places, the first and the last lie outside the text.
    made.wanted = made.wanted.substr(1, made.wanted.size() - 2);
    result.push_back(std::move(made));
  }
  return result;
}

TEST(UnicodeData, LinesBreakWhereUnicodeSays) {
  Kit kit;
  Style style;
  style.language = "en";
  int passed = 0;
  std::vector<std::string> failed;
  for (const BreakCase& each : break_cases()) {
    const std::vector<Opportunity> found = standard_breaks(work_of(each.characters), style);
    std::string got;
    for (std::size_t i = 1; i < each.characters.size(); ++i) got += found[i] == Opportunity::none ? '-' : '+';
    if (got == each.wanted) {
      ++passed;
      continue;
    }
    failed.push_back(names_of(each.characters) + each.wanted + " got " + got);
  }
  std::printf("LineBreakTest: %d pass, %zu fail\n", passed, failed.size());
  EXPECT_GT(passed, 7'000);
  EXPECT_EQ(failed, Strings{});
}

/// A line of BidiCharacterTest.txt: code points; wanted direction; paragraph level; levels; visual order.
struct BidiCase {
  std::vector<char32_t> characters;
  int paragraph = 0;
  std::vector<std::string> levels;  ///< `x` for a character that has none
  std::vector<std::size_t> order;
};
std::vector<BidiCase> bidi_cases() {
  std::ifstream file(std::string(folder) + "BidiCharacterTest.txt");
  std::vector<BidiCase> result;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    std::string characters, direction, paragraph, levels, order;
    std::getline(fields, characters, ';');
    std::getline(fields, direction, ';');
    std::getline(fields, paragraph, ';');
    std::getline(fields, levels, ';');
    std::getline(fields, order, ';');
    BidiCase made;
    made.paragraph = std::stoi(paragraph);
    std::istringstream c(characters), l(levels), o(order);
    for (std::string word; c >> word;) made.characters.push_back(hexadecimal(word));
    for (std::string word; l >> word;) made.levels.push_back(word);
    for (std::size_t at = 0; o >> at;) made.order.push_back(at);
    result.push_back(std::move(made));
  }
  return result;
}

TEST(UnicodeData, SignsStandInTheOrderThatUnicodeSays) {
  Kit kit;
  static_cast<void>(kit.must("a", "en"));
  int passed = 0;
  Strings failed;
  for (const BidiCase& each : bidi_cases()) {
    const Work work = work_of(each.characters);
    struct Sign {
      std::size_t index;
      int level;
    };
    std::vector<Sign> signs;
    const Items items = itemise(kit.shaper->inside(), work.utf8, each.paragraph == 1, nullptr);
    std::size_t at = 0;
    for (const GList* item = items.get(); item != nullptr; item = item->next) {
      const auto& piece = *static_cast<const PangoItem*>(item->data);
      for (int i = 0; i < piece.num_chars; ++i, ++at) {
        // Characters without a level show nothing.
        if (each.levels[at] != "x") signs.push_back({at, piece.analysis.level});
      }
    }
    reorder(signs, [](const Sign& sign) { return sign.level; });
    std::vector<std::size_t> order;
    for (const Sign& sign : signs) order.push_back(sign.index);
    if (order == each.order) {
      ++passed;
    } else {
      failed.push_back(names_of(each.characters));
    }
  }
  std::printf("BidiCharacterTest: %d pass, %zu fail\n", passed, failed.size());
  EXPECT_GT(passed, 90'000);
  EXPECT_EQ(failed, Strings{});
}

}  // namespace
}  // namespace handbill::text::test
