#include <algorithm>

#include "layout/check.h"

namespace handbill::layout {

using base::Length;
using base::PathData;
using base::Point;
using base::Rect;

namespace {

/// A clip may touch what it holds.
constexpr Length touch = base::pt(0.1);
constexpr int places_a_side = 8;

/// Whether the path cuts a rectangle of the frame: some place of its edge lies outside.
bool cuts(const PathData& clip, const Frame& frame, const Rect& rect) {
  const Quad quad = frame.quad(rect.inset({touch, touch, touch, touch}));
  for (std::size_t side = 0; side < quad.size(); ++side) {
    const Point from = quad[side];
    const Point to = quad[(side + 1) % quad.size()];
    for (int i = 0; i < places_a_side; ++i) {
      const double part = static_cast<double>(i) / places_a_side;
      if (!base::contains(clip, {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part})) return true;
    }
  }
  return false;
}

struct Cutter {
  Engine& engine;
  const PlacedBox& cutting;
  const PathData& clip;

  void report(base::Span span, const std::string& what) const {
    engine.diagnostics.error("text-cut", span, what + " is cut by the clip of `" + cutting.node->id + "`")
        .note(cutting.node->span, "the clip is here")
        .hint("move it inwards by padding, or make it smaller");
  }
  /// What the box holds; `frame` leads to the coordinates of the clip.
  void content(const PlacedBox& box, const Frame& frame) const {
    // What overflows has been reported.
    if (std::ranges::find(engine.overflowed, box.node) != engine.overflowed.end()) return;
    for (const PlacedText& text : box.texts) {
      const bool cut = std::ranges::any_of(text.lines, [&](const text::Line& line) {
        const Rect ink = text.ink_of(line);
        return ink.width > Length() && cuts(clip, frame, ink);
      });
      if (cut) report(text.span, "text of `" + text.box_id + "`");
    }
    for (const PlacedQr& code : box.codes) {
      if (cuts(clip, frame, code.ground)) report(box.node->span, "the code of `" + box.node->id + "`");
    }
    for (const PlacedBox& child : box.children) content(child, frame.within(child));
  }
};

}  // namespace

void check_clips(Engine& engine, const PlacedBox& box) {
  if (!box.node->effects.empty()) {
    if (const auto shape = box.shape()) Cutter{engine, box, *shape}.content(box, {});
    if (const auto clip = box.content_clip()) Cutter{engine, box, *clip}.content(box, {});
  }
  for (const PlacedBox& child : box.children) check_clips(engine, child);
}

}  // namespace handbill::layout
