#include <gtest/gtest.h>

#include <cmath>

#include "layout/support.h"

namespace handbill::layout::test {
namespace {

const std::string words =
    "They cross into China without papers and without knowing a soul. Traffickers wait for them and informers watch "
    "for "
    "them and the secret police hunt them by day and by night, wherever they go and whomever they ask.";

Node story(std::vector<style::TextBlock> blocks, double width, double height) {
  Node box = sized(flow("story", std::move(blocks)), base::Extent::fixed(mm(width)), base::Extent::fixed(mm(height)));
  std::get<style::TextContent>(box.content).goes_on = true;
  return box;
}
Node frame(std::string id, double width, double height) {
  return sized(node(std::move(id), style::FrameContent{"story"}), base::Extent::fixed(mm(width)),
               base::Extent::fixed(mm(height)));
}
style::Resolved threaded(std::vector<Node> boxes) {
  style::Resolved result = page(column("root", std::move(boxes), 2));
  result.has_threads = true;
  return result;
}
/// How many lines each box of the page's column has.
std::vector<std::size_t> lines_of(const LaidOut& run) {
  std::vector<std::size_t> counts;
  for (const PlacedBox& box : run.placed.pages.front().root.children) {
    std::size_t count = 0;
    for (const PlacedText& text : box.texts) count += text.lines.size();
    counts.push_back(count);
  }
  return counts;
}
/// All words of the page, in order.
std::string read(const LaidOut& run) {
  std::string all;
  for (const PlacedBox& box : run.placed.pages.front().root.children) {
    for (const PlacedText& text : box.texts) {
      for (const text::Line& line : text.lines) all += text.source->text.substr(line.begin, line.end - line.begin);
    }
  }
  return all;
}

TEST(Thread, GoesOnInTheNextFrameAtThatFramesWidth) {
  const LaidOut run(threaded({story({block("story", look(10), {words})}, 40, 15), frame("next", 80, 30)}));
  ASSERT_TRUE(run.ok) << run.dump();
  EXPECT_EQ(lines_of(run).front(), 2U) << run.dump();
  EXPECT_EQ(read(run), words);
  const PlacedBox& next = run.placed.pages.front().root.children.at(1);
  EXPECT_GT(next.texts.front().lines.front().width, mm(60)) << "lines of the wider frame are longer";
}

TEST(Thread, LeavesNoSingleLineBehindAndBringsNoneAlone) {
  for (double height = 10; height < 40; height += 1) {
    const LaidOut run(threaded({story({block("story", look(10), {words})}, 50, height), frame("next", 50, 35)}));
    if (!run.ok) continue;
    for (const std::size_t count : lines_of(run))
      EXPECT_NE(count, 1U) << "story " << height << " mm high" << run.dump();
  }
}

TEST(Thread, KeepsAHeadingWithWhatItHeads) {
  const auto head = [] { return block("head", look(12), {"Caught"}, product::Role::h2); };
  const LaidOut run(
      threaded({story({block("one", look(10), {"Run for your life"}), head(), block("two", look(10), {words})}, 60, 15),
                frame("next", 60, 55)}));
  ASSERT_TRUE(run.ok) << run.dump();
  EXPECT_EQ(run.placed.pages.front().root.children.at(1).texts.front().box_id, "head") << run.dump();
}

TEST(Thread, ShrinksUntilAllOfItGoesIn) {
  style::TextLook small = look(14);
  small.min_size = base::pt(6);
  const LaidOut run(threaded({story({block("story", small, {words})}, 40, 15), frame("next", 40, 15)}));
  ASSERT_TRUE(run.ok) << run.dump();
  EXPECT_EQ(read(run), words);
}

TEST(Thread, ThatIsTooLongSaysWhereItEnds) {
  const LaidOut run(threaded({story({block("story", look(14), {"Run", words})}, 40, 10), frame("next", 40, 10)}));
  EXPECT_EQ(run.said(),
            Strings{"overflow: the text of `story` does not go into its 2 frames: it ends within paragraph 2 of "
                    "2, at size 14pt"});
}

TEST(Text, RunsRoundWhatStandsInItsWay) {
  for (const style::Runaround shape : {style::Runaround::box, style::Runaround::circle}) {
    Node obstacle = space("obstacle");
    obstacle.runaround = shape;
    obstacle.runaround_gap = mm(2);
    const auto fixed = [](double value) { return base::Extent::fixed(mm(value)); };
    obstacle.anchor = style::Anchor{
        style::Anchor::Of::page, "", fixed(40), fixed(15), std::nullopt, std::nullopt, fixed(20), fixed(20)};
    style::Resolved around = page(column("root", {text_box("words", look(9), {words + " " + words}), obstacle}));
    around.pages.front().has_obstacles = true;
    const LaidOut run(around);
    ASSERT_TRUE(run.ok) << run.dump();
    EXPECT_EQ(read(run), words + " " + words);
    bool beside = false;
    const base::Rect inside = shape == style::Runaround::box ? base::Rect{mm(38.01), mm(13), mm(23.98), mm(24)}
                                                             : base::Rect{mm(41), mm(19), mm(18), mm(12)};
    for (const PlacedText& text : run.placed.pages.front().root.children.front().texts) {
      for (const text::Line& line : text.lines) {
        const base::Rect slot = text.slot(line);
        const bool level = slot.top < inside.bottom() && slot.bottom() > inside.top;
        beside = beside || level;
        if (!level) continue;
        EXPECT_TRUE(slot.right() <= inside.left || slot.left >= inside.right()) << run.dump();
      }
    }
    EXPECT_TRUE(beside);
  }
}

/// Text over the page, with a box of 20 x 20 mm in its midst whose shape it runs round, 2 mm away.
LaidOut round_shape(const char* path, double degrees = 0) {
  Node obstacle = space("obstacle");
  obstacle.runaround = style::Runaround::shape;
  obstacle.runaround_gap = mm(2);
  if (path != nullptr) obstacle.runaround_path.push_back(base::read_svg_path(path).path);
  if (degrees != 0) obstacle.effects.emplace_back().rotate = degrees;
  const auto fixed = [](double value) { return base::Extent::fixed(mm(value)); };
  obstacle.anchor = style::Anchor{
      style::Anchor::Of::page, "", fixed(40), fixed(15), std::nullopt, std::nullopt, fixed(20), fixed(20)};
  const std::string twice = words + " " + words + " " + words;
  style::Resolved around = page(column("root", {text_box("words", look(6), {twice}), obstacle}));
  around.pages.front().has_obstacles = true;
  return LaidOut(around);
}
/// The stretches of room that a line at `y` mm has.
std::vector<base::Rect> slots_at(const LaidOut& run, double y) {
  std::vector<base::Rect> slots;
  for (const PlacedText& text : run.placed.pages.front().root.children.front().texts) {
    for (const text::Line& line : text.lines) {
      const base::Rect slot = text.slot(line);
      if (slot.top <= mm(y) && mm(y) < slot.bottom())
        slots.push_back({text.origin.x + line.room.left, slot.top, line.room.width, slot.height});
    }
  }
  return slots;
}

TEST(Text, RunsRoundAPath) {
  // A triangle that stands on its base: at the height h its side is 10 mm * h / 20 mm away from its middle at 50 mm.
  const LaidOut run = round_shape("M50 0 L100 100 L0 100 Z");
  ASSERT_TRUE(run.ok) << run.dump();
  for (const double y : {18.0, 24.0, 30.0}) {
    const auto slots = slots_at(run, y);
    ASSERT_EQ(slots.size(), 2U) << run.dump();
    const double half = (slots.front().bottom() - mm(15)).to_mm() / 2 + 2 * std::sqrt(1.25);
    EXPECT_NEAR(slots.front().right().to_mm(), 50 - half, 0.01);
    EXPECT_NEAR(slots.back().left.to_mm(), 50 + half, 0.01);
  }
}

TEST(Text, RunsRoundABoxAsItWasTurned) {
  const LaidOut run = round_shape(nullptr, 45);
  ASSERT_TRUE(run.ok) << run.dump();
  const auto slots = slots_at(run, 25);
  ASSERT_EQ(slots.size(), 2U) << run.dump();
  // The line reaches over the middle, where the square on its corner is as wide as its diagonal.
  EXPECT_NEAR(slots.front().right().to_mm(), 50 - 10 * std::sqrt(2) - 2, 0.01);
  EXPECT_NEAR(slots.back().left.to_mm(), 50 + 10 * std::sqrt(2) + 2, 0.01);
}

TEST(Text, RunsBetweenTheLegsOfAPath) {
  const LaidOut run = round_shape("M0 0 H100 V20 H10 V100 H0 Z");
  ASSERT_TRUE(run.ok) << run.dump();
  EXPECT_NEAR(slots_at(run, 30).back().left.to_mm(), 44, 0.01) << run.dump();
  EXPECT_NEAR(slots_at(run, 17).back().left.to_mm(), 62, 0.01) << run.dump();
}

}  // namespace
}  // namespace handbill::layout::test
