#include <gtest/gtest.h>

#include "model/support.h"

namespace handbill::model {
namespace {

/// What is said of `key: value` on a text box; the value begins at column 4 of line 6.
std::string said_of(const std::string& key, const std::string& value, const std::string& kind = "text: a") {
  Reading reading;
  (void)reading.layout("layout: a\ntheme: run\nbody:\n  " + kind + "\n  " + key + ":\n   " + value + "\n");
  return reading.said();
}
template <typename T>
T value_of(const std::string& key, const std::string& value) {
  Reading reading;
  const auto layout = reading.layout("layout: a\ntheme: run\nbody:\n  text: a\n  " + key + ": " + value + "\n");
  EXPECT_EQ(reading.said(), "");
  if (!layout || layout->pages.front().body.properties.list.empty()) return {};
  return std::get<T>(layout->pages.front().body.properties.list.back().value);
}
/// `linear 90: night 40% at 0, paper at 100`.
std::string gradient(const std::string& value) {
  const auto read = value_of<Gradient>("fill", value);
  std::string text = read.is_radial ? "radial " + std::to_string(static_cast<int>(read.centre_x)) + " " +
                                          std::to_string(static_cast<int>(read.centre_y))
                                    : "linear " + std::to_string(static_cast<int>(read.angle));
  for (const Gradient::Stop& stop : read.stops) {
    text += " | " + stop.ink.name;
    if (stop.ink.tint != 1) text += " " + std::to_string(static_cast<int>(std::lround(stop.ink.tint * 100))) + "%";
    text += " at " + std::to_string(static_cast<int>(stop.at));
  }
  return text;
}

TEST(Gradient, IsAnAngleAndInks) {
  EXPECT_EQ(gradient("linear(90deg, night, track 40% 50%, paper)"),
            "linear 90 | night at 0 | track 40% at 50 | paper at 100");
  EXPECT_EQ(gradient("linear(-45deg,night,paper)"), "linear -45 | night at 0 | paper at 100");
}

TEST(Gradient, RunsDownwardsWithoutAnAngle) {
  EXPECT_EQ(gradient("linear(night, paper)"), "linear 180 | night at 0 | paper at 100");
}

TEST(Gradient, RunsFromACentre) {
  EXPECT_EQ(gradient("radial(night, paper)"), "radial 50 50 | night at 0 | paper at 100");
  EXPECT_EQ(gradient("radial(20% 30%, night, paper)"), "radial 20 30 | night at 0 | paper at 100");
}

TEST(Gradient, SpreadsTheInksThatSayNoPlace) {
  EXPECT_EQ(gradient("linear(a 100% 10%, b, c, d 100% 70%, e)"),
            "linear 180 | a at 10 | b at 30 | c at 50 | d at 70 | e at 100");
}

TEST(Gradient, IsRefusedWithWhatIsMeant) {
  EXPECT_EQ(said_of("fill", "linear-gradient(night, paper)"),
            "6:4 error[wrong-type]: expected a gradient such as linear(90deg, night, paper), found "
            "\"linear-gradient(night, paper)\" | did you mean `linear(...)`?\n");
  EXPECT_EQ(said_of("fill", "linear(to right, night, paper)"),
            "6:11 error[wrong-type]: expected an angle such as 90deg, found \"to right\" | 90deg runs to the right, "
            "180deg downwards\n");
  EXPECT_EQ(said_of("fill", "linear(90, night, paper)"),
            "6:11 error[missing-unit]: expected an angle such as 90deg, found \"90\" | write 90deg\n");
  EXPECT_EQ(said_of("fill", "radial(20%, night, paper)"),
            "6:11 error[wrong-type]: expected a centre such as 50% 30%, found \"20%\"\n");
}

TEST(Gradient, WantsInks) {
  EXPECT_EQ(
      said_of("fill", "linear(90deg, night)"),
      "6:4 error[bad-gradient]: expected 2 to 16 inks in a gradient, found 1 | one ink alone needs no gradient\n");
  EXPECT_EQ(
      said_of("fill", "linear(90deg)"),
      "6:4 error[bad-gradient]: expected 2 to 16 inks in a gradient, found 0 | write linear(90deg, night, paper)\n");
  EXPECT_EQ(said_of("fill", "linear(night, none)"),
            "6:18 error[wrong-type]: expected an ink such as night or night 40%, found \"none\"\n");
  EXPECT_EQ(said_of("fill", "linear(night, '#fff')"),
            "6:18 error[wrong-type]: expected an ink such as night or night 40%, found \"'#fff'\"\n");
  EXPECT_EQ(said_of("fill", "linear(night,, paper)"),
            "6:4 error[wrong-type]: expected an ink such as night or night 40%, found nothing between commas\n");
  EXPECT_EQ(
      said_of("fill", "linear(night 120%, paper)"),
      "6:17 error[out-of-range]: expected `tint` from 0% to 100%, found \"120%\" | 100% is the solid ink, 0% is bare "
      "paper\n");
}

TEST(Gradient, WantsItsInksInOrder) {
  EXPECT_EQ(said_of("fill", "linear(night 100% 60%, track 100% 40%, paper)"),
            "6:4 error[bad-gradient]: the inks of a gradient stand in the order of their places\n");
}

TEST(Gradient, IsCutByACommaWithinBraces) {
  Reading reading;
  (void)reading.layout("layout: a\ntheme: run\nbody: {text: a, fill: linear(night}\n");
  EXPECT_EQ(
      reading.said(),
      "3:23 error[wrong-type]: expected a gradient such as linear(90deg, night, paper), found \"linear(night\" | put "
      "it in quotes: within braces a comma ends a value\n");
}

TEST(Shadow, IsAnOffsetAndAnInk) {
  const auto shadow = value_of<Shadow>("shadow", "1mm -2pt night 20%");
  EXPECT_EQ(shadow.x, (Measure{1, Measure::Unit::mm, {}}));
  EXPECT_EQ(shadow.y, (Measure{-2, Measure::Unit::pt, {}}));
  EXPECT_EQ(shadow.ink, (InkName{"night", 0.2}));
  EXPECT_EQ(value_of<Shadow>("shadow", "none").ink.name, "");
}

TEST(Shadow, HasNoBlur) {
  EXPECT_EQ(
      said_of("shadow", "1mm 1mm 2mm night"),
      "6:12 error[wrong-type]: expected the ink of the shadow, found \"2mm\" | a shadow has no blur and no spread: its "
      "edge is as sharp as the box's own\n");
  EXPECT_EQ(said_of("shadow", "1mm night"),
            "6:4 error[wrong-type]: expected a shadow such as 1mm 1mm night 20%, or none, found \"1mm night\"\n");
}

TEST(ClipPath, IsAnSvgPath) {
  const auto clip = value_of<ClipPath>("clip-path", "'M0 0L100 0L50 100Z'");
  EXPECT_EQ(clip.path.coordinates, (std::vector<double>{0, 0, 100, 0, 50, 100}));
  EXPECT_TRUE(value_of<ClipPath>("clip-path", "none").path.verbs.empty());
}

TEST(ClipPath, IsRefusedWhereItIsBroken) {
  EXPECT_EQ(
      said_of("clip-path", "M 0 0 L 100 x"),
      "6:16 error[bad-path]: expected a number behind `L`, found \"x\" | a path is written as in SVG: M 0 0 L 100 0 L "
      "50 100 Z\n");
  EXPECT_EQ(
      said_of("clip-path", "circle(50%)"),
      "6:4 error[bad-path]: expected a path that begins with M, found \"circle(50%)\" | a path is written as in SVG: M "
      "0 0 L 100 0 L 50 100 Z\n");
}

TEST(Rotate, IsAnAngle) {
  EXPECT_EQ(value_of<Measure>("rotate", "-12deg"), (Measure{-12, Measure::Unit::degrees, {}}));
  EXPECT_EQ(value_of<Measure>("rotate", "quarter"), (Measure{90, Measure::Unit::degrees, {}}));
  EXPECT_EQ(value_of<Measure>("rotate", "0").value, 0);
  EXPECT_EQ(said_of("rotate", "12"),
            "6:4 error[missing-unit]: expected an angle such as -12deg, found \"12\" | write 12deg\n");
  EXPECT_EQ(said_of("rotate", "1turn"),
            "6:5 error[unknown-unit]: expected an angle such as -12deg, found \"1turn\" | the units here are deg\n");
  EXPECT_EQ(said_of("rotate", "400deg"),
            "6:4 error[out-of-range]: expected `rotate` from -360deg to 360deg, found \"400deg\"\n");
}

TEST(Turn, IsAWord) {
  EXPECT_EQ(value_of<std::string>("turn", "left"), "left");
  EXPECT_EQ(
      said_of("turn", "90deg"),
      "6:4 error[unknown-word]: expected none, left, right or half, found \"90deg\" | turns the box by quarters: left "
      "reads upwards, right downwards; width and height are those of the room that it then takes\n");
}

TEST(Opacity, IsBetweenNothingAndAll) {
  EXPECT_EQ(value_of<double>("opacity", "0.4"), 0.4);
  EXPECT_EQ(said_of("opacity", "1.5"), "6:4 error[out-of-range]: expected `opacity` from 0 to 1, found \"1.5\"\n");
}

TEST(Effects, HaveTheNamesThatCssKnows) {
  EXPECT_EQ(said_of("z-index", "1"),
            "5:3 error[unknown-key]: unknown key `z-index` on a text box | did you mean `layer`?\n");
  EXPECT_EQ(said_of("box-shadow", "1mm"),
            "5:3 error[unknown-key]: unknown key `box-shadow` on a text box | did you mean `shadow`?\n");
  EXPECT_TRUE(said_of("turn", "left", "rule: horizontal")
                  .starts_with("5:3 error[misplaced-key]: `turn` has no meaning on a rule | "));
}

}  // namespace
}  // namespace handbill::model
