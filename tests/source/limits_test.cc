#include <gtest/gtest.h>

#include "read.h"

namespace handbill::source {
namespace {

/// The first message, or "ok".
std::string outcome(std::string_view bytes, const Limits& limits = {}) {
  const Read result = read(bytes, limits);
  return result.parsed.ok ? "ok" : result.list.at(0).message;
}

std::string nested_flow(std::size_t depth) { return "a: " + std::string(depth, '[') + std::string(depth, ']') + "\n"; }

std::string nested_block(std::size_t depth) {
  std::string bytes;
  for (std::size_t i = 0; i < depth; ++i) bytes += std::string(i, ' ') + "a:\n";
  return bytes;
}

TEST(Limits, FileSize) {
  Limits limits;
  limits.bytes = 10;
  EXPECT_EQ(outcome("a: 123456", limits), "ok");
  EXPECT_EQ(outcome("a: 1234567", limits), "ok");
  EXPECT_EQ(outcome("a: 12345678", limits), "expected a file of at most 10 bytes, found 11");
}

TEST(Limits, Depth) {
  const std::string message = "expected at most 32 levels of lists and mappings, found more";
  EXPECT_EQ(outcome(nested_flow(30)), "ok");  // and the root
  EXPECT_EQ(outcome(nested_flow(31)), "ok");
  EXPECT_EQ(outcome(nested_flow(32)), message);
  EXPECT_EQ(outcome(nested_block(31)), "ok");
  EXPECT_EQ(outcome(nested_block(32)), "ok");
  EXPECT_EQ(outcome(nested_block(33)), message);
  EXPECT_EQ(outcome(nested_flow(100'000)), message);
  EXPECT_EQ(outcome(std::string(100'000, '[')), "the bracket opened here is never closed");
  EXPECT_EQ(outcome(std::string(1'000, '-') + "\n"), "expected `key: value`, found \"" + std::string(40, '-') + "…\"");
}

TEST(Limits, Values) {
  Limits limits;
  limits.nodes = 4;  // the root, the list and two items
  EXPECT_EQ(outcome("a: [1]\n", limits), "ok");
  EXPECT_EQ(outcome("a: [1, 2]\n", limits), "ok");
  EXPECT_EQ(outcome("a: [1, 2, 3]\n", limits), "expected at most 4 values in a file, found more");
}

TEST(Limits, TextLength) {
  Limits limits;
  limits.scalar_bytes = 5;
  EXPECT_EQ(outcome("a: 1234\n", limits), "ok");
  EXPECT_EQ(outcome("a: 12345\n", limits), "ok");
  EXPECT_EQ(outcome("a: 123456\n", limits), "expected a text of at most 5 bytes, found 6");
}

TEST(Limits, KeyLength) {
  EXPECT_EQ(outcome(std::string(255, 'k') + ": x\n"), "ok");
  EXPECT_EQ(outcome(std::string(256, 'k') + ": x\n"), "ok");
  EXPECT_EQ(outcome(std::string(257, 'k') + ": x\n"), "expected a key of at most 256 bytes, found 257");
  EXPECT_EQ(outcome("a: {" + std::string(257, 'k') + ": x}\n"), "expected a key of at most 256 bytes, found 257");
}

TEST(Limits, WhatAliasesStandFor) {
  Limits limits;
  limits.alias_nodes = 6;
  EXPECT_EQ(outcome("a: &x [1]\nb: [*x, *x]\n", limits), "ok");      // 4
  EXPECT_EQ(outcome("a: &x [1]\nb: [*x, *x, *x]\n", limits), "ok");  // 6
  EXPECT_EQ(outcome("a: &x [1]\nb: [*x, *x, *x, *x]\n", limits),
            "expected aliases that stand for at most 6 values, found more");
}

TEST(Limits, AnAliasCountsItsDepth) {
  Limits limits;
  limits.depth = 4;
  EXPECT_EQ(outcome("a: &x [[1]]\nb: [*x]\n", limits), "ok");
  EXPECT_EQ(outcome("a: &x [[1]]\nb: [[*x]]\n", limits), "expected at most 4 levels of lists and mappings, found more");
}

TEST(Limits, TheAliasBombEnds) {
  std::string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 10; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) bomb += (j > 0 ? ",*a" : "*a") + std::to_string(i - 1);
    bomb += "]\n";
  }
  EXPECT_EQ(outcome(bomb), "expected aliases that stand for at most 1000 values, found more");
}

TEST(Limits, ALongLineIsQuick) {
  EXPECT_EQ(outcome("a: " + std::string(1'000'000, 'x') + "\n"),
            "expected a text of at most 65536 bytes, found 1000000");
  EXPECT_EQ(outcome("a: [" + std::string(100'000, ',') + "]\n"), "expected a value before `,`");
}

}  // namespace
}  // namespace handbill::source
