#include <gtest/gtest.h>

#include "support.h"

namespace handbill::model {
namespace {

constexpr const char* head = "layout: a\ntheme: plain\npage: {size: A4}\n";

TEST(Bilingual, NamesThePairThatIsRenderedByItself) {
  Reading reading;
  const auto layout = reading.layout(std::string(head) + "bilingual: en+zh-Hant\nbody: {text: a, voice: second}\n");
  ASSERT_TRUE(layout) << reading.said();
  ASSERT_TRUE(layout->bilingual);
  EXPECT_EQ(layout->bilingual->first, "en");
  EXPECT_EQ(layout->bilingual->second, "zh-Hant");
  EXPECT_EQ(layout->pages.front().body.voice, Voice::second);
}

TEST(Bilingual, NeedsTwoLanguages) {
  const auto said = [](const std::string& value) {
    Reading reading;
    EXPECT_FALSE(reading.layout(std::string(head) + "bilingual: " + value + "\nbody: {text: a}\n"));
    return reading.said();
  };
  EXPECT_EQ(said("en"), "4:12 error[wrong-type]: expected two languages such as en+ko, found \"en\"\n");
  EXPECT_EQ(said("en+en"), "4:12 error[wrong-type]: expected two languages such as en+ko, found \"en+en\"\n");
  EXPECT_EQ(said("en+ko+ja"), "4:12 error[wrong-type]: expected two languages such as en+ko, found \"en+ko+ja\"\n");
}

TEST(Bilingual, IsInheritedAndChanged) {
  const std::map<std::string, std::string> parent{
      {"p", "layout: p\ntheme: plain\nbilingual: en+ko\nbody: {text: a, id: words, voice: second}\n"}};
  Reading same(parent);
  const auto kept = same.layout("layout: a\nextends: p\n");
  ASSERT_TRUE(kept) << same.said();
  EXPECT_EQ(kept->bilingual->second, "ko");
  EXPECT_EQ(kept->pages.front().body.voice, Voice::second);
  Reading other(parent);
  const auto changed = other.layout("layout: a\nextends: p\nbilingual: en+ar\nboxes: {words: {voice: first}}\n");
  ASSERT_TRUE(changed) << other.said();
  EXPECT_EQ(changed->bilingual->second, "ar");
  EXPECT_EQ(changed->pages.front().body.voice, Voice::first);
}

TEST(Voice, OfAUseIsItsOutermostBoxs) {
  Reading reading;
  const auto layout = reading.layout(std::string(head) +
                                     "bilingual: en+ko\ncomponents: {side: {box: {text: a}}}\n"
                                     "body: {column: [{use: side}, {use: side, voice: second}]}\n");
  ASSERT_TRUE(layout) << reading.said();
  EXPECT_EQ(layout->pages.front().body.children.at(0).voice, Voice::as_around);
  EXPECT_EQ(layout->pages.front().body.children.at(1).voice, Voice::second);
}

TEST(Voice, NeedsALayoutInTwoLanguages) {
  Reading reading;
  EXPECT_FALSE(reading.layout(std::string(head) + "body: {text: a, voice: second}\n"));
  EXPECT_EQ(
      reading.said(),
      "4:24 error[one-language]: a second voice needs a layout in two languages | write `bilingual: en+ko` at the "
      "top of the layout: the pair that is rendered where none is named\n");
}

TEST(Voice, IsTheFirstOrTheSecond) {
  Reading reading;
  EXPECT_FALSE(reading.layout(std::string(head) + "bilingual: en+ko\nbody: {text: a, voice: ko}\n"));
  EXPECT_EQ(reading.said(), "5:24 error[unknown-word]: expected first or second, found \"ko\"\n");
}

}  // namespace
}  // namespace handbill::model
