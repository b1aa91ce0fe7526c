#include "paint/marks.h"

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

color::InkTint black_of(color::InkTable& inks) {
  const auto known = inks.find("black");
  return {known ? *known : inks.add({"black", {0, 0, 0, 1}, {0, 0, 0}, ""}), 1};
}

}  // namespace

void draw_marks(display::Pages& pages) {
  for (display::Page& page : pages.pages) {
    const product::Product& product = page.product;
    if (!product.marks.any()) continue;
    const Pen pen{page, black_of(pages.inks)};
    if (product.marks.crop) {
      for (const Length x : {Length(), product.trim.width}) pen.down(x, {});
      for (const Length y : {Length(), product.trim.height}) pen.across(y, {});
    }
    if (!product.marks.fold) continue;
    const std::vector<Length> dashes{base::mm(1), base::mm(0.6)};
    for (const Length x : product.folding.across) pen.down(x, dashes);
    for (const Length y : product.folding.down) pen.across(y, dashes);
  }
}

}  // namespace handbill::paint
