#include <gtest/gtest.h>

#include "kit.h"

namespace handbill::text::test {
namespace {

using base::near;
using base::pt;

const std::string sign = "\uFFFC";

/// A text in which each U+FFFC is a drawing.
struct Drawn {
  Drawn(std::string utf8, const Style& style, double aspect = 2, const Variant* variant = nullptr)
      : text(std::move(utf8)) {
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      parts.push_back({begin, begin + static_cast<std::uint32_t>(sign.size()), variant, aspect});
    }
    auto fonts = FontSet::make(built_in_catalogue(), style.stack, characters_of(text), kit.diagnostics);
    kit.shaper = std::make_unique<Shaper>(std::move(fonts).value());
    auto made = text::shape(*kit.shaper, {text, {}, "body", parts}, style, kit.diagnostics);
    EXPECT_EQ(kit.said(), Strings{});
    if (made.ok()) shaped = std::move(made).value();
  }
  [[nodiscard]] Set set(double width) const { return text::set(*shaped, setting(10), tall(width)); }
  [[nodiscard]] Line line() const { return set(1000).lines.at(0); }

  Kit kit;
  std::string text;
  std::vector<Part> parts;
  std::optional<Shaped> shaped;
};
Style plain(std::string_view language) { return Kit().style(language); }
/// All that its runs say.
std::string said(const Line& line) {
  std::string all;
  for (const PlacedRun& placed : line.runs) all += placed.run.utf8;
  return all;
}

TEST(Drawing, IsAsHighAsTheLettersAndStandsOnTheirBaseline) {
  const Drawn text("Ring " + sign + " now", plain("en"));
  const Line line = text.line();
  ASSERT_EQ(line.drawings.size(), 1u);
  const base::Rect& at = line.drawings.front().at;
  const base::Length capital = pt(10) * text.shaped->metrics().optical_height;
  EXPECT_TRUE(near(at.height, capital));
  EXPECT_TRUE(near(at.width, capital * 2));
  EXPECT_TRUE(near(at.bottom(), line.baseline));
  EXPECT_EQ(line.drawings.front().part, 1);
}

TEST(Drawing, TakesItsRoomOnTheLine) {
  const Drawn text("a" + sign + "b", plain("en"));
  const Line line = text.line();
  ASSERT_EQ(line.runs.size(), 2u);
  const base::Rect& at = line.drawings.front().at;
  EXPECT_TRUE(near(line.runs.front().origin.x + pt(line.runs.front().run.advance), at.left));
  EXPECT_TRUE(near(at.right(), line.runs.back().origin.x));
  EXPECT_TRUE(near(line.width, line.runs.back().origin.x + pt(line.runs.back().run.advance)));
  EXPECT_TRUE(near(text.shaped->max_content() * pt(10), line.width));
}

TEST(Drawing, LeavesTheWordsAroundItAsTheyAre) {
  EXPECT_EQ(said(Drawn(sign + " 01904 123456", plain("en")).line()), " 01904 123456");
  EXPECT_EQ(said(Drawn("Ring " + sign + " now", plain("en")).line()), "Ring  now");
}

TEST(Drawing, AloneIsALine) {
  const Line line = Drawn(sign, plain("en")).line();
  EXPECT_TRUE(line.runs.empty());
  ASSERT_EQ(line.drawings.size(), 1u);
  EXPECT_TRUE(near(ink(line).width, line.width));
}

TEST(Drawing, BreaksAsALetterDoes) {
  const Drawn text("phone" + sign + "book and more", plain("en"));
  EXPECT_EQ(lines_of(*text.shaped, text.set(1)), (Strings{"phone" + sign + "book", "and", "more"}));
}

TEST(Drawing, StaysWithTheWordBehindIt) {
  const Drawn text("Ring us " + sign + " today", plain("en"));
  EXPECT_EQ(lines_of(*text.shaped, text.set(54)), (Strings{"Ring us", sign + " today"}));
  const Drawn behind("Ring" + sign + " today", plain("en"));
  EXPECT_EQ(lines_of(*behind.shaped, behind.set(54)), (Strings{"Ring" + sign, "today"}));
}

TEST(Drawing, BreaksBetweenWordsAloneInKoreanAndThai) {
  const Drawn korean("전화" + sign + "로 하세요", plain("ko"));
  EXPECT_EQ(lines_of(*korean.shaped, korean.set(45)), (Strings{"전화" + sign + "로", "하세요"}));
  const Drawn thai("โทร " + sign + " โทร", plain("th"));
  const double short_of_it = thai.shaped->max_content() * 10 - 1;
  EXPECT_EQ(lines_of(*thai.shaped, thai.set(short_of_it)), (Strings{"โทร", sign + " โทร"}));
}

TEST(Drawing, StandsAtTheRightWhereItBeginsARightToLeftLine) {
  const Drawn text(sign + " اتصل 01904 123456", plain("ar"));
  const Line line = text.line();
  ASSERT_EQ(line.drawings.size(), 1u);
  for (const PlacedRun& placed : line.runs) EXPECT_LE(placed.origin.x, line.drawings.front().at.left);
  EXPECT_TRUE(near(line.drawings.front().at.right(), line.left + line.width));
}

TEST(Drawing, IsScaledAndRaisedWithItsPart) {
  Variant raised;
  raised.scale = 0.5;
  raised.rise = 0.4;
  const Line line = Drawn("a" + sign, plain("en"), 1, &raised).line();
  const Line usual = Drawn("a" + sign, plain("en"), 1).line();
  const base::Rect& at = line.drawings.at(0).at;
  EXPECT_TRUE(near(at.height, usual.drawings.at(0).at.height / 2));
  EXPECT_TRUE(near(at.bottom(), line.baseline - pt(4)));
}

TEST(Drawing, KeepsItsShapeWhereLettersAreStretched) {
  Style style = plain("en");
  style.justification.scale_max = 1.2;
  style.justification.word_max = 1;
  Setting wide = setting(10);
  wide.align = Align::justify;
  const Drawn text("ring " + sign + " us and all of them", style);
  const Set set = text::set(*text.shaped, wide, tall(90));
  const Line& line = set.lines.front();
  ASSERT_TRUE(line.justified);
  ASSERT_EQ(line.drawings.size(), 1u);
  EXPECT_TRUE(near(line.drawings.front().at.width, line.drawings.front().at.height * 2));
  const PlacedRun& last = line.runs.back();
  EXPECT_NEAR((last.origin.x + pt(last.run.advance)).to_pt(), 90, 0.01);
}

TEST(Drawing, StandsUprightInTheMiddleOfALineThatRunsDown) {
  Style style = plain("ja");
  style.writing = Writing::vertical_rl;
  const Drawn text("電話" + sign + "です", style);
  const Line line = text.line();
  ASSERT_EQ(line.drawings.size(), 1u);
  const base::Rect& at = line.drawings.front().at;
  EXPECT_TRUE(near(at.width, at.height * 2));
  EXPECT_TRUE(near(at.left + at.width / 2, -line.baseline));
  EXPECT_GT(at.top, pt(19.9)) << "below two squares";
  EXPECT_TRUE(near(line.width, pt(40) + at.height));
}

TEST(Drawing, MovesWithItsLine) {
  Line line = Drawn("a" + sign, plain("en")).line();
  const base::Length top = line.drawings.front().at.top;
  line.move(pt(7));
  EXPECT_TRUE(near(line.drawings.front().at.top, top + pt(7)));
}

TEST(Drawing, IsInkOfItsLine) {
  const Drawn text("a " + sign, plain("en"));
  const Line line = text.line();
  const base::Rect& at = line.drawings.front().at;
  EXPECT_TRUE(near(ink(line).right(), at.right()));
  EXPECT_TRUE(ink_meets(line, {at.left + at.width / 2, at.top, at.width, at.height}, {}));
  EXPECT_FALSE(ink_meets(line, {at.right() + pt(1), at.top, at.width, at.height}, {}));
}

}  // namespace
}  // namespace handbill::text::test
