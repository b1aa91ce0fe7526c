#include <algorithm>
#include <cmath>

#include "app/diff.h"
#include "app/sheet.h"
#include "base/number.h"
#include "image/image.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Length;
using base::mm;
using base::pt;
using base::Rect;
using base::Result;

constexpr Length margin = mm(8);
constexpr Length head_height = mm(15);

/// Where both states are as dark, their product is a neutral grey: what differs alone shows a hue.
struct Tint {
  double r, g, b;
};
constexpr double both = 0.3;
constexpr Tint before_tint{0.96, 0.44, 0.31};
constexpr Tint after_tint{both / before_tint.r, both / before_tint.g, both / before_tint.b};

MapColour through(const Tint& tint) {
  return [tint](color::Rgb8 colour) {
    const double dark = 1 - grey(colour).r / 255.0;
    const auto channel = [&](double part) {
      return static_cast<std::uint8_t>(std::lround(255 * std::pow(part, dark)));
    };
    return color::Rgb8{channel(tint.r), channel(tint.g), channel(tint.b)};
  };
}

color::InkTint solid(color::InkTable& inks, const char* name, const Tint& tint, double strength) {
  const auto channel = [&](double part) { return static_cast<std::uint8_t>(std::lround(255 * part * strength)); };
  return {inks.add({name, {1, 0, 0, 0}, {channel(tint.r), channel(tint.g), channel(tint.b)}, {}}), 1};
}

/// `+1.20`: hundredths of a millimetre, never `-0.00`.
std::string signed_mm(Length length) {
  double value = std::round(length.to_mm() * 100) / 100;
  if (value == 0) value = 0;
  std::string text = base::to_text(std::abs(value), 2);
  const std::size_t dot = text.find('.');
  if (dot == std::string::npos) text += ".00";
  else text.resize(dot + 3, '0');
  return (value > 0 ? "+" : value < 0 ? "-" : "") + text;
}

/// What is said of a box beside its frame.
std::string words_of(const BoxChange& box) {
  std::string text = box.id;
  if (box.presence == Presence::after_only) return text + "  new";
  if (box.presence == Presence::before_only) return text + "  gone";
  const auto add = [&](const char* name, Length by) {
    if (std::abs(by.to_mm()) >= 0.005) text += std::string("  ") + name + " " + signed_mm(by);
  };
  add("x", box.after.left - box.before.left);
  add("y", box.after.top - box.before.top);
  add("w", box.after.width - box.before.width);
  add("h", box.after.height - box.before.height);
  if (box.text) text += "  text";
  if (box.ink && !box.text) text += "  ink";
  return text;
}

/// Draws one page of changes.
class ChangePage {
 public:
  ChangePage(const PageChange& change, Labels& labels, color::InkTable& inks, const SheetInks& own)
      : change_(change),
        labels_(labels),
        inks_(inks),
        own_(own),
        before_ink_(solid(inks, "before", before_tint, 0.86)),
        after_ink_(solid(inks, "after", after_tint, 0.8)) {}

  Result<display::Page> draw(Diagnostics& diagnostics) {
    const base::Size trim = larger();
    const base::Size size{base::max(trim.width, mm(90)) + margin * 2, trim.height + margin * 2 + head_height};
    items_.push_back(filled({{}, {}, size.width, size.height}, own_.ground));
    head(size.width);
    const Rect paper{margin, margin + head_height, trim.width, trim.height};
    items_.push_back(filled(paper, own_.paper));
    TRY(state(change_.before, change_.unit_before, before_tint, display::Blend::normal, diagnostics));
    TRY(state(change_.after, change_.unit_after, after_tint, display::Blend::multiply, diagnostics));
    items_.push_back(outlined(paper, own_.line, pt(0.25)));
    frames();
    return own_page(size, std::move(items_));
  }

 private:
  [[nodiscard]] base::Size larger() const {
    base::Size size;
    for (const PageState* page : {change_.before, change_.after}) {
      if (page == nullptr) continue;
      size = {base::max(size.width, page->trim.width), base::max(size.height, page->trim.height)};
    }
    return size;
  }

  void head(Length width) {
    const Unit& unit = change_.unit;
    const Label name{unit.layout, "en", pt(12), own_.words, true};
    const Length name_width = labels_.width(name);
    labels_.write(name, {margin, margin - mm(2), width, mm(7)}, items_);
    const std::string which = unit.language + "   " + unit.edition + "   page " + std::to_string(change_.number);
    labels_.write({which, "en", pt(8), own_.quiet}, {margin + name_width + mm(4), margin - mm(0.6), width, mm(5)},
                  items_);
    Length left = margin;
    const auto legend = [&](const color::InkTint& ink, const char* words) {
      items_.push_back(filled({left, margin + mm(6.2), mm(3), mm(3)}, ink));
      const Label label{words, "en", pt(7.5), own_.words};
      labels_.write(label, {left + mm(4.2), margin + mm(5.9), width, mm(5)}, items_);
      left = left + mm(4.2) + labels_.width(label) + mm(6);
    };
    legend(before_ink_, "before");
    legend(after_ink_, "after");
    legend({own_.quiet.ink, 1}, "as it was");
  }

