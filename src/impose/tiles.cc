#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "impose/grid.h"
#include "impose/guides.h"
#include "impose/marks.h"
#include "impose/schemes.h"

namespace handbill::impose {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Length;
using base::mm;
using base::pt;
using base::Result;

/// Between the picture and the edge that no mark crosses: for ticks, labels and the ruler.
constexpr Length slug = mm(4);
/// More bleed than this is of no use to a knife.
constexpr Length most_bleed = mm(3);

/// How one axis of the page is cut up: all pieces are equal and share an overlap with their neighbours.
struct Axis {
  int count = 1;
  Length piece;
  Length overlap;
  [[nodiscard]] Length start(int i) const { return (piece - overlap) * i; }
  /// Where neighbour `i` is cut that lies over the one before it; the page's edges for the first and the last.
  [[nodiscard]] Length seam(int i) const {
    if (i == 0) return {};
    return i == count ? start(count - 1) + piece : start(i) + overlap / 2;
  }
};

struct Tiling {
  base::Size sheet;
  base::Size page;  ///< at its scale
  double scale = 1;
  base::Sides<Length> bleed;
  Axis across;
  Axis down;
  [[nodiscard]] int tiles() const { return across.count * down.count; }
};

Axis axis_of(Length page, Length most, Length overlap) {
  const double pieces = (page - overlap - base::length_slack) / (most - overlap);
  const int count = std::max(1, static_cast<int>(std::ceil(std::min(pieces, 10'000.0))));
  if (count == 1) return {1, page, overlap};
  return {count, (page + overlap * (count - 1)) / count, overlap};
}

/// The way to lay the paper that takes fewest sheets.
std::optional<Tiling> choose_tiling(const Page& page, const Tiles& scheme, const Settings& settings) {
  const auto kept = [&](Length bleed) { return base::min(bleed * scheme.scale, most_bleed); };
  Tiling tiling;
  tiling.scale = scheme.scale;
  tiling.page = {page.trim.width * scheme.scale, page.trim.height * scheme.scale};
  tiling.bleed = {kept(page.bleed.top), kept(page.bleed.right), kept(page.bleed.bottom), kept(page.bleed.left)};
  const Length around = settings.edge + slug + kept(widest_bleed({page}));
  std::optional<Tiling> best;
  for (const base::Size& sheet : stands_of(settings.paper)) {
    const Length width = sheet.width - around * 2;
    const Length height = sheet.height - around * 2;
    if (width < scheme.overlap * 2 || height < scheme.overlap * 2 || width < mm(20) || height < mm(20)) continue;
    tiling.sheet = sheet;
    tiling.across = axis_of(tiling.page.width, width, scheme.overlap);
    tiling.down = axis_of(tiling.page.height, height, scheme.overlap);
    if (!best || tiling.tiles() < best->tiles()) best = tiling;
  }
  return best;
}

/// A tile's picture on its sheet, without bleed.
base::Rect window_of(const Tiling& tiling) {
  const base::Size size{tiling.across.piece, tiling.down.piece};
  return {(tiling.sheet.width - size.width) / 2, (tiling.sheet.height - size.height) / 2, size.width, size.height};
}

/// Bleed stands only at the page's own edges.
base::Sides<Length> bleed_of(const Tiling& tiling, int column, int row) {
  return {row == 0 ? tiling.bleed.top : Length(), column == tiling.across.count - 1 ? tiling.bleed.right : Length(),
          row == tiling.down.count - 1 ? tiling.bleed.bottom : Length(), column == 0 ? tiling.bleed.left : Length()};
}

Cell cell_of(const Tiling& tiling, std::size_t page, int column, int row) {
  const base::Rect window = window_of(tiling);
  const base::Sides<Length> bleed = bleed_of(tiling, column, row);
  const Length x = window.left - tiling.across.start(column);
  const Length y = window.top - tiling.down.start(row);
  return {page,
          window,
          window.inset({-bleed.top, -bleed.right, -bleed.bottom, -bleed.left}),
          {tiling.scale, 0, 0, tiling.scale, x.to_pt(), y.to_pt()}};
}

/// A tile is cut where it lies over the one before it, and dashed where the next will lie.
std::vector<Guides::Cut> cuts_of(const Axis& axis, int i, Length window) {
  const Length origin = window - axis.start(i);
  const auto next = i == axis.count - 1 ? Line::Look::solid : Line::Look::dashed;
  return {{origin + axis.seam(i), i > 0, false, Line::Look::solid},
          {origin + axis.seam(i + 1), i + 1 < axis.count, false, next}};
}

/// The page in small with this tile filled in; how wide it is.
Length add_icon(Side& side, const Tiling& tiling, int column, int row, base::Point at) {
  const Length height = mm(3);
  const double scale = height / tiling.page.height;
  const Axis& across = tiling.across;
  const Axis& down = tiling.down;
  const auto part = [&](int i, int j) {
    return base::Rect{at.x + across.seam(i) * scale, at.y + down.seam(j) * scale,
                      (across.seam(i + 1) - across.seam(i)) * scale, (down.seam(j + 1) - down.seam(j)) * scale};
  };
  for (int j = 0; j < down.count; ++j) {
    for (int i = 0; i < across.count; ++i)
      side.patches.push_back({part(i, j), i == column && j == row ? 1.0 : 0.0, true});
  }
  return tiling.page.width * scale;
}

void add_labels(Side& side, const Tiling& tiling, const Guides& guides, int column, int row) {
  const int number = row * tiling.across.count + column + 1;
  const Length inside = tiling.across.overlap / 2 + mm(2);
  const Length top = guides.block.bottom() + guides.beyond.bottom + mm(0.8);
  const Length left = guides.block.left + inside;
  const Length icon = add_icon(side, tiling, column, row, {left, top});
  Label sheet = sheet_label(static_cast<std::size_t>(number), static_cast<std::size_t>(tiling.tiles()));
  sheet.at = {left + icon + mm(1.5), top + mm(2.3)};
  side.labels.push_back(std::move(sheet));
  Label place;
  place.key = "tile-of";
  place.english = "row {row} of {rows}, column {column} of {columns}";
  place.values = {{"row", std::to_string(row + 1)},
                  {"rows", std::to_string(tiling.down.count)},
                  {"column", std::to_string(column + 1)},
                  {"columns", std::to_string(tiling.across.count)}};
  place.at = {guides.block.right() - inside, top + mm(2.3)};
  place.align = Label::Align::end;
  side.labels.push_back(std::move(place));
}

/// 100 mm above the picture: long enough to see that a printer has scaled the page.
void add_check_ruler(Side& side, const Tiling& tiling, const Guides& guides) {
  const Length clear = tiling.across.overlap / 2 + mm(3);
  const Length room = guides.block.width - clear * 2;
  const Length left = base::fits(mm(100), room) ? guides.block.left + clear : (side.size.width - mm(100)) / 2;
  const base::Point at{left, guides.block.top - guides.beyond.top - mm(1)};
  add_ruler(side, at, 100);
  Label label;
  label.english = "100 mm";
  label.at = {at.x + mm(102), at.y};
  side.labels.push_back(label);
  if (room < mm(165)) return;
  label.key = "check-ruler";
  label.english = "not 100 mm long? print at 100 %";
  label.at = {guides.block.right() - clear, at.y};
  label.align = Label::Align::end;
  side.labels.push_back(std::move(label));
}

Side tile_side(const Tiling& tiling, std::size_t page, int column, int row, const Settings& settings) {
  Side side{tiling.sheet, false, {cell_of(tiling, page, column, row)}, {}, {}, {}};
  if (settings.marks == Settings::Marks::none) return side;
  Guides guides;
  guides.block = window_of(tiling);
  guides.beyond = bleed_of(tiling, column, row);
  guides.upright = cuts_of(tiling.across, column, guides.block.left);
  guides.level = cuts_of(tiling.down, row, guides.block.top);
  add_guides(side, guides, settings);
  if (tiling.tiles() > 1) add_labels(side, tiling, guides, column, row);
  if (column == 0 && row == 0) add_check_ruler(side, tiling, guides);
  return side;
}

void add_steps(Side& side, const Tiling& tiling, Length top) {
  const std::string count = std::to_string(tiling.tiles());
  const std::pair<const char*, const char*> steps[] = {
      {"assembly-print", "1. Print at 100 % and hold a ruler to the one on sheet 1."},
      {"assembly-cut", "2. Cut each sheet along the solid ticks on its left and at its top."},
      {"assembly-lay", "3. Lay it over the sheet before, up to the dashed ticks, and glue it."},
      {"assembly-trim", "4. Cut the edges of the whole."},
  };
  for (const auto& [key, english] : steps) {
    Label label;
    label.key = key;
    label.english = english;
    label.size = pt(10);
    label.at = {mm(20), top};
    side.labels.push_back(std::move(label));
    top += mm(6);
  }
}

/// The whole page in small, with its seams and the numbers of the tiles.
Side assembly_side(const Tiling& tiling, std::size_t page) {
  Side side{tiling.sheet, false, {}, {}, {}, {}};
  const base::Size room{tiling.sheet.width - mm(40), tiling.sheet.height - mm(75)};
  const double small = std::min(room.width / tiling.page.width, room.height / tiling.page.height);
  const base::Size size{tiling.page.width * small, tiling.page.height * small};
  const base::Rect at{(tiling.sheet.width - size.width) / 2, mm(20), size.width, size.height};
  const double scale = small * tiling.scale;
  side.cells.push_back({page, at, at, {scale, 0, 0, scale, at.left.to_pt(), at.top.to_pt()}});
  const auto x = [&](int i) { return at.left + tiling.across.seam(i) * small; };
  const auto y = [&](int i) { return at.top + tiling.down.seam(i) * small; };
  for (int i = 0; i <= tiling.across.count; ++i) add_seam(side, {x(i), at.top}, {x(i), at.bottom()});
  for (int i = 0; i <= tiling.down.count; ++i) add_seam(side, {at.left, y(i)}, {at.right(), y(i)});
  for (int row = 0; row < tiling.down.count; ++row) {
    for (int column = 0; column < tiling.across.count; ++column) {
      const base::Point middle{(x(column) + x(column + 1)) / 2, (y(row) + y(row + 1)) / 2};
      add_number(side, middle, row * tiling.across.count + column + 1);
    }
  }
  add_steps(side, tiling, at.bottom() + mm(12));
  return side;
}

Result<base::Done> check(const Tiles& scheme, const Settings& settings, Diagnostics& diagnostics) {
  const Length shorter = base::min(settings.paper.size.width, settings.paper.size.height);
  if (scheme.overlap < Length() || scheme.overlap > shorter / 4) {
    diagnostics.error("bad-overlap", {},
                      "expected an overlap from 0 mm to a quarter of the paper's width, found " +
                          base::to_text(scheme.overlap.to_mm(), 2) + " mm",
                      base::Fault::usage);
    return Failed{};
  }
  return base::Done{};
}

}  // namespace

Result<Plan> plan_tiles(const std::vector<Page>& pages, const Tiles& scheme, const Settings& settings,
                        Diagnostics& diagnostics) {
  TRY(check(scheme, settings, diagnostics));
  Plan plan;
  plan.scale = scheme.scale;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const auto tiling = choose_tiling(pages[page], scheme, settings);
    if (!tiling) {
      diagnostics
          .error("does-not-fit", {},
                 "expected paper that has room for a tile and its marks, found " + settings.paper.name + " of " +
                     text_of(settings.paper.size))
          .hint("take a larger paper with --sheet, or a smaller --overlap");
      return Failed{};
    }
    const auto count = static_cast<std::size_t>(tiling->across.count) * static_cast<std::size_t>(tiling->down.count);
    TRY(check_sides(plan.sides.size() + count + 1, diagnostics));
    if (page == 0) {
      plan.columns = tiling->across.count;
      plan.rows = tiling->down.count;
    }
    for (int row = 0; row < tiling->down.count; ++row) {
      for (int column = 0; column < tiling->across.count; ++column)
        plan.sides.push_back(tile_side(*tiling, page, column, row, settings));
    }
    plan.sheets += count;
    if (count > 1 && settings.marks != Settings::Marks::none) plan.sides.push_back(assembly_side(*tiling, page));
  }
  return plan;
}

}  // namespace handbill::impose
