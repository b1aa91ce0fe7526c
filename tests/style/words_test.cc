#include "style/words.h"

#include "support.h"
#include "unicode/unicode.h"

namespace handbill::style::test {
namespace {

std::vector<std::string> texts(const TextBlock& block) {
  std::vector<std::string> result;
  for (const auto& paragraph : block.paragraphs) result.push_back(paragraph.text);
  return result;
}
using Strings = std::vector<std::string>;

TEST(Words, ComeFromTheLanguageOneParagraphAnItem) {
  Case page;
  page.boxes = "    - text: $story\n";
  const auto resolved = page.resolved();
  EXPECT_EQ(texts(block(resolved)), (Strings{"First", "Second"}));
  EXPECT_EQ(block(resolved).paragraphs.at(1).key, "story");
  EXPECT_EQ(page.place(block(resolved).paragraphs.at(1).span), "language.yaml:5:18");
}

TEST(Words, ComeFromDetailsAndFactsToo) {
  Case page;
  page.details = "details: york\nchurch: St Mary\n";
  page.boxes = "    - text: $church\n    - text: $organisation\n    - text: [$church, and, $story]\n";
  const auto resolved = page.resolved();
  EXPECT_EQ(texts(block(resolved, 0)), Strings{"St Mary"});
  EXPECT_EQ(texts(block(resolved, 1)), Strings{"Release International"});
  EXPECT_EQ(texts(block(resolved, 2)), (Strings{"St Mary", "and", "First", "Second"}));
}

TEST(Words, ThatAreMissingAreAnErrorNamingTheLanguagesFile) {
  Case page;
  page.boxes = "    - text: $headlin\n    - text: $zebra\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "page.yaml:6:13: missing-text: there is no text `headlin` in en.yaml, no detail and no fact of that name "
            "(did you mean "
            "`$headline`?)\n"
            "page.yaml:7:13: missing-text: there is no text `zebra` in en.yaml, no detail and no fact of that name "
            "(write `zebra: ...` "
            "under `texts:` in en.yaml)\n");
}

TEST(Words, FillTheirPlaceholdersIn) {
  Case page;
  page.details = "details: york\nchurch: St Mary\n";
  page.boxes = "    - text: $host\n    - text: 'Write to {addressee}, or to {organisation}'\n";
  const auto resolved = page.resolved();
  EXPECT_EQ(texts(block(resolved, 0)), Strings{"Hosted by St Mary"});
  EXPECT_EQ(texts(block(resolved, 1)), Strings{"Write to the Government of China, or to Release International"});
}

TEST(Words, WithoutAValueTakeTheirBoxAndItsGapAway) {
  Case page;
  page.boxes =
      "    - text: $host\n    - text: $church\n    - text: $imprint\n    - text: $headline\n    - column: [{text: "
      "$host}]\n";
  EXPECT_EQ(page.resolved().pages.front().root.children.size(), 1U);
}

TEST(Words, KeepTheOtherParagraphsWhereOneDisappears) {
  Case page;
  page.boxes = "    - text: [$headline, $host]\n";
  EXPECT_EQ(texts(block(page.resolved())), Strings{"Run for your life"});
}

TEST(Words, OfWhenDecideWhetherABoxIsThere) {
  Case page;
  page.details = "details: york\nvenue: Hall\n";
  page.boxes = "    - {text: $headline, when: $church}\n    - {text: $headline, id: there, when: $venue}\n";
  const auto resolved = page.resolved();
  ASSERT_EQ(resolved.pages.front().root.children.size(), 1U);
  EXPECT_EQ(resolved.pages.front().root.children.at(0).id, "there");
}

TEST(Words, WriteDatesAndTimesAsTheLanguageDoes) {
  Case page;
  page.details = "details: york\ndate: 2027-05-08\ntime: 19:30\nclosing-date: 2027-06-30\n";
  page.boxes = "    - text: $meeting\n    - text: $return\n    - text: $date\n";
  const auto resolved = page.resolved();
  const std::string date = unicode::format_date({2027, 5, 8}, "en", unicode::DateStyle::full);
  EXPECT_EQ(texts(block(resolved, 0)), Strings{date + ", " + unicode::format_time({19, 30}, "en")});
  EXPECT_EQ(texts(block(resolved, 1)), Strings{"Please return this sheet by " +
                                               unicode::format_date({2027, 6, 30}, "en", unicode::DateStyle::long_)});
  EXPECT_EQ(texts(block(resolved, 2)), Strings{date});
}

TEST(Words, OfTheTimeGoUpToItsEndWhereThatIsGiven) {
  Case page;
  page.details = "details: york\ndate: 2027-05-08\ntime: 19:30\nend-time: 21:00\n";
  page.boxes = "    - text: $time\n    - text: $end-time\n";
  const auto resolved = page.resolved();
  EXPECT_EQ(texts(block(resolved, 0)), Strings{unicode::format_times({19, 30}, {21, 0}, "en")});
  EXPECT_EQ(texts(block(resolved, 1)), Strings{unicode::format_time({21, 0}, "en")});
  page.details = "details: york\ndate: 2027-05-08\ntime: 19:30\nend-time: ''\n";
  page.boxes = "    - text: $time\n";
  EXPECT_EQ(texts(block(page.resolved(), 0)), Strings{unicode::format_time({19, 30}, "en")});
}

TEST(Words, OfDetailsMayDifferByLanguage) {
  Case page;
  page.details = "details: york\nvenue: {en: Hall, ko: 회관}\n";
  page.boxes = "    - text: $venue\n";
  EXPECT_EQ(texts(block(page.resolved())), Strings{"Hall"});
  Case korean;
  korean.details = page.details;
  korean.boxes = page.boxes;
  korean.language = "language: ko\nstatus: draft\ntexts: {headline: 달려라}\n";
  EXPECT_EQ(texts(block(korean.resolved())), Strings{"회관"});
  Case arabic;
  arabic.details = page.details;
  arabic.boxes = page.boxes;
  arabic.language = "language: ar\nstatus: draft\ntexts: {headline: اركض}\n";
  EXPECT_EQ(texts(block(arabic.resolved())), Strings{"Hall"}) << "English where the language has none";
}

TEST(Words, OfTheCampaignMayBePutOtherwiseByDetails) {
  Case page;
  page.details = "details: york\ntexts: {headline: Come and hear}\n";
  EXPECT_EQ(texts(block(page.resolved())), Strings{"Come and hear"});
}

TEST(Words, ThatAreLockedNeverComeFromDetails) {
  Case page;
  page.details = "details: york\ntexts: {addressee: somebody else, request: something else}\n";
  page.boxes = "    - text: 'To {addressee}'\n    - text: $request\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "page.yaml:7:13: missing-text: there is no text `request` in en.yaml, no detail and no fact of that name "
            "(write `request: "
            "...` under `texts:` in en.yaml) (the campaign locks `request`, so the details cannot give it)\n");
}

