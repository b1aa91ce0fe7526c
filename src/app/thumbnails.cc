#include "app/thumbnails.h"

#include <algorithm>

#include "app/recolour.h"
#include "paint/shapes.h"

namespace handbill::app {
namespace {

using base::Length;
using base::mm;
using base::Rect;

constexpr double behind = 0.5;           ///< size of the further pages, of the first one's
constexpr double largest = 0.6;          ///< of the real size
constexpr std::size_t most_further = 3;  ///< pages shown besides the first
constexpr Length gap = mm(1.5);
constexpr Length edge = mm(0.15);
constexpr double edge_tint = 0.4;

/// The further pages stand beside the first one, or above it.
struct Arrangement {
  double scale = 0;
  bool above = false;
};

double ratio(Length room, Length needed) { return needed > Length() ? base::max(room, Length()) / needed : largest; }

Arrangement arrange(const display::Pages& piece, std::size_t further, const Rect& room) {
  const base::Size first = piece.pages.front().product.trim;
  Length widths;
  Length height;
  for (std::size_t i = 1; i <= further; ++i) {
    const base::Size& trim = piece.pages[i].product.trim;
    widths += trim.width * behind;
    height = base::max(height, trim.height * behind);
  }
  const Length gaps = gap * static_cast<double>(further);
  const double beside = std::min(ratio(room.width - gaps, first.width + widths), ratio(room.height, first.height));
  const double above = std::min({ratio(room.width, first.width), ratio(room.width - gaps, widths),
                                 ratio(room.height - gap, first.height + height)});
  if (further == 0 || beside >= above) return {std::min(beside, largest), false};
  return {std::min(above, largest), true};
}

/// What cannot be clicked at this size.
void drop_links(std::vector<display::Item>& items) {
  std::erase_if(items, [](const display::Item& item) {
    return std::holds_alternative<display::Link>(item) || std::holds_alternative<display::Anchor>(item);
  });
  for (display::Item& item : items) {
    if (auto* const group = std::get_if<display::Group>(&item)) drop_links(group->items);
  }
}

/// One page, drawn into `to`.
class Thumbnail {
 public:
  Thumbnail(const display::Page& page, const Rect& to, const color::InkTint& line)
      : page_(page), to_(to), line_(line) {}

  void draw(Recolour& recolour, std::vector<display::Item>& items) const {
    const base::Size trim = page_.product.trim;
    const double scale = to_.width / trim.width;
    display::Group group;
    group.transform = {scale, 0, 0, scale, to_.left.to_pt(), to_.top.to_pt()};
    group.clip.push_back(paint::rounded(page_.product.trim_rect()));
    group.items = recolour.items(page_.items);
    drop_links(group.items);
    items.emplace_back(std::move(group));
    stroke(paint::rounded(to_), {}, items);
    const std::vector<Length> dashes{mm(0.7), mm(0.5)};
    for (const Length x : page_.product.folding.across)
      stroke(paint::line({to_.left + x * scale, to_.top}, {to_.left + x * scale, to_.bottom()}), dashes, items);
    for (const Length y : page_.product.folding.down)
      stroke(paint::line({to_.left, to_.top + y * scale}, {to_.right(), to_.top + y * scale}), dashes, items);
  }

 private:
  void stroke(image::PathData path, std::vector<Length> dashes, std::vector<display::Item>& items) const {
    display::Path item;
    item.path = std::move(path);
    display::Stroke stroke;
    stroke.paint = color::InkTint{line_.ink, line_.tint * edge_tint};
    stroke.width = edge;
    stroke.dashes = std::move(dashes);
    item.stroke.push_back(std::move(stroke));
    items.emplace_back(std::move(item));
  }

  const display::Page& page_;
  const Rect& to_;
  const color::InkTint& line_;
};

const layout::PlacedBox* find(const layout::PlacedBox& box, std::string_view id) {
  if (box.node != nullptr && box.node->id == id) return &box;
  for (const layout::PlacedBox& child : box.children) {
    if (const auto* const found = find(child, id)) return found;
  }
  return nullptr;
}

}  // namespace

std::optional<BoxPlace> find_box(const layout::Placed& placed, std::string_view id) {
  for (std::size_t i = 0; i < placed.pages.size(); ++i) {
    if (const auto* const box = find(placed.pages[i].root, id)) return BoxPlace{i, box->rect};
  }
  return std::nullopt;
}

void draw_thumbnails(const display::Pages& piece, const BoxPlace& place, const color::InkTint& line,
                     display::Pages& sheet) {
  const Rect& room = place.rect;
  const std::size_t further = std::min(piece.pages.size() - 1, most_further);
  const Arrangement plan = arrange(piece, further, room);
  Recolour recolour(piece.inks, sheet.inks);
  std::vector<display::Item>& items = sheet.pages.at(place.page).items;
  Length along;  // from where a line starts
  Length foot = room.bottom();
  for (std::size_t i = 0; i <= further; ++i) {
    const display::Page& page = piece.pages[i];
    const double scale = plan.scale * (i == 0 ? 1 : behind);
    const base::Size size{page.product.trim.width * scale, page.product.trim.height * scale};
    const Length left = sheet.right_to_left ? room.right() - along - size.width : room.left + along;
    const Rect to{left, foot - size.height, size.width, size.height};
    Thumbnail(page, to, line).draw(recolour, items);
    if (i == 0 && plan.above) foot = to.top - gap;
    else along += size.width + gap;
  }
}

}  // namespace handbill::app
