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

/// As fine as a million pixels allow: the fewer of a square's edges fall into pixels, the truer is its mean.
double dpi_for(const base::Rect& part) {
  constexpr double pixels = 1'000'000;
  return std::clamp(72 * std::sqrt(pixels / (part.width.to_pt() * part.height.to_pt())), 150.0, 600.0);
}

base::Rect both(const base::Rect& a, const base::Rect& b) {
  const base::Length left = std::min(a.left, b.left);
  const base::Length top = std::min(a.top, b.top);
  return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

/// A small picture of the page, looked over.
struct Glance {
  InkPeak peak;
  std::vector<base::Rect> suspects;  ///< none, or what holds every place that may have so much ink
};
Glance glance_at(const InkMap& map, double window, double ink) {
  Glance found;
  for (const Window one : {inside_of(map, window), window_of(map, window)}) {
    found.peak = most_in(map, one);
    if (found.peak.ink < ink) continue;
    for (const base::Rect& more : all_above(map, one, ink))
      found.suspects = {found.suspects.empty() ? more : both(found.suspects.front(), more)};
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
  // The window has four pixels a side, and three of them are whole wherever it lies. An A4 page without photographs
  // takes 14 to 18 million instructions so.
  constexpr double coarse = 27;
  constexpr double margin = 0.1;
  options.most_pixels = 250'000;
  View view;
  view.dpi = coarse;
  view.rough = true;
  base::Rect seen;
  base::Rect near;
  {
    PassDrawing drawing = TRY(PassDrawing::open(pages, options, subsets, diagnostics));
    // What is beyond the bleed is cut off with its marks, which have all inks.
    seen = drawing.page().product.bleed_rect();
    view.part = seen;
    const InkMap map = TRY(ink_map(drawing, view));
    const Glance found = glance_at(map, window, limit - margin);
    if (found.suspects.empty()) return found.peak;
    near = found.suspects.front();
  }
  options.most_pixels = 2'500'000;
  PassDrawing drawing = TRY(PassDrawing::open(pages, options, subsets, diagnostics));
  const base::Length side = side_of(window);
  view = {};
  view.part = base::common(near.inset({-side, -side, -side, -side}), seen);
  view.dpi = dpi_for(view.part);
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
