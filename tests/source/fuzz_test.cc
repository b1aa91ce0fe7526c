#include <gtest/gtest.h>

#include <array>
#include <random>

#include "read.h"

namespace handbill::source {
namespace {

constexpr std::array<std::string_view, 6> seeds{
    "# c\nlanguage: en\nstatus: draft\n\ntexts:\n  headline: Run for your life\n  story:\n    - One, two – three.\n    "
    "- 'To: {addressee}'\n  end: \"a\\n\\u00e9\"\n",
    "layout: poster\npage: {size: a4, bleed: 3mm}\nbody:\n  - text: $headline  # c\n    style: [big, {ink: red}]\n  - "
    "stack:\n      - x\n      -\n      - - y\n",
    "a: &x [1, {b: c}]\nd: *x\ne: |\n  foo\n   bar\n\nf: >-\n  x\n  y\ng: multi\n  line\n\n  text\n",
    "\xEF\xBB\xBF---\r\n제목: 달려라\r\n\"k\": 'it''s'\r\nnested:\r\n- a: b\r\n  c: d\r\n...\r\n",
    "{a: [b, c], \"d\": e,\n  f: }\n",
    "- a\n- b: c\n  d:\n  - e\n"};
constexpr std::array<std::string_view, 34> scraps{
    ":", ": ", "- ",   "\n",           "\n  ", "\t",     "#",    " #", "\"", "'",     "[",   "]",
    "{", "}",  ",",    "&a ",          "*a",   "!t ",    "|",    ">",  "? ", "---\n", "...", "%",
    "@", "\\", "\r\n", "\xEF\xBB\xBF", "\xFF", "\u202E", "<<: ", "x",  "  ", "한"};

std::string mutated(std::mt19937& random) {
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
  std::string bytes(seeds.at(below(seeds.size())));
  for (std::size_t count = 1 + below(4); count > 0 && !bytes.empty(); --count) {
    const std::size_t at = below(bytes.size());
    switch (below(4)) {
      case 0:
        bytes.insert(at, scraps.at(below(scraps.size())));
        break;
      case 1:
        bytes.erase(at, 1 + below(5));
        break;
      case 2:
        bytes.insert(at, bytes.substr(below(bytes.size()), below(20)));
        break;
      default:
        bytes.replace(at, 1, scraps.at(below(scraps.size())));
        break;
    }
  }
  return bytes;
}

/// Every span lies in the file and in its parent; a plain value of one line is its own bytes.
void check_spans(const Node& node, const std::string& bytes) {
  ASSERT_LE(node.span.begin, node.span.end) << bytes;
  ASSERT_LE(node.span.end, bytes.size()) << bytes;
  const std::string source = bytes.substr(node.span.begin, node.span.end - node.span.begin);
  if (node.kind == Kind::scalar && node.quoting == Quoting::plain && source.find('\n') == std::string::npos) {
    ASSERT_EQ(source, node.text) << bytes;
  }
  for (const Node& item : node.items) check_spans(item, bytes);
  for (const Entry& entry : node.entries) check_spans(entry.value, bytes);
}

TEST(Fuzz, EveryMutatedFileIsReadOrExplained) {
  std::mt19937 random(20270508);
  for (int i = 0; i < 6000; ++i) {
    const std::string bytes = mutated(random);
    const Read result = read(bytes);
    ASSERT_EQ(result.parsed.ok, result.list.empty()) << bytes << result.messages;
    for (const base::Diagnostic& diagnostic : result.list) {
      ASSERT_LE(diagnostic.span.begin, diagnostic.span.end) << bytes;
      ASSERT_LE(diagnostic.span.end, bytes.size()) << bytes << diagnostic.message;
      ASSERT_EQ(diagnostic.fault, base::Fault::data);
      ASSERT_NE(diagnostic.id, "yaml-syntax") << "yaml-cpp knows better than the first look:\n"
                                              << bytes << result.messages;
    }
    if (result.parsed.ok) check_spans(result.parsed.tree->root, bytes);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace handbill::source
