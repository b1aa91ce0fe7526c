#include "paint/overlay.h"

#include <array>

#include "base/transform.h"
#include "paint/shapes.h"

namespace handbill::paint {

using base::Length;
using base::Rect;
using base::Transform;

namespace {

struct Known {
  Overlay overlay;
  std::string_view name;
  color::Rgb8 preview;
};
constexpr std::array<Known, 7> known{{
    {Overlay::grid, "grid", {0, 160, 200}},
    {Overlay::boxes, "boxes", {220, 0, 140}},
    {Overlay::safe, "safe", {0, 150, 60}},
    {Overlay::bleed, "bleed", {210, 30, 30}},
    {Overlay::folds, "folds", {180, 60, 200}},
    {Overlay::baseline, "baseline", {90, 110, 230}},
    {Overlay::order, "order", {230, 110, 0}},
}};

constexpr Length hairline = base::pt(0.5);
/// The theme's grid: twelve columns, 4 mm apart, inside the margin.
constexpr int grid_columns = 12;
constexpr Length grid_gap = base::mm(4);

/// Draws with one ink; keeps where it draws to.
struct Pen {
  display::Page& page;
  color::InkTint ink;

  void stroke(image::PathData path, Length width = hairline, std::vector<Length> dashes = {}) const {
    if (path.verbs.empty()) return;
    page.items.emplace_back(stroked(std::move(path), ink, width, std::move(dashes)));
  }
  void fill(image::PathData path, double opacity) const {
    display::Path item;
    item.path = std::move(path);
    item.fill.emplace_back(ink);
    display::Group group;
    group.opacity = opacity;
    group.items.emplace_back(std::move(item));
    page.items.emplace_back(std::move(group));
  }
};

void draw_grid(const Pen& pen) {
  const Rect type = pen.page.product.margin_rect();
  const Length width = (type.width - grid_gap * (grid_columns - 1)) / grid_columns;
  for (int i = 0; i < grid_columns; ++i) {
    pen.fill(rounded({type.left + (width + grid_gap) * i, type.top, width, type.height}), 0.12);
  }
  pen.stroke(rounded(type));
}

/// Folds, and the names of the panels between them.
void draw_folds(const Pen& pen) {
  const Rect bleed = pen.page.product.bleed_rect();
  const product::Folding& folding = pen.page.product.folding;
  for (const Length x : folding.across) pen.stroke(line({x, bleed.top}, {x, bleed.bottom()}), base::pt(1));
  for (const Length y : folding.down) pen.stroke(line({bleed.left, y}, {bleed.right(), y}), base::pt(1));
  for (const product::Panel& panel : folding.panels)
    pen.stroke(stroke_text(panel.name, {panel.rect.left + base::pt(4), panel.rect.top + base::pt(4)}, base::pt(8)));
}

/// From the coordinates of what the box holds to the page, where `map` is its parent's.
Transform within(const Transform& map, const layout::PlacedBox& box) {
  return box.is_turned() ? base::combine(map, box.map()) : map;
}

void draw_boxes(const Pen& pen, const layout::PlacedBox& box, const Transform& around) {
  const Transform map = within(around, box);
  const Rect own = box.own_rect();
  pen.stroke(base::apply(map, rounded(own)));
  const base::Point name{own.left + base::pt(2), own.top + base::pt(2)};
  pen.stroke(base::apply(map, stroke_text(box.node->id, name, base::pt(5))));
  for (const layout::PlacedBox& child : box.children) draw_boxes(pen, child, map);
}

void draw_baselines(const Pen& pen, const layout::PlacedBox& box, const Transform& around) {
  const Transform map = within(around, box);
  for (const layout::PlacedText& text : box.texts) {
    for (const text::Line& one : text.lines) {
      text::Line room = one;
      room.left = one.room.left;
      room.width = one.room.width;
      const Rect at = text.band(room, one.baseline, one.baseline);
      pen.stroke(base::apply(map, line(at.origin(), {at.right(), at.bottom()})), base::pt(0.25));
    }
  }
  for (const layout::PlacedBox& child : box.children) draw_baselines(pen, child, map);
}

bool is_read(const layout::PlacedBox& box) {
  if (box.node->decorative || box.node->role == product::Role::artifact) return false;
  return !box.texts.empty() || !box.pictures.empty() || !box.codes.empty();
}

void draw_order(const Pen& pen, const layout::PlacedBox& box, const Transform& around, int& next) {
  if (box.node->role == product::Role::artifact) return;
  const Transform map = within(around, box);
  if (is_read(box)) {
    const std::string number = std::to_string(++next);
    const Rect rect = base::bounds(map, box.own_rect());
    const base::Point at{rect.left + base::pt(2), rect.top + base::pt(2)};
    pen.stroke(rounded({at.x - base::pt(2), at.y - base::pt(2), base::pt(4 + 9.0 * static_cast<double>(number.size())),
                        base::pt(16)}));
    pen.stroke(stroke_text(number, at, base::pt(12)), base::pt(1.5));
  }
  for (const layout::PlacedBox& child : box.children) draw_order(pen, child, map, next);
}

/// `read` counts what is read over all pages.
void draw_over(Overlay overlay, const layout::PlacedBox& root, const Pen& pen, int& read) {
  const product::Product& product = pen.page.product;
  const std::vector<Length> dashes{base::pt(4), base::pt(2)};
  switch (overlay) {
    case Overlay::grid:
      return draw_grid(pen);
    case Overlay::boxes:
      return draw_boxes(pen, root, {});
    case Overlay::safe:
      return pen.stroke(rounded(product.safe_rect()), hairline, dashes);
    case Overlay::bleed:
      pen.stroke(rounded(product.trim_rect()));
      return pen.stroke(rounded(product.bleed_rect()), hairline, dashes);
    case Overlay::folds:
      return draw_folds(pen);
    case Overlay::baseline:
      return draw_baselines(pen, root, {});
    case Overlay::order:
      return draw_order(pen, root, {}, read);
  }
}

}  // namespace

void draw_overlay(Overlay overlay, const layout::Placed& placed, display::Pages& pages) {
  const Known& one = known.at(static_cast<std::size_t>(overlay));
  const std::string name = "overlay-" + std::string(one.name);
  const auto there = pages.inks.find(name);
  const color::Cmyk cmyk{1 - one.preview.r / 255.0, 1 - one.preview.g / 255.0, 1 - one.preview.b / 255.0, 0};
  const color::InkTint ink{there ? *there : pages.inks.add({name, cmyk, one.preview, ""}), 1};
  int read = 0;
  for (std::size_t i = 0; i < placed.pages.size(); ++i)
    draw_over(overlay, placed.pages[i].root, {pages.pages.at(i), ink}, read);
}

std::optional<Overlay> parse_overlay(std::string_view name) {
  for (const Known& one : known) {
    if (one.name == name) return one.overlay;
  }
  return std::nullopt;
}

std::vector<std::string_view> overlay_names() {
  std::vector<std::string_view> names;
  for (const Known& one : known) names.push_back(one.name);
  return names;
}

}  // namespace handbill::paint