TEST(Words, WithAnUnknownPlaceholderAreAnErrorAtThePlaceholder) {
  Case page;
  page.language =
      "language: en\nstatus: draft\ntexts:\n  a: Hosted by {churhc} and {zebra}\n  b: 'Hosted by {churhc}'\n";
  page.boxes = "    - text: $a\n    - text: $b\n    - text: 'By {organization}'\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(
      page.said(),
      "page.yaml:8:17: unknown-placeholder: there is no detail, fact or text `organization` (did you mean "
      "`{organisation}`?)\n"
      "language.yaml:4:16: unknown-placeholder: there is no detail, fact or text `churhc` (did you mean `{church}`?)\n"
      "language.yaml:4:29: unknown-placeholder: there is no detail, fact or text `zebra` (a detail such as {date}, "
      "{time}, "
      "{venue} or {church}, or another text of the file, can stand there)\n"
      "language.yaml:5:17: unknown-placeholder: there is no detail, fact or text `churhc` (did you mean "
      "`{church}`?)\n");
}

TEST(Words, ThatStandWithinThemselvesAreAnErrorNamingTheChain) {
  Case page;
  page.language = "language: en\nstatus: draft\ntexts: {a: 'x {b}', b: 'y {c}', c: 'z {b}'}\n";
  page.boxes = "    - text: $a\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "language.yaml:3:39: placeholder-cycle: `{b}` stands within itself: b -> c -> b (write the words out in "
            "one of them)\n");
}

