#include <algorithm>

#include "layout/check.h"

namespace handbill::layout {

using base::Length;
using base::Rect;

namespace {

bool is_bordered(const style::Node& node) {
  const auto& [top, right, bottom, left] = node.border;
  return top.width > Length() || right.width > Length() || bottom.width > Length() || left.width > Length();
}

class Collector {
 public:
  explicit Collector(const std::vector<const style::Node*>& skip) : skip_(skip) { inks_.reserve(128); }

  void box(const PlacedBox& box, const Frame& around);
  void content(const PlacedBox& box, const Frame& frame);
  [[nodiscard]] std::vector<Ink> take() { return std::move(inks_); }

 private:
  void add(Ink::Kind kind, const Rect& rect, const PlacedBox& box, const Frame& frame) {
    if (!(rect.width > Length()) || !(rect.height > Length())) return;
    Rect on_page = frame.on_page(rect);
    if (frame.window) {
      on_page = base::common(on_page, *frame.window);
      if (!(on_page.width > Length()) || !(on_page.height > Length())) return;
    }
    inks_.push_back({kind, on_page, on_page, rect, frame, &box, box.node->id, box.node->span, nullptr, nullptr, false});
  }

  void ground(const PlacedBox& box, const Frame& frame, bool is_filled) {
    const std::size_t before = inks_.size();
    add(Ink::Kind::fill, box.own_rect(), box, frame);
    if (inks_.size() > before) inks_.back().is_solid = is_filled && frame.hides;
  }

  const std::vector<const style::Node*>& skip_;
  std::vector<Ink> inks_;
};

void Collector::box(const PlacedBox& box, const Frame& around) {
  if (std::ranges::find(skip_, box.node) != skip_.end()) return;
  const bool filled = box.node->fill || is_bordered(*box.node);
  if (box.node->effects.empty()) {
    if (filled) ground(box, around, box.node->fill.has_value());
    return content(box, around);
  }
  const style::Effects& effects = box.node->effects.front();
  Frame frame = around.within(box);
  for (const style::Shadow& shadow : effects.shadow) {
    Rect moved = box.own_rect();
    moved.left += shadow.x;
    moved.top += shadow.y;
    add(Ink::Kind::fill, moved, box, frame);
  }
  if (const auto shape = box.shape()) frame = frame.cut(*shape);
  if (effects.opacity < 1 || effects.blend != color::Blend::normal) frame.hides = false;
  if (filled || !effects.fill.empty()) ground(box, frame, box.node->fill || !effects.fill.empty());
  if (const auto clip = box.content_clip()) frame = frame.cut(*clip);
  content(box, frame);
}

void Collector::content(const PlacedBox& box, const Frame& frame) {
  for (const PlacedPicture& picture : box.pictures) {
    const std::size_t before = inks_.size();
    add(Ink::Kind::picture, picture.clip, box, frame);
    const auto* raster = std::get_if<image::RasterRef>(&picture.content->picture);
    const bool opaque = raster != nullptr && (*raster)->channels != image::Raster::Channels::rgba;
    if (opaque && inks_.size() > before) inks_.back().is_solid = frame.hides;
  }
  for (const PlacedQr& code : box.codes) {
    add(Ink::Kind::code, code.ground, box, frame);
    if (!inks_.empty() && inks_.back().kind == Ink::Kind::code) inks_.back().printed = frame.on_page(code.code);
  }
  for (const PlacedRule& rule : box.rules) add(Ink::Kind::rule, rule.rect(), box, frame);
  for (const PlacedText& text : box.texts) {
    for (const text::Line& line : text.lines) {
      const std::size_t before = inks_.size();
      add(Ink::Kind::text, generous(text, line), box, frame);
      if (inks_.size() == before) continue;
      inks_.back().box_id = text.box_id;
      inks_.back().span = text.span;
      inks_.back().text = &text;
      inks_.back().line = &line;
    }
  }
  in_painting_order(box, [&](const PlacedBox& child) { this->box(child, frame); });
}

}  // namespace

std::string_view word_for(Ink::Kind kind) {
  switch (kind) {
    case Ink::Kind::text:
      return "text";
    case Ink::Kind::code:
      return "the code";
    case Ink::Kind::picture:
      return "the picture";
    case Ink::Kind::rule:
      return "the line";
    case Ink::Kind::fill:
      return "the ground";
  }
  return "ink";
}

Rect generous(const PlacedText& text, const text::Line& line) {
  const Length em = text.size;
  const bool down = line.writing != text::Writing::horizontal;
  const Rect band = down ? text.band(line, line.baseline - em * 1.5, line.baseline + em * 1.5)
                         : text.band(line, line.baseline - em * 2, line.baseline + em * 1.5);
  return down ? Rect{band.left, band.top - em * 0.5, band.width, band.height + em}
              : Rect{band.left - em * 0.5, band.top, band.width + em, band.height};
}

std::vector<Ink> inks_of(const PlacedBox& root, const std::vector<const style::Node*>& skip) {
  Collector collector(skip);
  collector.box(root, {});
  return collector.take();
}

}  // namespace handbill::layout
