#include "paint/marks.h"

#include <array>
#include <cstdint>
#include <utility>

#include "paint/shapes.h"

namespace handbill::paint {

using base::Length;
using base::Point;
using base::Rect;

namespace {

/// From the bleed to the tick, and how long it is; together they leave a little of the slug free.
constexpr Length away = base::mm(1.5);
constexpr Length length = base::mm(5);
constexpr Length thickness = base::pt(0.25);

struct Pen {
  display::Page& page;
  color::InkTint ink;

  void tick(Point from, Point to, std::vector<Length> dashes) const {
    page.marks.emplace_back(stroked(line(from, to), ink, thickness, std::move(dashes)));
  }
  /// At both ends of a line that runs down the sheet at x, beyond its upper and its lower edge.
  void down(Length x, const std::vector<Length>& dashes) const {
    const Rect bleed = page.product.bleed_rect();
    tick({x, bleed.top - away - length}, {x, bleed.top - away}, dashes);
    tick({x, bleed.bottom() + away}, {x, bleed.bottom() + away + length}, dashes);
  }
  void across(Length y, const std::vector<Length>& dashes) const {
    const Rect bleed = page.product.bleed_rect();
    tick({bleed.left - away - length, y}, {bleed.left - away, y}, dashes);
    tick({bleed.right() + away, y}, {bleed.right() + away + length, y}, dashes);
  }
};

/// An ink of that name, added where there is none.
color::InkTint ink_of(color::InkTable& inks, color::Ink ink) {
  const auto known = inks.find(ink.name);
  return {known ? *known : inks.add(std::move(ink)), 1};
}

/// A circle and a cross: they lie on each other on all plates, or the plates do not.
void add_target(const Pen& pen, Point centre) {
  const Length arm = base::mm(2.5);
  const Length radius = base::mm(1.6);
  const Rect around{centre.x - radius, centre.y - radius, radius * 2, radius * 2};
  pen.page.marks.emplace_back(stroked(rounded(around, {radius, radius, radius, radius}), pen.ink, thickness));
  pen.tick({centre.x - arm, centre.y}, {centre.x + arm, centre.y}, {});
  pen.tick({centre.x, centre.y - arm}, {centre.x, centre.y + arm}, {});
}

/// In the middle of each side, halfway out in the slug.
void add_targets(const Pen& pen) {
  const Rect bleed = pen.page.product.bleed_rect();
  const Length out = product::Product::mark_slug / 2;
  const Point centre{bleed.left + bleed.width / 2, bleed.top + bleed.height / 2};
  for (const Length y : {bleed.top - out, bleed.bottom() + out}) add_target(pen, {centre.x, y});
  for (const Length x : {bleed.left - out, bleed.right() + out}) add_target(pen, {x, centre.y});
}

/// Each process ink full and half, each two of cyan, magenta and yellow over each other, and the document's own
/// separations: what the printer measures.
void add_colours(display::Page& page, color::InkTable& inks) {
  std::vector<color::InkTint> patches;
  struct Patch {
    const char* name;
    color::Cmyk cmyk;
    color::Rgb8 preview;
  };
  const std::array<Patch, 4> process{{{"cyan bar", {1, 0, 0, 0}, {0, 158, 224}},
                                      {"magenta bar", {0, 1, 0, 0}, {230, 0, 126}},
                                      {"yellow bar", {0, 0, 1, 0}, {255, 237, 0}},
                                      {"black bar", {0, 0, 0, 1}, {0, 0, 0}}}};
  const std::array<Patch, 3> over{{{"cyan and magenta bar", {1, 1, 0, 0}, {49, 39, 131}},
                                   {"cyan and yellow bar", {1, 0, 1, 0}, {0, 150, 64}},
                                   {"magenta and yellow bar", {0, 1, 1, 0}, {227, 6, 19}}}};
  const std::size_t own = inks.inks().size();
  for (const Patch& patch : process) {
    const color::InkTint full = ink_of(inks, {patch.name, patch.cmyk, patch.preview, ""});
    patches.push_back(full);
    patches.push_back({full.ink, 0.5});
  }
  for (const Patch& patch : over) patches.push_back(ink_of(inks, {patch.name, patch.cmyk, patch.preview, ""}));
  for (std::size_t i = 0; i < own; ++i) {
    const color::InkId id{static_cast<std::uint16_t>(i)};
    const color::Ink& ink = inks.at(id);
    if (!ink.spot.empty() && ink.use == color::InkUse::printing) patches.push_back({id, 1});
  }
  const Rect bleed = page.product.bleed_rect();
  const Length side = base::mm(4);
  Length x = bleed.left + base::mm(12);
  const Length y = bleed.bottom() + away;
  for (const color::InkTint& patch : patches) {
    // The middle is the target's.
    const Length middle = bleed.left + bleed.width / 2;
    const Length room = base::mm(4);
    if (x + side > middle - room && x < middle + room) x = middle + room;
    if (x + side > bleed.right()) return;
    display::Path path;
    path.path = polygon({{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}});
    path.fill = {patch};
    page.marks.emplace_back(std::move(path));
    x = x + side;
  }
}

}  // namespace

color::InkTint mark_ink(color::InkTable& inks, For whom) {
  if (whom == For::reader) return ink_of(inks, {"black", {0, 0, 0, 1}, {0, 0, 0}, ""});
  return ink_of(
      inks, {"registration", {1, 1, 1, 1}, {0, 0, 0}, "", color::Overprint::automatic, color::InkUse::registration});
}

void draw_marks(display::Pages& pages, For whom) {
  for (display::Page& page : pages.pages) {
    const product::Product& product = page.product;
    if (!product.marks.any()) continue;
    const Pen pen{page, mark_ink(pages.inks, whom)};
    if (product.marks.crop) {
      for (const Length x : {Length(), product.trim.width}) pen.down(x, {});
      for (const Length y : {Length(), product.trim.height}) pen.across(y, {});
    }
    if (product.marks.registration) add_targets(pen);
    if (product.marks.colours) add_colours(page, pages.inks);
    if (!product.marks.fold) continue;
    const std::vector<Length> dashes{base::mm(1), base::mm(0.6)};
    for (const Length x : product.folding.across) pen.down(x, dashes);
    for (const Length y : product.folding.down) pen.across(y, dashes);
  }
}

}  // namespace handbill::paint