TEST(Words, ThatMultiplyBeyondAllBoundsAreAnError) {
  std::string tens;
  for (int i = 0; i < 10; ++i) tens += "{NEXT}";
  const auto with = [&](const std::string& name) {
    std::string text = tens;
    for (std::size_t at = text.find("NEXT"); at != std::string::npos; at = text.find("NEXT")) text.replace(at, 4, name);
    return text;
  };
  Case page;
  page.language = "language: en\nstatus: draft\ntexts:\n  a: '" + with("b") + "'\n  b: '" + with("c") + "'\n  c: '" +
                  with("d") + "'\n  d: '" + with("e") + "'\n  e: x\n";
  page.boxes = "    - text: $a\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "language.yaml:4:6: text-too-long: expected at most 1000 placeholders and 64 KiB in a paragraph, found "
            "more (texts that stand "
            "within texts multiply)\n");
}

TEST(Words, OfSampleDetailsPutASampleMarkOnThePage) {
  Case page;
  page.details = "details: sample\nsample: true\nchurch: '[your church]'\n";
  page.boxes = "    - text: $headline\n    - text: $host\n";
  const auto resolved = page.resolved();
  EXPECT_FALSE(block(resolved, 0).paragraphs.at(0).sample);
  EXPECT_TRUE(block(resolved, 1).paragraphs.at(0).sample);
  ASSERT_TRUE(resolved.sample_mark);
  EXPECT_EQ(texts(*resolved.sample_mark), Strings{"SAMPLE"});
  EXPECT_EQ(resolved.sample_mark->role, product::Role::artifact);
}

TEST(Words, WithoutSampleDetailsLeaveThePageUnmarked) {
  Case page;
  page.details = "details: sample\nsample: true\nchurch: '[your church]'\n";
  EXPECT_FALSE(page.resolved().sample_mark);
}

TEST(Words, NameThePage) {
  Case page;
  EXPECT_EQ(page.resolved().title, "Run for your life");
  Case titled;
  titled.layout_keys = "title: 'Poster: {headline}'\n";
  const auto resolved = titled.resolved();
  EXPECT_EQ(resolved.title, "Poster: Run for your life");
  EXPECT_EQ(resolved.author, "Release International");
}

/// `marks:words` for each part of the paragraph.
std::string parts(const Paragraph& paragraph) {
  std::string result;
  for (const TextPart& part : paragraph.parts)
    result += std::to_string(part.inlines) + ":" + paragraph.text.substr(part.begin, part.end - part.begin) +
              part.target + " ";
  return result;
}

TEST(Words, KeepTheirMarksWherePlaceholdersHaveMovedThem) {
  Case page;
  page.details = "details: york\nchurch: St *Mary* | York\n";
  page.language =
      "language: en\nstatus: draft\ntexts:\n  inner: '*you* and'\n"
      "  outer: 'by {church}: **{inner} {church}** | at [{web}](https://a.org)'\n";
  page.boxes = "    - text: $outer\n";
  const Resolved resolved = page.resolved();
  const Paragraph& outer = block(resolved).paragraphs.at(0);
  // What volunteers wrote stands as they wrote it.
  EXPECT_EQ(outer.text, "by St *Mary* | York: you and St *Mary* | York at www.example.info");
  EXPECT_EQ(parts(outer), "3:you 2: and St *Mary* | York 8:www.example.infohttps://a.org ");
  ASSERT_EQ(outer.pins.size(), 1);
  EXPECT_EQ(outer.text.substr(outer.pins[0]), "at www.example.info");
}

TEST(Words, MarkedOnesLookAsTheLanguageHasItOrAsStylesSay) {
  Case page;
  page.language = "language: en\nstatus: draft\ntexts:\n  marked: '*a* **b** [c](https://a.org)'\n";
  page.styles = "styles: {key: {ink: track, features: [small-caps]}}\n";
  page.boxes = "    - {text: $marked}\n    - {text: $marked, strong: key}\n";
  const Resolved resolved = page.resolved();
  const TextLook& plain = block(resolved, 0).look;
  const auto face = [&](const CharacterLook* look) { return page.fonts.at(look->shape.stack.at(0)).id; };
  EXPECT_EQ(face(plain.character(model::emphasis)), "noto-sans-italic");
  EXPECT_EQ(face(plain.character(model::strong)), "noto-sans-bold");
  EXPECT_TRUE(plain.character(model::link)->underline);
  const CharacterLook* const named = block(resolved, 1).look.character(model::strong);
  EXPECT_TRUE(named->shape.stack.empty());
  EXPECT_EQ(named->shape.features, Strings{"smcp"});
  EXPECT_NE(named->ink, plain.ink);
}

}  // namespace
}  // namespace handbill::style::test
