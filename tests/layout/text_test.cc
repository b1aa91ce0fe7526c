#include <gtest/gtest.h>

#include <cmath>

#include "layout/support.h"

namespace handbill::layout::test {
namespace {

const std::string story =
    "They run because staying means prison. They cross the river at night, carrying nothing. Their families do not "
    "know where they are. "
    "Stand with them, write to the embassy, and pray for those who are sent back.";

/// The words of all lines below `box`, in reading order.
std::string words_of(const PlacedBox& box) {
  std::string words;
  for (const PlacedText& text : box.texts) {
    for (const text::Line& line : text.lines) {
      if (!text.is_marker) words += text.source->text.substr(line.begin, line.end - line.begin);
    }
  }
  for (const PlacedBox& child : box.children) words += words_of(child);
  return words;
}
const PlacedBox& first(const LaidOut& run) { return run.placed.pages.front().root.children.front(); }

std::size_t lines_in(const PlacedBox& box) {
  std::size_t count = 0;
  for (const PlacedText& text : box.texts) count += text.is_marker ? 0 : text.lines.size();
  return count;
}

TEST(Text, IsAsHighAsItsLinesInAStack) {
  const LaidOut run(page(column("root", {text_box("t", look(10), {"One line"}), space("below", {}, fixed(5))})));
  ASSERT_EQ(run.said(), Strings{});
  EXPECT_NEAR(run.placed.pages.front().root.children[1].rect.top.to_pt(), mm(10).to_pt() + 15, 1e-6);
}

TEST(Text, HangsItsFirstBaselineByCapHeightWhereAsked) {
  style::TextLook cap = look(40);
  cap.first_baseline = style::TextLook::FirstBaseline::cap;
  const LaidOut run(page(column("root", {text_box("t", cap, {"HEH"})})));
  const PlacedText& text = first(run).texts.front();
  EXPECT_NEAR(text.ink_of(text.lines.front()).top.to_mm(), 10, 0.01);
}

TEST(Text, FlowsThroughBalancedColumnsWithoutLosingAWord) {
  for (int columns = 1; columns <= 4; ++columns) {
    const LaidOut run(page(column("root", {flow("t", {block("t", look(8), {story, story})}, columns, 3)})));
    ASSERT_EQ(run.said(), Strings{}) << columns;
    EXPECT_EQ(words_of(first(run)), story + story) << columns;
  }
}

TEST(Text, BalancesColumnsToTheSmallestHeight) {
  const LaidOut run(page(column("root", {flow("t", {block("t", look(8), {story})}, 2, 4)})));
  ASSERT_EQ(first(run).texts.size(), 2u);
  const std::size_t left = first(run).texts[0].lines.size();
  const std::size_t right = first(run).texts[1].lines.size();
  EXPECT_LE(left - right, 1u);
  EXPECT_NEAR(first(run).rect.height.to_pt(), 12.0 * static_cast<double>(left), 1e-6);
}

TEST(Text, FillsTheColumnsOfAFrameOneAfterTheOther) {
  const LaidOut run(
      page(column("root", {sized(flow("t", {block("t", look(8), {story})}, 2, 4), {}, Extent::fixed(pt(12 * 6)))})));
  ASSERT_EQ(run.said(), Strings{});
  EXPECT_EQ(first(run).texts.front().lines.size(), 6u);
}

TEST(Text, PutsTheFirstColumnRightOnRightToLeftPages) {
  style::Resolved turned = page(column("root", {flow("t", {block("t", look(8), {story})}, 2, 4)}));
  turned.right_to_left = true;
  const LaidOut run(turned);
  EXPECT_GT(first(run).texts[0].origin.x, first(run).texts[1].origin.x);
}

TEST(Text, KeepsAHeadingWithTheTextBelowIt) {
  std::vector<style::TextBlock> blocks;
  blocks.push_back(block("a", look(8), {story}));
  blocks.push_back(block("h", look(8), {"Heading"}, product::Role::h2));
  blocks.push_back(block("b", look(8), {story}));
  for (int lines = 8; lines <= 20; ++lines) {
    const LaidOut run(page(column("root", {sized(flow("t", blocks, 3, 4), {}, Extent::fixed(pt(12.0 * lines)))})));
    if (!run.ok) continue;
    const auto& texts = first(run).texts;
    const auto head =
        std::ranges::find_if(texts, [](const PlacedText& text) { return text.role == product::Role::h2; });
    ASSERT_NE(head + 1, texts.end());
    EXPECT_EQ(head->origin.x, (head + 1)->origin.x) << lines;
    EXPECT_GE((head + 1)->lines.size(), 2u) << lines;
  }
}

TEST(Text, DropsTheSpaceAboveAParagraphAtTheTopOfAColumn) {
  style::TextLook spaced = look(8);
  spaced.space_before = 2;
  spaced.space_after = 1;
  const LaidOut run(page(column("root", {flow("t", {block("t", spaced, {"One", "Two"})}, 2, 4)})));
  ASSERT_EQ(first(run).texts.size(), 2u);
  EXPECT_EQ(first(run).texts[0].origin.y, first(run).texts[1].origin.y);
}

TEST(Text, TakesTheLargerOfTwoSpacesBetweenParagraphs) {
  style::TextLook spaced = look(10);
  spaced.space_before = 2;
  spaced.space_after = 1;
  const LaidOut run(page(column("root", {text_box("t", spaced, {"One", "Two"})})));
  EXPECT_NEAR((first(run).texts[1].origin.y - first(run).texts[0].origin.y).to_pt(), 15 + 20, 1e-6);
}

TEST(Text, ShrinksToTheLargestSizeThatFitsItsFrame) {
  for (int millimetres = 12; millimetres <= 60; millimetres += 4) {
    const auto at = [&](double size, double least) {
      style::TextLook shrinking = look(size);
      shrinking.min_size = pt(least);
      return LaidOut(page(column("root", {sized(text_box("t", shrinking, {story}), {}, fixed(millimetres))})));
    };
    const LaidOut run = at(30, 4);
    ASSERT_EQ(run.said(), Strings{}) << millimetres;
    const double size = first(run).texts.front().size.to_pt();
    EXPECT_NEAR(std::round(size / 0.05), size / 0.05, 1e-6) << millimetres;
    EXPECT_TRUE(at(size, size).ok) << millimetres;
    EXPECT_FALSE(at(size + 0.05, size + 0.05).ok) << millimetres;
  }
}

TEST(Text, ShrinksAllBlocksOfAFrameByOneFactor) {
  style::TextLook head = look(20);
  head.min_size = pt(8);
  style::TextLook body = look(10);
  body.min_size = pt(4);
  std::vector<style::TextBlock> blocks;
  blocks.push_back(block("h", head, {"Stand with them"}, product::Role::h1));
  blocks.push_back(block("b", body, {story}));
  const LaidOut run(page(column("root", {sized(flow("t", blocks), {}, fixed(20))})));
  ASSERT_EQ(run.said(), Strings{});
  const double large = first(run).texts[0].size.to_pt();
  const double small = first(run).texts[1].size.to_pt();
  EXPECT_LT(large, 20);
  EXPECT_NEAR(large / 20, small / 10, 0.01);
}

TEST(Text, ShrinksForAStackThatIsTooLow) {
  style::TextLook shrinking = look(30);
  shrinking.min_size = pt(6);
  const LaidOut run(page(column("root", {text_box("t", shrinking, {story}), space("rest", {}, fixed(40))})));
  ASSERT_EQ(run.said(), Strings{});
  EXPECT_NEAR(run.placed.pages.front().root.children[1].rect.bottom().to_mm(), 90, 0.01);
}

TEST(Text, ThatIsTooTallSaysByHowMuchAndAtWhichSize) {
  style::TextLook shrinking = look(20);
  shrinking.min_size = pt(16);
  LaidOut run(page(column("root", {sized(text_box("story", shrinking, {story}), {}, fixed(40))})));
  ASSERT_EQ(
      run.said(),
      Strings{"overflow: text is 27.7 mm too tall for `story` (needs 67.7 mm, has 40 mm) at its smallest size 16pt"});
  EXPECT_EQ(run.diagnostics.list().front().hints,
            (Strings{"shorten the text", "make min-size smaller", "give the box more height"}));
}

TEST(Text, OfAWordWiderThanItsBoxNamesTheWord) {
  EXPECT_EQ(
      said_of(column("root", {sized(text_box("t", look(30), {"A Donaudampfschifffahrt"}), fixed(50), fixed(60))})),
      Strings{"too-wide: the word `Donaudampfschifffahrt` is 66.6 mm too wide for `t` (needs 116.6 mm, has 50 mm) at "
              "size 30pt"});
}

TEST(Text, OfMoreLinesThanItMayHaveIsAnError) {
  style::TextLook one_line = look(20);
  one_line.max_lines = 1;
  EXPECT_EQ(said_of(column("root", {text_box("t", one_line, {"Stand with them and pray for them"})})),
            Strings{"overflow: text of `t` takes 2 lines, more than max-lines 1, at size 20pt"});
}

TEST(Text, HangsMarkersBeforeItsParagraphsAndCounts) {
  style::TextLook list = look(10);
  list.marker = "1.";
  list.counting = style::TextLook::Counting::digits;
  const LaidOut run(page(column("root", {text_box("t", list, {"Pray", "Write"})})));
  ASSERT_EQ(first(run).texts.size(), 4u);
  EXPECT_TRUE(first(run).texts[2].is_marker);
  EXPECT_EQ(first(run).texts[2].lines.front().runs.front().run.utf8, "2.");
  EXPECT_NEAR(first(run).texts[0].origin.x.to_pt(), first(run).rect.left.to_pt(), 1e-9);
  EXPECT_GT(first(run).texts[1].origin.x, first(run).rect.left);
}

TEST(Text, HangsMarkersRightInRightToLeftText) {
  style::TextLook list = look(10, "ar");
  list.marker = "•";
  style::Resolved turned = page(column("root", {text_box("t", list, {"إنهم يركضون"})}));
  turned.right_to_left = true;
  const LaidOut run(turned);
  ASSERT_EQ(run.said(), Strings{});
  const PlacedText& marker = first(run).texts[0];
  EXPECT_NEAR((marker.origin.x + marker.lines.front().left + marker.lines.front().width).to_mm(), 90, 0.01);
  const PlacedText& text = first(run).texts[1];
  EXPECT_LT((text.origin.x + text.lines.front().left + text.lines.front().width).to_mm(), 89);
}

TEST(Text, StandsInTheMiddleOrAtTheBottomOfItsFrame) {
  Node low = sized(text_box("t", look(10), {"One"}), {}, fixed(40));
  std::get<style::TextContent>(low.content).vertical = style::TextContent::Vertical::bottom;
  const LaidOut run(page(column("root", {low})));
  EXPECT_NEAR(first(run).texts.front().origin.y.to_pt(), mm(50).to_pt() - 15, 1e-6);
}

TEST(Text, OfTwoSizesSharesABaselineInARow) {
  Node root = row("root", {text_box("a", look(10), {"one"}), text_box("b", look(30), {"two"})}, 3);
  stack_of(root).align = style::Align::baseline;
  const LaidOut run(page(root));
  ASSERT_EQ(run.said(), Strings{});
  EXPECT_NEAR(run.placed.pages.front().root.children[0].baseline->to_pt(),
              run.placed.pages.front().root.children[1].baseline->to_pt(), 1e-6);
}

TEST(Text, InARowIsAsWideAsItsLineAndWrapsOnlyWhereItMust) {
  const LaidOut run(page(row("root", {text_box("a", look(10), {"Stand with them"}), space("b", fixed(10))})));
  ASSERT_EQ(run.said(), Strings{});
  EXPECT_EQ(lines_in(first(run)), 1u);
}

TEST(Text, OutsideTheSafeAreaSaysHowNearToTheTrimItIs) {
  style::Anchor at;
  at.of = style::Anchor::Of::page;
  at.left = fixed(2);
  at.top = fixed(50);
  Node box = text_box("t", look(10), {"HELP"});
  box.anchor = at;
  const LaidOut run(page(column("root", {box})));
  ASSERT_EQ(run.said().size(), 1u);
  EXPECT_EQ(run.said().front(), "outside-safe-area: text of `t` is 2.3 mm from the trim, the least is 5 mm");
}

TEST(Text, OutsideThePageIsAnError) {
  style::Anchor at;
  at.of = style::Anchor::Of::page;
  at.left = fixed(-20);
  at.top = fixed(50);
  at.width = fixed(40);
  Node box = text_box("t", look(10), {"HELP"});
  box.anchor = at;
  EXPECT_EQ(said_of(column("root", {box})), Strings{"outside-page: text of `t` lies 19.7 mm outside the page"});
}

TEST(Contrast, OfTextOnThePageItsBoxAndAPictureIsChecked) {
  Node faint = text_box("faint", look(10), {"Stand with them"});
  look_of(faint).ink = ink(grey);
  EXPECT_EQ(said_of(column("root", {faint})),
            Strings{"low-contrast: text of `faint` in `grey` on `bare paper` has a contrast of 2.85:1, needs 4.5:1"});
  Node boxed = text_box("boxed", look(10), {"Stand with them"});
  boxed.fill = ink(red);
  EXPECT_EQ(said_of(column("root", {boxed})),
            Strings{"low-contrast: text of `boxed` in `black` on `red` has a contrast of 3.65:1, needs 4.5:1"});
}

TEST(Contrast, NeedsLessFromTwentyFourPoints) {
  Node large = text_box("large", look(24), {"Stand"});
  large.fill = ink(red);
  look_of(large).least_contrast = 3;
  EXPECT_EQ(said_of(column("root", {large})), Strings{});
}

image::PathData rectangle(double left, double top, double right, double bottom) {
  using Verb = image::PathData::Verb;
  return {{Verb::move, Verb::line, Verb::line, Verb::line, Verb::close},
          {left, top, right, top, right, bottom, left, bottom}};
}

/// Black text over a drawing that is white but for a black band of the given width.
Strings said_over_band(double from, double to) {
  auto art = std::make_shared<image::Vector>();
  art->width = art->height = 100;
  art->palette = {{0, 0, 0}, {255, 255, 255}};
  art->paths.resize(2);
  art->paths[0].path = rectangle(0, 0, 100, 100);
  art->paths[0].fill = image::Flat{1, 1};
  art->paths[1].path = rectangle(from, 0, to, 100);
  art->paths[1].fill = image::Flat{0, 1};
  style::PictureContent content;
  content.picture = image::VectorRef(art);
  content.inks = {ink(black), ink(white)};
  Node root = node("root", style::Layers{});
  root.children = {picture("art", content), text_box("t", look(16), {"Stand with them and pray for those"})};
  return said_of(root);
}

TEST(Contrast, ForgivesAThinLineOfThePictureBelowButNotABand) {
  EXPECT_EQ(said_over_band(95, 100), Strings{});
  EXPECT_EQ(said_over_band(30, 32), Strings{});
  EXPECT_EQ(said_over_band(20, 60),
            Strings{"low-contrast: text of `t` in `black` on `black` has a contrast of 1:1, needs 4.5:1"});
}

TEST(SampleMark, StandsBetweenTheSafeAreaAndTheTrim) {
  style::Resolved marked = page(column("root", {}));
  marked.sample_mark = block("sample", look(8), {"SAMPLE"});
  const LaidOut run(marked);
  ASSERT_EQ(run.placed.pages.front().marks.size(), 1u);
  const PlacedText& mark = run.placed.pages.front().marks.front();
  const base::Rect ink = mark.ink_of(mark.lines.front());
  EXPECT_TRUE(run.resolved.pages.front().product.trim_rect().contains(ink));
  EXPECT_GE(ink.top, mm(95));
}

TEST(SampleMark, KeepsInsideWhereAnOfficePrinterPrints) {
  style::Resolved marked = page(column("root", {}));
  marked.sample_mark = block("sample", look(8), {"SAMPLE"});
  marked.keep_inside = mm(7);
  marked.pages.front().product.safe = mm(12);
  const LaidOut run(marked);
  ASSERT_EQ(run.placed.pages.front().marks.size(), 1u);
  const base::Rect ink =
      run.placed.pages.front().marks.front().ink_of(run.placed.pages.front().marks.front().lines.front());
  EXPECT_LE(ink.bottom(), mm(93));
  EXPECT_GE(ink.top, mm(88));
}

/// A box of 60 mm by `height` with all rungs, and shorter words.
LaidOut squeezed(double height, style::TextLook look, bool has_short) {
  look.tracking_give = 0.015;
  look.leading_give = 0.2;
  look.min_size = pt(6);
  Node box = sized(text_box("t", look, {story}), fixed(60), fixed(height));
  if (has_short) {
    auto& block = std::get<style::TextContent>(box.content).blocks.front();
    block.short_paragraphs = block.paragraphs;
    block.short_paragraphs.front().text = "They run because staying means prison.";
  }
  return LaidOut(page(column("root", {box})));
}

TEST(Text, GivesUpTrackingThenLeadingThenWordsAndOnlyThenSize) {
  const style::TextLook wanted = look(10);
  std::vector<std::string> spent;
  for (double height = 60; height > 8; height -= 0.5) {
    const LaidOut run = squeezed(height, wanted, true);
    ASSERT_EQ(run.said(), Strings{}) << height;
    const PlacedText& text = first(run).texts.front();
    std::string now = text.size < pt(10)        ? "size"
                      : text.spent.is_short     ? "short"
                      : text.spent.leading > 0  ? "leading"
                      : text.spent.tracking > 0 ? "tracking"
                                                : "nothing";
    if (spent.empty() || spent.back() != now) spent.push_back(now);
    EXPECT_LE(first(run).texts.front().leading.to_pt() * static_cast<double>(lines_in(first(run))),
              height / 25.4 * 72 + 0.01);
  }
  // Where half a millimetre is more than tracking can win, it is passed over.
  EXPECT_EQ(spent.front(), "nothing");
  EXPECT_EQ(spent.back(), "size");
  EXPECT_TRUE(std::ranges::is_sorted(spent, {}, [](const std::string& one) {
    return std::string_view("nothing tracking leading short size").find(one);
  })) << ::testing::PrintToString(spent);
  EXPECT_NE(std::ranges::find(spent, "leading"), spent.end());
  EXPECT_NE(std::ranges::find(spent, "short"), spent.end());
}

TEST(Text, KeepsItsWordsWhereNobodyWroteShorterOnes) {
  const LaidOut run = squeezed(15, look(10), false);
  ASSERT_EQ(run.said(), Strings{});
  EXPECT_EQ(words_of(first(run)), story);
  EXPECT_LT(first(run).texts.front().size, pt(10));
}

TEST(Text, NoColumnEndsWithinAWord) {
  style::TextLook narrow = look(7);
  narrow.shape.hyphens = text::Hyphens::automatic;
  narrow.align = text::Align::justify;

  int hyphens = 0;
  int columns = 0;
  for (double width = 36; width < 60; width += 0.1) {
    Node box = flow("t", {block("t", narrow, {story + " " + story})}, 2, 4);
    box.width = fixed(width);
    const LaidOut run(page(column("root", {box})));
    ASSERT_EQ(run.said(), Strings{}) << width;
    const PlacedBox& placed = first(run);
    for (const PlacedText& text : placed.texts) {
      for (const text::Line& line : text.lines) hyphens += line.hyphenated ? 1 : 0;
      EXPECT_FALSE(text.lines.back().hyphenated) << width << ": " << words_of(placed);
      ++columns;
    }
  }
  EXPECT_GT(hyphens, 500);
  EXPECT_GT(columns, 100);
}

/// Baselines of all lines below `box`, from the page's top.
void collect_baselines(const PlacedBox& box, std::vector<double>& all) {
  for (const PlacedText& text : box.texts) {
    for (const text::Line& line : text.lines) all.push_back((text.origin.y + line.baseline).to_pt());
  }
  for (const PlacedBox& child : box.children) collect_baselines(child, all);
}

TEST(Text, StandsOnThePagesGridOverFramesAndColumns) {
  style::TextLook body = look(6);
  body.grid = pt(9);
  body.space_after = 0.5;
  style::TextLook head = look(10);
  for (double shift = 0; shift < 12; shift += 1.7) {
    Node flowing = flow("f", {block("h", head, {"Off the grid"}), block("t", body, {story})}, 2, 3);
    Node other = text_box("o", body, {story});
    const LaidOut run(
        page(row("root", {sized(column("l", {space("s", {}, fixed(shift / 72 * 25.4)), flowing}), fixed(48), {}),
                          sized(other, fixed(30), {})})));
    ASSERT_EQ(run.said(), Strings{}) << shift;
    std::vector<double> baselines;
    collect_baselines(run.placed.pages.front().root, baselines);
    const double top = mm(10).to_pt();
    std::size_t on_grid = 0;
    for (const double baseline : baselines) {
      const double steps = (baseline - top) / 9;
      on_grid += std::abs(steps - std::round(steps)) < 1e-4 ? 1 : 0;
    }
    // Only the heading's own lines stand elsewhere.
    EXPECT_GE(on_grid + 2, baselines.size()) << shift;
    EXPECT_GT(on_grid, 15u);
  }
}

TEST(Text, FillsItsFrameByParagraphsAndThenByLines) {
  const auto baselines_in = [](double height, style::TextContent::Vertical vertical) {
    Node box = sized(text_box("t", look(8), {story, story}), fixed(60), fixed(height));
    std::get<style::TextContent>(box.content).vertical = vertical;
    const LaidOut run(page(column("root", {box})));
    EXPECT_EQ(run.said(), Strings{});
    std::vector<double> result;
    collect_baselines(run.placed.pages.front().root, result);
    return result;
  };
  using Vertical = style::TextContent::Vertical;
  const std::vector<double> plain = baselines_in(58, Vertical::top);
  const std::vector<double> filled = baselines_in(58, Vertical::justify);
  ASSERT_EQ(plain.size(), filled.size());
  EXPECT_NEAR(plain.front(), filled.front(), 1e-6);
  // The last line's slot ends with the frame.
  EXPECT_NEAR(filled.back() - plain.back(), mm(58).to_pt() - 12 * static_cast<double>(plain.size()), 1e-4);
  // The place between the paragraphs opens by a line's height more than those between lines.
  std::vector<double> steps;
  for (std::size_t i = 1; i < filled.size(); ++i) steps.push_back(filled[i] - filled[i - 1]);
  std::ranges::sort(steps);
  EXPECT_NEAR(steps.back() - steps.front(), 12, 1e-4);
  EXPECT_NEAR(steps[steps.size() - 2], steps.front(), 1e-4);
  // One that is not two thirds full stays as it is.
  EXPECT_EQ(baselines_in(79.5, Vertical::justify), baselines_in(79.5, Vertical::top));
}

TEST(Text, TheInkOfMarkedWordsIsCheckedWhereItIsUsed) {
  style::TextLook marked = look(10);
  style::CharacterLook pale;
  pale.inlines = model::strong;
  pale.ink = ink(grey);
  marked.characters = {pale};
  for (const bool used : {false, true}) {
    Node box = sized(text_box("t", marked, {"Run for life"}), fixed(60), {});
    if (used)
      std::get<style::TextContent>(box.content).blocks.front().paragraphs.front().parts = {{4, 7, model::strong, ""}};
    const LaidOut run(page(column("root", {box})));
    ASSERT_EQ(run.said().size(), used ? 1u : 0u);
    if (!used) continue;
    EXPECT_TRUE(run.said().front().starts_with("low-contrast: text of `t` in `grey`")) << run.said().front();
  }
}

}  // namespace
}  // namespace handbill::layout::test
