#include "style/repeat.h"

#include "support.h"

namespace handbill::style::test {
namespace {

constexpr const char* prayers = R"(language: en
status: draft
texts:
  headline: Run for your life
  addressee: the Government of China
  step: '{index}. {item.head}'
  lines: [One, Two, Three]
  prayers:
    - {head: On the road, text: 'Food, {church}'}
    - {head: Caught, text: Not *forgotten*}
short:
  prayers:
    - {head: Road, text: Food}
    - {head: Caught, text: Not forgotten}
)";

/// Each text box with its id: `body.2: words|words`.
std::vector<std::string> texts(const Node& node) {
  std::vector<std::string> all;
  if (const auto* text = std::get_if<TextContent>(&node.content)) {
    for (const TextBlock& block : text->blocks) {
      std::string line = block.box_id + ":";
      for (const Paragraph& paragraph : block.paragraphs) line += " " + paragraph.text;
      all.push_back(line);
    }
  }
  for (const Node& child : node.children) {
    for (std::string& line : texts(child)) all.push_back(std::move(line));
  }
  return all;
}
using Strings = std::vector<std::string>;

struct Page : Case {
  explicit Page(const std::string& text) {
    language = prayers;
    boxes = text;
  }
  Strings lines() { return texts(resolved().pages.front().root); }
};

TEST(Repeat, CopiesABoxAndCounts) {
  EXPECT_EQ(Page("    - {text: a}\n    - {repeat: 3, id: tab, box: {text: 'Tab {index}'}}\n    - {text: b}\n").lines(),
            (Strings{"body.1: a", "tab.1: Tab 1", "tab.2: Tab 2", "tab.3: Tab 3", "body.3: b"}));
}

TEST(Repeat, BindsFieldsOfRecords) {
  Page page(
      "    - {repeat: $prayers, id: p, as: it, box: {column: [{text: $it.head, id: head}, {text: '{it.text} "
      "({index})'}]}}\n");
  page.details = "details: a\nchurch: St Mary\n";
  EXPECT_EQ(page.lines(), (Strings{"p.1.head: On the road", "p.1.2: Food, St Mary (1)", "p.2.head: Caught",
                                   "p.2.2: Not forgotten (2)"}));
}

TEST(Repeat, KeepsMarksAndShorterWordsOfFields) {
  const auto resolved = Page("    - {repeat: $prayers, from: 2, box: {text: [$item.head, $item.text]}}\n").resolved();
  const TextBlock& made = block(resolved);
  EXPECT_EQ(made.paragraphs.at(1).parts.at(0).inlines, model::emphasis);
  EXPECT_EQ(made.paragraphs.at(1).key, "prayers");
  ASSERT_EQ(made.short_paragraphs.size(), 2U);
  EXPECT_EQ(made.short_paragraphs.at(1).parts.size(), 0U);
}

TEST(Repeat, BindsParagraphsAndAPartOfThem) {
  EXPECT_EQ(Page("    - {repeat: $lines, from: 2, box: {text: $item}}\n").lines(),
            (Strings{"body.1.2: Two", "body.1.3: Three"}));
  EXPECT_EQ(Page("    - {repeat: $lines, to: 1, box: {text: $item}}\n").lines(), Strings{"body.1.1: One"});
}

TEST(Repeat, IsOverWhatTheLayoutLists) {
  Page page(
      "    - {repeat: [{label: Where, value: $venue}, {label: When, value: 'on {date}'}, {label: Who, value: "
      "$church}], as: row, box: {text: '{row.label}: {row.value}'}}\n");
  page.details = "details: a\nvenue: Hall\ndate: 2027-05-08\n";
  EXPECT_EQ(page.lines(), (Strings{"body.1.1: Where: Hall", "body.1.2: When: on Saturday 8 May 2027"}));
}

TEST(Repeat, StandsWithinRepeats) {
  EXPECT_EQ(Page("    - {repeat: 2, as: row, id: r, box: {row: [{repeat: [a, $row], as: cell, id: c, box: {text: "
                 "'{row.index}{index}{cell}'}}]}}\n")
                .lines(),
            (Strings{"r.1.c.1: 11a", "r.1.c.2: 121", "r.2.c.1: 21a", "r.2.c.2: 222"}));
}

TEST(Repeat, FillsTextsOfTheLanguage) {
  EXPECT_EQ(Page("    - {repeat: $prayers, box: {text: $step}}\n").lines(),
            (Strings{"body.1.1: 1. On the road", "body.1.2: 2. Caught"}));
}

TEST(Repeat, AddsToAFlow) {
  EXPECT_EQ(Page("    - {flow: [{text: a}, {repeat: $prayers, id: p, box: {text: $item.head}}]}\n").lines(),
            (Strings{"body.1.1: a", "p.1: On the road", "p.2: Caught"}));
}

TEST(Repeat, CountsInTheDigitsOfTheTexts) {
  Page page("    - {repeat: 11, from: 10, box: {text: $index}}\n");
  page.language = "language: my\nstatus: draft\ntexts: {headline: ၁၉၅၁, addressee: a}\n";
  EXPECT_EQ(page.lines(), (Strings{"body.1.10: ၁၀", "body.1.11: ၁၁"}));
}

TEST(Repeat, IsNotThereWithoutItsText) {
  EXPECT_EQ(
      Page("    - {text: a}\n    - {repeat: $church, box: {text: b}}\n    - {repeat: 2, when: $venue, box: {text: "
           "c}}\n    - {repeat: 2, only: office, box: {text: d}}\n")
          .lines(),
      Strings{"body.1: a"});
}

std::string said_of(const std::string& boxes) {
  Page page(boxes);
  EXPECT_FALSE(page.resolve());
  return page.said();
}

TEST(Repeat, NamesAFieldThatIsNotThere) {
  EXPECT_EQ(
      said_of("    - {repeat: $prayers, box: {text: [$item.haed, $item, $item.xyz]}}\n    - {repeat: $lines, box: "
              "{text: $item.head}}\n    - {text: $item.head}\n"),
      "page.yaml:6:39: no-such-field: `item` has no field `haed` (did you mean `$item.head`?)\n"
      "page.yaml:6:51: no-such-field: `item` is a record, and has no words of its own (its fields are head, text: "
      "write `$item.head`)\n"
      "page.yaml:6:58: no-such-field: `item` has no field `xyz` (its fields are head, text: write `$item.head`)\n"
      "page.yaml:7:36: no-such-field: `item` is a text, and has no fields (write `$item`, or `{item}` within a "
      "text)\n"
      "page.yaml:8:14: missing-text: `$item.head` stands in no repeat that calls its own `item` (write it in the box "
      "of {repeat: ..., as: item, box: ...})\n");
}

TEST(Repeat, IsWhatRecordsNeed) {
  EXPECT_EQ(
      said_of("    - {text: $prayers}\n    - {text: 'Pray: {prayers}'}\n    - {text: a, when: $prayers}\n"),
      "page.yaml:6:14: needs-repeat: `prayers` is a list of records, and has no words of its own (print each of them: "
      "{repeat: $prayers, box: {text: $item.head}})\n"
      "page.yaml:7:21: needs-repeat: `prayers` is a list of records, and has no words of its own (print each of them: "
      "{repeat: $prayers, box: {text: $item.head}})\n");
}

TEST(Repeat, EndsWhereThereIsNoMore) {
  EXPECT_EQ(
      said_of("    - {repeat: $lines, to: 4, box: {text: $item}}\n    - {repeat: $nothing, box: {text: $item}}\n"),
      "page.yaml:6:16: no-such-item: expected copies from 1 to 4 of what there are, found 3\n"
      "page.yaml:7:16: missing-text: there is no text `nothing` in en.yaml, no detail and no fact of that name "
      "(write `nothing: ...` under `texts:` in en.yaml)\n");
}

TEST(Repeat, MakesTenThousandCopiesAndNoMore) {
  const auto many = [](int inner) {
    return "    - {repeat: 100, box: {column: [{repeat: " + std::to_string(inner) + ", box: {space: }}]}}\n";
  };
  EXPECT_TRUE(Page(many(98)).resolve());
  EXPECT_TRUE(Page(many(99)).resolve());
  EXPECT_EQ(said_of(many(100)),
            "page.yaml:6:37: too-many-copies: expected at most 10000 copies on a page, found more (repeats that stand "
            "within repeats multiply)\n");
}

TEST(Conditions, AskForTextsLanguagesAndEditions) {
  Page page(
      "    - {text: a, when: [$venue, $church]}\n    - {text: b, unless: $church}\n    - {text: c, unless: $venue}\n"
      "    - {text: d, only-languages: de en}\n    - {text: e, not-languages: en}\n    - {text: f, only-languages: "
      "en-GB}\n    - {flow: [{text: g, unless: $venue}, {text: h, not-languages: en}, {text: i}]}\n");
  page.details = "details: a\nvenue: Hall\n";
  EXPECT_EQ(page.lines(), (Strings{"body.2: b", "body.4: d", "body.7.3: i"}));
}

TEST(Conditions, TakeABaseForAllOfItsLanguages) {
  Page page(
      "    - {text: a, only-languages: zh}\n    - {text: b, not-languages: zh}\n    - {text: c, only-languages: "
      "zh-Hans}\n    - {text: d, only-languages: zh-Hant}\n");
  page.language = "language: zh-Hant\nstatus: draft\ntexts: {headline: a, addressee: a}\n";
  EXPECT_EQ(page.lines(), (Strings{"body.1: a", "body.4: d"}));
}

TEST(Components, SayInWhichUseSomethingIsWrong) {
  Page page("    - {use: c}\n");
  page.layout_keys = "components: {c: {box: {text: $nothing}}}\n";
  EXPECT_FALSE(page.resolve());
  const auto said = page.diagnostics.sorted();
  ASSERT_EQ(said.size(), 1U);
  ASSERT_EQ(said.front().notes.size(), 1U);
  EXPECT_EQ(said.front().notes.front().text, "`c` is used here");
  EXPECT_EQ(page.place(said.front().notes.front().span), "page.yaml:7:13");
}

}  // namespace
}  // namespace handbill::style::test
