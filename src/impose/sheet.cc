#include "impose/sheet.h"

#include "base/transform.h"

namespace handbill::impose {
namespace {

using base::Length;

base::Transform mirror(const base::Size& size, bool sideways) {
  if (sideways) return {-1, 0, 0, 1, size.width.to_pt(), 0};
  return {1, 0, 0, -1, 0, size.height.to_pt()};
}

base::Rect moved(const base::Rect& rect, base::Point by) {
  return {rect.left + by.x, rect.top + by.y, rect.width, rect.height};
}

Cell make_cell(std::size_t page, const base::Rect& trim, const base::Rect& room, const base::Transform& to_sheet,
               const std::vector<Page>& pages) {
  const Page& shown = pages.at(page);
  const base::Sides<Length> out{-shown.bleed.top, -shown.bleed.right, -shown.bleed.bottom, -shown.bleed.left};
  const base::Rect drawn = base::Rect{{}, {}, shown.trim.width, shown.trim.height}.inset(out);
  return {page, trim, base::common(base::bounds(to_sheet, drawn), room), to_sheet};
}

Flip resolved(Flip flip, const base::Size& sheet) {
  if (flip != Flip::upright) return flip;
  return sheet.width > sheet.height ? Flip::short_edge : Flip::long_edge;
}

}  // namespace

Backs::Backs(const base::Size& sheet, const Settings& settings)
    : sheet_(sheet),
      flip_(resolved(settings.flip, sheet)),
      // The long edge of a portrait sheet is its side.
      sideways_((flip_ == Flip::long_edge) == (sheet.width <= sheet.height)),
      turn_(settings.turn),
      offset_(settings.back_offset) {}

base::Transform Backs::through_paper() const { return mirror(sheet_, sideways_); }

base::Transform Backs::to_back(const base::Transform& to_front, const base::Size& page) const {
  const base::Transform back_to_front = mirror(page, turn_ == Turn::sideways);
  return base::combine(through_paper(), base::combine(to_front, back_to_front));
}

base::Point Backs::correction() const {
  // What lies too far right as seen from the front lies too far left on a back that was turned sideways.
  return {sideways_ ? offset_.x : -offset_.x, sideways_ ? -offset_.y : offset_.y};
}

std::optional<Cell> front_cell(const Slot& slot, const Leaf& leaf, const std::vector<Page>& pages) {
  if (!leaf.front) return std::nullopt;
  return make_cell(*leaf.front, slot.trim, slot.room, slot.to_sheet, pages);
}

std::optional<Cell> back_cell(const Slot& slot, const Leaf& leaf, const std::vector<Page>& pages, const Backs& backs) {
  if (!leaf.back) return std::nullopt;
  const base::Transform through = backs.through_paper();
  Cell cell = make_cell(*leaf.back, base::bounds(through, slot.trim), base::bounds(through, slot.room),
                        backs.to_back(slot.to_sheet, pages.at(*leaf.back).trim), pages);
  const base::Point by = backs.correction();
  cell.trim = moved(cell.trim, by);
  cell.clip = moved(cell.clip, by);
  cell.to_sheet.dx += by.x.to_pt();
  cell.to_sheet.dy += by.y.to_pt();
  return cell;
}

Side& add_sheet(Plan& plan, const base::Size& size, const std::vector<Slot>& slots, const std::vector<Leaf>& leaves,
                const std::vector<Page>& pages, const Backs& backs) {
  Side front{size, false, {}, {}, {}, {}};
  Side back{size, true, {}, {}, {}, {}};
  for (std::size_t i = 0; i < slots.size() && i < leaves.size(); ++i) {
    if (auto cell = front_cell(slots[i], leaves[i], pages)) front.cells.push_back(*cell);
    if (!backs.any()) continue;
    if (auto cell = back_cell(slots[i], leaves[i], pages, backs)) back.cells.push_back(*cell);
  }
  plan.sides.push_back(std::move(front));
  const std::size_t at = plan.sides.size() - 1;
  if (backs.any()) plan.sides.push_back(std::move(back));
  ++plan.sheets;
  return plan.sides[at];
}

}  // namespace handbill::impose
