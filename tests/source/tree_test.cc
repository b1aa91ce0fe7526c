#include <gtest/gtest.h>

#include "read.h"

namespace handbill::source {
namespace {

/// The bytes that a value's span covers.
std::string span_text(const Read& result, std::string_view key) {
  const base::Span span = result.parsed.tree->root.find(key)->span;
  return result.bytes.substr(span.begin, span.end - span.begin);
}

TEST(Tree, TextStaysText) {
  EXPECT_EQ(
      tree_of("a: no\nb: 19:30\nc: 07700 900123\nd: 010\ne:\nf: ~\ng: null\nh: 2027-05-08\ni: .nan\nj: 1e9\nk: 0x10\n"),
      "{a: \"no\", b: \"19:30\", c: \"07700 900123\", d: \"010\", e: \"\", f: \"~\", g: \"null\", h: \"2027-05-08\", "
      "i: \".nan\", j: \"1e9\", k: \"0x10\"}");
}

TEST(Tree, NullAndTildeAreWordsAsKeysAndInBracketsToo) {
  EXPECT_EQ(tree_of("null: a\n~: [~, null, what?, {Null: b}]\nc:\n- ~\n-\n- null\n"),
            "{null: \"a\", ~: [\"~\", \"null\", \"what?\", {Null: \"b\"}], c: [\"~\", \"\", \"null\"]}");
}

TEST(Tree, AnEmptyValueIsEmptyAndNotNull) {
  const Read result = read("title:\nother: ''\n");
  EXPECT_TRUE(result.parsed.tree->root.find("title")->is_empty());
  EXPECT_FALSE(result.parsed.tree->root.find("other")->is_empty());
  EXPECT_EQ(result.parsed.tree->root.find("title")->span.begin, 6U);
}

TEST(Tree, ReadsEveryKindOfValue) {
  EXPECT_EQ(tree_of("a: 1\nb: \"x \\\"y\\\" \\u00e9\"\nc: 'it''s'\nd: |\n  foo\n   bar\n\n  baz\ne: >-\n  x\n  y\nf: "
                    "foo\n  bar # c\ng: [x, {y: z}, \"s\": t, ]\nh:\n- x\n-\n- - y\n- k: v\n  l: w\n"),
            "{a: \"1\", b: \"x \"y\" é\", c: \"it's\", d: \"foo\n bar\n\nbaz\n\", e: \"x y\", f: \"foo bar\", g: "
            "[\"x\", {y: \"z\"}, {s: \"t\"}], "
            "h: [\"x\", \"\", [\"y\"], {k: \"v\", l: \"w\"}]}");
}

TEST(Tree, SpansCoverExactlyWhatWasWritten) {
  const Read result = read(
      "plain: some words # c\nfolded: one\n  two\n\n  three\nquoted: \"a\n  b\"  # c\nblock: |-\n  x\n  y\n\nlist: [a, "
      "{b: c}] # c\nnested:\n  - x\n  - y: z\nanchored: &n word\n제목: 달려라\n");
  ASSERT_TRUE(result.parsed.ok) << result.messages;
  EXPECT_EQ(span_text(result, "plain"), "some words");
  EXPECT_EQ(span_text(result, "folded"), "one\n  two\n\n  three");
  EXPECT_EQ(span_text(result, "quoted"), "\"a\n  b\"");
  EXPECT_EQ(span_text(result, "block"), "|-\n  x\n  y");
  EXPECT_EQ(span_text(result, "list"), "[a, {b: c}]");
  EXPECT_EQ(span_text(result, "nested"), "- x\n  - y: z");
  EXPECT_EQ(span_text(result, "anchored"), "word");
  EXPECT_EQ(span_text(result, "제목"), "달려라");
}

TEST(Tree, SpansHoldWithByteOrderMarkAndCrlf) {
  const Read result = read(
      "\xEF\xBB\xBF"
      "a: b\r\nc:\r\n  d: |\r\n    x\r\n    y\r\nlast: 'e'\r\n");
  ASSERT_TRUE(result.parsed.ok) << result.messages;
  EXPECT_EQ(dump(result.parsed.tree->root), "{a: \"b\", c: {d: \"x\ny\n\"}, last: \"e\"}");
  EXPECT_EQ(span_text(result, "a"), "b");
  EXPECT_EQ(span_text(result, "c"), "d: |\r\n    x\r\n    y");
  EXPECT_EQ(span_text(result, "last"), "'e'");
}

TEST(Tree, KnowsHowAScalarWasQuoted) {
  const Read result = read("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >\n  x\n");
  const auto& entries = result.parsed.tree->root.entries;
  EXPECT_EQ(entries.at(0).value.quoting, Quoting::plain);
  EXPECT_EQ(entries.at(1).value.quoting, Quoting::single_quoted);
  EXPECT_EQ(entries.at(2).value.quoting, Quoting::double_quoted);
  EXPECT_EQ(entries.at(3).value.quoting, Quoting::literal);
  EXPECT_EQ(entries.at(4).value.quoting, Quoting::folded);
}

TEST(Tree, AliasesAreCopies) {
  EXPECT_EQ(tree_of("a: &x [1, {b: c}]\nd: *x\ne: &y word\nf: [*y, *y]\n"),
            "{a: [\"1\", {b: \"c\"}], d: [\"1\", {b: \"c\"}], e: \"word\", f: [\"word\", \"word\"]}");
}

TEST(Tree, CommentsAndMarkersAreNoContent) {
  EXPECT_EQ(tree_of("# c\n---\n#c\na: 12pt  # body text\nb: \"x\" #y\nc: x ## y\n\t\n...\n"),
            "{a: \"12pt\", b: \"x\", c: \"x\"}");
}

TEST(Tree, ALenientTreeHoldsWhatCouldBeRead) {
  const Read result = read("a: 1\nb c\nd: #ff0000\ne: x: y\nf: \"open\ng: [1, 2\nh: !t v\na: 2\ni: z\n");
  EXPECT_FALSE(result.parsed.ok);
  EXPECT_EQ(dump(result.parsed.tree->root),
            "{a: \"1\", d: \"#ff0000\", e: \"x: y\", f: \"open\", g: \"\", h: \"v\", i: \"z\"}");
}

TEST(Tree, ParseFailsWhereTheLenientReaderReports) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(parse({1}, "a: 1\na: 2\n", diagnostics).ok());
  EXPECT_EQ(diagnostics.error_count(), 1U);
  EXPECT_EQ(diagnostics.list().front().fault, base::Fault::data);
  EXPECT_TRUE(parse({1}, "a: 1\n", diagnostics).ok());
}

/// Where `part` of the value under `a` stands, by the exact way.
std::string within(std::string_view bytes, std::string_view part) {
  const Read result = read(bytes);
  const Node& node = *result.parsed.tree->root.find("a");
  const base::Span span = span_within(node, result.bytes, node.text.find(part), part.size());
  return std::to_string(span.begin) + ' ' + result.bytes.substr(span.begin, span.end - span.begin);
}

TEST(SpanWithin, FindsTheBytesOfAPart) {
  EXPECT_EQ(within("a: one two\n", "two"), "7 two");
  EXPECT_EQ(within("a: 'it''s two'\n", "two"), "10 two");
  EXPECT_EQ(within("a: \"\\u00e9 \\\"two\"\n", "two"), "13 two");
  EXPECT_EQ(within("a: one\n  two\n   three\n", "three"), "16 three");
  EXPECT_EQ(within("a: |\n  one\n  {two}\n", "{two}"), "13 {two}");
  EXPECT_EQ(within("a: >-\n  one\n\n  {two} three\n", "{two}"), "15 {two}");
  EXPECT_EQ(within("a: \"x\n  y {z}\"\n", "{z}"), "10 {z}");
}

TEST(SpanWithin, WithoutTheBytesFallsBackToTheWholeValue) {
  const Read result = read("a: one two\nb: 'it''s'\nc: 'x y'\n");
  const Node& root = result.parsed.tree->root;
  EXPECT_EQ(span_within(*root.find("a"), 4, 3).begin, 7U);
  EXPECT_EQ(span_within(*root.find("b"), 3, 1), root.find("b")->span);
  EXPECT_EQ(span_within(*root.find("c"), 2, 1).begin, root.find("c")->span.begin + 3);
  EXPECT_EQ(span_within(*root.find("a"), 5, 9), root.find("a")->span);
}

}  // namespace
}  // namespace handbill::source
