#include "base/diagnostic.h"

#include <gtest/gtest.h>

#include "base/sources.h"

namespace handbill::base {
namespace {

/// One file and what a diagnostic in it looks like.
class FormatTest : public testing::Test {
 protected:
  std::string at(std::string bytes, std::uint32_t begin, std::uint32_t end) {
    const FileId file = sources_.add("a.yaml", std::move(bytes));
    return format(
        {"some-id", Severity::error, Fault::document, {file, begin, end}, "expected this, found that", {}, {}, {}},
        sources_);
  }
  MapSources sources_{{}};
};

TEST_F(FormatTest, ShowsPlaceLineAndCaret) {
  EXPECT_EQ(at("one: 1\ntwo: 22\nthree: 3\n", 12, 14),
            "a.yaml:2:6: error[some-id]: expected this, found that\n"
            "  two: 22\n"
            "       ^~\n");
}

TEST_F(FormatTest, CountsWideCharactersAsTwoColumnsUnderTheCaret) {
  EXPECT_EQ(at("제목: 달려라\n", 8, 17),
            "a.yaml:1:5: error[some-id]: expected this, found that\n"
            "  제목: 달려라\n"
            "        ^~~~~~\n");
}

TEST_F(FormatTest, CountsCombiningMarksAsNoColumn) {
  EXPECT_EQ(at("e\u0301x: y\n", 3, 4),
            "a.yaml:1:3: error[some-id]: expected this, found that\n"
            "  e\u0301x: y\n"
            "   ^\n");
}

TEST_F(FormatTest, ExpandsTabsAlikeOnBothLines) {
  EXPECT_EQ(at("\ta\tbc: d\n", 3, 5),
            "a.yaml:1:4: error[some-id]: expected this, found that\n"
            "      a   bc: d\n"
            "          ^~\n");
}

TEST_F(FormatTest, CutsALongLineAroundTheCaret) {
  EXPECT_EQ(at(std::string(200, 'a') + "HERE" + std::string(200, 'b') + "\n", 200, 204),
            "a.yaml:1:201: error[some-id]: expected this, found that\n"
            "  …" +
                std::string(40, 'a') + "HERE" + std::string(52, 'b') + "…\n" + "  " + std::string(41, ' ') + "^~~~\n");
}

TEST_F(FormatTest, KeepsTheStartOfALongLineWhereTheCaretIsNearIt) {
  EXPECT_EQ(at("key: " + std::string(200, 'b') + "\n", 0, 3),
            "a.yaml:1:1: error[some-id]: expected this, found that\n"
            "  key: " +
                std::string(91, 'b') +
                "…\n"
                "  ^~~\n");
}

TEST_F(FormatTest, KeepsTheEndOfALongLineWhereTheCaretIsNearIt) {
  EXPECT_EQ(at(std::string(200, 'a') + "END", 200, 203),
            "a.yaml:1:201: error[some-id]: expected this, found that\n"
            "  …" +
                std::string(93, 'a') + "END\n" + "  " + std::string(94, ' ') + "^~~\n");
}

TEST_F(FormatTest, ASpanOverLinesIsMarkedOnItsFirstLine) {
  EXPECT_EQ(at("a: \"b\n c\"\n", 3, 9),
            "a.yaml:1:4: error[some-id]: expected this, found that\n"
            "  a: \"b\n"
            "     ^~\n");
}

TEST_F(FormatTest, HandlesCrlfByteOrderMarkEmptyLineAndEndOfFile) {
  EXPECT_EQ(at("a: b\r\nc: d\r\n", 6, 12),
            "a.yaml:2:1: error[some-id]: expected this, found that\n"
            "  c: d\n"
            "  ^~~~\n");
  EXPECT_EQ(at("\xEF\xBB\xBF"
               "a: b\n",
               6, 7),
            "a.yaml:1:4: error[some-id]: expected this, found that\n"
            "  a: b\n"
            "     ^\n");
  EXPECT_EQ(at("\xEF\xBB\xBF"
               "a",
               0, 0),
            "a.yaml:1:1: error[some-id]: expected this, found that\n"
            "  a\n"
            "  ^\n");
  EXPECT_EQ(at("", 0, 0), "a.yaml:1:1: error[some-id]: expected this, found that\n");
  EXPECT_EQ(at("a\n", 2, 2), "a.yaml:2:1: error[some-id]: expected this, found that\n");
  EXPECT_EQ(at("ab", 2, 9),
            "a.yaml:1:3: error[some-id]: expected this, found that\n"
            "  ab\n"
            "    ^\n");
}

TEST_F(FormatTest, BytesThatWouldUpsetTheTerminalAreReplaced) {
  EXPECT_EQ(at("a\x1b\xFF\u202Ez: b\n", 1, 2),
            "a.yaml:1:2: error[some-id]: expected this, found that\n"
            "  a\uFFFD\uFFFD\uFFFDz: b\n"
            "   ^\n");
}

TEST_F(FormatTest, NotesAndHintsFollow) {
  const FileId file = sources_.add("b.yaml", "a: 1\na: 2\n");
  Diagnostics diagnostics;
  diagnostics.error("duplicate-key", {file, 5, 6}, "the key `a` stands twice")
      .note({file, 0, 1}, "first set here")
      .hint("remove one");
  EXPECT_EQ(format(diagnostics.list().front(), sources_),
            "b.yaml:2:1: error[duplicate-key]: the key `a` stands twice\n"
            "  a: 2\n"
            "  ^\n"
            "  b.yaml:1:1: note: first set here\n"
            "    a: 1\n"
            "    ^\n"
            "  hint: remove one\n");
}

TEST_F(FormatTest, WithoutAPlaceTheProgramIsNamed) {
  Diagnostics diagnostics;
  diagnostics.warning("odd", {}, "a message\nof two lines");
  EXPECT_EQ(format(diagnostics.list().front(), sources_), "handbill: warning[odd]: a message\\nof two lines\n");
}

TEST_F(FormatTest, ColourIsAddedOnlyWhereAsked) {
  Diagnostics diagnostics;
  diagnostics.error("bad", {}, "text");
  EXPECT_EQ(format(diagnostics.list().front(), sources_, Colour::yes),
            "\x1b[1mhandbill: \x1b[0m\x1b[1;31merror[bad]\x1b[0m: text\n");
}

TEST(Diagnostics, CountsErrorsOnly) {
  Diagnostics diagnostics;
  diagnostics.warning("w", {}, "warn");
  EXPECT_FALSE(diagnostics.has_errors());
  diagnostics.error("e", {}, "err", Fault::data);
  EXPECT_EQ(diagnostics.error_count(), 1U);
  EXPECT_EQ(diagnostics.list().back().fault, Fault::data);
}

TEST(Diagnostics, SortsByFilePlaceAndIdAndDropsEqualOnes) {
  Diagnostics diagnostics;
  Diagnostics more;
  diagnostics.error("b", {{2}, 5, 6}, "x");
  more.error("b", {{1}, 9, 9}, "x");
  more.error("a", {{2}, 5, 6}, "x");
  more.error("b", {{2}, 5, 6}, "x");
  more.error("b", {{2}, 5, 6}, "y");
  diagnostics.append(std::move(more));
  std::string order;
  for (const Diagnostic& d : diagnostics.sorted()) order += std::to_string(d.span.file.value) + d.id + d.message + ' ';
  EXPECT_EQ(order, "1bx 2ax 2bx 2by ");
}

TEST(PlaceOf, CountsCharacters) {
  const std::string_view text = "a\n한b\n";
  EXPECT_EQ(place_of(text, 5).line, 2U);
  EXPECT_EQ(place_of(text, 5).column, 2U);
  EXPECT_EQ(place_of(text, 3).column, 1U);  // inside 한
  EXPECT_EQ(place_of(text, 999).line, 3U);
  EXPECT_EQ(place_of("", 0).column, 1U);
}

TEST(Nearest, FindsTypingMistakes) {
  const std::vector<std::string_view> known{"headline", "subhead", "story", "x"};
  EXPECT_EQ(nearest("headlien", known), "headline");  // swapped
  EXPECT_EQ(nearest("hedline", known), "headline");
  EXPECT_EQ(nearest("stories", known), "");
  EXPECT_EQ(nearest("storry", known), "story");
  EXPECT_EQ(nearest("story", known), "story");
}

TEST(Nearest, DoesNotGuessWildly) {
  EXPECT_EQ(nearest("background", {"padding", "border"}), "");
  EXPECT_EQ(nearest("y", {"x"}), "");
  EXPECT_EQ(nearest("", {"x"}), "");
  EXPECT_EQ(nearest("gpa", {"gap"}), "gap");
}

}  // namespace
}  // namespace handbill::base
