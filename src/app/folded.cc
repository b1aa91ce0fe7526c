#include "app/folded.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace handbill::app {
namespace {

using base::Length;
using base::Rect;
using product::Panel;

/// How far a standing panel is turned away from who looks at it, and how steeply its edges run then.
const double turned_away = std::cos(28.0 * std::numbers::pi / 180);
constexpr double slope = 0.13;
/// Around and between the pictures, as a part of the sheet's height.
constexpr double room = 0.16;
/// How dark a panel lies that is turned from the light.
constexpr double shade = 0.16;
constexpr double table_tint = 0.12;

image::PathData rectangle(const Rect& rect) {
  using Verb = image::PathData::Verb;
  image::PathData path;
  path.verbs = {Verb::move, Verb::line, Verb::line, Verb::line, Verb::close};
  const double left = rect.left.to_pt(), top = rect.top.to_pt(), right = rect.right().to_pt(),
               bottom = rect.bottom().to_pt();
  path.coordinates = {left, top, right, top, right, bottom, left, bottom};
  return path;
}

display::Item filled(const Rect& rect, const color::InkTint& ink) {
  display::Path path;
  path.path = rectangle(rect);
  path.fill.emplace_back(ink);
  return path;
}

/// A part of a page, wherever `transform` puts it, with a shade over it.
display::Group part_of(const display::Page& page, const Rect& part, const base::Transform& transform,
                       const color::InkTint& black, double darkness) {
  display::Group group;
  group.transform = transform;
  group.clip.push_back(rectangle(part));
  group.items.push_back(filled(part, {black.ink, 0}));
  group.items.insert(group.items.end(), page.items.begin(), page.items.end());
  if (darkness > 0) {
    display::Group over;
    over.opacity = darkness;
    over.items.push_back(filled(part, black));
    group.items.emplace_back(std::move(over));
  }
  return group;
}

/// Panels side by side; a French sheet stands as its two columns.
std::vector<Rect> columns_of(const display::Page& page) {
  std::vector<Rect> columns;
  Length at;
  std::vector<Length> ends = page.product.folding.across;
  ends.push_back(page.product.trim.width);
  for (const Length end : ends) {
    columns.push_back({at, {}, end - at, page.product.trim.height});
    at = end;
  }
  return columns;
}

Length standing_width(const display::Page& page) { return page.product.trim.width * turned_away; }

/// The page standing on a table, its panels to and fro; its left top corner at (`left`, `top`).
void add_standing(const display::Page& page, Length left, Length top, const color::InkTint& black,
                  std::vector<display::Item>& items) {
  bool away = false;
  double down = 0;
  double across = left.to_pt();
  for (const Rect& column : columns_of(page)) {
    const double lean = away ? slope : -slope;
    base::Transform transform;
    transform.xx = turned_away;
    transform.yx = lean * turned_away;
    transform.dx = across - turned_away * column.left.to_pt();
    transform.dy = top.to_pt() + down - lean * turned_away * column.left.to_pt();
    items.emplace_back(part_of(page, column, transform, black, away ? shade : 0));
    across += turned_away * column.width.to_pt();
    down += lean * turned_away * column.width.to_pt();
    away = !away;
  }
}

/// Nothing where no panel is called `front`: a gate's cover is the two flaps.
const Panel* cover_of(const display::Page& page) {
  const auto& panels = page.product.folding.panels;
  const auto found = std::ranges::find(panels, "front", &Panel::name);
  return found == panels.end() ? nullptr : &*found;
}

color::InkTint black_of(color::InkTable& inks) {
  const auto known = inks.find("black");
  return {known ? *known : inks.add({"black", {0, 0, 0, 1}, {0, 0, 0}, ""}), 1};
}

}  // namespace

bool is_folded(const display::Pages& pages) {
  return std::ranges::any_of(pages.pages,
                             [](const display::Page& page) { return !page.product.folding.panels.empty(); });
}

display::Pages folded_view(const display::Pages& pages) {
  display::Pages view;
  view.title = pages.title;
  view.author = pages.author;
  view.language = pages.language;
  view.right_to_left = pages.right_to_left;
  view.inks = pages.inks;
  const color::InkTint black = black_of(view.inks);
  const Length height = pages.pages.front().product.trim.height;
  const Length gap = height * room;
  display::Page picture;
  std::vector<display::Item> items;
  Length left = gap;
  const Length top = gap * 1.5;
  const Panel* const cover = cover_of(pages.pages.front());
  if (cover != nullptr) {
    // The panels behind the cover show as a hair of paper at its edge.
    const Rect behind{left + height * 0.012, top + height * 0.008, cover->rect.width, cover->rect.height};
    items.push_back(filled(behind, {black.ink, 0.35}));
    base::Transform transform;
    transform.dx = (left - cover->rect.left).to_pt();
    transform.dy = (top - cover->rect.top).to_pt();
    items.emplace_back(part_of(pages.pages.front(), cover->rect, transform, black, 0));
    left += cover->rect.width + gap;
  }
  for (const display::Page& page : pages.pages) {
    if (page.product.folding.panels.empty()) continue;
    add_standing(page, left, top, black, items);
    left += standing_width(page) + gap;
  }
  picture.product.trim = {left, height + top + gap};
  picture.items.push_back(filled(picture.product.trim_rect(), {black.ink, table_tint}));
  std::ranges::move(items, std::back_inserter(picture.items));
  view.pages.push_back(std::move(picture));
  return view;
}

}  // namespace handbill::app
