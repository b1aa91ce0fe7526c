#include "model/markup.h"

#include <gtest/gtest.h>

#include <random>

#include "model/support.h"

namespace handbill::model {
namespace {

Markup read(std::string_view text) { return parse_markup(text, true); }

/// `[emphasis+strong:words]` for each part, by where it stands.
std::string shown(const Markup& markup) {
  std::string result;
  for (const Part& part : markup.parts) {
    std::string marks;
    if ((part.inlines & emphasis) != 0) marks += "e";
    if ((part.inlines & strong) != 0) marks += "s";
    if ((part.inlines & superscript) != 0) marks += "^";
    if ((part.inlines & link) != 0) marks += "<" + part.target + ">";
    result += marks + ":" + markup.text.substr(part.begin, part.end - part.begin) + " ";
  }
  return result;
}

TEST(Markup, MarksEmphasisKeyWordsSuperscriptsAndLinks) {
  const Markup markup = read("a *b* _c_ **d** ***e*** 5^th^ [f *g*](https://h.org/i)");
  EXPECT_EQ(markup.text, "a b c d e 5th f g");
  EXPECT_EQ(shown(markup), "e:b e:c s:d es:e ^:th <https://h.org/i>:f  e<https://h.org/i>:g ");
}

TEST(Markup, LeavesTextAloneThatOnlyLooksLikeMarks) {
  for (const std::string_view text : {"2 * 3 * 4",
                                      "snake_case_name",
                                      "Name: ______",
                                      "free*",
                                      "* Terms apply",
                                      "# 1 of 3",
                                      "1. Write to them",
                                      "- a dash",
                                      "> quoted",
                                      "R&D &amp; <b>bold</b> `code`",
                                      "    indented",
                                      "a  b",
                                      "[your church]",
                                      "{name}",
                                      "100 %",
                                      "x^2",
                                      "--- a\n===",
                                      "\u00A0hard blank",
                                      "![",
                                      "\\"}) {
    const Markup markup = read(text);
    EXPECT_EQ(markup.text, text);
    EXPECT_EQ(shown(markup), "") << text;
    EXPECT_TRUE(markup.faults.empty()) << text;
  }
}

TEST(Markup, TakesASignBehindABackslashAsItself) {
  const Markup markup = read("\\*a\\* \\| \\~ \\^b\\^ \\[c](d) \\\\");
  EXPECT_EQ(markup.text, "*a* | ~ ^b^ [c](d) \\");
  EXPECT_EQ(shown(markup), "");
  EXPECT_TRUE(markup.pins.empty());
}

TEST(Markup, KeepsLineBreaksAndBlankLines) { EXPECT_EQ(read("*a*\nb\n\nc\n").text, "a\nb\n\nc\n"); }

TEST(Markup, PinsABreakWithOneBlankOrNone) {
  const Markup markup = read("Run | for your~life|now");
  EXPECT_EQ(markup.text, "Run for your\u00A0lifenow");
  EXPECT_EQ(markup.pins, (std::vector<std::uint32_t>{4, 18}));
  EXPECT_EQ(parse_markup("走~る", false).text, "走\u2060る");
}

TEST(Markup, MakesAnnotationsOfRuby) {
  EXPECT_EQ(read("{漢字|かんじ}と*{名|な}*").text, "\uFFF9漢字\uFFFAかんじ\uFFFBと\uFFF9名\uFFFAな\uFFFB");
}

TEST(Markup, FaultsPicturesAndAddressesOfUnknownKinds) {
  Reading reading;
  (void)reading.load(
      "language: en\nstatus: draft\ntexts:\n  a: 'see [it](javascript:x)'\n  b: '![x](y.png)'\n",
      [](const source::Tree& tree, base::Diagnostics& diagnostics) { return load_language(tree, diagnostics); });
  EXPECT_NE(reading.said().find("4:6 error[bad-markup]: the text holds a link to `javascript:x`"), std::string::npos)
      << reading.said();
  EXPECT_NE(reading.said().find("5:6 error[bad-markup]: the text holds a picture"), std::string::npos);
}

TEST(Markup, WhateverIsTypedStaysWholeAndItsPartsInPlace) {
  const std::vector<std::string> pieces{
      "*",    "**",  "_",    "^",   "~",       "|", "\\", "[",      "](https://a.org)",
      "](x)", "!",   "`",    "<b>", "&amp;",   "{", "}",  "{name}", "{漢|かん}",
      "a",    "Ж",   "한국", "\n",  "\n\n",    " ", "\t", "\u00A0", "# ",
      "- ",   "1. ", "> ",   "---", "العربية", "😀"};
  std::mt19937 random(7);  // NOLINT(bugprone-random-generator-seed,cert-msc32-c,cert-msc51-cpp): the same texts always
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t count = 1 + random() % 14; count > 0; --count) text += pieces[random() % pieces.size()];
    const Markup markup = parse_markup(text, (i & 1) != 0);
    const auto is_edge = [&](std::uint32_t at) {
      return at <= markup.text.size() &&
             (at == markup.text.size() || (static_cast<unsigned char>(markup.text[at]) & 0xC0) != 0x80);
    };
    std::uint32_t last = 0;
    for (const Part& part : markup.parts) {
      ASSERT_TRUE(part.begin >= last && part.begin < part.end && is_edge(part.begin) && is_edge(part.end)) << text;
      last = part.end;
    }
    for (const std::uint32_t pin : markup.pins) ASSERT_TRUE(is_edge(pin)) << text;
    // No letter is lost, and none of what stands for itself inside comes out.
    for (const char* letter : {"a", "Ж", "한국", "العربية", "😀", "{name}"}) {
      const auto count = [&](std::string_view in) {
        std::size_t found = 0;
        for (std::size_t at = in.find(letter); at != std::string_view::npos; at = in.find(letter, at + 1)) ++found;
        return found;
      };
      if (text.find("](") != std::string::npos) continue;  // an address goes with its link
      ASSERT_EQ(count(markup.text), count(text)) << text << " -> " << markup.text;
    }
    ASSERT_EQ(markup.text.find_first_of("\x01\x02\x03"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace handbill::model
