#include "model/tracks.h"

#include <gtest/gtest.h>

#include "model/support.h"

namespace handbill::model {
namespace {

/// What is said of `key: value` on a grid; the value begins at column 4 of line 6.
std::string said_of(const std::string& key, const std::string& value) {
  Reading reading;
  (void)reading.layout("layout: a\ntheme: run\nbody:\n  grid: []\n  " + key + ":\n   " + value + "\n");
  return reading.said();
}

template <typename T>
T value_of(const std::string& key, const std::string& value) {
  Reading reading;
  const auto layout = reading.layout("layout: a\ntheme: run\nbody:\n  grid: []\n  " + key + ": " + value + "\n");
  EXPECT_EQ(reading.said(), "");
  if (!layout || layout->pages.front().body.properties.list.empty()) return {};
  return std::get<T>(layout->pages.front().body.properties.list.back().value);
}
std::vector<Track> tracks(const std::string& value) { return value_of<Tracks>("columns", value).list; }

TrackSize size(double value, Measure::Unit unit) { return {TrackSize::Of::measure, {value, unit, {}}}; }
TrackSize mm(double value) { return size(value, Measure::Unit::mm); }
TrackSize fr(double value) { return size(value, Measure::Unit::fr); }
const TrackSize automatic = size(0, Measure::Unit::automatic);

TEST(Tracks, TakeAListOrACount) {
  EXPECT_EQ(tracks("2"), (std::vector<Track>{{automatic, fr(1)}, {automatic, fr(1)}}));
  EXPECT_EQ(tracks("[20mm, 1fr]"), (std::vector<Track>{{mm(20), mm(20)}, {automatic, fr(1)}}));
  EXPECT_EQ(
      tracks("20mm min-content"),
      (std::vector<Track>{{mm(20), mm(20)}, {{TrackSize::Of::min_content, {}}, {TrackSize::Of::min_content, {}}}}));
  EXPECT_EQ(said_of("columns", "101"), "6:4 error[out-of-range]: expected `columns` from 1 to 100, found \"101\"\n");
}

TEST(Tracks, HaveALeastAndAMost) {
  const std::vector<Track> wanted{{mm(20), fr(1)}, {automatic, automatic}};
  EXPECT_EQ(tracks("minmax(20mm, 1fr) auto"), wanted);
  EXPECT_EQ(tracks("minmax(20mm 1fr) auto"), wanted);
  EXPECT_EQ(tracks("['minmax(20mm, 1fr)', auto]"), wanted);
}

TEST(Tracks, AreReadWhereYamlHasPartedThemAtTheirComma) {
  EXPECT_EQ(tracks("[minmax(20mm, 1fr), auto]"), (std::vector<Track>{{mm(20), fr(1)}, {automatic, automatic}}));
}

TEST(Tracks, FitTheirContent) {
  EXPECT_EQ(tracks("fit-content(40mm)"), (std::vector<Track>{{automatic, mm(40), true}}));
}

TEST(Tracks, Repeat) {
  EXPECT_EQ(
      tracks("repeat(2, 10mm minmax(5mm, 1fr)) 1fr"),
      (std::vector<Track>{{mm(10), mm(10)}, {mm(5), fr(1)}, {mm(10), mm(10)}, {mm(5), fr(1)}, {automatic, fr(1)}}));
}

TEST(Tracks, MayBeThoseOfTheGridAround) {
  EXPECT_TRUE(value_of<Tracks>("rows", "subgrid").subgrid);
  EXPECT_EQ(said_of("auto-rows", "subgrids 1mm"), "");  // a space of the theme, perhaps
}

TEST(Tracks, SayWhichPartIsWrong) {
  EXPECT_EQ(said_of("columns", "minmax(20px, 1fr)"),
            "6:13 error[wrong-unit]: expected a track such as 20mm, 1fr, auto, min-content or minmax(20mm, 1fr), found "
            "\"20px\" | px has no size on paper: 1pt is about 1.33px, write mm or pt\n");
  EXPECT_EQ(
      said_of("columns", "minmax(1fr, 20mm)"),
      "6:11 error[wrong-type]: expected the least of a track such as 20mm, auto or min-content, found \"1fr\" | a "
      "share is what a track may become: write it second\n");
  EXPECT_EQ(said_of("columns", "minmax(20mm)"),
            "6:15 error[wrong-type]: expected a track such as 20mm, 1fr, auto, min-content or minmax(20mm, 1fr), found "
            "\")\"\n");
  EXPECT_EQ(said_of("columns", "minmax(20mm, 1fr, 2fr)"),
            "6:22 error[wrong-type]: expected a `)` behind what `minmax` holds, found \"2fr\"\n");
  EXPECT_EQ(said_of("columns", "fit-content(1fr)"),
            "6:16 error[wrong-type]: expected a length or a percentage such as 40mm or 50%, found \"1fr\"\n");
  EXPECT_EQ(said_of("columns", "repeat(0, 1fr)"),
            "6:11 error[wrong-type]: expected how many times, a whole number from 1 to 100, found \"0\"\n");
  EXPECT_EQ(said_of("columns", "minimax(1mm, 2mm)"),
            "6:4 error[wrong-type]: expected minmax(), fit-content() or repeat(), found \"minimax\" | did you mean "
            "`minmax`?\n");
  EXPECT_EQ(said_of("columns", "repeat(2, repeat(2, 1fr))"),
            "6:14 error[wrong-type]: expected minmax() or fit-content(), found \"repeat\"\n");
  EXPECT_EQ(said_of("columns", "repeat(100, 1fr 1fr)"),
            "6:4 error[wrong-count]: expected at most 100 tracks, found more\n");
}

TEST(Tracks, SayWhereABracketIsNotClosed) {
  EXPECT_EQ(
      said_of("columns", "minmax(20mm, 1fr"),
      "6:17 error[wrong-type]: expected a `)` behind what `minmax` holds, found the end | within { } a comma ends "
      "the value: put it in quotes, or leave the comma out: `minmax(20mm 1fr)`\n");
}

TEST(Areas, AreRowsOfNames) {
  EXPECT_EQ(value_of<std::vector<std::string>>("areas", "[head head, . main]"),
            (std::vector<std::string>{"head head", ". main"}));
}

TEST(Areas, AreRectangles) {
  EXPECT_EQ(
      said_of("areas", "[head head, main]"),
      "6:16 error[bad-areas]: expected as many names in each row as in the first, 2, found 1 | a dot stands for a "
      "cell of no name: `head .`\n");
  EXPECT_EQ(said_of("areas", "[head main, main head]"),
            "6:16 error[bad-areas]: the area `head` is no rectangle | its name stands in each cell of it, and in no "
            "other one\n");
  EXPECT_EQ(said_of("areas", "[Head]"),
            "6:5 error[bad-areas]: expected the name of an area such as head, found \"Head\"\n");
}

}  // namespace
}  // namespace handbill::model
