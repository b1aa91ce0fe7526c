#include <gtest/gtest.h>

#include "model/support.h"

namespace handbill::model {
namespace {

using Layouts = std::map<std::string, std::string>;

std::string with(const std::string& boxes) {
  return "layout: l\ntheme: t\npage: {size: A4}\nbody:\n  column:\n" + boxes;
}
Box first_of(const std::string& boxes) {
  Reading reading;
  const auto layout = reading.layout(with(boxes));
  EXPECT_EQ(reading.said(), "");
  return layout ? layout->pages.front().body.children.at(0) : Box();
}
std::string said_of(const std::string& boxes) {
  Reading reading;
  (void)reading.layout(with(boxes));
  return reading.said();
}

TEST(Repeat, IsOverANumberATextOrAList) {
  EXPECT_EQ(first_of("    - {repeat: 8, box: {text: a}}\n").repeat->count, 8);
  const Box over = first_of("    - {repeat: $prayers, as: prayer, from: 2, to: 4, box: {text: $prayer.head}}\n");
  EXPECT_EQ(over.repeat->over->name, "prayers");
  EXPECT_EQ(over.repeat->item, "prayer");
  EXPECT_EQ(over.repeat->from, 2);
  EXPECT_EQ(over.repeat->to, 4);
  EXPECT_EQ(over.children.at(0).content.at(0).name, "prayer.head");
  const Box list =
      first_of("    - {repeat: [{label: w, value: $venue}, {label: a, value: $date}], box: {text: $item.value}}\n");
  EXPECT_EQ(list.repeat->items.at(0).fields.at(1).second.name, "venue");
}

TEST(Repeat, NamesItsBoxesForEachCopy) {
  const Box box = first_of(
      "    - {repeat: 2, id: rows, box: {row: [{text: a, id: head}, {text: b}, {repeat: 3, id: cells, box: {text: c, "
      "id: "
      "cell}}, {text: d, at: {of: head, top: 0mm}}]}}\n");
  const Box& row = box.children.at(0);
  EXPECT_EQ(row.id, "rows.*");
  EXPECT_EQ(row.children.at(0).id, "rows.*.head");
  EXPECT_EQ(row.children.at(1).id, "rows.*.2");
  EXPECT_EQ(row.children.at(2).children.at(0).id, "rows.*.cells.*.cell");
  EXPECT_EQ(std::get<std::string>(row.children.at(3).properties.find(Key::at_of)->value), "rows.*.head");
}

TEST(Repeat, ChecksItsNumbersAndItsBox) {
  EXPECT_EQ(
      said_of("    - {repeat: 0, box: {text: a}}\n    - {repeat: 1001, box: {text: a}}\n    - {repeat: 2.5, box: "
              "{text: a}}\n    - {repeat: , box: {text: a}}\n    - {repeat: 2}\n    - {repeat: 2, box: {txt: a}}\n"),
      "6:16 error[out-of-range]: expected `repeat` from 1 to 1000, found \"0\"\n"
      "7:16 error[out-of-range]: expected `repeat` from 1 to 1000, found \"1001\"\n"
      "8:16 error[wrong-type]: expected a whole number such as 8, found \"2.5\"\n"
      "9:15 error[empty-value]: expected a number of copies, a text's name such as $prayers, or a list, found "
      "nothing\n"
      "10:8 error[missing-key]: expected the key `box`: what is repeated; in it $item is the paragraph or record, "
      "$item.head "
      "a field of it, $index its number | write {repeat: 8, box: {text: $headline}}\n"
      "11:25 error[unknown-key]: unknown kind of box `txt` | did you mean `text`?\n");
  EXPECT_EQ(said_of("    - {repeat: 1, box: {text: a}}\n    - {repeat: 1000, box: {text: a}}\n"), "");
}

TEST(Repeat, WantsItemsThatAreAlike) {
  EXPECT_EQ(said_of("    - {repeat: [{a: x, b: y}, {a: z}, w], box: {text: $item.a}}\n    - {repeat: [], box: {text: "
                    "a}}\n    - {repeat: [{A: x}], box: {text: a}}\n"),
            "6:31 error[fields-differ]: expected the fields of the first one in the list, found others | note 6:17 the "
            "first one is here\n"
            "6:39 error[fields-differ]: expected the fields of the first one in the list, found others | note 6:17 the "
            "first one is here\n"
            "7:16 error[empty-value]: expected a number of copies, a text's name such as $prayers, or a list, found an "
            "empty list\n"
            "8:18 error[bad-name]: expected a field's name such as head, found \"A\"\n");
}

TEST(Repeat, StandsInAListAndHasNoLook) {
  Reading reading;
  (void)reading.layout(
      "layout: l\ntheme: t\npage: {size: A4}\nbody: {repeat: 2, box: {text: a}, fill: night, gap: 2mm}\n");
  EXPECT_EQ(
      reading.said(),
      "4:8 error[misplaced-repeat]: a repeat stands in a list of boxes, to which it adds its copies | write column: "
      "[{repeat: ...}]\n"
      "4:35 error[misplaced-key]: `fill` has no meaning on a repeat | `fill` belongs on: column, row, grid, layers, "
      "text, flow, picture, qr, table or frame\n"
      "4:48 error[misplaced-key]: `gap` has no meaning on a repeat | `gap` belongs on: column, row, grid, text or "
      "flow\n");
}

TEST(Repeat, IsOfTextsInAFlow) {
  EXPECT_EQ(
      said_of("    - flow: [{repeat: 2, box: {text: a}}, {repeat: 2, box: {rule: horizontal}}]\n"),
      "6:61 error[flow-child]: expected a text box in a flow, found a rule | a flow is one stream of text: put other "
      "boxes beside it\n");
}

TEST(Repeat, IsChangedByALayoutThatExtends) {
  Reading reading(Layouts{{"base", with("    - {repeat: 2, id: tabs, box: {text: a, id: tab}}\n")}});
  const auto layout = reading.layout("layout: child\nextends: base\nboxes: {tabs: {repeat: 5}, tab: {ink: track}}\n");
  EXPECT_EQ(reading.said(), "");
  ASSERT_TRUE(layout.ok());
  const Box& box = layout->pages.front().body.children.at(0);
  EXPECT_EQ(box.repeat->count, 5);
  EXPECT_NE(box.children.at(0).properties.find(Key::ink), nullptr);
}

TEST(Conditions, AreOneTextOrSeveral) {
  const Box box = first_of(
      "    - {text: a, when: [$date, $venue], unless: $church, only-languages: [ko, zh], not-languages: "
      "zh-hant}\n");
  EXPECT_EQ(box.when.size(), 2U);
  EXPECT_EQ(box.unless.at(0).name, "church");
  EXPECT_EQ(std::get<std::vector<std::string>>(box.properties.find(Key::only_languages)->value),
            (std::vector<std::string>{"ko", "zh"}));
  EXPECT_EQ(std::get<std::vector<std::string>>(box.properties.find(Key::not_languages)->value),
            (std::vector<std::string>{"zh-Hant"}));
}

TEST(Conditions, NameLanguagesThatThereAre) {
  EXPECT_EQ(said_of("    - {text: a, only-languages: korean, unless: {}}\n"),
            "6:33 error[bad-language]: expected a language such as ko or zh-Hant (BCP 47), found \"korean\" | did you "
            "mean `ko`?\n"
            "6:49 error[wrong-type]: expected a text's name such as $venue, found a mapping\n");
}

}  // namespace
}  // namespace handbill::model
