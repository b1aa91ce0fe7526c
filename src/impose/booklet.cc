#include <algorithm>

#include "base/number.h"
#include "base/transform.h"
#include "impose/guides.h"
#include "impose/press.h"
#include "impose/schemes.h"
#include "impose/sheet.h"

namespace handbill::impose {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Length;
using base::Result;

/// A sheet has two leaves with two pages each.
constexpr std::size_t pages_a_sheet = 4;

/// Paper is a little thicker than it measures where it is folded.
constexpr double fold_of_stock = 1.2;

/// How far the innermost sheet of a signature of so many pages sticks out.
Length creep_of(const Booklet& scheme, std::size_t pages) {
  if (scheme.stock <= Length()) return scheme.creep;
  return scheme.stock * (static_cast<double>(pages / pages_a_sheet) - 1) * fold_of_stock;
}

/// The pages of one signature, those that are blank included, of a document of `pages`.
std::size_t signature_of(const Booklet& scheme, std::size_t pages) {
  const std::size_t whole = (pages + pages_a_sheet - 1) / pages_a_sheet * pages_a_sheet;
  return scheme.signature > 0 ? std::min(static_cast<std::size_t>(scheme.signature), whole) : whole;
}

Result<base::Done> check(const Booklet& scheme, const base::Size& page, std::size_t pages, Diagnostics& diagnostics) {
  if (scheme.signature < 0 || scheme.signature % 4 != 0) {
    diagnostics
        .error("bad-signature", {},
               "expected a signature of 4, 8, 12 or more pages, found " + std::to_string(scheme.signature),
               base::Fault::usage)
        .hint("each sheet of a booklet holds 4 pages");
    return Failed{};
  }
  const Length creep = creep_of(scheme, signature_of(scheme, pages));
  if (creep < Length() || !base::fits(creep, page.width / 10)) {
    diagnostics
        .error("bad-creep", {},
               "expected a creep from 0 mm to a tenth of the page's width, found " + base::to_text(creep.to_mm(), 2) +
                   " mm",
               base::Fault::usage)
        .hint("it is about the paper's thickness times the number of sheets: 0.1mm for each sheet of office paper");
    return Failed{};
  }
  return base::Done{};
}

/// The two leaves of a sheet: the one whose back is read on from its front, and the one that ends the signature.
struct Leaves {
  Leaf opening;
  Leaf closing;
};
/// `first` and `count` are the signature's; sheet 0 is the outermost. Pages that the document has not are blank.
Leaves leaves_of(std::size_t first, std::size_t count, std::size_t sheet, std::size_t pages) {
  const auto page = [&](std::size_t number) {
    const std::size_t at = first + number;
    return at < pages ? std::optional(at) : std::nullopt;
  };
  return {{page(2 * sheet), page(2 * sheet + 1)}, {page(count - 1 - 2 * sheet), page(count - 2 - 2 * sheet)}};
}

/// How far the pages of a signature's sheet move to the spine; sheet 0 is the outermost.
Length shift_of(const Booklet& scheme, std::size_t count, std::size_t sheet) {
  const std::size_t inner = count / pages_a_sheet - 1;
  if (inner == 0) return {};
  return creep_of(scheme, count) * (static_cast<double>(sheet) / static_cast<double>(inner));
}

Slot slot_of(const Grid& grid, int column, Length to_spine) {
  Slot slot{grid.trim(column, 0), grid.room(column, 0), grid.to_sheet(column, 0)};
  const Length by = column == 0 ? to_spine : -to_spine;
  slot.trim.left += by;
  slot.to_sheet.dx += by.to_pt();
  return slot;
}

Guides booklet_guides(const Grid& grid, const std::vector<Cell>& cells) {
  Guides guides = guides_of(grid, cells);
  std::erase_if(guides.upright, [](const Guides::Cut& cut) { return cut.between; });
  guides.upright.push_back({grid.trim(1, 0).left, true, true, Line::Look::dashed});
  return guides;
}

/// The two halves of a spread on a press sheet: what of it may use the sheet is bounded by the spine, and by its room.
std::vector<Slot> spread_slots(const Grid& grid, base::Axes<int> place, const base::Size& page, Length to_spine) {
  const base::Transform map = grid.to_sheet(place.x, place.y);
  const base::Rect room = grid.room(place.x, place.y);
  std::vector<Slot> slots;
  for (const bool right : {false, true}) {
    const Length left = right ? page.width - to_spine : to_spine;
    const base::Rect half{right ? page.width : -page.width, -page.height, page.width * 2, page.height * 3};
    slots.push_back({base::bounds(map, {left, {}, page.width, page.height}),
                     base::common(base::bounds(map, half), room), base::combine(map, {1, 0, 0, 1, left.to_pt(), 0})});
  }
  return slots;
}

Guides spread_guides(const Grid& grid, Length bleed) {
  Guides guides = press_guides(grid, bleed);
  for (int column = 0; !grid.turned && column < grid.columns; ++column) {
    const base::Rect spread = grid.trim(column, 0);
    guides.upright.push_back({spread.left + spread.width / 2, true, true, Line::Look::dashed});
  }
  for (int row = 0; grid.turned && row < grid.rows; ++row) {
    const base::Rect spread = grid.trim(0, row);
    guides.level.push_back({spread.top + spread.height / 2, true, true, Line::Look::dashed});
  }
  return guides;
}

}  // namespace

