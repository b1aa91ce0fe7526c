#include <algorithm>

#include "base/number.h"
#include "layout/check.h"
#include "layout/sizes.h"

namespace handbill::layout {

using base::Length;

namespace {

/// WCAG 2.1, 1.4.3: large text, from 18 CSS pt, needs 3:1; ours begins at 24 pt, since posters are read from afar.
constexpr Length large_text = base::pt(24);
constexpr std::size_t rows = 3;
/// A part of the text's area that is allowed to fail: a thin line of the picture that crosses a letter.
constexpr double tolerated = 0.1;

/// So many places of a text with one contrast.
struct Weighed {
  double ratio;
  std::string_view ground;
  std::size_t places;
};

double least_contrast(const PlacedText& text) {
  return text.size < large_text ? std::max(text.least_contrast, 4.5) : text.least_contrast;
}

/// Where the line's capitals stand.
base::Rect area_of(const PlacedText& text, const text::Line& line) {
  const Length height = text.size * std::max(text.metrics.optical_height, 0.1);
  if (line.writing != text::Writing::horizontal)
    return text.band(line, line.baseline - height / 2, line.baseline + height / 2);
  return text.band(line, line.baseline - height, line.baseline);
}

/// The text's own ink, and those of the parts in it that its author marked.
std::vector<color::InkTint> inks_of(const PlacedText& text) {
  std::vector<color::InkTint> inks{text.ink};
  for (const text::Line& line : text.lines) {
    for (const text::PlacedRun& placed : line.runs) {
      const style::CharacterLook* const character = text.character_of(placed.run);
      if (character != nullptr && std::ranges::find(inks, character->ink) == inks.end()) inks.push_back(character->ink);
    }
  }
  return inks;
}

void check_ink(Engine& engine, const PlacedText& text, const color::InkTint& ink, const Underlay& underlay) {
  const double least = least_contrast(text);
  const Contrast contrast = contrast_of(engine.resolved, text, ink, underlay);
  // What is printed as 4.5 counts as 4.5.
  if (contrast.ratio >= least - 0.005) return;
  engine.diagnostics
      .error("low-contrast", text.span,
             "text of `" + text.box_id + "` in `" + ink_name(engine.resolved.inks, ink) + "` on `" +
                 std::string(contrast.ground) + "` has a contrast of " + base::to_text(contrast.ratio, 2) +
                 ":1, needs " + base::to_text(least, 1) + ":1")
      .hint(underlay.is_mixed() ? "choose another ink for the text, or give the box more opacity"
                                : "choose another ink for the text, or put a fill under it");
}

/// A code that is thinned or blended has another contrast than that of its inks.
void check_code(Engine& engine, const PlacedBox& box, const PlacedQr& code, const Underlay& underlay) {
  if (!underlay.is_mixed()) return;
  const base::Length y = code.code.top + code.code.height / 2;
  double least = 21;
  for (const Ground& ground :
       underlay.row(y, code.code.left, code.code.width, 8, color::preview(engine.resolved.inks, code.content->ink))) {
    least = std::min(least, color::contrast(ground.text, ground.colour));
  }
  if (least >= 4.5 - 0.005) return;
  engine.diagnostics
      .error("qr-low-contrast", box.node->span,
             "`" + box.node->id + "` as it is thinned and blended has a contrast of " + base::to_text(least, 1) +
                 ":1, needs 4.5:1")
      .hint("give it more opacity, or no blend");
}

void walk(Engine& engine, const PlacedBox& box, Underlay& underlay);

void walk_content(Engine& engine, const PlacedBox& box, Underlay& underlay) {
  for (const PlacedPicture& picture : box.pictures) underlay.add_picture(picture);
  for (const PlacedQr& code : box.codes) {
    underlay.add_fill(code.ground, code.content->ground);
    check_code(engine, box, code, underlay);
  }
  for (const PlacedText& text : box.texts) {
    if (text.is_marker) continue;
    for (const color::InkTint& ink : inks_of(text)) check_ink(engine, text, ink, underlay);
  }
  in_painting_order(box, [&](const PlacedBox& child) { walk(engine, child, underlay); });
}

/// In the order in which paint draws it.
void walk_effects(Engine& engine, const PlacedBox& box, Underlay& underlay) {
  const style::Effects& effects = box.node->effects.front();
  underlay.enter(&box, {0, {}, {}, {}, effects.opacity, effects.blend});
  for (const style::Shadow& shadow : effects.shadow) {
    base::Rect moved = box.own_rect();
    moved.left += shadow.x;
    moved.top += shadow.y;
    underlay.add_fill(moved, shadow.ink);
  }
  const auto shape = box.shape();
  if (shape) underlay.enter(nullptr, {0, {}, {}, {*shape}});
  if (box.node->fill) underlay.add_fill(box.own_rect(), *box.node->fill);
  for (const style::Gradient& gradient : effects.fill) underlay.add_fill(box.own_rect(), gradient);
  const auto clip = box.content_clip();
  if (clip) underlay.enter(nullptr, {0, {}, {}, {*clip}});
  walk_content(engine, box, underlay);
  if (clip) underlay.leave();
  if (shape) underlay.leave();
  underlay.leave();
}

void walk(Engine& engine, const PlacedBox& box, Underlay& underlay) {
  const base::Diagnostics::Within within(engine.diagnostics, box.node->used_at, used_here);
  if (!box.node->effects.empty()) return walk_effects(engine, box, underlay);
  if (box.node->fill) underlay.add_fill(box.rect, *box.node->fill);
  walk_content(engine, box, underlay);
}

}  // namespace

Contrast contrast_of(const style::Resolved& resolved, const PlacedText& text, const color::InkTint& tint,
                     const Underlay& underlay) {
  const color::Rgb8 ink = color::preview(resolved.inks, tint);
  std::vector<Weighed> ratios;
  color::Rgb8 last;
  color::Rgb8 last_text;
  double last_ratio = 0;
  bool any = false;
  for (const text::Line& line : text.lines) {
    const double along = line.width.to_pt() / text.size.to_pt() * 2;
    const auto count = static_cast<std::size_t>(std::clamp(along, 4.0, 48.0));
    const base::Rect area = area_of(text, line);
    const bool down = line.writing != text::Writing::horizontal;
    if (const auto ground = underlay.plain(area, ink)) {
      ratios.push_back({color::contrast(ink, ground->colour), ground->name, count * rows});
      continue;
    }
    const std::size_t y_count = down ? count : rows;
    for (std::size_t row = 0; row < y_count; ++row) {
      const Length y = area.bottom() - area.height * ((static_cast<double>(row) + 0.5) / static_cast<double>(y_count));
      for (const Ground& ground : underlay.row(y, area.left, area.width, down ? rows : count, ink)) {
        if (!any || ground.colour != last || ground.text != last_text)
          last_ratio = color::contrast(ground.text, ground.colour);
        any = true;
        last = ground.colour;
        last_text = ground.text;
        ratios.push_back({last_ratio, ground.name, 1});
      }
    }
  }
  if (ratios.empty()) return {};
  // The worst tenth is forgiven; what comes next speaks for the text.
  std::ranges::sort(ratios, {}, &Weighed::ratio);
  std::size_t all = 0;
  for (const Weighed& one : ratios) all += one.places;
  auto forgiven = static_cast<std::size_t>(tolerated * static_cast<double>(all));
  const auto speaks = std::ranges::find_if(ratios, [&](const Weighed& one) {
    if (one.places > forgiven) return true;
    forgiven -= one.places;
    return false;
  });
  return {speaks->ratio, speaks->ground};
}

void check_contrast(Engine& engine, const PlacedBox& root, Underlay& underlay) { walk(engine, root, underlay); }

}  // namespace handbill::layout
