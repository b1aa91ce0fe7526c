#include <gtest/gtest.h>

#include "model/support.h"

namespace handbill::model {
namespace {

constexpr const char* base_layout = R"(layout: base
title: $headline
theme: run
page: {size: A4, bleed: 3mm, editions: {office: {bleed: 0mm}}}
styles:
  big: {size: 40pt, ink: night}
body:
  column:
    - {text: $headline, id: headline, style: big, column-gap: 2mm, languages: {ko: {size: 30pt}}}
    - {row: [{qr: $petition, id: code}], id: lower, column-gap: 2mm}
)";

std::map<std::string, std::string> with_base() { return {{"base", base_layout}}; }

Layout child_of_base(const std::string& rest) {
  Reading reading(with_base());
  auto layout = reading.layout("layout: child\nextends: base\n" + rest);
  EXPECT_EQ(reading.said(), "");
  return layout ? *layout : Layout();
}
std::string said_of(const std::string& rest) {
  Reading reading(with_base());
  (void)reading.layout("layout: child\nextends: base\n" + rest);
  return reading.said();
}
const Box& headline_of(const Layout& layout) { return layout.pages.front().body.children.at(0); }
Measure length(const Properties& properties, Key key) { return std::get<Measure>(properties.find(key)->value); }

TEST(Extends, KeepsWhatTheChildDoesNotSay) {
  const Layout layout = child_of_base("");
  EXPECT_EQ(layout.name, "child");
  EXPECT_EQ(layout.theme, "run");
  EXPECT_EQ(layout.title->name, "headline");
  EXPECT_EQ(layout.pages.front().body.children.size(), 2U);
}

TEST(Extends, CallsThePieceAsTheParentDoesUntilTheChildSaysOtherwise) {
  for (const auto& [said, name] : {std::pair("", "poster"), std::pair("name: $other\n", "other")}) {
    Reading reading(Reading::Layouts{{"base", "layout: base\nname: $poster\ntheme: run\nbody: {text: $headline}\n"}});
    const auto layout = reading.layout(std::string("layout: child\nextends: base\n") + said);
    ASSERT_TRUE(layout) << reading.said();
    EXPECT_EQ(layout->piece_name->name, name);
  }
}

TEST(Extends, LaysPageKeysAndStylesOverTheParents) {
  const Layout layout = child_of_base("page: {bleed: 5mm}\nstyles:\n  big: {size: 50pt}\n  small: {size: 8pt}\n");
  EXPECT_EQ(std::get<std::string>(layout.page.find(Key::page_size)->value), "A4");
  EXPECT_EQ(length(layout.page, Key::bleed).value, 5);
  EXPECT_EQ(length(layout.page_overrides.editions.at("office").properties, Key::bleed).value, 0);
  ASSERT_EQ(layout.styles.size(), 2U);
  EXPECT_EQ(length(layout.styles[0].properties, Key::size).value, 50);
  EXPECT_NE(layout.styles[0].properties.find(Key::ink), nullptr);
}

TEST(Extends, ChangesInheritedBoxesById) {
  const Layout layout = child_of_base(
      "boxes:\n  headline: {text: $other, min-size: 20pt, languages: {ja: {size: 25pt}}}\n  body: {gap: 4mm}\n");
  EXPECT_EQ(headline_of(layout).content.at(0).name, "other");
  EXPECT_EQ(length(headline_of(layout).properties, Key::min_size).value, 20);
  EXPECT_TRUE(headline_of(layout).overrides.languages.contains("ko"));
  EXPECT_TRUE(headline_of(layout).overrides.languages.contains("ja"));
  EXPECT_EQ(length(layout.pages.front().body.properties, Key::gap).value, 4);
}

TEST(Extends, LetsAShorthandUndoTheParentsLonghands) {
  const Layout layout = child_of_base("boxes: {lower: {gap: 9mm}}\n");
  EXPECT_EQ(layout.pages.front().body.children.at(1).properties.find(Key::column_gap), nullptr);
}

TEST(Extends, TakesBoxesOutAndPutsOthersIn) {
  const Layout layout = child_of_base(
      "boxes: {code: none}\ninsert:\n  - {after: headline, box: {text: $subhead, id: sub}}\n  - {before: headline, "
      "box: {space:}}\n"
      "  - {into: lower, box: {text: $web}}\n");
  ASSERT_EQ(layout.pages.front().body.children.size(), 4U);
  EXPECT_EQ(layout.pages.front().body.children.at(0).kind, BoxKind::space);
  EXPECT_EQ(layout.pages.front().body.children.at(2).id, "sub");
  ASSERT_EQ(layout.pages.front().body.children.at(3).children.size(), 1U);
  EXPECT_EQ(layout.pages.front().body.children.at(3).children.at(0).id, "lower.1");
}

TEST(Extends, SuggestsTheNearestInheritedId) {
  EXPECT_EQ(said_of("boxes: {headlien: {min-size: 20pt}}\n"),
            "3:9 error[unknown-id]: no inherited box has the id `headlien` | did you mean `headline`?\n");
  EXPECT_EQ(said_of("insert: [{after: nothing, box: {space:}}]\n"),
            "3:18 error[unknown-id]: no inherited box has the id `nothing` | the ids are headline, lower or code\n");
}

TEST(Extends, RefusesToTurnABoxIntoAnotherKind) {
  EXPECT_EQ(
      said_of("boxes: {headline: {picture: a.svg}}\n"),
      "3:20 error[changed-kind]: `headline` is a text box, and cannot become another kind"
      " | take it out with `headline: none` and put a new one in with `insert:` | note 9:8 the box is made here\n");
}

TEST(Extends, NamesTheWholeCircle) {
  Reading reading(Reading::Layouts{{"b", "layout: b\nextends: c\n"}, {"c", "layout: c\nextends: a\n"}});
  EXPECT_FALSE(reading.layout("layout: a\nextends: b\n").ok());
  EXPECT_EQ(
      reading.said(),
      "2:10 error[extends-cycle]: layouts extend each other in a circle: a -> b -> c -> a | take one `extends:` out\n");
}

TEST(Extends, RefusesALayoutThatExtendsItself) {
  Reading reading;
  EXPECT_FALSE(reading.layout("layout: a\nextends: a\n").ok());
  EXPECT_EQ(reading.said(),
            "2:10 error[extends-cycle]: layouts extend each other in a circle: a -> a | take one `extends:` out\n");
}

TEST(Extends, WantsSomethingToChange) {
  Reading reading;
  EXPECT_FALSE(reading.layout("layout: a\ntheme: run\nbody: {space:}\nboxes: {x: none}\n").ok());
  EXPECT_EQ(
      reading.said(),
      "4:8 error[nothing-to-change]: `boxes` and `insert` change a layout that this one extends, and it extends none"
      " | write the boxes into `body:`, or name the other layout with `extends:`\n");
}

}  // namespace
}  // namespace handbill::model
