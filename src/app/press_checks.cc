#include "app/press_checks.h"

#include <set>

#include "base/number.h"
#include "pdf/pdf.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Length;
using product::ShopProfile;

std::string in_mm(Length length) { return base::to_text(length.to_mm(), 1) + " mm"; }
std::string percent(double share) { return base::to_text(share * 100, 0) + " %"; }

class Checks {
 public:
  Checks(const PressUnit& unit, Tools& tools, Diagnostics& diagnostics)
      : unit_(unit), profile_(unit.shop.profile), tools_(tools), diagnostics_(diagnostics) {}

  void run() {
    for (std::size_t page = 0; page < unit_.pages.pages.size(); ++page) {
      const display::Page& one = unit_.pages.pages[page];
      bleed(one);
      size(one);
      texts(one.items);
      opaque(one, page);
      ink(page);
    }
    separations();
  }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  void bleed(const display::Page& page) {
    if (base::fits(profile_.bleed, page.product.bleed)) return;
    error("bleed-too-small", page_span(),
          "`" + profile_.name + "` needs a bleed of " + in_mm(profile_.bleed) + ", found " + in_mm(page.product.bleed))
        .hint("write bleed: " + base::to_text(profile_.bleed.to_mm(), 2) + "mm under page");
  }

  void size(const display::Page& page) {
    if (profile_.sizes.empty()) return;
    const base::Size trim = page.product.trim;
    std::string all;
    for (const std::string& name : profile_.sizes) {
      const auto known = product::paper_size(name);
      if (!known) continue;
      const auto is = [&](Length wide, Length high) {
        return base::near(trim.width, wide) && base::near(trim.height, high);
      };
      if (is(known->width, known->height) || is(known->height, known->width)) return;
      all += (all.empty() ? "" : ", ") + name;
    }
    error("size-not-printed", page_span(),
          "`" + profile_.name + "` prints " + all + ", found " + base::to_text(trim.width.to_mm(), 1) + " x " +
              in_mm(trim.height))
        .hint(
            "take another profile, or ask the shop whether it prints this size, and add it to `sizes` of the profile");
  }

  /// PDF/X-1a holds nothing that lets something below show through.
  void opaque(const display::Page& page, std::size_t number) {
    if (profile_.standard != product::Standard::x1a) return;
    for (const pdf::Transparent& part : pdf::transparent_parts(page)) {
      error("not-opaque", part.source.span,
            "`" + profile_.name + "` takes PDF/X-1a, in which nothing is transparent, found " + part.what + " in `" +
                part.source.box_id + "` on page " + std::to_string(number + 1))
          .hint("take opacity, blends and shadows out of the box, or hand the file over as PDF/X-4");
    }
  }

  void texts(const std::vector<display::Item>& items) {
    for (const display::Item& item : items) {
      if (const auto* group = std::get_if<display::Group>(&item)) texts(group->items);
      const auto* run = std::get_if<display::GlyphRun>(&item);
      if (run == nullptr) continue;
      const color::Ink& ink = unit_.pages.inks.at(run->paint.ink);
      if (!ink.rich_black || !told_.insert(run->source.box_id).second) continue;
      error("rich-black-text", run->source.span,
            "the text of `" + run->source.box_id + "` is set in `" + ink.name +
                "`, a black of four inks: where they do not lie exactly on each other, letters get coloured rims")
          .hint("set it in an ink of black alone, {cmyk: [0, 0, 0, 100], preview: '#000000'}");
    }
  }

  void separations() {
    std::set<std::string> names;
    for (const color::Ink& ink : unit_.pages.inks.inks()) {
      if (!ink.spot.empty() && ink.use == color::InkUse::printing) names.insert(ink.spot);
    }
    if (static_cast<int>(names.size()) <= profile_.spots) return;
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    error("too-many-separations", page_span(),
          "`" + profile_.name + "` prints " + std::to_string(profile_.spots) +
              " separations beside the four inks, the theme has " + std::to_string(names.size()) + ": " + all)
        .hint("take `spot` out of the theme's inks, which are printed in their cmyk then, or ask for another profile");
  }

  void ink(std::size_t page) {
    backend::SeparateOptions options;
    options.page = page;
    options.output = unit_.shop.output.get();
    options.faces = &tools_.faces;
    const double limit = profile_.most_ink + profile_.ink_tolerance;
    const auto peak =
        backend::find_peak(unit_.pages, options, profile_.ink_window, limit, tools_.subsets, diagnostics_);
    if (!peak) {
      failed_ = true;
      return;
    }
    // What rounding to a byte a plate does.
    constexpr double rounding = 0.01;
    if (peak->ink <= limit + rounding) return;
    const auto boxes = backend::inked_by(unit_.pages, options, peak->at, tools_.subsets, diagnostics_);
    if (!boxes) {
      failed_ = true;
      return;
    }
    std::string names;
    for (const display::Source& box : *boxes) names += (names.empty() ? "`" : ", `") + box.box_id + "`";
    const Length x = peak->at.left + peak->at.width / 2;
    const Length y = peak->at.top + peak->at.height / 2;
    error("too-much-ink", boxes->empty() ? page_span() : boxes->front().span,
          "`" + profile_.name + "` bears " + percent(profile_.most_ink) + " of ink, found " + percent(peak->ink) +
              " on page " + std::to_string(page + 1) + ", " + base::to_text(x.to_mm(), 0) + " mm from the left and " +
              base::to_text(y.to_mm(), 0) + " mm from the top" + (names.empty() ? "" : ", in " + names))
        .hint("thin an ink there, or take a blend or a layer away: so much ink does not dry, and marks the next sheet");
  }

  /// The layout's page: what the outermost box of the first page stands in.
  [[nodiscard]] base::Span page_span() const {
    return unit_.sources.entries.empty() ? base::Span{} : unit_.sources.entries.front().span;
  }

  base::Diagnostic& error(std::string_view id, base::Span span, std::string message) {
    failed_ = true;
    return diagnostics_.error(id, span, std::move(message));
  }

  const PressUnit& unit_;
  const ShopProfile& profile_;
  Tools& tools_;
  Diagnostics& diagnostics_;
  std::set<std::string> told_;
  bool failed_ = false;
};

}  // namespace

bool check_press(const PressUnit& unit, Tools& tools, Diagnostics& diagnostics) {
  Checks checks(unit, tools, diagnostics);
  checks.run();
  return !checks.failed();
}

}  // namespace handbill::app
