#include <gtest/gtest.h>

#include "model/support.h"

namespace handbill::model {
namespace {

using Layouts = std::map<std::string, std::string>;

constexpr const char* tab = R"(components:
  tab:
    params: {label: , ink: night, note: ''}
    box:
      column:
        - {text: $label, id: label, ink: $ink, border: 0.5pt $ink}
        - {text: 'Come, {label}!', id: call}
        - {text: $note, when: $note, unless: $church}
)";

std::string with(const std::string& components, const std::string& boxes) {
  return "layout: l\ntheme: t\npage: {size: A4}\n" + components + "body:\n  column:\n" + boxes;
}

Layout layout_of(Reading& reading, const std::string& yaml) {
  auto layout = reading.layout(yaml);
  EXPECT_EQ(reading.said(), "");
  return layout ? *layout : Layout();
}

Box first_of(const std::string& yaml) {
  Reading reading;
  const Layout layout = layout_of(reading, yaml);
  return layout.pages.front().body.children.at(0);
}

std::string said_of(const std::string& yaml) {
  Reading reading;
  (void)reading.layout(yaml);
  return reading.said();
}

TEST(Components, PutArgumentsIntoTextsAndIntoTypedValues) {
  const Box box = first_of(with(tab, "    - {use: tab, with: {label: $web, ink: track 40%}}\n"));
  ASSERT_EQ(box.kind, BoxKind::column);
  EXPECT_EQ(box.children.at(0).content.at(0).name, "web");
  EXPECT_EQ(std::get<InkName>(box.children.at(0).properties.find(Key::ink)->value), (InkName{"track", 0.4}));
  EXPECT_EQ(box.children.at(1).content.at(0).literal, "Come, {web}!");
}

TEST(Components, PutWordsOfALiteralIntoTexts) {
  const Box box = first_of(with(tab, "    - {use: tab, with: {label: friends}}\n"));
  EXPECT_EQ(box.children.at(0).content.at(0).literal, "friends");
  EXPECT_EQ(box.children.at(1).content.at(0).literal, "Come, friends!");
}

TEST(Components, HaveDefaultsAndLeaveOutWhatIsGivenNothing) {
  const Box box = first_of(with(tab, "    - {use: tab, with: {label: $web}}\n"));
  EXPECT_EQ(std::get<InkName>(box.children.at(0).properties.find(Key::ink)->value), (InkName{"night", 1}));
  EXPECT_EQ(std::get<Line>(box.children.at(0).properties.find(Key::border)->value).ink, (InkName{"night", 1}));
  EXPECT_EQ(box.children.size(), 2U);
  const Box other = first_of(with(tab, "    - {use: tab, with: {label: $web, note: $scan}}\n"));
  ASSERT_EQ(other.children.size(), 3U);
  EXPECT_EQ(other.children.at(2).when.at(0).name, "scan");
  EXPECT_EQ(other.children.at(2).unless.at(0).name, "church");
}

TEST(Components, TakeKeysOfTheUseOverTheirOutermostBox) {
  const Box box = first_of(with("components: {c: {box: {text: a, width: 20mm, ink: night, when: $web}}}\n",
                                "    - {use: c, width: 30mm, grow: 1, when: $scan}\n"));
  EXPECT_EQ(std::get<Measure>(box.properties.find(Key::width)->value).value, 30);
  EXPECT_NE(box.properties.find(Key::grow), nullptr);
  EXPECT_NE(box.properties.find(Key::ink), nullptr);
  ASSERT_EQ(box.when.size(), 2U);
  EXPECT_EQ(box.when.at(0).name, "web");
  EXPECT_EQ(box.when.at(1).name, "scan");
}

TEST(Components, FillTheirSlotsWithBoxesOfTheUse) {
  const std::string card =
      "components: {card: {params: {ink: night}, box: {column: [{text: a}, {slot: content}, {text: b}], "
      "fill: $ink}}}\n";
  const Box box = first_of(with(card, "    - {use: card, slots: {content: [{text: x, id: x}, {text: $ink}]}}\n"));
  ASSERT_EQ(box.children.size(), 4U);
  EXPECT_EQ(box.children.at(1).id, "x");
  EXPECT_EQ(box.children.at(2).content.at(0).name, "ink") << "a slot is not the component's to fill in";
  EXPECT_EQ(first_of(with(card, "    - {use: card}\n")).children.size(), 2U);
}

TEST(Components, StandWithinComponents) {
  const std::string two =
      "components:\n"
      "  word: {params: {text: , ink: }, box: {text: $text, id: word, ink: $ink}}\n"
      "  card: {params: {head: }, box: {column: [{use: word, id: head, with: {text: $head, ink: track}}, {slot: "
      "rest}]}}\n";
  Reading reading;
  const Layout layout = layout_of(
      reading, with(two,
                    "    - {use: card, id: first, with: {head: $web}, slots: {rest: [{use: word, with: {text: a, "
                    "ink: night}}]}}\n"));
  const Box& box = layout.pages.front().body.children.at(0);
  ASSERT_EQ(box.children.size(), 2U);
  EXPECT_EQ(box.children.at(0).id, "first.head");
  EXPECT_EQ(box.children.at(0).content.at(0).name, "web");
  EXPECT_EQ(box.children.at(1).id, "word-1");
}

TEST(Components, NameTheirBoxesByTheUse) {
  Reading reading;
  const Layout layout =
      layout_of(reading, with(tab,
                              "    - {use: tab, id: first, with: {label: a}}\n    - {use: tab, with: {label: b}}\n"
                              "    - {use: tab, with: {label: c}}\n"));
  const auto& boxes = layout.pages.front().body.children;
  EXPECT_EQ(boxes.at(0).id, "first");
  EXPECT_EQ(boxes.at(0).children.at(1).id, "first.call");
  EXPECT_EQ(boxes.at(1).children.at(0).id, "tab-1.label");
  EXPECT_EQ(boxes.at(2).id, "tab-2");
}

TEST(Components, AnchorTheirBoxesToEachOther) {
  const Box box =
      first_of(with("components: {c: {box: {layers: [{text: a, id: a}, {text: b, at: {of: a, top: 0mm}}, "
                    "{text: c, at: {of: page, top: 0mm}}]}}}\n",
                    "    - {use: c, id: x}\n"));
  EXPECT_EQ(std::get<std::string>(box.children.at(1).properties.find(Key::at_of)->value), "x.a");
  EXPECT_EQ(std::get<std::string>(box.children.at(2).properties.find(Key::at_of)->value), "page");
}

TEST(Components, AreFoundInLayoutsThatAreExtendedAndInThemes) {
  Reading reading(
      Layouts{{"base",
               "layout: base\ntheme: t\npage: {size: A4}\ncomponents: {a: {box: {text: base}}, b: {box: {text: "
               "base}}}\nbody: {column: [{use: a, id: one}, {use: b}, {use: c}]}\n"}});
  reading.theme = "theme: t\ncomponents: {b: {box: {text: theme}}, c: {box: {text: theme}}}\n";
  const Layout layout = layout_of(reading, "layout: child\nextends: base\ncomponents: {a: {box: {text: child}}}\n");
  const auto& boxes = layout.pages.front().body.children;
  EXPECT_EQ(boxes.at(0).content.at(0).literal, "child");
  EXPECT_EQ(boxes.at(1).content.at(0).literal, "base");
  EXPECT_EQ(boxes.at(2).content.at(0).literal, "theme");
}

TEST(Components, LetALayoutThatExtendsChangeBoxesOfAUse) {
  Reading reading(Layouts{{"base", with(tab, "    - {use: tab, id: first, with: {label: a}}\n")}});
  const Layout layout = layout_of(reading,
                                  "layout: child\nextends: base\nboxes: {first.label: {ink: track}, first.call: none}\n"
                                  "insert: [{after: first.label, box: {text: more}}]\n");
  const Box& box = layout.pages.front().body.children.at(0);
  ASSERT_EQ(box.children.size(), 2U);
  EXPECT_EQ(std::get<InkName>(box.children.at(0).properties.find(Key::ink)->value).name, "track");
  EXPECT_EQ(box.children.at(1).content.at(0).literal, "more");
}

TEST(Components, RefuseNamesThatThereAreNot) {
  EXPECT_EQ(
      said_of(with(tab, "    - {use: tap, with: {label: a}}\n    - {use: Tab}\n")),
      "14:13 error[no-such-component]: there is no component `tap` | did you mean `tab`?\n"
      "15:13 error[bad-name]: expected a component's name such as tab, found \"Tab\" | a name has lower-case letters, "
      "digits and hyphens, and begins with a letter\n");
  EXPECT_EQ(said_of(with("", "    - {use: tab}\n")),
            "6:13 error[no-such-component]: there is no component `tab` | write it under `components:` of this layout, "
            "of one that it extends, or of its theme\n");
}

TEST(Components, CheckTheirArgumentsAndSlots) {
  EXPECT_EQ(
      said_of(with(tab, "    - {use: tab, with: {lable: a, colour: red}, slots: {content: []}}\n")),
      "14:13 error[missing-argument]: the component `tab` needs the argument `label` | write `with: {label: "
      "...}` | note 6:14 it is asked for here\n"
      "14:25 error[unknown-argument]: the component `tab` has no parameter `lable` | did you mean `label`? | note "
      "5:3 it is made here\n"
      "14:35 error[unknown-argument]: the component `tab` has no parameter `colour` | its parameters are label, "
      "ink or note | note 5:3 it is made here\n"
      "14:57 error[unknown-slot]: the component `tab` has no slot `content` | note 5:3 it is made here\n");
  EXPECT_EQ(said_of(with(tab, "    - {use: tab, with: {label: }}\n")),
            "14:25 error[empty-value]: expected a value for `label`, found nothing | write '' where it stands for "
            "nothing\n");
}

TEST(Components, PointAtTheirLineAndAtTheUse) {
  EXPECT_EQ(said_of(with("components:\n  tab: {box: {text: a, size: 12px}}\n", "    - {use: tab}\n    - {use: tab}\n")),
            "5:32 error[wrong-unit]: expected a length such as 12pt, found \"12px\" | px has no size on paper: 1pt is "
            "about 1.33px, write mm or pt | note 8:13 `tab` is used here\n");
}

TEST(Components, PointAtAnArgumentThatIsWrong) {
  EXPECT_EQ(said_of(with("components: {c: {params: {ink: }, box: {text: a, ink: $ink}}}\n",
                         "    - {use: c, with: {ink: night 40}}\n")),
            "7:34 error[wrong-type]: expected an ink such as night, night 40% or none, found \"40\"\n");
}

TEST(Components, RefuseToStandWithinThemselves) {
  EXPECT_EQ(
      said_of(with("components:\n  a: {box: {column: [{use: b}]}}\n  b: {box: {column: [{use: a}]}}\n",
                   "    - {use: a}\n")),
      "6:28 error[component-cycle]: components stand within each other in a circle: a -> b -> a | take one `use:` "
      "out | note 5:28 `b` is used here | note 9:13 `a` is used here\n");
}

std::string nested(int depth) {
  std::string text = "components:\n  c0: {box: {text: a}}\n";
  for (int i = 1; i < depth; ++i)
    text += "  c" + std::to_string(i) + ": {box: {column: [{use: c" + std::to_string(i - 1) + "}]}}\n";
  return with(text, "    - {use: c" + std::to_string(depth - 1) + "}\n");
}

TEST(Components, StandSixteenWithinEachOtherAndNoMore) {
  EXPECT_EQ(said_of(nested(15)), "");
  EXPECT_EQ(said_of(nested(16)), "");
  EXPECT_NE(
      said_of(nested(17)).find("error[component-limit]: expected at most 16 components within each other, found more"),
      std::string::npos);
}

TEST(Components, StopWhereTheyMultiply) {
  std::string text = "components:\n  c0: {box: {text: a}}\n";
  for (int i = 1; i < 16; ++i) {
    const std::string inner = "{use: c" + std::to_string(i - 1) + "}";
    text += "  c" + std::to_string(i) + ": {box: {column: [" + inner + ", " + inner + ", " + inner + "]}}\n";
  }
  const std::string said = said_of(with(text, "    - {use: c15}\n"));
  EXPECT_NE(said.find("error[component-limit]: expected at most 100000 values from components, found more"),
            std::string::npos)
      << said.substr(0, 1'000);
}

TEST(Components, WantASlotInAList) {
  EXPECT_EQ(
      said_of(with("components: {c: {box: {repeat: 3, box: {slot: one}}}}\n",
                   "    - {use: c, slots: {one: [{text: a}, {text: b}]}}\n    - {use: c, slots: {one: [{text: "
                   "a}]}}\n    - {slot: one}\n")),
      "4:24 error[missing-key]: expected the key `box`: what is repeated; in it $item is the paragraph or record, "
      "$item.head a field of it, $index its number | write {repeat: 8, box: {text: $headline}} | note 7:13 `c` is "
      "used here\n"
      "4:47 error[slot-count]: expected one box for the slot `one`, found 2 | put the slot into a list: column: "
      "[{slot: one}] | note 7:13 `c` is used here\n"
      "9:14 error[misplaced-slot]: a slot stands in a box of a component, and alone | write {slot: content}, and "
      "fill it where the component is used: slots: {content: [...]}\n");
}

TEST(Components, AreOneThingToo) {
  EXPECT_EQ(
      said_of(with(tab, "    - {use: tab, with: {label: a}, text: b}\n")),
      "14:36 error[two-kinds]: a box is one thing: `use` or `text` | put both into a column, a row or layers, each "
      "as a box of its own\n");
}

TEST(Components, AreCheckedWhereTheyAreMade) {
  EXPECT_EQ(said_of(with("components: {Tab: {box: a, param: {}}, t: [], u: {params: {A: }, box: {text: a}}}\n",
                         "    - {text: a}\n")),
            "4:14 error[bad-name]: expected a component's name such as tab, found \"Tab\" | a name has lower-case "
            "letters, digits and hyphens, and begins with a letter\n"
            "4:25 error[wrong-type]: expected a box such as {text: $label}, found \"a\"\n"
            "4:28 error[unknown-key]: unknown key `param` in a component | did you mean `params`?\n"
            "4:43 error[wrong-type]: expected a component such as {params: {label: }, box: {text: $label}}, found a "
            "list\n"
            "4:60 error[bad-name]: expected a parameter's name such as label, found \"A\" | a name has lower-case "
            "letters, digits and hyphens, and begins with a letter\n");
}

}  // namespace
}  // namespace handbill::model
