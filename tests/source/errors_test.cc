#include <gtest/gtest.h>

#include "read.h"

namespace handbill::source {
namespace {

std::string messages(std::string_view bytes) { return read(bytes).messages; }
std::string ids(std::string_view bytes) { return read(bytes).ids; }

TEST(Errors, AnUnclosedQuoteIsReportedAtTheQuote) {
  EXPECT_EQ(messages("a: x\ntitle: \"foo\nb: 2\nc: \"3\"\n"),
            "a.yaml:2:8: error[unclosed-quote]: the quote opened here is never closed\n"
            "  title: \"foo\n"
            "         ^\n"
            "  hint: close it with `\"`; the further lines of a quoted text are indented further than its key\n");
  EXPECT_EQ(ids("a: 'foo\nb: 'bar'\nc: [x, 'y\nd: z\n"), "1:4 unclosed-quote\n3:8 unclosed-quote\n");
  EXPECT_EQ(ids("a: \"foo\n  b: \"bar\"\nc: d\n"), "1:4 unclosed-quote\n");
  EXPECT_EQ(ids("a: \""), "1:4 unclosed-quote\n");
}

TEST(Errors, ALineWithoutAColon) {
  EXPECT_EQ(
      messages("a: b\nno colon here\nc: d\n"),
      "a.yaml:2:1: error[missing-colon]: expected `key: value`, found \"no colon here\"\n"
      "  no colon here\n"
      "  ^~~~~~~~~~~~~\n"
      "  hint: write a colon and a blank after the key; a line that goes on with the text above is indented further\n");
  EXPECT_EQ(messages("size:12pt\n"),
            "a.yaml:1:1: error[missing-colon]: expected `key: value`, found \"size:12pt\"\n"
            "  size:12pt\n"
            "  ^~~~~~~~~\n"
            "  hint: put a blank after the colon\n");
  EXPECT_EQ(ids("a: {b, c: d}\n"), "1:5 missing-colon\n");
}

TEST(Errors, ADuplicateKeyNamesTheFirst) {
  EXPECT_EQ(messages("size: 1\nb:\n  size: 2\n\"size\": 3\n"),
            "a.yaml:4:1: error[duplicate-key]: the key \"size\" stands twice in one mapping\n"
            "  \"size\": 3\n"
            "  ^~~~~~\n"
            "  a.yaml:1:1: note: first set here\n"
            "    size: 1\n"
            "    ^~~~\n"
            "  hint: remove one of the two\n");
}

TEST(Errors, DuplicatesAreFoundAmongManyKeys) {
  std::string bytes;
  for (int i = 0; i < 100; ++i) bytes += "key" + std::to_string(i) + ": x\n";
  EXPECT_EQ(ids(bytes + "key7: y\nkey99: z\n"), "101:1 duplicate-key\n102:1 duplicate-key\n");
}

TEST(Errors, ATextThatAHashCuts) {
  EXPECT_EQ(messages("a: Seoul #1 rally\n"),
            "a.yaml:1:10: error[text-cut-by-hash]: the text is cut before \"#1 rally\": a `#` after a blank starts a "
            "comment\n"
            "  a: Seoul #1 rally\n"
            "           ^~~~~~~~\n"
            "  hint: put the whole text in quotes, or write a blank after `#` where a comment is meant\n");
  EXPECT_EQ(
      messages("color: #ff0000\n"),
      "a.yaml:1:8: error[text-cut-by-hash]: the text is cut before \"#ff0000\": a `#` after a blank starts a comment\n"
      "  color: #ff0000\n"
      "         ^~~~~~~\n"
      "  hint: a colour is written as the name of an ink of the theme; in the theme itself, where colours stand, in "
      "quotes\n");
  EXPECT_EQ(ids("a: [#fff, b #c]\n"), "1:5 text-cut-by-hash\n1:11 text-cut-by-hash\n");
  EXPECT_EQ(ids("size: 12pt  # body text\nb: 'x #y'\nc: C#\n#d: e\n"), "");
}

TEST(Errors, ATabAsIndentation) {
  EXPECT_EQ(messages("a:\n\tb: c\n\td: e\nf: g\n"),
            "a.yaml:2:1: error[tab-indentation]: expected blanks at the start of the line, found a tab\n"
            "      b: c\n"
            "  ^~~~\n"
            "  hint: indent with blanks, two for each level\n");
  EXPECT_EQ(ids("a: b\n\tc: d\ne: |\n\tx\n"), "2:1 tab-indentation\n4:1 tab-indentation\n");
}

TEST(Errors, ATabBehindADashBeforeAKey) {
  EXPECT_EQ(messages("a:\n  -\tb: c\n  -\ttext\n"),
            "a.yaml:2:4: error[tab-indentation]: expected blanks after `-`, found a tab\n"
            "    - b: c\n"
            "     ^\n"
            "  hint: indent with blanks, two for each level\n");
}

TEST(Errors, NoMoreThanAHundredAreReported) {
  std::string bytes;
  for (int i = 0; i < 300; ++i) bytes += "no colon\n";
  EXPECT_EQ(read(bytes).list.size(), 100U);
}

TEST(Errors, WrongIndentation) {
  EXPECT_EQ(messages("a:\n  b: c\n d: e\nf: g\n"),
            "a.yaml:3:2: error[bad-indentation]: expected 0 or 2 blanks at the start of the line, found 1\n"
            "   d: e\n"
            "   ^~~~\n"
            "  hint: what belongs together starts at the same column\n");
  EXPECT_EQ(messages("a: b\n  c: d\n"),
            "a.yaml:2:3: error[bad-indentation]: expected the end of the value above, found a key indented further\n"
            "    c: d\n"
            "    ^~~~\n"
            "  hint: a key starts at the same column as the keys above; a text with `: ` in it needs quotes\n");
  EXPECT_EQ(ids("a: b\n  - c\n  - d\ne: - f\ng: \"x\"\n  h: i\nj: |\n    k\n  l\n"),
            "2:3 bad-indentation\n4:4 bad-indentation\n6:3 bad-indentation\n9:3 bad-indentation\n");
}

TEST(Errors, AColonInAText) {
  EXPECT_EQ(messages("headline: Run: for your life\n"),
            "a.yaml:1:14: error[colon-in-text]: expected one `key: value` on a line, found a second colon\n"
            "  headline: Run: for your life\n"
            "               ^\n"
            "  hint: put a text that has a colon and a blank in it in quotes\n");
}

TEST(Errors, TextAfterAClosedValue) {
  EXPECT_EQ(messages("a: \"x\"# comment\n"),
            "a.yaml:1:7: error[text-after-value]: expected a blank before `#` after the closing quote\n"
            "  a: \"x\"# comment\n"
            "        ^~~~~~~~~\n"
            "  hint: write a blank before the comment\n");
  EXPECT_EQ(messages("a: 'it's'\n"),
            "a.yaml:1:8: error[text-after-value]: expected the end of the line after the closing quote, found \"s'\"\n"
            "  a: 'it's'\n"
            "         ^~\n"
            "  a.yaml:1:4: note: the quote opened here\n"
            "    a: 'it's'\n"
            "       ^\n"
            "  hint: put the whole text in quotes; an apostrophe between single quotes is written twice\n");
  EXPECT_EQ(ids("a: [b] c\nd: {}#e\n--- x\n"), "1:8 text-after-value\n2:6 text-after-value\n3:1 second-document\n");
}

TEST(Errors, BrokenBrackets) {
  EXPECT_EQ(messages("a: [ , b]\n"),
            "a.yaml:1:6: error[missing-value]: expected a value before `,`\n"
            "  a: [ , b]\n"
            "       ^\n"
            "  hint: remove the comma, or write `''` for an empty text\n");
  EXPECT_EQ(messages("a: [b, {c: d\ne: f\n"),
            "a.yaml:1:8: error[unclosed-bracket]: the bracket opened here is never closed\n"
            "  a: [b, {c: d\n"
            "         ^\n"
            "  hint: close it with `}`; its further lines are indented further than its key\n");
  EXPECT_EQ(ids("a: [b}\nc: {d: e f: g}\nh: {\"i\" \"j\": k}\nl: {m: n}}\n"),
            "1:6 mismatched-bracket\n2:11 missing-comma\n3:9 missing-comma\n4:10 text-after-value\n");
}

TEST(Errors, ACommaAloneEndsAtOnce) {
  EXPECT_EQ(
      messages(","),
      "a.yaml:1:1: error[missing-colon]: expected `key: value`, found \",\"\n"
      "  ,\n"
      "  ^\n"
      "  hint: write a colon and a blank after the key; a line that goes on with the text above is indented further\n");
}

TEST(Errors, EmptyFilesAndFurtherDocuments) {
  for (const std::string_view empty :
       {"", "\n\n", "# only a comment\n", "\xEF\xBB\xBF", "---\n", "---\n...\n", "\t\n"}) {
    EXPECT_EQ(read(empty).list.at(0).message, "expected at least one `key: value`, found an empty file");
  }
  EXPECT_EQ(messages("a: b\n---\nc: [\n"),
            "a.yaml:2:1: error[second-document]: expected one document in a file, found the start of another\n"
            "  ---\n"
            "  ^~~\n"
            "  hint: put it into a file of its own\n");
  EXPECT_EQ(ids("a: b\n...\nc: d\n"), "3:1 second-document\n");
  EXPECT_EQ(ids("%YAML 1.2\n---\na: b\n"), "1:1 directive\n");
}

TEST(Errors, OddKeysTagsAndMergeKeys) {
  EXPECT_EQ(ids("[a]: b\n"), "1:4 odd-key\n");
  EXPECT_EQ(ids("x: y\n? a\n: b\n[c]: d\n{e: f}: g\n*h : i\n&j k: l\n"),
            "2:1 odd-key\n3:1 empty-key\n4:1 odd-key\n5:1 odd-key\n6:1 odd-key\n7:1 odd-key\n");
  EXPECT_EQ(ids("a: {[b]: c}\nd: {: e}\n'': f\n"), "1:8 odd-key\n2:5 empty-key\n3:1 empty-key\n");
  EXPECT_EQ(messages("a: !!python/object:x y\n"),
            "a.yaml:1:4: error[tag]: a tag such as \"!!python/object:x\" cannot stand in a Handbill file\n"
            "  a: !!python/object:x y\n"
            "     ^~~~~~~~~~~~~~~~~\n"
            "  hint: remove it\n");
  EXPECT_EQ(messages("a: &x {b: c}\nd:\n  <<: *x\n"),
            "a.yaml:3:3: error[merge-key]: the merge key `<<` cannot stand in a Handbill file\n"
            "    <<: *x\n"
            "    ^~\n"
            "  hint: write the keys out, or use `extends` where the format has it\n");
}

TEST(Errors, CharactersThatCannotStartAText) {
  EXPECT_EQ(messages("a: @x\n"),
            "a.yaml:1:4: error[reserved-character]: a text cannot start with `@`\n"
            "  a: @x\n"
            "     ^\n"
            "  hint: put the text in quotes\n");
  EXPECT_EQ(ids("a: `x\nb: %x\nc: ]\nd: [@x]\ne: |x\n"),
            "1:4 reserved-character\n2:4 reserved-character\n3:4 reserved-character\n4:5 reserved-character\n5:5 "
            "bad-block-header\n");
}

TEST(Errors, AnchorsAndAliases) {
  EXPECT_EQ(messages("a: &a [*a]\n"),
            "a.yaml:1:8: error[alias-cycle]: this alias stands inside the value that it names\n"
            "  a: &a [*a]\n"
            "         ^~\n"
            "  hint: write the value out instead\n");
  EXPECT_EQ(messages("a: *nope\n"),
            "a.yaml:1:4: error[unknown-alias]: no anchor \"nope\" stands above\n"
            "  a: *nope\n"
            "     ^~~~~\n"
            "  hint: a text that starts with `*` needs quotes; an anchor is written `&name` before the value that it "
            "names\n");
  EXPECT_EQ(ids("a: &x 1\nb: &x 2\nc: &y &z 3\nd: &\n"), "2:4 bad-anchor\n3:7 bad-anchor\n4:4 bad-anchor\n");
}

TEST(Errors, BadEncodings) {
  using namespace std::string_view_literals;
  EXPECT_EQ(messages("a: \xFF\n"),
            "a.yaml:1:4: error[bad-encoding]: expected UTF-8, found the byte 0xFF\n"
            "  a: \uFFFD\n"
            "     ^\n"
            "  hint: save the file as UTF-8 (in Windows' Notepad: Save As, Encoding: UTF-8)\n");
  EXPECT_EQ(messages("a: x\uFFFFy\n"),
            "a.yaml:1:5: error[bad-character]: the noncharacter U+FFFF cannot stand in a text\n"
            "  a: x\uFFFFy\n"
            "      ^\n"
            "  hint: remove it\n");
  EXPECT_EQ(read("a: b\rc: d\n").list.at(0).hints.at(0), "end each line with LF, or with CR LF");
  EXPECT_EQ(read("\xFF\xFE"
                 "a\0:\0"sv)
                .list.at(0)
                .message,
            "expected UTF-8, found UTF-16");
  EXPECT_EQ(read("a\0:\0 \0b\0"sv).list.at(0).message, "expected UTF-8, found UTF-16");
  EXPECT_EQ(read("\0a\0:\0 \0b"sv).list.at(0).message, "expected UTF-8, found UTF-16");
  EXPECT_EQ(read("\0\0\xFE\xFF\0\0\0a"sv).list.at(0).message, "expected UTF-8, found UTF-32");
  EXPECT_EQ(read("a: x\0y\n"sv).list.at(0).message, "the control character U+0000 cannot stand in a text");
  EXPECT_EQ(read("a: \xEF\xBB\xBFy\n"sv).list.at(0).message, "the byte order mark U+FEFF cannot stand inside a file");
  EXPECT_EQ(ids("a: \xC0\xAF\nb: \xED\xA0\x80\nc: \x07\nd: \x7F\ne: \u0085\n"),
            "1:4 bad-encoding\n1:5 bad-encoding\n2:4 bad-encoding\n2:5 bad-encoding\n2:6 bad-encoding\n3:4 "
            "bad-character\n4:4 bad-character\n5:4 bad-character\n");
}

TEST(Errors, BadEscapes) {
  EXPECT_EQ(ids("a: \"\\q \\0 \\ud83d\\ude00 \\x07 \\u00e9 \\U00110000\"\n"),
            "1:5 bad-escape\n1:8 bad-character\n1:11 bad-character\n1:17 bad-character\n1:24 bad-character\n1:36 "
            "bad-character\n");
}

TEST(Errors, AnUnclosedDirectionControl) {
  EXPECT_EQ(read("a: b\nc: one\n  \u202Etxt.exe\n").ids, "3:3 unbalanced-bidi\n");
}

TEST(Errors, IndependentMistakesAllShowInOneRun) {
  EXPECT_EQ(ids("layout: poster\n"
                "title Run\n"
                "\tsize: 12pt\n"
                "color: #ff0000\n"
                "layout: again\n"
                "text: \"open\n"
                "list: [a, , b]\n"
                "kind: !tag x\n"
                "head: Run: now\n"
                "body: {a: b\n"
                "end: x\n"),
            "2:1 missing-colon\n3:1 tab-indentation\n4:8 text-cut-by-hash\n5:1 duplicate-key\n6:7 unclosed-quote\n7:11 "
            "missing-value\n8:7 tag\n9:10 colon-in-text\n10:7 unclosed-bracket\n");
}

}  // namespace
}  // namespace handbill::source
