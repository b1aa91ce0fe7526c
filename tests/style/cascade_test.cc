#include "style/cascade.h"

#include <algorithm>

#include "support.h"

namespace handbill::style::test {
namespace {

using base::near;
using base::pt;

TEST(Cascade, AppliesAStylesChainFromItsBaseUp) {
  Case page;
  page.boxes = "    - {text: $headline, style: title}\n";
  const auto look = block(page.resolved()).look;
  EXPECT_TRUE(near(look.size, pt(30)));
  const auto* stack = page.fonts.stack("sans/bold", "en");
  EXPECT_DOUBLE_EQ(look.leading, std::max(1.1, stack->leading));
  EXPECT_EQ(look.shape.stack, stack->faces);
}

TEST(Cascade, PutsALayoutsStyleOverTheThemesOfTheSameName) {
  Case page;
  page.styles = "styles:\n  title: {ink: track}\n";
  page.boxes = "    - {text: $headline, style: title}\n";
  const auto resolved = page.resolved();
  EXPECT_EQ(resolved.inks.at(block(resolved).look.ink.ink).name, "track");
  EXPECT_TRUE(near(block(resolved).look.size, pt(30)));
}

TEST(Cascade, LetsALayoutsStyleExtendTheThemesOfItsOwnName) {
  Case page;
  page.styles = "styles:\n  title: {extends: title, ink: track}\n";
  page.boxes = "    - {text: $headline, style: title}\n";
  EXPECT_TRUE(near(block(page.resolved()).look.size, pt(30)));
}

TEST(Cascade, WeighsBoxOverStyleLanguageOverBoxAndEditionOverLanguage) {
  Case page;
  page.boxes =
      "    - text: $headline\n      size: 11pt\n      min-size: 6pt\n      columns: 2\n"
      "      languages:\n        en: {min-size: 7pt, columns: 3}\n"
      "      editions:\n        screen: {columns: 4}\n        office: {size: 99pt}\n";
  const auto resolved = page.resolved();
  EXPECT_TRUE(near(block(resolved).look.size, pt(11)));
  EXPECT_TRUE(near(block(resolved).look.min_size, pt(7)));
  EXPECT_EQ(std::get<TextContent>(resolved.pages.front().root.children.at(0).content).columns, 4);
}

TEST(Cascade, AppliesAStylesOwnOverridesBelowTheStyleThatExtendsIt) {
  Case page;
  page.styles =
      "styles:\n  base: {extends: text, size: 12pt, languages: {en: {size: 14pt, tracking: 2%}}}\n  child: {extends: "
      "base, size: 20pt}\n";
  page.boxes = "    - {text: $headline, style: child}\n";
  const auto look = block(page.resolved()).look;
  EXPECT_TRUE(near(look.size, pt(20)));
  EXPECT_DOUBLE_EQ(look.shape.tracking, 0.02);
}

TEST(Cascade, LetsAnOverrideOfALanguageServeItsScriptsAndRegions) {
  Case page;
  page.language = "language: zh-Hant\nstatus: draft\ntexts: {headline: 逃命}\n";
  page.boxes = "    - {text: $headline, languages: {zh: {tracking: 2%}}}\n";
  EXPECT_DOUBLE_EQ(block(page.resolved()).look.shape.tracking, 0.02);
}

TEST(Cascade, TakesTheNearestTagOfALanguage) {
  Case page;
  page.language = "language: zh-Hant\nstatus: draft\ntexts: {headline: 逃命}\n";
  page.boxes = "    - {text: $headline, languages: {zh: {tracking: 2%}, zh-Hant: {tracking: 3%}}}\n";
  EXPECT_DOUBLE_EQ(block(page.resolved()).look.shape.tracking, 0.03);
}

TEST(Cascade, TakesTheStyleThatAnOverrideNames) {
  Case page;
  page.boxes = "    - {text: $headline, editions: {screen: {style: title}}}\n";
  EXPECT_TRUE(near(block(page.resolved()).look.size, pt(30)));
}

TEST(Cascade, KeepsALonghandOverTheShorthandOfTheSameBox) {
  Case page;
  page.boxes = "    - {text: $headline, border-top: 2pt night, border: 1pt night}\n";
  const auto border = page.resolved().pages.front().root.children.at(0).border;
  EXPECT_TRUE(near(border.top.width, pt(2)));
  EXPECT_TRUE(near(border.left.width, pt(1)));
}

TEST(Cascade, LetsAStrongerLevelsShorthandUndoALonghand) {
  Case page;
  page.boxes = "    - {text: $headline, border-top: 2pt night, editions: {screen: {border: 1pt night}}}\n";
  EXPECT_TRUE(near(page.resolved().pages.front().root.children.at(0).border.top.width, pt(1)));
}

TEST(Cascade, NamesTheChainOfAStyleThatExtendsItself) {
  Case page;
  page.styles = "styles:\n  a: {extends: b}\n  b: {extends: c}\n  c: {extends: a}\n  d: {extends: a}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(
      page.said(),
      "page.yaml:5:16: style-cycle: style `a` extends itself: a -> b -> c -> a (take `extends` out of one of them)\n");
}

TEST(Cascade, NamesTheNearestStyle) {
  Case page;
  page.styles = "styles:\n  big: {extends: titel}\n";
  page.boxes = "    - {text: $headline, style: strnog}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "page.yaml:5:18: no-such-style: there is no style `titel` (did you mean `title`?)\n"
            "page.yaml:8:32: no-such-style: there is no style `strnog` (did you mean `strong`?)\n");
}

