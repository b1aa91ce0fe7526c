#include <algorithm>
#include <cmath>

#include "backend/ink_map.h"
#include "backend/separations.h"

namespace handbill::backend {

namespace {

/// What anybody would look for: less of a box's ink than that is the rim of a letter.
constexpr double least_share = 0.01;

base::Length side_of(double window) { return base::mm(std::sqrt(window)); }

std::size_t whole(double pixels) { return static_cast<std::size_t>(std::max(std::lround(pixels), 1L)); }

Window window_of(const InkMap& map, double window) {
  const base::Length side = side_of(window);
  return {whole(columns_of(map, side)), whole(rows_of(map, side))};
}

/// What lies in a square of the window's size wherever its edges fall between pixels: a flat square is found whole.
Window inside_of(const InkMap& map, double window) {
  const base::Length side = side_of(window);
  return {whole(std::floor(columns_of(map, side) - 1)), whole(std::floor(rows_of(map, side) - 1))};
}

base::Rect both(const base::Rect& a, const base::Rect& b) {
  const base::Length left = std::min(a.left, b.left);
  const base::Length top = std::min(a.top, b.top);
  return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

/// Where more than `ink` may lie on a small picture of the page; empty where it cannot.
std::vector<base::Rect> suspects(const InkMap& map, double window, double ink) {
  std::vector<base::Rect> found = all_above(map, window_of(map, window), ink);
  for (const base::Rect& more : all_above(map, inside_of(map, window), ink)) {
    if (found.empty()) found.push_back(more);
    else found.front() = both(found.front(), more);
  }
  return found;
}

/// The boxes of a page, the lowest first, each once, where it is drawn last.
void add_boxes(const std::vector<display::Item>& items, std::vector<const display::Source*>& boxes) {
  const auto add = [&](const display::Source& source) {
    if (source.box_id.empty()) return;
    std::erase_if(boxes, [&](const display::Source* known) { return known->box_id == source.box_id; });
    boxes.push_back(&source);
  };
  for (const display::Item& item : items) {
    if (const auto* group = std::get_if<display::Group>(&item)) add_boxes(group->items, boxes);
    if (const auto* run = std::get_if<display::GlyphRun>(&item)) add(run->source);
    if (const auto* path = std::get_if<display::Path>(&item)) add(path->source);
    if (const auto* image = std::get_if<display::Image>(&item)) add(image->source);
    if (const auto* vector = std::get_if<display::Vector>(&item)) add(vector->source);
  }
}

}  // namespace

InkPeak most_ink(const Separated& separated, double window) {
  const InkMap map = ink_map(separated);
  return map.ink.empty() ? InkPeak{} : most_in(map, window_of(map, window));
}

base::Result<InkPeak> find_peak(const display::Pages& pages, SeparateOptions options, double window, double limit,
                                text::SubsetCache& subsets, base::Diagnostics& diagnostics) {
  // The window has four and a half pixels a side: a page without photographs is drawn in about 15 million instructions,
  // and what lies over the limit is off by a few points at the most.
  constexpr double coarse = 30;
  constexpr double fine = 150;
  constexpr double margin = 0.1;
  options.most_pixels = 250'000;
  View view;
  view.dpi = coarse;
  view.rough = true;
  base::Rect seen;
  InkPeak peak;
  std::vector<base::Rect> near;
  {
    PassDrawing drawing = TRY(PassDrawing::open(pages, options, subsets, diagnostics));
    // What is beyond the bleed is cut off with its marks, which have all inks.
    seen = drawing.page().product.bleed_rect();
    view.part = seen;
    const InkMap map = TRY(ink_map(drawing, view));
    peak = most_in(map, window_of(map, window));
    near = suspects(map, window, limit - margin);
  }
  if (near.empty()) return peak;
  options.most_pixels = 2'500'000;
  PassDrawing drawing = TRY(PassDrawing::open(pages, options, subsets, diagnostics));
  const base::Length side = side_of(window);
  view = {};
  view.dpi = fine;
  view.part = base::common(near.front().inset({-side, -side, -side, -side}), seen);
  const InkMap map = TRY(ink_map(drawing, view));
  return most_in(map, window_of(map, window));
}

base::Result<std::vector<display::Source>> inked_by(const display::Pages& pages, SeparateOptions options,
                                                    const base::Rect& at, text::SubsetCache& subsets,
                                                    base::Diagnostics& diagnostics) {
  options.most_pixels = 2'500'000;
  PassDrawing drawing = TRY(PassDrawing::open(pages, options, subsets, diagnostics));
  std::vector<const display::Source*> boxes;
  add_boxes(drawing.page().items, boxes);
  std::ranges::reverse(boxes);
  View view;
  view.part = at;
  const double all = mean_of(TRY(ink_map(drawing, view)));
  std::vector<display::Source> found;
  for (const display::Source* box : boxes) {
    // Most boxes are elsewhere, and one alone is drawn at once.
    Focus focus{Focus::Asked::alone, box->box_id};
    view.focus = &focus;
    if (mean_of(TRY(ink_map(drawing, view))) < least_share) continue;
    focus.asked = Focus::Asked::bleached;
    if (mean_of(TRY(ink_map(drawing, view))) > all - least_share) continue;
    found.push_back(*box);
  }
  return found;
}

}  // namespace handbill::backend