Result<Plan> plan_booklet(const std::vector<Page>& pages, const Booklet& scheme, const Settings& settings,
                          Diagnostics& diagnostics) {
  const base::Size page = TRY(common_size(pages, diagnostics));
  TRY(check(scheme, page, pages.size(), diagnostics));
  const auto grid = choose_grid(settings.paper, {page, {{2, 1}}, {Length()}, false, scheme.shrink});
  if (!grid) {
    diagnostics
        .error("does-not-fit", {},
               "expected room on " + settings.paper.name + " for two pages of " + text_of(page) + " side by side")
        .hint("take a larger paper with --sheet, or let the pages become smaller with --shrink");
    return Failed{};
  }
  Settings turned = settings;
  turned.turn = Turn::sideways;
  if (turned.flip == Flip::none) turned.flip = Flip::upright;
  const Backs backs(grid->sheet, turned);
  const std::size_t sheets = (pages.size() + pages_a_sheet - 1) / pages_a_sheet;
  TRY(check_sides(sheets * 2, diagnostics));

  Plan plan;
  plan.flip = backs.flip();
  plan.scale = grid->scale;
  plan.columns = 2;
  plan.blanks = sheets * pages_a_sheet - pages.size();
  const std::size_t whole = sheets * pages_a_sheet;
  const std::size_t signature = signature_of(scheme, pages.size());
  for (std::size_t first = 0; first < whole; first += signature) {
    const std::size_t count = std::min(signature, whole - first);
    const std::size_t inner = count / pages_a_sheet - 1;
    for (std::size_t sheet = 0; sheet <= inner; ++sheet) {
      const Length to_spine = shift_of(scheme, count, sheet);
      const Leaves leaves = leaves_of(first, count, sheet, pages.size());
      const int opening_column = settings.right_to_left ? 0 : 1;
      const std::vector<Slot> slots{slot_of(*grid, opening_column, to_spine),
                                    slot_of(*grid, 1 - opening_column, to_spine)};
      Side& front = add_sheet(plan, grid->sheet, slots, {leaves.opening, leaves.closing}, pages, backs);
      const Guides guides = booklet_guides(*grid, front.cells);
      add_guides(front, guides, settings);
      if (sheets > 1) add_label_below(front, guides, settings, sheet_label(plan.sheets, sheets));
    }
  }
  return plan;
}

Result<Plan> plan_press_booklet(const std::vector<Page>& pages, const Booklet& scheme, const Settings& settings,
                                Diagnostics& diagnostics) {
  const base::Size page = TRY(common_size(pages, diagnostics));
  TRY(check(scheme, page, pages.size(), diagnostics));
  Settings turned = settings;
  turned.turn = Turn::sideways;
  const Length bleed = widest_bleed(pages);
  const Work work = settings.press->work;
  const base::Axes<int> shape{work == Work::turn ? 2 : 1, work == Work::tumble ? 2 : 1};
  const std::string what =
      (shape.x * shape.y == 1 ? "a spread of two pages of " : "two spreads of two pages of ") + text_of(page);
  const PressWish wish{what, {page.width * 2, page.height}, {shape}, bleed * 2, bleed};
  const Grid grid = TRY(choose_press_grid(turned, wish, diagnostics));
  const std::size_t whole = (pages.size() + pages_a_sheet - 1) / pages_a_sheet * pages_a_sheet;
  TRY(check_sides(whole / 2, diagnostics));
  Plan plan;
  plan.press = settings.press;
  plan.columns = grid.columns * (grid.turned ? 1 : 2);
  plan.rows = grid.rows * (grid.turned ? 2 : 1);
  plan.blanks = whole - pages.size();
  const std::size_t signature = signature_of(scheme, pages.size());
  for (std::size_t first = 0; first < whole; first += signature) {
    const std::size_t count = std::min(signature, whole - first);
    for (std::size_t sheet = 0; sheet < count / pages_a_sheet; ++sheet) {
      const auto slots = spread_slots(grid, {0, 0}, page, shift_of(scheme, count, sheet));
      const Leaves leaves = leaves_of(first, count, sheet, pages.size());
      const auto& [left, right] = settings.right_to_left ? std::pair(leaves.opening, leaves.closing)
                                                         : std::pair(leaves.closing, leaves.opening);
      add_plates(plan, grid, slots, {left, right}, pages, turned);
    }
  }
  add_press_marks(plan, grid, spread_guides(grid, bleed), settings, diagnostics);
  return plan;
}

}  // namespace handbill::impose
