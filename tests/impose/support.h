#pragma once

#include <gtest/gtest.h>

#include <algorithm>

#include <string>
#include <vector>

#include "base/transform.h"
#include "impose/impose.h"

namespace handbill::impose {

using base::Length;
using base::mm;
using base::Point;

inline const Paper a4{"A4", {mm(210), mm(297)}, Paper::Stand::by_fit};
inline const Paper a3{"A3", {mm(297), mm(420)}, Paper::Stand::by_fit};
inline const Paper sra3{"SRA3", {mm(320), mm(450)}, Paper::Stand::by_fit};
inline const Paper letter{"Letter", {mm(215.9), mm(279.4)}, Paper::Stand::by_fit};

inline Settings on(const Paper& paper, Flip flip = Flip::none) {
  Settings settings;
  settings.paper = paper;
  settings.flip = flip;
  return settings;
}

inline std::vector<Page> pages(std::size_t count, double width, double height, double bleed = 0) {
  return {count, Page{{mm(width), mm(height)}, {mm(bleed), mm(bleed), mm(bleed), mm(bleed)}}};
}

inline std::string messages(const base::Diagnostics& diagnostics) {
  std::string text;
  for (const auto& each : diagnostics.list()) {
    text += each.id + ": " + each.message + "\n";
    for (const auto& hint : each.hints) text += "  hint: " + hint + "\n";
  }
  return text;
}

inline Plan planned(const std::vector<Page>& pages, const Scheme& scheme, const Settings& settings) {
  base::Diagnostics diagnostics;
  auto made = plan(pages, scheme, settings, diagnostics);
  EXPECT_EQ(messages(diagnostics), "");
  EXPECT_TRUE(made.ok());
  return made.ok() ? std::move(made).value() : Plan{};
}

/// The messages of a plan that must fail.
inline std::string fault_of(const std::vector<Page>& pages, const Scheme& scheme, const Settings& settings) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(plan(pages, scheme, settings, diagnostics).ok());
  return messages(diagnostics);
}

inline bool same(Point a, Point b) { return near(a.x, b.x) && near(a.y, b.y); }
inline bool same_rect(const base::Rect& a, const base::Rect& b) {
  return same(a.origin(), b.origin()) && same(Point{a.right(), a.bottom()}, {b.right(), b.bottom()});
}

/// The page numbers on a side, from 1, left to right and top to bottom as they lie.
inline std::vector<std::size_t> numbers(const Side& side) {
  std::vector<const Cell*> cells;
  for (const Cell& cell : side.cells) cells.push_back(&cell);
  std::sort(cells.begin(), cells.end(), [](const Cell* a, const Cell* b) {
    if (!near(a->trim.top, b->trim.top)) return a->trim.top < b->trim.top;
    return a->trim.left < b->trim.left;
  });
  std::vector<std::size_t> result;
  for (const Cell* cell : cells) result.push_back(cell->page + 1);
  return result;
}

/// Where a place on the front lies on the back when a printer turns the sheet over that edge.
inline Point behind(Point at, const base::Size& sheet, Flip flip) {
  const bool long_edge_is_the_side = sheet.height > sheet.width;
  const bool turned_sideways = (flip == Flip::long_edge) == long_edge_is_the_side;
  if (turned_sideways) return {sheet.width - at.x, at.y};
  return {at.x, sheet.height - at.y};
}

}  // namespace handbill::impose
