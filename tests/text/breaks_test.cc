#include <gtest/gtest.h>

#include "kit.h"

namespace handbill::text::test {
namespace {

constexpr const char* korean_text =
    "머물면 감옥이기에 그들은 달립니다. 난민(UNHCR)을 위해 서울·부산에서 2027년 5월 8일, 함께해 주세요.";

TEST(Breaks, NeverCutAKoreanWordThatFitsItsLine) {
  Kit kit;
  const Shaped shaped = kit.must(korean_text, "ko");
  std::set<std::string> words;
  for (std::string_view rest = korean_text; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    words.emplace(rest.substr(0, end));
    // A line may end at the middle dot between two names.
    if (const std::size_t dot = rest.substr(0, end).find("·"); dot != std::string_view::npos)
      words.emplace(rest.substr(dot + 2, end - dot - 2));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  for (int measure = 30; measure <= 200; ++measure) {
    // At 4 pt the widest word is about 30 pt wide; at larger sizes lines must be wider than that to count.
    for (const double size : {4.0, 8.0, 12.0}) {
      if (shaped.min_content() * size > measure) continue;
      const Set lines = set(shaped, setting(size), tall(measure));
      EXPECT_FALSE(lines.broke_word);
      for (const std::string& line : lines_of(shaped, lines)) {
        const std::string last = line.substr(line.rfind(' ') + 1);
        EXPECT_TRUE(words.contains(last) || last == "서울·") << last << " at " << measure;
      }
    }
  }
}

TEST(Breaks, NeverBeginALineWithADash) {
  Kit kit;
  const Shaped shaped = kit.must("Возвращать их — значит нарушать Конвенцию, а Китай отправляет их — на пытки.", "ru");
  for (int width = 80; width < 300; width += 3) {
    for (const std::string& line : broken(shaped, 10, width)) EXPECT_FALSE(line.starts_with("—")) << line;
  }
}

TEST(Breaks, CutAKoreanWordThatIsWiderThanItsLine) {
  Kit kit;
  const Shaped shaped = kit.must("가 대한민국만세 나", "ko");
  const Set lines = set(shaped, setting(10), tall(32));
  EXPECT_TRUE(lines.broke_word);
  EXPECT_EQ(lines.excess, base::Length());
  EXPECT_EQ(lines_of(shaped, lines), (Strings{"가", "대한민", "국만세", "나"}));
}

TEST(Breaks, KeepAParticleWithItsBracket) {
  Kit kit;
  const Shaped shaped = kit.must("우리 난민(UNHCR)을 기억", "ko");
  EXPECT_EQ(broken(shaped, 10, 100), (Strings{"우리 난민(UNHCR)을", "기억"}));
  EXPECT_EQ(broken(shaped, 10, 75), (Strings{"우리", "난민(UNHCR)을", "기억"}));
}

/// True where a line begins or ends with a character that it must not.
Strings offences(const Strings& lines) {
  const std::u32string_view not_first = U"、。，．！？」』）】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ・：；…";
  const std::u32string_view not_last = U"「『（【";
  Strings result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::vector<char32_t> line = characters_of(lines[i]);
    if (i > 0 && not_first.find(line.front()) != std::u32string_view::npos) result.push_back("first: " + lines[i]);
    if (not_last.find(line.back()) != std::u32string_view::npos) result.push_back("last: " + lines[i]);
  }
  return result;
}

TEST(Breaks, FollowStrictKinsoku) {
  const std::vector<Sentence> texts{
      {"ja",
       "彼らは「ニューヨークへ、いっしょに行きましょう」と言って、キャンプをはなれた。だれも（本当に）止めなかった！"},
      {"zh-Hans", "他说：“我们走吧！”（然后）大家一起离开了，谁也没有回头。《为生命奔跑》"},
      {"zh-Hant", "他說：「我們走吧！」（然後）大家一起離開了，誰也沒有回頭。《為生命奔跑》"}};
  for (const Sentence& text : texts) {
    Kit kit;
    const Shaped shaped = kit.must(text.text, text.language);
    for (int measure = 45; measure < 200; ++measure)
      EXPECT_EQ(offences(broken(shaped, 10, measure)), Strings()) << text.language << measure;
  }
}

TEST(Breaks, CutJapaneseAnywhereElse) {
  Kit kit;
  EXPECT_EQ(broken(kit.must("命のために走る", "ja"), 10, 30), (Strings{"命のた", "めに走", "る"}));
}

TEST(Breaks, FindKhmerBurmeseAndThaiWords) {
  for (const Sentence& sentence : sentences()) {
    const std::string language = sentence.language;
    if (language != "km" && language != "my" && language != "th") continue;
    Kit kit;
    const Shaped shaped = kit.must(sentence.text, sentence.language);
    const Set lines = set(shaped, setting(10), tall(70));
    EXPECT_EQ(lines.excess, base::Length()) << language;
    EXPECT_GT(lines.lines.size(), 3U) << language;
  }
}

TEST(Breaks, FindKhmerWordsOnAnEnglishPoster) {
  Kit kit;
  Style style = kit.style("km");
  style.language = "en";
  EXPECT_GT(broken(kit.must("ពួកគេរត់ព្រោះការនៅមានន័យថាគុក", style), 10, 60).size(), 2U);
}

TEST(Breaks, HonourLineFeedsAndSeparators) {
  Kit kit;
  EXPECT_EQ(broken(kit.must("Run\nfor\u2028your\r\nlife", "en"), 10, 1000),
            (Strings{"Run", "for\u2028", "your\r", "life"}));
}

TEST(Breaks, LeaveAnEmptyLineBetweenTwoLineFeeds) {
  Kit kit;
  const Set lines = set(kit.must("Run\n\nlife", "en"), setting(10, 12), tall(1000));
  ASSERT_EQ(lines.lines.size(), 3U);
  EXPECT_TRUE(lines.lines.at(1).runs.empty());
  EXPECT_EQ(lines.height, base::pt(36));
}

TEST(Breaks, DrawAHyphenWhereALineEndsAtASoftHyphen) {
  Kit kit;
  const Shaped shaped = kit.must("un\u00ADfor\u00ADgettable", "en");
  const Set cut = set(shaped, setting(10), tall(40));
  ASSERT_EQ(cut.lines.size(), 2U);
  EXPECT_EQ(cut.lines.at(0).runs.at(0).run.utf8, "unfor-");
  EXPECT_EQ(cut.lines.at(0).runs.at(0).run.glyphs.size(), 6U);
  EXPECT_EQ(cut.lines.at(1).runs.at(0).run.utf8, "gettable");
  const Set whole = set(shaped, setting(10), tall(400));
  EXPECT_EQ(whole.lines.at(0).runs.at(0).run.utf8, "unforgettable");
  EXPECT_NEAR(shaped.max_content(), kit.must("unforgettable", "en").max_content(), 0.03);
}

TEST(Breaks, CountTheHyphenInTheLinesWidth) {
  Kit kit;
  const Shaped shaped = kit.must("unfor\u00ADgettable", "en");
  const double bare = kit.must("unfor", "en").max_content();
  // Room for the letters but not for the hyphen: the word stays whole and is too wide.
  EXPECT_GT(set(shaped, setting(10), tall(bare * 10 + 1)).excess.to_pt(), 0);
  EXPECT_EQ(set(shaped, setting(10), tall(60)).lines.at(0).runs.at(0).run.utf8, "unfor-");
}

TEST(Breaks, CutAnAddressOnlyAtItsJointsAndOnlyInNeed) {
  Kit kit;
  const Shaped shaped = kit.must("Go to https://example.org/run/for-your-life now", "en");
  EXPECT_EQ(broken(shaped, 10, 185), (Strings{"Go to", "https://example.org/run/for-your-life", "now"}));
  EXPECT_EQ(broken(shaped, 10, 130), (Strings{"Go to", "https://example.org/run/", "for-your-life now"}));
  EXPECT_EQ(broken(shaped, 10, 90), (Strings{"Go to", "https://example", ".org/run/", "for-your-life now"}));
}

TEST(Breaks, KeepAPhoneNumberTogether) {
  Kit kit;
  EXPECT_EQ(broken(kit.must("Call us: +44 20 7946 0000 today", "en"), 10, 110),
            (Strings{"Call us:", "+44 20 7946 0000", "today"}));
  EXPECT_EQ(broken(kit.must("On 8 May 2027 at 10", "en"), 10, 45), (Strings{"On 8 May", "2027 at", "10"}));
}

TEST(Breaks, NeverCutAtANoBreakSpace) {
  Kit kit;
  EXPECT_EQ(broken(kit.must("runs 42\u00A0km today", "en"), 10, 48), (Strings{"runs", "42\u00A0km", "today"}));
}

TEST(Breaks, ReportAWordThatIsTooWideAndKeepItWhole) {
  Kit kit;
  const Shaped shaped = kit.must("a Verantwortung b", "de");
  const Set lines = set(shaped, setting(10), tall(40));
  EXPECT_EQ(lines_of(shaped, lines), (Strings{"a", "Verantwortung", "b"}));
  EXPECT_NEAR(lines.excess.to_pt(), shaped.min_content() * 10 - 40, 1e-9);
  EXPECT_FALSE(lines.broke_word);
}

TEST(Breaks, CutAnywhereWhereTheStyleSaysSo) {
  Kit kit;
  Style style = kit.style("de");
  style.word_break = WordBreak::break_all;
  EXPECT_EQ(set(kit.must("Verantwortung", style), setting(10), tall(30)).excess, base::Length());
}

TEST(Breaks, KeepJapaneseWholeWhereTheStyleSaysSo) {
  Kit kit;
  Style style = kit.style("ja");
  style.word_break = WordBreak::keep_all;
  EXPECT_EQ(broken(kit.must("命のために 走る", style), 10, 60), (Strings{"命のために", "走る"}));
}

TEST(Breaks, ANumberStaysWithItsUnit) {
  Kit kit;
  for (const char* text : {"walk 30 km", "walk 100 %", "walk 20 °C"}) {
    const Shaped shaped = kit.must(text, "en");
    const double room = kit.must("walk 100", "en").max_content() * 10 + 1;
    EXPECT_EQ(broken(shaped, 10, room).front(), "walk") << text;
  }
  EXPECT_EQ(broken(kit.must("um 19 Uhr", "de"), 10, kit.must("um 19", "de").max_content() * 10 + 8).front(), "um");
  EXPECT_EQ(broken(kit.must("walk 30 miles", "en"), 10, kit.must("walk 30", "en").max_content() * 10 + 5).front(),
            "walk 30");
}

TEST(Breaks, FrenchMarksStayWithTheirWords) {
  Kit kit;
  const Shaped shaped = kit.must("Il dit : « Courez ! »", "fr");
  for (double width = kit.must("« Courez ! »", "fr").max_content() * 10 + 0.5; width < 130; width += 1) {
    for (const std::string& line : broken(shaped, 10, width)) {
      EXPECT_FALSE(line.starts_with("»") || line.starts_with("!") || line.starts_with(":")) << width << " " << line;
      EXPECT_FALSE(line.ends_with("«")) << width << " " << line;
    }
  }
}

TEST(Breaks, WordsOfTheCampaignsOwnListAreDividedAsItSays) {
  const std::string text = "Refugees Pyongyang internationally";
  const auto ends = [&](const std::vector<std::string>& divided, const char* language) {
    Kit kit;
    Style style = kit.style(language);
    style.hyphens = Hyphens::automatic;
    style.divided = divided;
    const Shaped shaped = kit.must(text, style);
    std::set<std::string> result;
    for (double measure = 20; measure < 160; measure += 1) {
      const Set made = set(shaped, setting(10), tall(measure));
      for (const Line& line : made.lines) {
        if (line.hyphenated) result.insert(text.substr(0, line.end));
      }
    }
    return result;
  };
  const std::set<std::string> by_patterns = ends({}, "en");
  EXPECT_TRUE(by_patterns.contains("Refugees Pyongy") || by_patterns.contains("Refugees Py") ||
              by_patterns.contains("Refugees Pyong"));
  const std::set<std::string> by_list = ends({"ref-ugees", "Pyongyang"}, "en");
  EXPECT_TRUE(by_list.contains("Ref"));
  for (const std::string& end : by_list) {
    EXPECT_FALSE(end.starts_with("Refu") && end.size() < 9) << end;
    EXPECT_FALSE(end.starts_with("Refugees P") && end.size() < 19) << end;
  }
  // Welsh has no patterns, and is divided by the list alone.
  EXPECT_EQ(ends({}, "cy"), std::set<std::string>{});
  EXPECT_EQ(ends({"pyong-yang"}, "cy"), std::set<std::string>{"Refugees Pyong"});
}

}  // namespace
}  // namespace handbill::text::test
