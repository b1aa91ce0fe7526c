#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

#include "layout/support.h"
#include "style/support.h"

namespace handbill::layout::test {
namespace {

/// A case of tests/oracle: a box, and where a browser puts it and all in it, in source order.
struct OracleCase {
  std::string name;
  bool rtl = false;
  std::string yaml;
  std::vector<std::array<double, 4>> rects;  ///< left, top, width, height in mm
};

std::vector<std::array<double, 4>> parse_rects(const std::string& line) {
  std::vector<std::array<double, 4>> rects;
  const char* at = line.data();
  const char* const end = at + line.size();
  while (at < end) {
    std::array<double, 4> rect{};
    for (double& value : rect) at = std::from_chars(at, end, value).ptr + 1;
    rects.push_back(rect);
  }
  return rects;
}

std::vector<OracleCase> read_cases(const std::string& family) {
  std::ifstream file(std::string(PROJECT_FOLDER) + "/tests/oracle/" + family + ".txt");
  std::vector<OracleCase> cases;
  std::string line;
  std::getline(file, line);  // the comment
  while (std::getline(file, line)) {
    OracleCase one;
    one.rtl = line.ends_with(" rtl");
    one.name = line.substr(3);
    std::getline(file, one.yaml);
    std::getline(file, line);
    one.rects = parse_rects(line);
    cases.push_back(std::move(one));
  }
  return cases;
}

void collect_rects(const PlacedBox& box, std::vector<std::array<double, 4>>& rects) {
  rects.push_back({box.rect.left.to_mm(), box.rect.top.to_mm(), box.rect.width.to_mm(), box.rect.height.to_mm()});
  for (const PlacedBox& child : box.children) collect_rects(child, rects);
}

/// The cells of a table's rows between its rules: left, height above its foot, width, height.
std::vector<std::array<double, 4>> table_cells(const PlacedBox& box, bool rtl) {
  std::vector<double> edges{box.rect.left.to_mm(), box.rect.right().to_mm()};
  std::vector<double> lines;
  for (const PlacedRule& rule : box.rules) {
    if (rule.from.x == rule.to.x) edges.push_back(rule.from.x.to_mm());
    else lines.push_back(rule.from.y.to_mm());
  }
  std::ranges::sort(edges);
  std::ranges::sort(lines);
  std::vector<std::array<double, 4>> cells;
  for (std::size_t row = 0; row + 1 < lines.size(); ++row) {
    const std::size_t first = cells.size();
    for (std::size_t i = 0; i + 1 < edges.size(); ++i)
      cells.push_back({edges[i], lines.back() - lines[row], edges[i + 1] - edges[i], lines[row + 1] - lines[row]});
    if (rtl) std::reverse(cells.begin() + static_cast<std::ptrdiff_t>(first), cells.end());
  }
  return cells;
}

std::string text_of(const std::array<double, 4>& rect) {
  std::string text;
  for (const double value : rect) text += (text.empty() ? "" : " ") + std::to_string(value);
  return text;
}

/// What differs, one box a line; empty: nothing. All the way from YAML.
std::string difference(const OracleCase& one) {
  style::test::Case document;
  document.page = "size: [220mm, 220mm], margin: 10mm, bleed: 0mm";
  document.boxes = "    - " + one.yaml + "\n";
  if (one.rtl) document.language.replace(0, 12, "language: ar");
  auto resolved = document.resolve();
  if (!resolved) return document.said();
  const LaidOut run(std::move(*resolved));
  if (!run.ok) return run.said().front();
  std::vector<std::array<double, 4>> rects;
  const PlacedBox& box = run.placed.pages.front().root.children.at(0);
  if (std::holds_alternative<style::TableContent>(box.node->content)) rects = table_cells(box, one.rtl);
  else collect_rects(box, rects);
  if (rects.size() != one.rects.size()) return "another number of boxes";
  std::string result;
  for (std::size_t i = 0; i < rects.size(); ++i) {
    bool same = true;
    for (std::size_t k = 0; k < 4; ++k) same = same && std::abs(rects[i][k] - one.rects[i][k]) <= 0.01;
    if (!same) {
      result += "  box " + std::to_string(i + 1) + ": " + text_of(rects[i]) + ", in the browser " +
                text_of(one.rects[i]) + "\n";
    }
  }
  return result;
}

void expect_same(const std::string& family, std::size_t least) {
  const std::vector<OracleCase> cases = read_cases(family);
  std::size_t agreed = 0;
  for (const OracleCase& one : cases) {
    const std::string differs = difference(one);
    if (differs.empty()) ++agreed;
    else ADD_FAILURE() << family << ": " << one.name << "\n" << one.yaml << "\n" << differs;
  }
  std::printf("%s: %zu of %zu cases as in the browser\n", family.c_str(), agreed, cases.size());
  EXPECT_GE(cases.size(), least);
}

TEST(Oracle, LaysStacksOutAsABrowserDoes) { expect_same("flex", 500); }
TEST(Oracle, LaysGridsOutAsABrowserDoes) { expect_same("grid", 545); }
TEST(Oracle, LaysColumnsOfTablesOutAsABrowserDoes) { expect_same("table", 50); }

}  // namespace
}  // namespace handbill::layout::test
