#include <gtest/gtest.h>

#include "style/look.h"
#include "support.h"

namespace handbill::style::test {
namespace {

constexpr const char* korean = R"(language: ko
status: draft
texts:
  headline: 살기 위해 달린다
  story: [하나, 둘]
  addressee: 중국 정부
  host: '{church} 주최'
  meeting: '{date}, {time}'
)";
constexpr const char* arabic = R"(language: ar
status: draft
texts:
  headline: اركض لتنجو
)";

/// A page in English and another language.
struct TwoVoices : Case {
  explicit TwoVoices(std::string other) {
    layout_keys = "bilingual: en+ko\n";
    second = std::move(other);
  }
};

const std::string& words(const Node& node) {
  return std::get<TextContent>(node.content).blocks.at(0).paragraphs.at(0).text;
}
const TextLook& look(const Node& node) { return std::get<TextContent>(node.content).blocks.at(0).look; }

TEST(Voice, TakesTextsAndFacesOfTheSecondLanguage) {
  TwoVoices page(korean);
  page.boxes =
      "    - {text: $headline, id: a}\n    - {text: $headline, id: b, voice: second}\n    - {text: $headline, id: c}\n";
  const Resolved resolved = page.resolved();
  const Node& root = resolved.pages.front().root;
  EXPECT_EQ(words(box(root, "a")), "Run for your life");
  EXPECT_EQ(words(box(root, "b")), "살기 위해 달린다");
  EXPECT_EQ(words(box(root, "c")), "Run for your life");
  EXPECT_EQ(look(box(root, "b")).shape.language, "ko");
  EXPECT_EQ(look(box(root, "b")).shape.stack, page.fonts.stack("sans/regular", "ko")->faces);
  EXPECT_EQ(box(root, "b").language, "ko");
  EXPECT_EQ(box(root, "a").language, "");
}

TEST(Voice, HoldsForAllThatIsInTheBoxUntilABoxSaysFirst) {
  TwoVoices page(korean);
  page.boxes = R"(    - column:
        - {text: $headline, id: a}
        - {text: $headline, id: b, voice: first}
      id: outer
      voice: second
)";
  const Resolved resolved = page.resolved();
  const Node& outer = box(resolved.pages.front().root, "outer");
  EXPECT_EQ(words(box(outer, "a")), "살기 위해 달린다");
  EXPECT_EQ(words(box(outer, "b")), "Run for your life");
  EXPECT_EQ(outer.language, "ko");
  EXPECT_EQ(box(outer, "a").language, "");
  EXPECT_EQ(box(outer, "b").language, "en");
}

TEST(Voice, TakesKeysForItsLanguage) {
  TwoVoices page(korean);
  page.styles = "styles: {loud: {size: 20pt, languages: {ko: {size: 17pt}}}}\n";
  page.boxes =
      "    - {text: $headline, style: loud, id: a}\n    - {text: $headline, style: loud, id: b, voice: second}\n";
  const Resolved resolved = page.resolved();
  const double scale = page.fonts.stack("sans/regular", "ko")->scale;
  EXPECT_NEAR(look(box(resolved.pages.front().root, "a")).size.to_pt(), 20, 1e-9);
  EXPECT_NEAR(look(box(resolved.pages.front().root, "b")).size.to_pt(), 17 * scale, 1e-9);
}

TEST(Voice, OfAFlowMayChangeFromTextToText) {
  TwoVoices page(korean);
  page.boxes = "    - flow: [{text: $headline}, {text: $headline, voice: second}]\n";
  const Resolved resolved = page.resolved();
  const auto& blocks = std::get<TextContent>(resolved.pages.front().root.children.at(0).content).blocks;
  EXPECT_EQ(blocks.at(0).look.shape.language, "en");
  EXPECT_EQ(blocks.at(1).look.shape.language, "ko");
  EXPECT_EQ(blocks.at(1).paragraphs.at(0).text, "살기 위해 달린다");
}

TEST(Voice, RunsItsBoxesInItsDirectionAndStandsInTheOneAroundIt) {
  TwoVoices page(arabic);
  page.boxes = R"(    - column:
        - {text: $headline, id: inner, padding: [0mm, 1mm, 0mm, 4mm], at: {start: 2mm}}
      id: outer
      voice: second
      at: {start: 9mm}
)";
  const Resolved resolved = page.resolved();
  const Node& outer = box(resolved.pages.front().root, "outer");
  const Node& inner = box(outer, "inner");
  EXPECT_FALSE(resolved.right_to_left);
  EXPECT_TRUE(resolved.is_right_to_left(outer));
  EXPECT_TRUE(resolved.is_right_to_left(inner));
  ASSERT_TRUE(outer.anchor && inner.anchor);
  EXPECT_TRUE(outer.anchor->left.has_value());
  EXPECT_TRUE(inner.anchor->right.has_value());
  EXPECT_NEAR(inner.padding.right.to_mm(), 4, 1e-9);
}

TEST(Voice, WritesDatesAsItsLanguageDoes) {
  TwoVoices page(korean);
  page.details = "details: york\ndate: 2027-05-08\ntime: 19:30\n";
  page.boxes =
      "    - {text: $meeting, id: a}\n    - {text: $meeting, id: b, voice: second}\n    - {text: $meeting, id: c}\n";
  const Resolved resolved = page.resolved();
  const Node& root = resolved.pages.front().root;
  EXPECT_EQ(words(box(root, "a")), words(box(root, "c")));
  EXPECT_NE(words(box(root, "b")).find("2027년 5월 8일"), std::string::npos) << words(box(root, "b"));
}

TEST(Voice, SpeaksOfTheSameItemWithinARepeat) {
  TwoVoices page(korean);
  page.boxes = R"(    - repeat: $story
      box:
        row: [{text: $item}, {text: $item, voice: second}]
)";
  const Resolved resolved = page.resolved();
  const auto& rows = resolved.pages.front().root.children;
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(words(rows[1].children.at(0)), "Second");
  EXPECT_EQ(words(rows[1].children.at(1)), "둘");
}

TEST(Voice, ReportsListsThatCannotStandSideBySide) {
  TwoVoices page("language: ko\nstatus: draft\ntexts: {story: [하나], headline: 살기}\n");
  page.boxes = R"(    - repeat: $story
      box:
        row: [{text: $item}, {text: $item, voice: second}]
)";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(
      page.said(),
      "language.yaml:5:3: languages-differ: `story` has 2 items in en.yaml and 1 in ko.yaml, and they stand side by "
      "side (write as many in both files)\n");
}

TEST(Voice, ReportsTextsThatTheSecondLanguageLacks) {
  TwoVoices page(arabic);
  page.boxes = "    - {text: $story, voice: second}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(
      page.said(),
      "page.yaml:7:14: missing-text: there is no text `story` in ar.yaml, no detail and no fact of that name (write "
      "`story: ...` under `texts:` in ar.yaml)\n");
}

TEST(Voice, GivesTheDocumentATitleInBoth) {
  TwoVoices page(korean);
  EXPECT_EQ(page.resolved().title, "Run for your life · 살기 위해 달린다");
}

TEST(Voice, ChangesTheHashOfABox) {
  TwoVoices page(arabic);
  page.boxes = "    - {space:, id: a, height: 5mm}\n";
  const std::uint64_t first = page.resolved().pages.front().root.children.at(0).hash;
  page.boxes = "    - {space:, id: a, height: 5mm, voice: second}\n";
  EXPECT_NE(page.resolved().pages.front().root.children.at(0).hash, first);
}

}  // namespace
}  // namespace handbill::style::test