  /// One state in its tint, laid over the other.
  Result<base::Done> state(const PageState* page, const UnitState* unit, const Tint& tint, display::Blend blend,
                           Diagnostics& diagnostics) {
    if (page == nullptr) return base::Done{};
    const Rect at{margin, margin + head_height, page->trim.width, page->trim.height};
    color::InkTable own_inks = unit->inks;
    std::vector<display::Item> shown = page->items;
    if (!page->png.empty()) {
      const auto raster = TRY(image::decode(page->png, "a page's picture", {}, diagnostics));
      const Rect whole{{}, {}, page->trim.width, page->trim.height};
      shown.emplace_back(display::Image{raster, whole, whole, {}});
    }
    Recolour recolour(own_inks, inks_, through(tint));
    display::Group group = placed_page(recolour.items(shown), page->trim, at);
    group.blend = blend;
    items_.emplace_back(std::move(group));
    return base::Done{};
  }

  void frames() {
    for (std::size_t i = 0; i < change_.boxes.size(); ++i) {
      const BoxChange& box = change_.boxes[i];
      if (!box.is_changed() || box.depth == 0) continue;
      const bool is_old =
          box.presence != Presence::after_only && (box.is_moved() || box.presence == Presence::before_only);
      if (is_old) items_.push_back(outlined(on_sheet(box.before), before_ink_, pt(0.6), {pt(2), pt(1.5)}));
      if (box.presence != Presence::before_only) items_.push_back(outlined(on_sheet(box.after), after_ink_, pt(0.75)));
    }
    for (std::size_t i = 0; i < change_.boxes.size(); ++i) {
      if (change_.boxes[i].depth > 0 && change_.boxes[i].is_changed() && !holds_a_change(i)) tag(change_.boxes[i]);
    }
  }

  /// A box that changed because of what is in it needs no words of its own.
  [[nodiscard]] bool holds_a_change(std::size_t index) const {
    for (std::size_t i = index + 1; i < change_.boxes.size() && change_.boxes[i].depth > change_.boxes[index].depth;
         ++i) {
      if (change_.boxes[i].is_changed()) return true;
    }
    return false;
  }

  void tag(const BoxChange& box) {
    const bool is_gone = box.presence == Presence::before_only;
    const Rect at = on_sheet(is_gone ? box.before : box.after);
    const Label label{words_of(box), "en", pt(6), own_.paper, true};
    const Length width = labels_.width(label) + mm(2);
    Rect plate{at.left, at.top - mm(3.2), width, mm(3.2)};
    // Tags that would stand over each other go below each other.
    for (const Rect& other : tags_) {
      const bool beside = plate.right() <= other.left || other.right() <= plate.left;
      if (!beside && plate.top < other.bottom() && other.top < plate.bottom()) plate.top = other.bottom();
    }
    tags_.push_back(plate);
    items_.push_back(filled(plate, is_gone ? before_ink_ : after_ink_));
    labels_.write(label, {plate.left + mm(1), plate.top + mm(0.25), width, mm(3.2)}, items_);
  }

  static Rect on_sheet(const Rect& rect) {
    return {rect.left + margin, rect.top + margin + head_height, rect.width, rect.height};
  }

  const PageChange& change_;
  Labels& labels_;
  color::InkTable& inks_;
  const SheetInks& own_;
  color::InkTint before_ink_;
  color::InkTint after_ink_;
  std::vector<display::Item> items_;
  std::vector<Rect> tags_;
};

}  // namespace

Result<display::Pages> draw_changes(const std::vector<PageChange>& changes, const text::FontCatalogue& fonts,
                                    Diagnostics& diagnostics) {
  display::Pages pages;
  pages.title = "What changed";
  pages.language = "en";
  const SheetInks own = add_sheet_inks(pages.inks);
  const auto set = TRY(text::FontSet::make(fonts, label_faces(fonts, "en"), {}, diagnostics));
  text::Shaper shaper(set);
  Labels labels(shaper, fonts);
  for (const PageChange& change : changes) {
    if (!is_drawn(change)) continue;
    pages.pages.push_back(TRY(ChangePage(change, labels, pages.inks, own).draw(diagnostics)));
  }
  return pages;
}

}  // namespace handbill::app
