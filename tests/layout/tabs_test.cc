#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "layout/support.h"

namespace handbill::layout::test {
namespace {

const PlacedBox& first(const LaidOut& run) { return run.placed.pages.front().root.children.front(); }

TEST(Tabs, PutsWhatFollowsATabAtItsStop) {
  using Align = style::Tab::Align;
  style::TextLook tabbed = look(10);
  tabbed.tabs = {{Extent::fixed(mm(20)), Align::start, ""}, {Extent::percent(1), Align::end, "."}};
  const LaidOut run(page(column("root", {sized(text_box("t", tabbed, {"a\tb\tc\nlong\t\tcc"}), fixed(60), {})})));
  ASSERT_EQ(run.said(), Strings{});
  const PlacedText& text = first(run).texts.front();
  ASSERT_EQ(text.lines.size(), 2u);
  std::vector<std::pair<std::string, double>> words;
  for (const text::PlacedRun& placed : text.lines[0].runs) {
    if (!placed.run.utf8.empty()) words.emplace_back(placed.run.utf8, placed.origin.x.to_mm());
  }
  ASSERT_EQ(words.size(), 3u);
  EXPECT_NEAR(words[0].second, 0, 1e-6);
  EXPECT_NEAR(words[1].second, 20, 1e-6);
  EXPECT_NEAR(text.lines[0].runs.back().run.advance + text.lines[0].runs.back().origin.x.to_pt(), mm(60).to_pt(), 1e-4);
  EXPECT_NEAR(text.lines[1].runs.back().run.advance + text.lines[1].runs.back().origin.x.to_pt(), mm(60).to_pt(), 1e-4);
  // Leaders stand under each other, and are nobody's words.
  std::set<long> phases;
  double step = 0;
  for (const text::Line& line : text.lines) {
    for (const text::PlacedRun& placed : line.runs) {
      if (placed.run.utf8.empty()) step = placed.run.advance;
    }
    for (const text::PlacedRun& placed : line.runs) {
      if (placed.run.utf8.empty())
        phases.insert(std::lround(std::fmod((mm(60) - placed.origin.x).to_pt(), step) * 100) % std::lround(step * 100));
    }
  }
  EXPECT_EQ(phases.size(), 1u);
}

TEST(Tabs, ALineOfTabsThatIsTooLongIsReported) {
  style::TextLook tabbed = look(10);
  tabbed.tabs = {{Extent::fixed(mm(20)), style::Tab::Align::start, ""}};
  const LaidOut run(page(
      column("root", {sized(text_box("t", tabbed, {"a\tfar too many words for so narrow a box"}), fixed(40), {})})));
  ASSERT_EQ(run.said().size(), 1u);
  EXPECT_TRUE(run.said().front().starts_with("too-wide: ")) << run.said().front();
}

TEST(Tabs, ATextWithTabsHasNoDropCapAndNoLetterTwice) {
  style::TextLook tabbed = look(10);
  tabbed.tabs = {{Extent::fixed(mm(20)), style::Tab::Align::start, ""}};
  tabbed.drop_cap = 2;
  const LaidOut run(page(column("root", {sized(text_box("t", tabbed, {"Hall\tone"}), fixed(60), {})})));
  ASSERT_EQ(run.said(), Strings{});
  std::string drawn;
  for (const PlacedText& text : first(run).texts) {
    for (const text::Line& line : text.lines) {
      for (const text::PlacedRun& placed : line.runs) drawn += placed.run.utf8;
    }
  }
  EXPECT_EQ(drawn, "Hallone");
}

}  // namespace
}  // namespace handbill::layout::test
