#include "model/values.h"

#include <gtest/gtest.h>

#include "model/support.h"
#include "product/role.h"

namespace handbill::model {
namespace {

/// What is said of `key: value` on a box of that kind; the value begins at column 1 of line 5.
std::string said_of(const std::string& kind, const std::string& key, const std::string& value) {
  Reading reading;
  (void)reading.layout("layout: a\ntheme: run\nbody:\n  " + kind + "\n  " + key + ":\n   " + value + "\n");
  return reading.said();
}
std::string said_of_text(const std::string& key, const std::string& value) { return said_of("text: a", key, value); }

Value value_of(const std::string& kind, const std::string& key, const std::string& value) {
  Reading reading;
  const auto layout = reading.layout("layout: a\ntheme: run\nbody:\n  " + kind + "\n  " + key + ": " + value + "\n");
  EXPECT_EQ(reading.said(), "");
  if (!layout || layout->pages.front().body.properties.list.empty()) return {};
  return layout->pages.front().body.properties.list.back().value;
}
Measure measure(const std::string& key, const std::string& value) {
  return std::get<Measure>(value_of("text: a", key, value));
}

TEST(Measure, KeepsItsUnit) {
  EXPECT_EQ(measure("width", "12.5mm"), (Measure{12.5, Measure::Unit::mm, {}}));
  EXPECT_EQ(measure("width", "50%"), (Measure{50, Measure::Unit::percent, {}}));
  EXPECT_EQ(measure("width", "2fr"), (Measure{2, Measure::Unit::fr, {}}));
  EXPECT_EQ(measure("width", "auto"), (Measure{0, Measure::Unit::automatic, {}}));
  EXPECT_EQ(measure("width", "step"), (Measure{0, Measure::Unit::token, "step"}));
  EXPECT_EQ(measure("leading", "1.2"), (Measure{1.2, Measure::Unit::ratio, {}}));
  EXPECT_EQ(measure("tracking", "-1%"), (Measure{-1, Measure::Unit::percent, {}}));
  EXPECT_EQ(measure("tracking", "0.02em"), (Measure{0.02, Measure::Unit::em, {}}));
}

TEST(Measure, TurnsCentimetresAndInchesIntoMillimetres) {
  EXPECT_EQ(measure("width", "2cm"), (Measure{20, Measure::Unit::mm, {}}));
  EXPECT_EQ(measure("width", "1in"), (Measure{25.4, Measure::Unit::mm, {}}));
}

TEST(Measure, TakesNothingWithoutAUnit) { EXPECT_EQ(measure("width", "0"), (Measure{0, Measure::Unit::mm, {}})); }

TEST(Measure, WantsAUnit) {
  EXPECT_EQ(said_of_text("size", "12"),
            "6:4 error[missing-unit]: expected a length such as 12pt, found \"12\" | a length needs its unit: write "
            "12mm or 12pt\n");
}

TEST(Measure, RefusesPixelsAtTheUnit) {
  EXPECT_EQ(said_of_text("size", "12px"),
            "6:6 error[wrong-unit]: expected a length such as 12pt, found \"12px\" | px has no size on paper: 1pt is "
            "about 1.33px, write mm or pt\n");
  EXPECT_EQ(said_of_text("padding", "1mm 2px"),
            "6:9 error[wrong-unit]: expected a length such as 5mm, found \"2px\" | px has no size on paper: 1pt is "
            "about 1.33px, write mm or pt\n");
}

TEST(Measure, RefusesUnitsThatTheKeyHasNotAtTheUnit) {
  EXPECT_EQ(said_of_text("size", "50%"), "6:6 error[wrong-unit]: expected a length such as 12pt, found \"50%\"\n");
  EXPECT_EQ(said_of_text("size", "12MM"),
            "6:6 error[unknown-unit]: expected a length such as 12pt, found \"12MM\" | did you mean `12mm`?\n");
  EXPECT_EQ(said_of_text("size", "12points"),
            "6:6 error[unknown-unit]: expected a length such as 12pt, found \"12points\" | the units here are mm, cm, "
            "in or pt\n");
  EXPECT_EQ(
      said_of_text("size", "1,5mm"),
      "6:5 error[unknown-unit]: expected a length such as 12pt, found \"1,5mm\" | write a decimal point: 1.5mm\n");
}

TEST(Measure, RefusesWhatIsNoNumber) {
  EXPECT_EQ(
      said_of_text("size", "010mm"),
      "6:4 error[wrong-type]: expected a length such as 12pt, found \"010mm\" | write it without the 0 before it: "
      "10mm\n");
  EXPECT_EQ(said_of_text("size", "[12pt]"), "6:4 error[wrong-type]: expected a length such as 12pt, found a list\n");
  EXPECT_EQ(
      said_of_text("size", "12 pt"),
      "6:4 error[wrong-type]: expected a length such as 12pt, found \"12 pt\" | write it without the blank: 12pt\n");
}

TEST(Measure, StaysInItsRange) {
  EXPECT_EQ(said_of_text("size", "1pt"), "");
  EXPECT_EQ(said_of_text("size", "2000pt"), "");
  EXPECT_EQ(said_of_text("size", "0.9pt"),
            "6:4 error[out-of-range]: expected `size` from 1pt to 2000pt, found \"0.9pt\"\n");
  EXPECT_EQ(said_of_text("size", "2001pt"),
            "6:4 error[out-of-range]: expected `size` from 1pt to 2000pt, found \"2001pt\"\n");
  EXPECT_EQ(said_of_text("size", "1000mm"),
            "6:4 error[out-of-range]: expected `size` from 1pt to 2000pt, found \"1000mm\"\n");
  EXPECT_EQ(said_of_text("leading", "0.4"),
            "6:4 error[out-of-range]: expected `leading` from 0.5 to 5, found \"0.4\"\n");
  EXPECT_EQ(said_of_text("width", "-1mm"),
            "6:4 error[out-of-range]: expected `width` from 0mm to 5000mm, found \"-1mm\"\n");
}

TEST(Page, StaysBetweenAStampAndABanner) {
  const auto said = [](const std::string& size) {
    Reading reading;
    (void)reading.layout("layout: a\ntheme: run\npage: {size: " + size + "}\nbody: {space:}\n");
    return reading.said();
  };
  EXPECT_EQ(said("10mm 5000mm"), "");
  EXPECT_EQ(said("[100mm, 20cm]"), "");
  EXPECT_EQ(said("9.9mm 5000mm"), "3:14 error[out-of-range]: expected `size` from 10mm to 5000mm, found \"9.9mm\"\n");
  EXPECT_EQ(said("10mm 5001mm"), "3:19 error[out-of-range]: expected `size` from 10mm to 5000mm, found \"5001mm\"\n");
  EXPECT_EQ(said("A44"),
            "3:14 error[wrong-type]: expected a paper such as A4 or A4 landscape, or width and height such as 100mm "
            "200mm, found "
            "\"A44\" | did you mean `A4`?\n");
}

TEST(Measures, TakeOneToFourAsAListOrInOneLine) {
  const std::vector<Measure> two{{1, Measure::Unit::mm, {}}, {2, Measure::Unit::mm, {}}};
  EXPECT_EQ(std::get<std::vector<Measure>>(value_of("text: a", "padding", "[1mm, 2mm]")), two);
  EXPECT_EQ(std::get<std::vector<Measure>>(value_of("text: a", "padding", "1mm 2mm")), two);
  EXPECT_EQ(said_of_text("padding", "1mm 1mm 1mm 1mm 1mm"),
            "6:4 error[wrong-count]: expected one to four lengths such as 5mm 8mm, found 5 values\n");
  EXPECT_EQ(said_of("picture: a.svg\n  decorative: true", "focus", "50%"),
            "7:4 error[wrong-count]: expected two percentages such as 50% 40%, found 1 values\n");
}

TEST(Limits, StandAroundWhatIsSoByItself) {
  EXPECT_EQ(said_of_text("word-space", "80%"),
            "6:4 error[wrong-count]: expected the least and the most such as 80% 133%, found 1 values\n");
  EXPECT_EQ(
      said_of_text("word-space", "133% 80%"),
      "6:4 error[bad-limits]: expected limits around 100%, found \"133% 80%\" | write the least first and the most "
      "second: `word-space: 80% 133%`\n");
  EXPECT_EQ(said_of_text("letter-space", "1% 2%"),
            "6:4 error[bad-limits]: expected limits around 0%, found \"1% 2%\" | write the least first and the most "
            "second: `letter-space: -1% 3%`\n");
  EXPECT_EQ(said_of_text("letter-space", "-1% 2%"), "");
}

TEST(Ratios, AreWidthByHeight) {
  EXPECT_EQ(std::get<double>(value_of("space:", "aspect-ratio", "16/9")), 16.0 / 9);
  EXPECT_EQ(std::get<double>(value_of("space:", "aspect-ratio", "3 / 4")), 0.75);
  EXPECT_EQ(std::get<double>(value_of("space:", "aspect-ratio", "1.5")), 1.5);
}

TEST(Ratios, HaveASlashAndTwoNumbersThatAreNotNothing) {
  EXPECT_EQ(
      said_of("space:", "aspect-ratio", "'16:9'"),
      "6:4 error[wrong-type]: expected a ratio such as 16/9 or 1.5, found \"16:9\" | write a slash between width and "
      "height: 16/9\n");
  EXPECT_EQ(said_of("space:", "aspect-ratio", "wide"),
            "6:4 error[wrong-type]: expected a ratio such as 16/9 or 1.5, found \"wide\"\n");
  EXPECT_EQ(said_of("space:", "aspect-ratio", "4/0"),
            "6:4 error[out-of-range]: expected `aspect-ratio` from 1/100 to 100/1, found \"4/0\"\n");
  EXPECT_EQ(said_of("space:", "aspect-ratio", "-1"),
            "6:4 error[out-of-range]: expected `aspect-ratio` from 1/100 to 100/1, found \"-1\"\n");
}

TEST(Ink, HasANameAndATint) {
  EXPECT_EQ(std::get<InkName>(value_of("text: a", "ink", "night")), (InkName{"night", 1}));
  EXPECT_EQ(std::get<InkName>(value_of("text: a", "ink", "night 40%")), (InkName{"night", 0.4}));
  EXPECT_EQ(std::get<InkName>(value_of("text: a", "fill", "none")), (InkName{"", 1}));
}

TEST(Ink, RefusesTintsOutsideAndColours) {
  EXPECT_EQ(said_of_text("ink", "night 140%"),
            "6:10 error[out-of-range]: expected `tint` from 0% to 100%, found \"140%\" | 100% is the solid ink, 0% is "
            "bare paper\n");
  EXPECT_EQ(said_of_text("ink", "night 40"),
            "6:10 error[wrong-type]: expected an ink such as night, night 40% or none, found \"40\"\n");
  EXPECT_EQ(said_of_text("ink", "'#ff0000'"),
            "6:5 error[wrong-type]: expected an ink such as night, night 40% or none, found \"#ff0000\""
            " | a colour is an ink of the theme: give it a name under `inks:`\n");
}

TEST(Border, HasAThicknessAndPerhapsAnInk) {
  EXPECT_EQ(std::get<Line>(value_of("text: a", "border", "0.5pt night 40%")),
            (Line{{0.5, Measure::Unit::pt, {}}, InkName{"night", 0.4}}));
  EXPECT_EQ(std::get<Line>(value_of("text: a", "border", "1pt")), (Line{{1, Measure::Unit::pt, {}}, std::nullopt}));
  EXPECT_EQ(std::get<Line>(value_of("text: a", "border", "none")), Line{});
  EXPECT_EQ(said_of_text("border", "1pt solid night"),
            "6:8 error[wrong-type]: expected an ink such as night, found \"solid\" | every border is solid: leave the "
            "word out\n");
}

TEST(Words, SuggestTheNearest) {
  EXPECT_EQ(
      said_of_text("text-align", "centre"),
      "6:4 error[unknown-word]: expected start, center, end or justify, found \"centre\" | did you mean `center`?\n");
  EXPECT_EQ(
      said_of_text("text-align", "left"),
      "6:4 error[unknown-word]: expected start, center, end or justify, found \"left\" | did you mean `start`?\n");
}

TEST(Booleans, AreTrueOrFalse) {
  EXPECT_EQ(said_of("table: [{label: a}]", "numbered", "yes"),
            "6:4 error[wrong-type]: expected true or false, found \"yes\" | write `true`\n");
}

TEST(Numbers, AreWholeWhereTheyCount) {
  EXPECT_EQ(said_of_text("columns", "1.5"),
            "6:4 error[wrong-type]: expected a whole number from 1 to 20, found \"1.5\"\n");
  EXPECT_EQ(said_of_text("columns", "21"), "6:4 error[out-of-range]: expected `columns` from 1 to 20, found \"21\"\n");
  EXPECT_EQ(said_of_text("grow", "nan"), "6:4 error[wrong-type]: expected a number such as 1, found \"nan\"\n");
  EXPECT_EQ(std::get<double>(value_of("table: [{label: a}]", "rows", "fill")), 0);
}

TEST(Features, AreOpenTypeTags) {
  EXPECT_EQ(std::get<std::vector<std::string>>(value_of("text: a", "features", "[tnum, -liga]")),
            (std::vector<std::string>{"tnum", "-liga"}));
  EXPECT_EQ(std::get<std::vector<std::string>>(value_of("text: a", "features", "[all-small-caps, -tabular-nums]")),
            (std::vector<std::string>{"smcp", "c2sc", "-tnum"}));
  EXPECT_EQ(std::get<std::vector<std::string>>(value_of("text: a", "features", "[stylistic-set-3, stylistic-set-12]")),
            (std::vector<std::string>{"ss03", "ss12"}));
  EXPECT_EQ(said_of_text("features", "tabular-num"),
            "6:4 error[bad-feature]: expected an OpenType feature such as tabular-nums, tnum or -liga, found "
            "\"tabular-num\" | did you mean `tabular-nums`?\n");
  EXPECT_EQ(said_of_text("features", "stylistic-set-21"),
            "6:4 error[bad-feature]: expected an OpenType feature such as tabular-nums, tnum or -liga, found "
            "\"stylistic-set-21\"\n");
}

TEST(Fonts, AreFamilyAndWeight) {
  EXPECT_EQ(said_of_text("font", "Arial"),
            "6:4 error[wrong-type]: expected a font such as sans/bold, found \"Arial\" | a font is a family and a "
            "weight of fonts/fonts.yaml\n");
}

TEST(KeyTable, HoldsExamplesAndDefaultsThatItsOwnParserTakes) {
  for (const KeyRow& row : key_rows()) {
    for (const std::string_view text : {row.example, row.fallback}) {
      if (text.empty()) continue;
      Reading reading;
      const auto read =
          reading.load("k: " + std::string(text) + "\n",
                       [&](const source::Tree& tree, base::Diagnostics& diagnostics) -> base::Result<Value> {
                         auto value = read_value(tree.root.entries.at(0).value, row, diagnostics);
                         if (!value) return base::Failed{};
                         return *value;
                       });
      EXPECT_TRUE(read.ok()) << row.name << ": " << text << "\n" << reading.said();
    }
  }
}

TEST(KeyTable, KnowsExactlyTheRolesThatAProductKnows) {
  for (const std::string_view word : split(row_of(Key::role).words))
    EXPECT_TRUE(product::parse_role(word).has_value()) << word;
  EXPECT_EQ(split(row_of(Key::role).words).size(), static_cast<std::size_t>(product::Role::section) + 1);
}

TEST(KeyTable, HasEachNameOnceInAPlace) {
  for (const KeyRow& row : key_rows()) {
    for (const KeyRow& other : key_rows()) {
      if (&row == &other || row.name != other.name) continue;
      EXPECT_EQ(row.where & other.where, 0) << row.name;
    }
  }
}

}  // namespace
}  // namespace handbill::model
