#include <gtest/gtest.h>

#include "support.h"

namespace handbill::model {
namespace {

constexpr const char* base_layout = R"(layout: base
theme: run
page: {margin: 14mm, editions: {office: {margin: 12mm}}}
styles:
  big: {size: 40pt, editions: {office: {ink: night}}}
body:
  column:
    - {text: $headline, id: headline, size: 40pt, languages: {ko: {size: 38pt}}, editions: {office: {size: 39pt}}}
    - {text: $story, id: story}
)";

Measure length(const Properties& properties, Key key) { return std::get<Measure>(properties.find(key)->value); }

TEST(EditionFile, ChangesPageStylesAndBoxesForItsEditionAlone) {
  Reading reading;
  reading.change("base", "large", R"(layout: base
edition: large
page: {margin: 11mm, languages: {ur: {margin: 10mm}}}
styles: {big: {size: 60pt}, small: {size: 16pt}}
boxes:
  headline: {text: $short, size: 50pt, languages: {ko: {size: 45pt}}}
)");
  const auto layout = reading.layout(base_layout);
  ASSERT_TRUE(layout.ok()) << reading.said();
  EXPECT_EQ(layout->name, "base");
  EXPECT_EQ(std::get<std::vector<Measure>>(layout->page.find(Key::margin)->value).front().value, 14);
  const EditionOverride& page = layout->page_overrides.editions.at("large");
  EXPECT_EQ(std::get<std::vector<Measure>>(page.properties.find(Key::margin)->value).front().value, 11);
  EXPECT_TRUE(page.languages.contains("ur"));
  EXPECT_TRUE(layout->page_overrides.editions.contains("office"));
  ASSERT_EQ(layout->styles.size(), 2u);
  EXPECT_EQ(length(layout->styles[0].properties, Key::size).value, 40);
  EXPECT_EQ(length(layout->styles[0].overrides.editions.at("large").properties, Key::size).value, 60);
  const Box& headline = layout->pages.front().body.children.at(0);
  EXPECT_EQ(headline.content.at(0).name, "short");
  EXPECT_EQ(length(headline.properties, Key::size).value, 40);
  EXPECT_EQ(length(headline.overrides.editions.at("large").properties, Key::size).value, 50);
  EXPECT_EQ(length(headline.overrides.editions.at("large").languages.at("ko"), Key::size).value, 45);
  EXPECT_TRUE(headline.overrides.languages.contains("ko"));
}

TEST(EditionFile, TakesBoxesOutAndPutsOthersInAndTheNearerEditionComesLast) {
  Reading reading;
  reading.change("base", "office", "layout: base\nedition: office\ninsert: [{after: story, box: {space:, id: gap}}]\n");
  reading.change("base", "large", "layout: base\nedition: large\nboxes: {gap: none, story: none}\n");
  const auto layout = reading.layout(base_layout);
  ASSERT_TRUE(layout.ok()) << reading.said();
  EXPECT_EQ(layout->pages.front().body.children.size(), 1u);
}

TEST(EditionFile, ChangesALayoutBeforeAnotherExtendsIt) {
  Reading reading(Reading::Layouts{{"base", base_layout}});
  reading.change("base", "large", "layout: base\nedition: large\nboxes: {story: {text: $short}}\n");
  reading.change("child", "large", "layout: child\nedition: large\nboxes: {extra: {text: $brief}}\n");
  const auto layout =
      reading.layout("layout: child\nextends: base\ninsert: [{after: story, box: {text: $more, id: extra}}]\n");
  ASSERT_TRUE(layout.ok()) << reading.said();
  const auto& boxes = layout->pages.front().body.children;
  ASSERT_EQ(boxes.size(), 3u);
  EXPECT_EQ(boxes.at(1).content.at(0).name, "short");
  EXPECT_EQ(boxes.at(2).content.at(0).name, "brief");
}

TEST(EditionFile, WritesComponentsAnewForWhatUsesThem) {
  Reading reading;
  reading.change("base", "office", "layout: base\nedition: office\ncomponents: {tab: {box: {text: $story}}}\n");
  reading.change("base", "large", "layout: base\nedition: large\ncomponents: {tab: {box: {text: $short}}}\n");
  const auto layout =
      reading.layout("layout: base\ntheme: run\ncomponents: {tab: {box: {text: $headline}}}\nbody: {use: tab}\n");
  ASSERT_TRUE(layout.ok()) << reading.said();
  EXPECT_EQ(layout->pages.front().body.content.at(0).name, "short");
}

std::string said_of(const std::string& changes) {
  Reading reading;
  reading.change("base", "large", changes);
  (void)reading.layout(base_layout);
  return reading.said();
}

TEST(EditionFile, SaysWhatIsWrongInIt) {
  EXPECT_EQ(said_of("layout: base\nedition: large\nboxes: {storry: none}\n"),
            "3:9 error[unknown-id]: no inherited box has the id `storry` | did you mean `story`?\n");
  EXPECT_EQ(said_of("layout: base\nedition: large\nextends: other\n"),
            "3:10 error[conflicting-keys]: a file for one edition changes the layout of its own name | take `extends` "
            "out: the layout's own file says what it extends\n");
  EXPECT_EQ(said_of("layout: base\nedition: grey\n"),
            "1:9 error[other-name]: expected `layout: base` and `edition: large`, as the file's place says | a file in "
            "layouts/editions/NAME/ is for the edition of that name\n");
  Reading reading;
  (void)reading.layout("layout: a\nedition: large\nboxes: {story: none}\n");
  EXPECT_EQ(reading.said(),
            "2:10 error[misplaced-key]: a layout for all editions stands here, and this one is for one | move the file "
            "to layouts/editions/large/, or take `edition` out\n");
}

}  // namespace
}  // namespace handbill::model
