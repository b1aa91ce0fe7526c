#include "base/transform.h"
#include "pdf/pdf.h"

namespace handbill::pdf {

namespace {

void collect(const std::vector<display::Item>& items, const base::Transform& map, std::vector<LinkBox>& links) {
  for (const display::Item& item : items) {
    if (const auto* link = std::get_if<display::Link>(&item)) links.push_back({base::bounds(map, link->at), link->uri});
    if (const auto* group = std::get_if<display::Group>(&item))
      collect(group->items, base::combine(map, group->transform), links);
  }
}

base::Rect moved(const base::Rect& rect, base::Point by) {
  return {rect.left + by.x, rect.top + by.y, rect.width, rect.height};
}

}  // namespace

PageBoxes boxes_of(const display::Page& page, Medium medium) {
  const base::Rect trim = page.product.trim_rect();
  const base::Rect media = medium == Medium::trim    ? trim
                           : medium == Medium::bleed ? page.product.media_rect()
                                                     : page.product.press_media_rect();
  const base::Rect bleed = medium == Medium::trim ? trim : page.product.bleed_rect();
  const base::Point by{-media.left, -media.top};
  return {media.size(), moved(bleed, by), moved(trim, by), {}};
}

std::vector<LinkBox> links_of(const display::Page& page, const PageBoxes& boxes) {
  base::Transform map;
  map.dx = boxes.trim.left.to_pt();
  map.dy = boxes.trim.top.to_pt();
  if (page.product.upside_down) map = {-1, 0, 0, -1, boxes.trim.right().to_pt(), boxes.trim.bottom().to_pt()};
  std::vector<LinkBox> links;
  collect(page.items, map, links);
  return links;
}

}  // namespace handbill::pdf
