#include <algorithm>

#include "pdf/pdf.h"

namespace handbill::pdf {

namespace {

/// The smallest upright rectangle around `rect` after the map.
base::Rect map_rect(const base::Transform& map, const base::Rect& rect) {
  const double xs[] = {rect.left.to_pt(), rect.right().to_pt()};
  const double ys[] = {rect.top.to_pt(), rect.bottom().to_pt()};
  double left = 0, right = 0, top = 0, bottom = 0;
  bool first = true;
  for (const double x : xs) {
    for (const double y : ys) {
      const double mapped_x = map.xx * x + map.xy * y + map.dx;
      const double mapped_y = map.yx * x + map.yy * y + map.dy;
      left = first ? mapped_x : std::min(left, mapped_x);
      right = first ? mapped_x : std::max(right, mapped_x);
      top = first ? mapped_y : std::min(top, mapped_y);
      bottom = first ? mapped_y : std::max(bottom, mapped_y);
      first = false;
    }
  }
  return {base::pt(left), base::pt(top), base::pt(right - left), base::pt(bottom - top)};
}

/// First `inner`, then `outer`.
base::Transform combine(const base::Transform& outer, const base::Transform& inner) {
  return {outer.xx * inner.xx + outer.xy * inner.yx,
          outer.yx * inner.xx + outer.yy * inner.yx,
          outer.xx * inner.xy + outer.xy * inner.yy,
          outer.yx * inner.xy + outer.yy * inner.yy,
          outer.xx * inner.dx + outer.xy * inner.dy + outer.dx,
          outer.yx * inner.dx + outer.yy * inner.dy + outer.dy};
}

void collect(const std::vector<display::Item>& items, const base::Transform& map, std::vector<LinkBox>& links) {
  for (const display::Item& item : items) {
    if (const auto* link = std::get_if<display::Link>(&item)) links.push_back({map_rect(map, link->at), link->uri});
    if (const auto* group = std::get_if<display::Group>(&item))
      collect(group->items, combine(map, group->transform), links);
  }
}

base::Rect moved(const base::Rect& rect, base::Point by) {
  return {rect.left + by.x, rect.top + by.y, rect.width, rect.height};
}

}  // namespace

PageBoxes boxes_of(const display::Page& page, bool with_bleed) {
  const base::Rect trim = page.product.trim_rect();
  const base::Rect media = with_bleed ? page.product.bleed_rect() : trim;
  const base::Point by{-media.left, -media.top};
  return {media.size(), moved(media, by), moved(trim, by), {}};
}

std::vector<LinkBox> links_of(const display::Page& page, const PageBoxes& boxes) {
  base::Transform map;
  map.dx = boxes.trim.left.to_pt();
  map.dy = boxes.trim.top.to_pt();
  std::vector<LinkBox> links;
  collect(page.items, map, links);
  return links;
}

}  // namespace handbill::pdf
