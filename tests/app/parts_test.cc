#include "app/parts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/path.h"

namespace handbill::app {
namespace {

using base::mm;
using display::Item;
using Verb = image::PathData::Verb;

/// A filled rectangle of a box, in mm from the trim's top left.
display::Path box(std::string_view id, double left, double top, double width, double height) {
  display::Path path;
  path.path = base::rounded({mm(left), mm(top), mm(width), mm(height)});
  path.fill = {color::InkTint{}};
  path.source.box_id = id;
  return path;
}

display::Pages document(std::vector<Item> items) {
  display::Pages pages;
  pages.title = "A card";
  display::Page page;
  page.product.trim = {mm(100), mm(60)};
  page.product.bleed = mm(3);
  page.items = std::move(items);
  pages.pages.push_back(std::move(page));
  return pages;
}

std::string names(const std::vector<Item>& items);

std::string name(const Item& item) {
  if (const auto* group = std::get_if<display::Group>(&item)) return "(" + names(group->items) + ")";
  if (const auto* path = std::get_if<display::Path>(&item)) return path->source.box_id;
  if (const auto* run = std::get_if<display::GlyphRun>(&item)) return run->source.box_id;
  if (const auto* link = std::get_if<display::Link>(&item)) return link->source.box_id;
  return "?";
}

std::string names(const std::vector<Item>& items) {
  std::string all;
  for (const Item& item : items) all += (all.empty() ? "" : " ") + name(item);
  return all;
}

/// Of each page its parts, back to front: `shared: ground | own: church`.
std::string told(const Parts& parts) {
  std::string all;
  for (const auto& page : parts.order) {
    std::string line;
    for (const pdf::Part& part : page) {
      const bool is_own = part.of == pdf::Part::Of::own;
      const display::Page& drawn = (is_own ? parts.own : parts.shared).pages.at(part.index);
      const std::string held = names(drawn.items);
      line += (line.empty() ? "" : " | ") + std::string(is_own ? "own:" : "shared:") + (held.empty() ? "" : " " + held);
      if (!drawn.marks.empty()) line += " + " + names(drawn.marks);
    }
    all += line + "\n";
  }
  return all;
}

const std::vector<std::string> local{"church", "time"};

TEST(Parts, APageThatNoChurchChangesIsOnePart) {
  const Parts parts = take_apart(document({box("ground", 0, 0, 100, 60), box("text", 10, 10, 50, 10)}), local);
  EXPECT_EQ(told(parts), "shared: ground text\n");
  EXPECT_TRUE(parts.own.pages.empty());
}

TEST(Parts, AnEmptyPageIsAnEmptyPart) { EXPECT_EQ(told(take_apart(document({}), local)), "shared:\n"); }

TEST(Parts, AChurchsBoxLiesOverTheGround) {
  EXPECT_EQ(told(take_apart(document({box("ground", 0, 0, 100, 60), box("church", 10, 10, 50, 10)}), local)),
            "shared: ground | own: church\n");
}

TEST(Parts, WhatIsTheChurchsAloneStandsOverAnEmptyPart) {
  EXPECT_EQ(told(take_apart(document({box("church", 10, 10, 50, 10)}), local)), "shared: | own: church\n");
}

TEST(Parts, WhatTouchesAChurchsBoxStaysOverIt) {
  EXPECT_EQ(told(take_apart(
                document({box("ground", 0, 0, 100, 60), box("church", 10, 10, 50, 10), box("ribbon", 50, 15, 30, 30)}),
                local)),
            "shared: ground | own: church | shared: ribbon\n");
}

TEST(Parts, WhatDoesNotTouchAChurchsBoxSinksBelowIt) {
  EXPECT_EQ(
      told(take_apart(
          document({box("ground", 0, 0, 100, 60), box("church", 10, 10, 50, 10), box("foot", 10, 40, 50, 10)}), local)),
      "shared: ground foot | own: church\n");
}

TEST(Parts, AChurchsBoxSinksToItsOthersWhereItTouchesNothingBetween) {
  EXPECT_EQ(told(take_apart(
                document({box("church", 10, 10, 20, 10), box("ribbon", 20, 15, 20, 10), box("time", 70, 40, 20, 10)}),
                local)),
            "shared: | own: church time | shared: ribbon\n");
}

TEST(Parts, AChurchsBoxOverWhatStaysOverAnotherIsAPartOfItsOwn) {
  EXPECT_EQ(told(take_apart(
                document({box("church", 10, 10, 20, 10), box("ribbon", 20, 15, 20, 10), box("time", 35, 20, 20, 10)}),
                local)),
            "shared: | own: church | shared: ribbon | own: time\n");
}

TEST(Parts, AStrokeTouchesWithItsWidth) {
  display::Path ruled = box("rule", 10, 21, 50, 0);
  EXPECT_EQ(told(take_apart(document({box("church", 10, 10, 50, 10), ruled}), local)), "shared: rule | own: church\n");
  ruled.stroke = {{color::InkTint{}, mm(3), {}, {}, {}}};
  EXPECT_EQ(told(take_apart(document({box("church", 10, 10, 50, 10), ruled}), local)),
            "shared: | own: church | shared: rule\n");
}

TEST(Parts, ASharpCornerTouchesWithItsMitre) {
  // Of 12 degrees: its point lies 4.8 widths above the path's.
  display::Path peak;
  peak.path = {{Verb::move, Verb::line, Verb::line}, {}};
  const base::Point foot{mm(30), mm(50)};
  const base::Point top{foot.x + mm(2.1), foot.y - mm(20)};
  for (const base::Length value : {foot.x, foot.y, top.x, top.y, top.x + mm(2.1), foot.y})
    peak.path.coordinates.push_back(value.to_pt());
  peak.stroke = {{color::InkTint{}, mm(2), {}, {}, {}}};
  peak.source.box_id = "peak";
  EXPECT_EQ(told(take_apart(document({box("church", 10, 10, 50, 11), peak}), local)),
            "shared: | own: church | shared: peak\n");
}

TEST(Parts, TypeTouchesWithItsLetters) {
  display::GlyphRun run;
  run.source.box_id = "text";
  run.origin = {mm(10), mm(24)};
  run.run.size = mm(5);
  run.run.glyphs = {{1, 0, 0}, {2, 10, 0}};
  EXPECT_EQ(told(take_apart(document({box("church", 10, 10, 50, 10), run}), local)),
            "shared: | own: church | shared: text\n");
  run.origin.y = mm(50);
  EXPECT_EQ(told(take_apart(document({box("church", 10, 10, 50, 10), run}), local)), "shared: text | own: church\n");
}

TEST(Parts, ALetterThatIsWiderThanHighTouchesToItsEnd) {
  display::GlyphRun run;
  run.source.box_id = "text";
  run.origin = {mm(10), mm(50)};
  run.run.size = mm(5);
  run.run.glyphs = {{1, 0, 0}};
  const display::Path beside = box("church", 40, 46, 10, 5);
  EXPECT_EQ(told(take_apart(document({beside, run}), local)), "shared: text | own: church\n");
  run.run.advance = mm(35).to_pt();
  EXPECT_EQ(told(take_apart(document({beside, run}), local)), "shared: | own: church | shared: text\n");
  run.run.stance = text::Stance::sideways;
  EXPECT_EQ(told(take_apart(document({beside, run}), local)), "shared: text | own: church\n");
}

TEST(Parts, AGroupTouchesWhereItIsMovedTo) {
  display::Group group;
  group.items = {box("badge", 10, 40, 10, 10)};
  EXPECT_EQ(told(take_apart(document({box("church", 10, 10, 50, 10), group}), local)),
            "shared: (badge) | own: church\n");
  group.transform.dy = mm(-30).to_pt();
  EXPECT_EQ(told(take_apart(document({box("church", 10, 10, 50, 10), group}), local)),
            "shared: | own: church | shared: (badge)\n");
}

TEST(Parts, WhatLiesOverEachOtherKeepsItsOrder) {
  // `top` touches no box of the church, but `ribbon`, which does: it must not sink below that.
  EXPECT_EQ(
      told(take_apart(document({box("ground", 0, 0, 100, 60), box("church", 10, 10, 20, 10),
                                box("ribbon", 20, 15, 30, 10), box("top", 40, 20, 30, 10), box("cap", 65, 25, 10, 10)}),
                      local)),
      "shared: ground | own: church | shared: ribbon top cap\n");
}

TEST(Parts, AGroupThatHoldsAnyOfAChurchsBoxesIsItsOwn) {
  display::Group inner;
  inner.items = {box("time", 10, 10, 5, 5)};
  display::Group outer;
  outer.items = {box("plate", 5, 5, 20, 20), inner};
  EXPECT_EQ(told(take_apart(document({box("ground", 0, 0, 100, 60), outer}), local)),
            "shared: ground | own: (plate (time))\n");
}

TEST(Parts, LinksHaveNoInkAndTouchNothing) {
  const display::Link link{{mm(10), mm(10), mm(5), mm(5)}, "https://example.org", {{}, "address"}};
  EXPECT_EQ(told(take_apart(document({box("church", 10, 10, 50, 10), link}), local)),
            "shared: address | own: church\n");
}

TEST(Parts, MarksAreDrawnOnceAndWhatIsInsideThemIsCutAtTheBleed) {
  display::Pages pages = document({box("ground", -9, -9, 130, 90), box("church", 10, 10, 50, 10)});
  pages.pages[0].marks = {box("cut", -8, 0, 4, 0.1)};
  const Parts parts = take_apart(std::move(pages), local);
  EXPECT_EQ(told(parts), "shared: (ground) + cut | own: (church)\n");
  for (const display::Pages* drawn : {&parts.shared, &parts.own}) {
    const auto& cut = std::get<display::Group>(drawn->pages.at(0).items.at(0));
    ASSERT_EQ(cut.clip.size(), 1U);
    EXPECT_EQ(base::bounds(cut.clip[0]), (base::Rect{mm(-3), mm(-3), mm(106), mm(66)}));
  }
}

TEST(Parts, EachPageIsTakenApartByItself) {
  display::Pages pages = document({box("ground", 0, 0, 100, 60), box("church", 10, 10, 50, 10)});
  pages.pages.push_back(document({box("inside", 0, 0, 100, 60)}).pages[0]);
  pages.pages.push_back(document({box("back", 0, 0, 100, 60), box("time", 10, 10, 50, 10)}).pages[0]);
  pages.pages[2].product.trim = {mm(60), mm(100)};
  const Parts parts = take_apart(std::move(pages), local);
  EXPECT_EQ(told(parts), "shared: ground | own: church\nshared: inside\nshared: back | own: time\n");
  EXPECT_EQ(parts.shared.pages[2].product.trim, (base::Size{mm(60), mm(100)}));
  EXPECT_EQ(parts.own.pages[1].product.trim, (base::Size{mm(60), mm(100)}));
}

TEST(Parts, NothingIsLostAndNothingIsDrawnTwice) {
  std::vector<Item> items;
  std::vector<std::string> all;
  for (int i = 0; i < 60; ++i) {
    const std::string id = i % 5 == 0 ? "church" : i % 7 == 0 ? "time" : "box" + std::to_string(i);
    items.emplace_back(box(id, i * 37 % 90, i * 23 % 50, 12, 8));
    all.push_back(id);
  }
  const Parts parts = take_apart(document(std::move(items)), local);
  std::vector<std::string> found;
  for (const display::Pages* drawn : {&parts.shared, &parts.own}) {
    for (const display::Page& page : drawn->pages)
      for (const Item& item : page.items) found.push_back(name(item));
  }
  std::ranges::sort(all);
  std::ranges::sort(found);
  EXPECT_EQ(found, all);
  EXPECT_EQ(parts.order.at(0).size(), parts.shared.pages.size() + parts.own.pages.size());
}

TEST(Parts, PagesKeepWhatTheDocumentSays) {
  display::Pages pages = document({box("church", 0, 0, 10, 10)});
  pages.language = "ar";
  pages.right_to_left = true;
  pages.inks.add({"black", {0, 0, 0, 1}, {}, ""});
  const Parts parts = take_apart(std::move(pages), local);
  for (const display::Pages* drawn : {&parts.shared, &parts.own}) {
    EXPECT_EQ(drawn->title, "A card");
    EXPECT_EQ(drawn->language, "ar");
    EXPECT_TRUE(drawn->right_to_left);
    EXPECT_EQ(drawn->inks.inks().size(), 1U);
  }
}

}  // namespace
}  // namespace handbill::app
