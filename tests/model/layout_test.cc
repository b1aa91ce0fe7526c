#include <gtest/gtest.h>

#include "model/support.h"

namespace handbill::model {
namespace {

/// A layout around one body; the body begins on line 4.
std::string around(const std::string& body) { return "layout: a\ntheme: run\nbody:\n  " + body + "\n"; }
std::string said_of(const std::string& yaml) {
  Reading reading;
  (void)reading.layout(yaml);
  return reading.said();
}
std::string said_in(const std::string& body) { return said_of(around(body)); }

Layout good(const std::string& yaml) {
  Reading reading;
  auto layout = reading.layout(yaml);
  EXPECT_EQ(reading.said(), "");
  return layout ? *layout : Layout();
}
template <typename T>
T value_of(const Properties& properties, Key key) {
  const Property* property = properties.find(key);
  if (property == nullptr) {
    ADD_FAILURE() << "no " << name_of(key);
    return T();
  }
  return std::get<T>(property->value);
}

TEST(Layout, ReadsNamePageStylesAndBody) {
  const Layout layout = good(
      "layout: a\ntitle: $headline\ntheme: run\npage: {size: A4, margin: 14mm}\nstyles:\n  big: {extends: text, size: "
      "40pt}\nbody: {text: $headline}\n");
  EXPECT_EQ(layout.name, "a");
  EXPECT_EQ(layout.title->name, "headline");
  EXPECT_EQ(layout.theme, "run");
  EXPECT_EQ(value_of<std::string>(layout.page, Key::page_size), "A4");
  EXPECT_EQ(layout.styles.at(0).extends, "text");
  EXPECT_EQ(value_of<Measure>(layout.styles.at(0).properties, Key::size), (Measure{40, Measure::Unit::pt, {}}));
  EXPECT_EQ(layout.pages.front().body.content.at(0).name, "headline");
}

TEST(Layout, NamesBoxesWithoutAnIdByTheirPlace) {
  const Layout layout = good(around("column: [{space:}, {row: [{space:}], id: lower}, {row: [{space:}]}]"));
  EXPECT_EQ(layout.pages.front().body.id, "body");
  EXPECT_EQ(layout.pages.front().body.children.at(0).id, "body.1");
  EXPECT_EQ(layout.pages.front().body.children.at(1).children.at(0).id, "lower.1");
  EXPECT_EQ(layout.pages.front().body.children.at(2).children.at(0).id, "body.3.1");
}

TEST(Layout, TakesTheSameNameForDifferentKeysOnDifferentBoxes) {
  const Layout layout = good(around("column: [{grid: [], columns: 3}, {text: a, columns: 2}]"));
  EXPECT_EQ(value_of<Tracks>(layout.pages.front().body.children.at(0).properties, Key::grid_columns).list.size(), 3U);
  EXPECT_EQ(value_of<double>(layout.pages.front().body.children.at(1).properties, Key::columns), 2);
}

TEST(Layout, ReadsAnchorsCellsAndOverrides) {
  const Layout layout =
      good(around("space:\n  at: {of: bleed, start: 0mm, width: 100%}\n  cell: {column: 2, row-span: 3}\n"
                  "  languages: {zh-hant: {height: 5mm}}\n  editions: {office: {at: {of: margin}}}"));
  EXPECT_EQ(value_of<std::string>(layout.pages.front().body.properties, Key::at_of), "bleed");
  EXPECT_EQ(value_of<Measure>(layout.pages.front().body.properties, Key::at_start).value, 0);
  EXPECT_EQ(value_of<double>(layout.pages.front().body.properties, Key::cell_row_span), 3);
  EXPECT_TRUE(layout.pages.front().body.overrides.languages.contains("zh-Hant"));
  EXPECT_EQ(value_of<std::string>(layout.pages.front().body.overrides.editions.at("office").properties, Key::at_of),
            "margin");
}

TEST(Layout, ReadsTheColumnsOfATable) {
  const Layout layout = good(around("table: [{label: $column-name}, {label: Sign, width: 50mm, signature: true}]"));
  EXPECT_EQ(layout.pages.front().body.table.at(0).label.name, "column-name");
  EXPECT_EQ(layout.pages.front().body.table.at(0).width, (Measure{1, Measure::Unit::fr, {}}));
  EXPECT_TRUE(layout.pages.front().body.table.at(1).signature);
}

TEST(Layout, ReadsTwoDollarsAsOne) {
  EXPECT_EQ(good(around("text: $$5 a ticket")).pages.front().body.content.at(0).literal, "$5 a ticket");
}

TEST(Layout, SuggestsTheNearestKey) {
  EXPECT_EQ(said_in("{text: a, text-aling: center}"),
            "4:13 error[unknown-key]: unknown key `text-aling` on a text box | did you mean `text-align`?\n");
  EXPECT_EQ(said_of("layout: a\ntheem: run\nbody: {space:}\n"),
            "1:1 error[missing-key]: expected the key `theme`: the theme: inks, type scale, spaces, styles | write "
            "`theme: run`\n"
            "2:1 error[unknown-key]: unknown key `theem` in a layout | did you mean `theme`?\n");
}

TEST(Layout, KnowsWhatCssCallsAKey) {
  EXPECT_EQ(said_in("{text: a, color: night}"),
            "4:13 error[unknown-key]: unknown key `color` on a text box | did you mean `ink`?\n");
  EXPECT_EQ(said_in("{text: a, line-height: 1.2}"),
            "4:13 error[unknown-key]: unknown key `line-height` on a text box | did you mean `leading`?\n");
  EXPECT_EQ(said_in("{column: [], background: night}"),
            "4:16 error[unknown-key]: unknown key `background` on a column | did you mean `fill`?\n");
}

TEST(Layout, SaysWhereAMisplacedKeyBelongs) {
  EXPECT_EQ(
      said_in("{row: [], columns: 2}"),
      "4:13 error[misplaced-key]: `columns` has no meaning on a row | `columns` belongs on: grid, text or flow\n");
}

TEST(Layout, RefusesUnknownKeysInsideAtAndCell) {
  EXPECT_EQ(said_in("{space:, at: {lfet: 1mm}}"),
            "4:17 error[unknown-key]: unknown key `lfet` in `at` | did you mean `left`?\n");
  EXPECT_EQ(said_in("{space:, at.left: 1mm}"),
            "4:12 error[unknown-key]: unknown key `at.left` on a space | docs/layout-reference.md lists every key\n");
}

TEST(Layout, RefusesPhysicalAndLogicalSidesTogether) {
  EXPECT_EQ(said_in("{space:, at: {left: 1mm, end: 1mm}}"),
            "4:28 error[conflicting-keys]: `end` and `left` speak of the same sides | left and right stay where they "
            "are, start and end "
            "change sides on right-to-left pages: use one pair | note 4:17 the other one\n");
}

TEST(Layout, RefusesABoxOfTwoKinds) {
  EXPECT_EQ(said_in("{text: a, picture: b.svg}"),
            "4:13 error[two-kinds]: a box is one thing: `text` or `picture` | put both into a column, a row or layers, "
            "each as a box of its own"
            " | note 4:4 the first kind is here\n");
}

TEST(Layout, RefusesABoxOfNoKind) {
  EXPECT_EQ(said_in("{id: a}"),
            "4:4 error[no-kind]: expected a box with one of the keys column, row, grid, layers, text, flow, picture, "
            "qr, rule, table, space, frame or repeat"
            " | write what the box holds, such as `text: $headline`\n");
  EXPECT_EQ(said_in("{txt: a, size: 12}"),
            "4:4 error[unknown-key]: unknown kind of box `txt` | did you mean `text`?\n"
            "4:18 error[missing-unit]: expected a length such as 12pt, found \"12\" | a length needs its unit: write "
            "12mm or 12pt\n");
}

TEST(Layout, RefusesTheSameIdTwice) {
  EXPECT_EQ(said_in("column: [{space:, id: one}, {space:, id: one}]"),
            "4:44 error[duplicate-id]: two boxes have the id `one` | give one of them another name | note 4:25 the "
            "first one is here\n");
}

TEST(Layout, WantsAltOfEveryPictureThatSaysSomething) {
  EXPECT_EQ(said_in("{picture: a.svg}"),
            "4:4 error[missing-alt]: a picture needs the key `alt`: what it shows, for those who cannot see it"
            " | write `alt: $picture-alt`, or `decorative: true` where it says nothing\n");
  EXPECT_EQ(said_in("{picture: a.svg, decorative: true}"), "");
}

TEST(Layout, TakesTextBoxesAloneIntoAFlow) {
  EXPECT_EQ(said_in("flow: [{space:}]"),
            "4:11 error[flow-child]: expected a text box in a flow, found a space | a flow is one stream of text: put "
            "other boxes beside it\n");
}

TEST(Layout, RefusesEmptyValues) {
  EXPECT_EQ(said_in("{text: , size: 12pt}"),
            "4:9 error[empty-value]: expected a text or a text's name such as $headline, found nothing\n");
  EXPECT_EQ(said_in("{text: '  '}"),
            "4:10 error[empty-value]: expected a text or a text's name such as $headline, found \"  \"\n");
}

TEST(Layout, RefusesTextsThatWouldBePrintedAsTheyStand) {
  EXPECT_EQ(said_in("text: Ask $contact now"),
            "4:13 error[embedded-reference]: `$contact` inside a text is not filled in | write {contact}\n");
  EXPECT_EQ(said_in("text: 'On {date'"),
            "4:13 error[bad-placeholder]: expected a placeholder such as {date}, found \"{\""
            " | braces stand only around the name of a detail, a fact or another text\n");
  EXPECT_EQ(said_in("text: $Headline"),
            "4:9 error[bad-name]: expected a text's name such as $headline, found \"$Headline\""
            " | a text that begins with a dollar sign is written with two: $$\n");
}

TEST(Layout, RefusesFilesOutsideTheCampaign) {
  EXPECT_EQ(
      said_in("{picture: ../a.svg, decorative: true}"),
      "4:13 error[file-outside-root]: expected a file's name without / at the start and without .., found \"../a.svg\""
      " | copy the file into the campaign's folder, content/<campaign>/, and name it from there: art/photo.jpg\n");
}

TEST(Layout, TellsAnotherKindOfDocument) {
  EXPECT_EQ(said_of("theme: run\ninks: {}\n"),
            "1:1 error[wrong-document]: expected a layout, found a theme | is this the right file?\n");
  EXPECT_EQ(said_of("- a\n"), "1:1 error[wrong-type]: expected a layout, found a list\n");
}

TEST(Layout, RefusesOverridesForWhatIsNoLanguage) {
  EXPECT_EQ(
      said_in("{space:, languages: {klingonish: {height: 1mm}}}"),
      "4:24 error[bad-language]: expected a language such as ko or zh-Hant (BCP 47), found \"klingonish\" | write "
      "the short name of the language, as its file is called\n");
}

TEST(Layout, ChecksKeysInOverridesAsOnTheBox) {
  EXPECT_EQ(said_in("{space:, editions: {office: {hight: 1mm}}}"),
            "4:32 error[unknown-key]: unknown key `hight` on a space | did you mean `height`?\n");
}

}  // namespace
}  // namespace handbill::model
