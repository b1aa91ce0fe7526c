#include <hb.h>

#include <algorithm>

#include "text/inside.h"

namespace handbill::text {

namespace {

/// In points; y down.
struct Extent {
  double left, top, right, bottom;
};

/// The glyph's ink, from its place on the baseline.
std::optional<Extent> extent_of(const Run& run, std::uint32_t glyph) {
  const Face::Inside& face = run.face->inside();
  hb_glyph_extents_t extents{};
  if (hb_font_get_glyph_extents(face.font.get(), glyph, &extents) == 0 || extents.width == 0 || extents.height == 0)
    return std::nullopt;
  const double scale = run.size.to_pt() / face.upem;
  const double left = extents.x_bearing * scale;
  const double top = -extents.y_bearing * scale;
  // HarfBuzz's height points down: it is negative.
  const Extent upright{left, top, left + extents.width * scale, top - extents.height * scale};
  if (run.stance != Stance::sideways) return upright;
  return Extent{-upright.bottom, upright.left, -upright.top, upright.right};
}

}  // namespace

void Line::move(base::Length away) {
  top += away;
  baseline += away;
  const auto shift = [&](base::Length& x, base::Length& y) {
    switch (writing) {
      case Writing::horizontal:
        y += away;
        break;
      case Writing::vertical_rl:
        x -= away;
        break;
      case Writing::vertical_lr:
        x += away;
        break;
    }
  };
  for (PlacedRun& run : runs) shift(run.origin.x, run.origin.y);
  for (PlacedDrawing& drawing : drawings) shift(drawing.at.left, drawing.at.top);
}

Underline underline_of(const Run& run) {
  const Metrics metrics = measure_face(*run.face);
  const double thickness = metrics.underline_thickness > 0 ? metrics.underline_thickness : 0.05;
  const double position = metrics.underline_position < 0 ? -metrics.underline_position : 0.1;
  return {run.size * position, run.size * thickness};
}

bool ink_meets(const Line& line, const base::Rect& zone, base::Length slack) {
  // No glyph's ink reaches further from its origin; the widest, a whole sentence (U+FDFD), is ten em long.
  constexpr double furthest = 3;
  constexpr double longest = 15;
  const double left = (zone.left + slack).to_pt();
  const double right = (zone.right() - slack).to_pt();
  const double top = (zone.top + slack).to_pt();
  const double bottom = (zone.bottom() - slack).to_pt();
  for (const PlacedDrawing& drawing : line.drawings) {
    const base::Rect& at = drawing.at;
    if (at.left.to_pt() < right && at.right().to_pt() > left && at.top.to_pt() < bottom && at.bottom().to_pt() > top)
      return true;
  }
  for (const PlacedRun& placed : line.runs) {
    const double reach = placed.run.size.to_pt() * furthest;
    const double ahead = placed.run.size.to_pt() * longest;
    for (const Glyph& glyph : placed.run.glyphs) {
      const double x = placed.origin.x.to_pt() + glyph.x;
      const double y = placed.origin.y.to_pt() + glyph.y;
      if (x + ahead < left || x - reach > right || y + reach < top || y - reach > bottom) continue;
      const auto one = extent_of(placed.run, glyph.id);
      if (one && x + one->left < right && x + one->right > left && y + one->top < bottom && y + one->bottom > top)
        return true;
    }
  }
  return false;
}

base::Rect ink(const Line& line) {
  std::optional<Extent> all;
  const auto add = [&](const Extent& here) {
    all = !all ? here
               : Extent{std::min(all->left, here.left), std::min(all->top, here.top), std::max(all->right, here.right),
                        std::max(all->bottom, here.bottom)};
  };
  for (const PlacedRun& placed : line.runs) {
    for (const Glyph& glyph : placed.run.glyphs) {
      const auto one = extent_of(placed.run, glyph.id);
      if (!one) continue;
      const double x = placed.origin.x.to_pt() + glyph.x;
      const double y = placed.origin.y.to_pt() + glyph.y;
      add({x + one->left, y + one->top, x + one->right, y + one->bottom});
    }
  }
  for (const PlacedDrawing& drawing : line.drawings) {
    const base::Rect& at = drawing.at;
    add({at.left.to_pt(), at.top.to_pt(), at.right().to_pt(), at.bottom().to_pt()});
  }
  if (!all) return {line.left, line.baseline, base::Length(), base::Length()};
  return {base::pt(all->left), base::pt(all->top), base::pt(all->right - all->left), base::pt(all->bottom - all->top)};
}

}  // namespace handbill::text
