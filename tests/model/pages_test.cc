#include <gtest/gtest.h>

#include "model/support.h"

namespace handbill::model {
namespace {

const std::string head = "layout: leaflet\ntheme: run\npage: {size: A4 landscape, fold: roll}\n";

std::string said_of(const std::string& rest) {
  Reading reading;
  (void)reading.layout(head + rest);
  return reading.said();
}

TEST(Pages, HoldABodyAndABoxForEachPanel) {
  Reading reading;
  const auto layout = reading.layout(head + R"(pages:
  - id: outside
    ground: paper
    body: {text: $web, id: below}
    panels:
      front: {text: $headline, id: title}
      back: {column: [{text: $web}]}
  - {id: inside, margin: 8mm, body: {text: $story}}
)");
  ASSERT_TRUE(layout) << reading.said();
  ASSERT_EQ(layout->pages.size(), 2U);
  const Page& outside = layout->pages.at(0);
  EXPECT_EQ(outside.id, "outside");
  ASSERT_EQ(outside.body.children.size(), 3U);
  EXPECT_EQ(outside.body.children.at(0).id, "below");
  EXPECT_EQ(outside.body.children.at(1).panel, "front");
  EXPECT_EQ(outside.body.children.at(2).id, "outside.3");
  EXPECT_NE(outside.properties.find(Key::ground), nullptr);
  EXPECT_NE(layout->pages.at(1).properties.find(Key::margin), nullptr);
}

TEST(Pages, ChangeWhatALayoutThatTheyExtendHas) {
  Reading reading(
      {{"base", head + "pages: [{id: front, body: {text: $headline, id: title}}, {id: back, body: {text: $web}}]\n"}});
  const auto layout = reading.layout(
      "layout: child\nextends: base\npages: [{id: back, ground: night}]\nboxes: {title: {size: 20pt}}\n");
  ASSERT_TRUE(layout) << reading.said();
  ASSERT_EQ(layout->pages.size(), 2U);
  EXPECT_NE(layout->pages.at(1).properties.find(Key::ground), nullptr);
  EXPECT_NE(layout->pages.at(0).body.properties.find(Key::size), nullptr);
}

TEST(Pages, SayWhatIsMissingOrTwice) {
  EXPECT_EQ(said_of("body: {text: $headline}\npages: [{id: front, body: {text: $headline}}]\n"),
            "5:8 error[conflicting-keys]: a layout has one `body`, or several `pages` | write the body into the first "
            "page | note 4:7 the body is here\n");
  EXPECT_EQ(
      said_of("pages: [{id: front, body: {text: $headline}}, {id: front, body: {text: $web}}]\n"),
      "4:52 error[duplicate-id]: two pages have the id `front` | give one of them another name | note 4:14 the first "
      "one is here\n");
  EXPECT_EQ(said_of("pages: [{id: front}]\n"),
            "4:14 error[missing-key]: expected `body` or `panels` on the page `front` | write {id: front, body: {text: "
            "$headline}}\n");
  EXPECT_EQ(said_of("pages: [{id: front, size: A5, body: {text: $headline}}]\n"),
            "4:21 error[misplaced-key]: `size` has no meaning on one of several pages | `size` belongs on: text, flow, "
            "table, style or page\n");
}

TEST(Frame, TakesUpATextThatBeginsBeforeIt) {
  EXPECT_EQ(said_of("body: {column: [{text: $story, id: story}, {frame: story}]}\n"), "");
  EXPECT_EQ(
      said_of("body: {column: [{text: $story, id: story}, {frame: storry}]}\n"),
      "4:52 error[no-such-story]: no text with the id `storry` begins before this frame | did you mean `story`?\n");
  EXPECT_EQ(said_of("body: {column: [{frame: story}, {text: $story, id: story}]}\n"),
            "4:25 error[no-such-story]: no text with the id `story` begins before this frame | give the text an `id`, "
            "and put "
            "its frames behind it\n");
}

}  // namespace
}  // namespace handbill::model
