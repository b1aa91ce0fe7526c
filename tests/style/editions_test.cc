#include "support.h"

namespace handbill::style::test {
namespace {

using base::mm;
using base::near;
using base::pt;

/// A page in the edition `large`, which extends `office`.
struct LargeCase : Case {
  LargeCase() {
    edition = "edition: large\nextends: office\n";
    editions = {{"office", "edition: office\npage: {bleed: 0mm, safe: 12mm}\n"}};
  }
};

TEST(Editions, HaveWhatLayoutsSayForTheOneThatTheyExtend) {
  LargeCase page;
  page.page = "size: A4, margin: 14mm, editions: {office: {margin: 12mm, ground: night}, large: {margin: 11mm}}";
  page.styles = "styles:\n  text: {editions: {office: {size: 12pt, tracking: 2%}, large: {size: 18pt}}}\n";
  page.boxes =
      "    - text: $headline\n      width: 10mm\n"
      "      editions: {large: {width: 30mm}, office: {width: 20mm, height: 5mm}, screen: {height: 9mm}}\n";
  const auto resolved = page.resolved();
  EXPECT_TRUE(near(resolved.pages.front().product.margin.left, mm(11)));
  EXPECT_TRUE(resolved.pages.front().has_ground);
  EXPECT_TRUE(near(resolved.pages.front().product.safe, mm(12)));
  const Node& node = resolved.pages.front().root.children.at(0);
  EXPECT_EQ(node.width, base::Extent::fixed(mm(30)));
  EXPECT_EQ(node.height, base::Extent::fixed(mm(5)));
  EXPECT_TRUE(near(block(resolved).look.size, pt(18)));
  EXPECT_DOUBLE_EQ(block(resolved).look.shape.tracking, 0.02);
}

TEST(Editions, SayMoreForSingleLanguages) {
  LargeCase page;
  page.boxes =
      "    - text: $headline\n      languages: {en: {size: 11pt, tracking: 1%}}\n"
      "      editions: {office: {size: 12pt, languages: {en: {size: 13pt}, ko: {size: 99pt}}}}\n";
  const auto look = block(page.resolved()).look;
  EXPECT_TRUE(near(look.size, pt(13)));
  EXPECT_DOUBLE_EQ(look.shape.tracking, 0.01);
}

TEST(Editions, NameTheStyleOfABoxTheNearerTheStronger) {
  LargeCase page;
  page.boxes =
      "    - {text: $headline, style: strong, editions: {office: {style: title}}}\n"
      "    - {text: $headline, style: title, editions: {office: {style: title}, large: {style: text}}}\n";
  const auto resolved = page.resolved();
  EXPECT_TRUE(near(block(resolved, 0).look.size, pt(30)));
  EXPECT_TRUE(near(block(resolved, 1).look.size, pt(10)));
}

TEST(Editions, SeeTheBoxesOfEveryEditionThatTheyExtend) {
  LargeCase page;
  page.boxes =
      "    - {text: $headline, id: one, only: screen office}\n    - {text: $headline, id: two, only: [screen, large]}\n"
      "    - {text: $headline, id: three, only: screen}\n"
      "    - {text: $headline, id: four, only: office, editions: {large: {only: screen}}}\n";
  const auto resolved = page.resolved();
  ASSERT_EQ(resolved.pages.front().root.children.size(), 2u);
  EXPECT_EQ(resolved.pages.front().root.children.at(0).id, "one");
  EXPECT_EQ(resolved.pages.front().root.children.at(1).id, "two");
  page.edition = "edition: office\n";
  EXPECT_EQ(page.resolved().pages.front().root.children.size(), 2u);
}

TEST(Editions, BringATypeScaleAndStylesOfTheirOwn) {
  LargeCase page;
  page.edition +=
      "sizes: {body: 18pt, huge: 60pt}\nstyles: {title: {extends: title, size: huge}, strong: {tracking: 3%}}\n";
  page.styles = "styles:\n  title: {size: 20pt, ink: track}\n";
  page.boxes = "    - text: $headline\n    - {text: $headline, style: title}\n";
  const auto resolved = page.resolved();
  EXPECT_TRUE(near(block(resolved, 0).look.size, pt(18)));
  EXPECT_TRUE(near(block(resolved, 1).look.size, pt(60)));
  EXPECT_DOUBLE_EQ(block(resolved, 1).look.shape.tracking, 0.03);
  EXPECT_EQ(resolved.inks.at(block(resolved, 1).look.ink.ink).name, "track");
}

TEST(Editions, NameWhatTheThemeDoesNotHave) {
  LargeCase page;
  page.edition += "styles: {title: {ink: nigth}}\ntext: {size: boddy}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "edition.yaml:3:23: no-such-ink: there is no ink `nigth` (did you mean `night`?)\n"
            "edition.yaml:4:14: no-such-size: there is no size `boddy` (did you mean `body`?)\n");
}

TEST(Editions, HoldEveryTextToTheirKeys) {
  LargeCase page;
  page.edition += "text: {hyphens: none, text-align: start, max-lines: 0}\n";
  page.boxes =
      "    - {text: $headline, hyphens: auto, text-align: center, max-lines: 2, languages: {en: {text-align: end}}}\n"
      "    - {flow: [{text: $story, text-align: justify}], hyphens: auto}\n";
  const auto resolved = page.resolved();
  for (const std::size_t i : {0u, 1u}) {
    EXPECT_EQ(block(resolved, i).look.shape.hyphens, text::Hyphens::none);
    EXPECT_EQ(block(resolved, i).look.align, text::Align::start);
    EXPECT_EQ(block(resolved, i).look.max_lines, 0u);
  }
}

TEST(Editions, ShrinkNoTextBelowTheirLeastSize) {
  LargeCase page;
  page.edition += "least-size: 16pt\n";
  page.boxes =
      "    - {text: $headline, size: 20pt, min-size: 8pt}\n    - {text: $headline, size: 12pt, min-size: 8pt}\n";
  const auto resolved = page.resolved();
  EXPECT_TRUE(near(block(resolved, 0).look.min_size, pt(16)));
  // What asks for less is named when it stands on the page.
  EXPECT_TRUE(near(block(resolved, 1).look.min_size, pt(12)));
}

TEST(Editions, KeepTheLeastSizeInScriptsThatAreSetSmaller) {
  LargeCase page;
  page.edition += "least-size: 16pt\n";
  page.language = "language: ko\nstatus: draft\ntexts: {headline: 달리기}\n";
  page.boxes = "    - {text: $headline, size: 16pt}\n    - {text: $headline, size: 15pt}\n";
  const double scale = page.fonts.stack("sans/regular", "ko")->scale;
  ASSERT_LT(scale, 1);
  const auto resolved = page.resolved();
  EXPECT_TRUE(near(block(resolved, 0).look.size, pt(16)));
  EXPECT_TRUE(near(block(resolved, 1).look.size, pt(15 * scale)));
}

TEST(Editions, SetNothingSlantedWhereTheyAreUpright) {
  LargeCase page;
  page.edition += "upright: true\n";
  page.language = "language: en\nstatus: draft\ntexts: {headline: Run *for* your life}\n";
  page.boxes = "    - text: $headline\n    - {text: $headline, font: sans/bold-italic}\n";
  const auto resolved = page.resolved();
  const auto& bold = page.fonts.stack("sans/bold", "en")->faces;
  ASSERT_EQ(block(resolved, 0).look.characters.size(), 1u);
  EXPECT_EQ(block(resolved, 0).look.characters[0].shape.stack, bold);
  EXPECT_EQ(block(resolved, 1).look.shape.stack, bold);
}

TEST(Editions, KeepSuperscriptsAtTheLeastSize) {
  LargeCase page;
  page.edition += "least-size: 16pt\n";
  page.language = "language: en\nstatus: draft\ntexts: {headline: '5^2^'}\n";
  page.boxes = "    - {text: $headline, size: 20pt}\n";
  EXPECT_DOUBLE_EQ(block(page.resolved()).look.characters.at(0).shape.scale, 0.8);
}

TEST(Editions, LeaveTheDetailsOfAMeetingToBeWrittenIn) {
  LargeCase page;
  page.edition += "write-in: true\n";
  page.details = "details: d\nsample: true\nchurch: St Mary\ndate: 2027-05-08\nclosing-date: 2027-06-30\n";
  page.boxes =
      "    - {text: $host, id: host}\n    - {text: $church, id: church}\n    - {text: Church, id: label}\n"
      "    - {text: Closes, id: closes, when: $closing-date}\n    - {text: $headline, id: dated, when: $date}\n";
  const auto resolved = page.resolved();
  ASSERT_EQ(resolved.pages.front().root.children.size(), 2u);
  EXPECT_EQ(resolved.pages.front().root.children.at(0).id, "label");
  EXPECT_EQ(resolved.pages.front().root.children.at(1).id, "closes");
  EXPECT_FALSE(resolved.sample_mark);
}

}  // namespace
}  // namespace handbill::style::test
