#include <gtest/gtest.h>

#include "layout/support.h"
#include "paint/paint.h"

namespace handbill::paint::test {
namespace {

using layout::test::black;
using layout::test::drawing;
using layout::test::ink;
using layout::test::LaidOut;
using layout::test::look;
using layout::test::page;
using layout::test::red;
using layout::test::text_box;

style::TextBlock& block_of(style::Node& box) { return std::get<style::TextContent>(box.content).blocks.front(); }

/// `Ring`, an icon whose first colour is the text's and whose second is red, `now`.
style::Node ring(std::string words, std::string target = {}) {
  style::Node box = text_box("words", look(10), {"Ring \uFFFC now"});
  style::Paragraph& paragraph = block_of(box).paragraphs.front();
  paragraph.parts = {{5, 8, target.empty() ? model::plain : model::link, std::move(target), 1}};
  paragraph.icons.push_back({"phone", std::move(words), {}, drawing(30, 20), {ink(red), ink(red)}, 0});
  return box;
}
struct PaintedIcon {
  explicit PaintedIcon(style::Node box) : laid(page(std::move(box))) {
    EXPECT_TRUE(laid.ok) << laid.dump();
    painted = paint(laid.resolved, laid.placed);
    for (const display::Item& item : painted.pages.pages.front().items) {
      if (const auto* vector = std::get_if<display::Vector>(&item)) icons.push_back(vector);
      if (const auto* link = std::get_if<display::Link>(&item)) links.push_back(link);
    }
  }
  LaidOut laid;
  Painted painted;
  std::vector<const display::Vector*> icons;
  std::vector<const display::Link*> links;
};

TEST(Icons, AreDrawnAmongTheLettersInTheInksOfTheTextAndTheirOwn) {
  const PaintedIcon one(ring(""));
  ASSERT_EQ(one.icons.size(), 1u);
  EXPECT_EQ(one.icons.front()->inks, (std::vector{ink(black), ink(red)}));
  EXPECT_EQ(one.icons.front()->at, one.icons.front()->clip);
  EXPECT_NEAR(one.icons.front()->at.width / one.icons.front()->at.height, 1.5, 1e-6);
  EXPECT_EQ(one.icons.front()->source.box_id, "words");
}

TEST(Icons, HaveTheInkOfTheMarkedWordsAroundThem) {
  style::Node box = ring("");
  block_of(box).paragraphs.front().parts = {{0, 5, model::strong, {}, 0}, {5, 8, model::strong, {}, 1}};
  block_of(box).look.characters.push_back({model::strong, {}, ink(red), false});
  EXPECT_EQ(PaintedIcon(std::move(box)).icons.at(0)->inks.front(), ink(red));
}

TEST(Icons, MeanNothingUnlessTheyHaveWords) {
  const PaintedIcon plain(ring(""));
  ASSERT_EQ(plain.painted.pages.structure.children.size(), 1u);
  EXPECT_TRUE(plain.painted.pages.structure.children.front().children.empty());
  const PaintedIcon said(ring("Telephone"));
  const display::StructureNode& paragraph = said.painted.pages.structure.children.at(0);
  ASSERT_EQ(paragraph.children.size(), 1u);
  EXPECT_EQ(paragraph.children.front().role, product::Role::figure);
  EXPECT_EQ(paragraph.children.front().alt, "Telephone");
  ASSERT_EQ(paragraph.children.front().items.size(), 1u);
  const display::ItemRange& items = paragraph.children.front().items.front();
  EXPECT_EQ(items.last, items.first + 1);
  EXPECT_TRUE(std::holds_alternative<display::Vector>(said.painted.pages.pages.front().items.at(items.first)));
}

TEST(Icons, AreClickedWhereTheyStandInALink) {
  const PaintedIcon one(ring("", "https://www.example.info"));
  ASSERT_EQ(one.links.size(), 1u);
  EXPECT_EQ(one.links.front()->at, one.icons.at(0)->at);
}

}  // namespace
}  // namespace handbill::paint::test
