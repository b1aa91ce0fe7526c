#pragma once

#include "impose/support.h"

namespace handbill::impose {

inline const Paper b2{"500x707mm", {mm(500), mm(707)}, Paper::Stand::by_fit};

inline Settings press_on(const Paper& paper, Work work, Length gripper = mm(12)) {
  Settings settings = on(paper);
  settings.edge = mm(3);
  Press press;
  press.work = work;
  press.gripper = gripper;
  press.file = "piece.pdf";
  settings.press = press;
  return settings;
}

struct Made {
  Plan plan;
  std::string said;
};

/// A plan that may be warned of.
inline Made made(const std::vector<Page>& all, const Scheme& scheme, const Settings& settings) {
  base::Diagnostics diagnostics;
  auto found = plan(all, scheme, settings, diagnostics);
  EXPECT_TRUE(found.ok()) << messages(diagnostics);
  return {found.ok() ? std::move(found).value() : Plan{}, messages(diagnostics)};
}

/// Where a place of one side lies on the other after the sheet was turned over for its second side.
inline Point turned_over(Point at, const base::Size& sheet, Work work) {
  if (work == Work::tumble) return {at.x, sheet.height - at.y};
  return {sheet.width - at.x, at.y};
}

/// The place on the back page that lies behind one of the front, when a reader turns the piece over.
inline Point behind_page(Point at, const base::Size& page, Turn turn) {
  if (turn == Turn::sideways) return {page.width - at.x, at.y};
  return {at.x, page.height - at.y};
}

inline bool is_behind(const Cell& front, const Cell& back, const base::Size& sheet, const base::Size& page,
                      const Settings& settings) {
  const Point places[] = {{}, {page.width, {}}, {{}, page.height}, {page.width / 3, page.height / 5}};
  return std::all_of(std::begin(places), std::end(places), [&](Point at) {
    const Point there = turned_over(base::apply(front.to_sheet, at), sheet, settings.press->work);
    return same(there, base::apply(back.to_sheet, behind_page(at, page, settings.turn)));
  });
}

}  // namespace handbill::impose