TEST(Cascade, ExplainsWhoWonAndWhoLost) {
  Case page;
  page.options.explain = Explain::yes;
  page.boxes = "    - {text: $headline, size: 12pt, editions: {screen: {size: 14pt}}}\n";
  const auto resolved = page.resolved();
  const auto& size = setting(resolved.pages.front().root.children.at(0).settings, "size");
  EXPECT_EQ(size.value, "14pt");
  EXPECT_EQ(page.place(size.set_at), "page.yaml:6:63");
  ASSERT_EQ(size.losers.size(), 2U);
  EXPECT_EQ(size.losers.at(0).value, "12pt");
  EXPECT_EQ(page.place(size.losers.at(0).set_at), "page.yaml:6:31");
  EXPECT_EQ(size.losers.at(1).value, "10pt") << "the token of the theme's style";
  EXPECT_EQ(page.place(size.losers.at(1).set_at), "theme.yaml:10:36");
}

TEST(Cascade, ExplainsDefaultsAndThePage) {
  Case page;
  page.options.explain = Explain::yes;
  const auto resolved = page.resolved();
  const auto& grow = setting(resolved.pages.front().root.children.at(0).settings, "grow");
  EXPECT_EQ(grow.value, "0");
  EXPECT_EQ(page.place(grow.set_at), "default");
  EXPECT_EQ(setting(resolved.pages.front().root.settings, "page.size").value, "A4");
}

TEST(Cascade, ExplainsThatAShorthandBeatALonghand) {
  Case page;
  page.options.explain = Explain::yes;
  page.boxes = "    - {row: [{text: $headline}], column-gap: 1mm, editions: {screen: {gap: step}}}\n";
  const auto resolved = page.resolved();
  const auto& gap = setting(resolved.pages.front().root.children.at(0).settings, "gap");
  EXPECT_EQ(gap.value, "5mm");
  ASSERT_EQ(gap.losers.size(), 1U);
  EXPECT_EQ(gap.losers.at(0).value, "1mm");
}

TEST(Cascade, ExplainsNothingUnlessAsked) {
  Case page;
  EXPECT_TRUE(page.resolved().pages.front().root.children.at(0).settings.empty());
}

}  // namespace
}  // namespace handbill::style::test
