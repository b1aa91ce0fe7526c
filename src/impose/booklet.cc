#include <algorithm>

#include "base/number.h"
#include "impose/guides.h"
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

Result<base::Done> check(const Booklet& scheme, const base::Size& page, Diagnostics& diagnostics) {
  if (scheme.signature < 0 || scheme.signature % 4 != 0) {
    diagnostics
        .error("bad-signature", {},
               "expected a signature of 4, 8, 12 or more pages, found " + std::to_string(scheme.signature),
               base::Fault::usage)
        .hint("each sheet of a booklet holds 4 pages");
    return Failed{};
  }
  if (scheme.creep < Length() || !base::fits(scheme.creep, page.width / 10)) {
    diagnostics
        .error("bad-creep", {},
               "expected a creep from 0 mm to a tenth of the page's width, found " +
                   base::to_text(scheme.creep.to_mm(), 2) + " mm",
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

}  // namespace

Result<Plan> plan_booklet(const std::vector<Page>& pages, const Booklet& scheme, const Settings& settings,
                          Diagnostics& diagnostics) {
  const base::Size page = TRY(common_size(pages, diagnostics));
  TRY(check(scheme, page, diagnostics));
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
  const std::size_t signature = scheme.signature > 0 ? static_cast<std::size_t>(scheme.signature) : whole;
  for (std::size_t first = 0; first < whole; first += signature) {
    const std::size_t count = std::min(signature, whole - first);
    const std::size_t inner = count / pages_a_sheet - 1;
    for (std::size_t sheet = 0; sheet <= inner; ++sheet) {
      const Length to_spine =
          inner == 0 ? Length() : scheme.creep * (static_cast<double>(sheet) / static_cast<double>(inner));
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

}  // namespace handbill::impose
