#include <algorithm>

#include "base/number.h"
#include "impose/schemes.h"

namespace handbill::impose {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;

template <typename... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <typename... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

}  // namespace

Result<base::Size> common_size(const std::vector<Page>& pages, Diagnostics& diagnostics) {
  const base::Size first = pages.front().trim;
  for (std::size_t i = 1; i < pages.size(); ++i) {
    const base::Size& each = pages[i].trim;
    // What other programs write is rounded to a hundredth of a point at best.
    const auto same = [](base::Length a, base::Length b) { return base::fits(a, b + base::mm(0.05)); };
    if (same(each.width, first.width) && same(first.width, each.width) && same(each.height, first.height) &&
        same(first.height, each.height))
      continue;
    diagnostics
        .error("pages-differ", {},
               "expected pages of one size, found " + text_of(first) + " and, on page " + std::to_string(i + 1) + ", " +
                   text_of(each))
        .hint("impose the pages of each size by themselves");
    return Failed{};
  }
  return first;
}

base::Length widest_bleed(const std::vector<Page>& pages) {
  base::Length widest;
  for (const Page& page : pages) {
    for (const base::Length side : {page.bleed.top, page.bleed.right, page.bleed.bottom, page.bleed.left})
      widest = base::max(widest, side);
  }
  return widest;
}

std::string text_of(const base::Size& size) {
  return base::to_text(size.width.to_mm(), 1) + " x " + base::to_text(size.height.to_mm(), 1) + " mm";
}

Result<base::Done> check_sides(std::size_t sides, Diagnostics& diagnostics) {
  if (sides <= most_sides) return base::Done{};
  diagnostics
      .error("too-many-sheets", {},
             "expected at most " + std::to_string(most_sides) + " sides of sheets, found " + std::to_string(sides),
             base::Fault::usage)
      .hint("impose the pages in parts, or take a larger --sheet");
  return Failed{};
}

Result<Plan> plan(const std::vector<Page>& pages, const Scheme& scheme, const Settings& settings,
                  Diagnostics& diagnostics) {
  if (pages.size() > most_pages) {
    diagnostics
        .error("too-many-pages", {},
               "expected at most " + std::to_string(most_pages) + " pages, found " + std::to_string(pages.size()),
               base::Fault::data)
        .hint("impose the document in parts");
    return Failed{};
  }
  return std::visit(Overloaded{
                        [&](const NUp& cells) {
                          return settings.press ? plan_press_cells(pages, cells, settings, diagnostics)
                                                : plan_cells(pages, cells, settings, diagnostics);
                        },
                        [&](const Booklet& booklet) {
                          return settings.press ? plan_press_booklet(pages, booklet, settings, diagnostics)
                                                : plan_booklet(pages, booklet, settings, diagnostics);
                        },
                        [&](const Tiles& tiles) { return plan_tiles(pages, tiles, settings, diagnostics); },
                        [&](const Calibration&) { return plan_calibration(settings); },
                    },
                    scheme);
}

}  // namespace handbill::impose
