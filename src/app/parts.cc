#include "app/parts.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/path.h"
#include "base/transform.h"

namespace handbill::app {
namespace {

using base::Rect;
using display::Item;

/// Whether an item belongs to one of the boxes.
class Ownership {
 public:
  explicit Ownership(const std::vector<std::string>& boxes) : boxes_(boxes) {}
  [[nodiscard]] bool operator()(const Item& item) const {
    return std::visit([&](const auto& one) { return owns(one); }, item);
  }

 private:
  [[nodiscard]] bool owns(const display::Group& group) const { return std::ranges::any_of(group.items, *this); }
  [[nodiscard]] bool owns(const display::Anchor&) const { return false; }
  [[nodiscard]] bool owns(const auto& item) const { return std::ranges::binary_search(boxes_, item.source.box_id); }

  const std::vector<std::string>& boxes_;
};

Rect around(const Rect& a, const Rect& b) {
  const base::Length left = std::min(a.left, b.left);
  const base::Length top = std::min(a.top, b.top);
  return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

Rect wider(const Rect& rect, base::Length by) {
  return {rect.left - by, rect.top - by, rect.width + by * 2, rect.height + by * 2};
}

bool touch(const Rect& a, const Rect& b) {
  return a.left <= b.right() && b.left <= a.right() && a.top <= b.bottom() && b.top <= a.bottom();
}

/// No ink of the item lies outside; nothing where it has none. Rather too large than too small.
std::optional<Rect> reach(const Item& item);

std::optional<Rect> reach_of(const display::GlyphRun& item) {
  // No glyph of the catalogue's faces reaches further beyond its own width: those that are wider, up to 8 em in Arabic,
  // end with the run at the latest.
  constexpr double ems = 3;
  const text::Run& run = item.run;
  if (run.glyphs.empty()) return std::nullopt;
  const base::Length along = base::pt(run.advance);
  const bool is_level = run.stance == text::Stance::horizontal;
  Rect rect{item.origin.x, item.origin.y, is_level ? along : base::Length(), is_level ? base::Length() : along};
  for (const text::Glyph& glyph : run.glyphs)
    rect = around(rect, {item.origin.x + base::pt(glyph.x), item.origin.y + base::pt(glyph.y), {}, {}});
  return wider(rect, run.size * ems * std::max(1.0, run.stretch));
}
std::optional<Rect> reach_of(const display::Path& item) {
  // A mitre is up to ten widths long, half of them beyond the path: cairo's limit, which no stroke of a page changes.
  const base::Length pen = item.stroke.empty() ? base::Length() : item.stroke.front().width * 5;
  return wider(base::bounds(item.path), pen);
}
std::optional<Rect> reach_of(const display::Image& item) { return item.clip; }
std::optional<Rect> reach_of(const display::Vector& item) { return item.clip; }
std::optional<Rect> reach_of(const display::Link&) { return std::nullopt; }
std::optional<Rect> reach_of(const display::Anchor&) { return std::nullopt; }
std::optional<Rect> reach_of(const display::Group& item) {
  std::optional<Rect> rect;
  for (const Item& each : item.items) {
    const auto inner = reach(each);
    if (!inner) continue;
    const Rect outer = base::bounds(item.transform, *inner);
    rect = rect ? around(*rect, outer) : outer;
  }
  return rect;
}

std::optional<Rect> reach(const Item& item) {
  return std::visit([](const auto& one) { return reach_of(one); }, item);
}

/// Items of one kind that are drawn together.
struct Layer {
  bool own = false;
  std::vector<Item> items;
  std::vector<Rect> reaches;

  [[nodiscard]] bool touches(const std::optional<Rect>& rect) const {
    return rect && std::ranges::any_of(reaches, [&](const Rect& each) { return touch(each, *rect); });
  }
};

/// Puts items into the lowest layer of their kind that they can sink to. The lowest of all is shared, and may be empty.
class Layers {
 public:
  void add(Item item, bool own) {
    const auto rect = reach(item);
    std::size_t place = layers_.size();
    for (std::size_t i = layers_.size(); i-- > 0;) {
      if (layers_[i].own == own) place = i;
      if (layers_[i].touches(rect)) break;
    }
    if (place == layers_.size()) layers_.push_back({own, {}, {}});
    layers_[place].items.push_back(std::move(item));
    if (rect) layers_[place].reaches.push_back(*rect);
  }
  [[nodiscard]] std::vector<Layer>& all() { return layers_; }

 private:
  std::vector<Layer> layers_ = std::vector<Layer>(1);
};

display::Pages empty_like(const display::Pages& pages) {
  return {pages.title, pages.author, pages.language, pages.right_to_left, pages.inks, {}, {}};
}

/// A page of the document with a layer's items alone. What a page with marks shows is cut at its bleed.
display::Page page_of(const product::Product& product, std::vector<Item> items, bool is_cut) {
  if (!is_cut) return {product, std::move(items), {}};
  display::Group cut;
  cut.clip.push_back(base::rounded(product.bleed_rect()));
  cut.items = std::move(items);
  display::Page page{product, {}, {}};
  page.items.emplace_back(std::move(cut));
  return page;
}

}  // namespace

Parts take_apart(display::Pages pages, const std::vector<std::string>& local_boxes) {
  Parts parts{empty_like(pages), empty_like(pages), {}};
  const Ownership is_own(local_boxes);
  for (display::Page& page : pages.pages) {
    Layers layers;
    for (Item& item : page.items) {
      const bool own = is_own(item);
      layers.add(std::move(item), own);
    }
    auto& order = parts.order.emplace_back();
    const bool has_marks = !page.marks.empty();
    for (Layer& layer : layers.all()) {
      auto& drawn = layer.own ? parts.own.pages : parts.shared.pages;
      order.push_back({layer.own ? pdf::Part::Of::own : pdf::Part::Of::shared, drawn.size()});
      drawn.push_back(page_of(page.product, std::move(layer.items), has_marks));
    }
    // Outside the bleed, where no box reaches.
    if (has_marks) parts.shared.pages[order.front().index].marks = std::move(page.marks);
  }
  return parts;
}

}  // namespace handbill::app
