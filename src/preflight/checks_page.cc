#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "preflight/checks.h"

namespace handbill::preflight {

using base::Length;
using base::Rect;

namespace {

constexpr Length rounding = base::mm(0.1);

bool is_area(const Mark& mark) {
  return mark.kind == Mark::Kind::fill || mark.kind == Mark::Kind::image || mark.kind == Mark::Kind::shading;
}

/// How far the mark runs over a side of the trim: top, right, bottom, left; less than nothing inside.
Length over(const Rect& mark, const Rect& trim, int side) {
  switch (side) {
    case 0:
      return trim.top - mark.top;
    case 1:
      return mark.right() - trim.right();
    case 2:
      return mark.bottom() - trim.bottom();
    default:
      return trim.left - mark.left;
  }
}

/// The part of a side that the mark lies along.
struct Stretch {
  Length from, to;
};
Stretch along(const Rect& mark, int side) {
  return side == 0 || side == 2 ? Stretch{mark.left, mark.right()} : Stretch{mark.top, mark.bottom()};
}

constexpr std::array<std::string_view, 4> side_names{"top", "right", "bottom", "left"};

}  // namespace

void Checks::bleed_side(const PageMarks& page, int side) {
  for (const Mark& mark : page.marks) {
    // Bare paper that ends there is nothing that could be missing.
    if (!is_area(mark) || (mark.kind == Mark::Kind::fill && mark.colour.is_white())) continue;
    const Length reach = over(mark.at, page.trim, side);
    const Stretch stretch = along(mark.at, side);
    constexpr Length shortest = base::mm(2);
    if (reach < -rounding * 3 || base::fits(shop_.bleed - rounding, reach) || stretch.to - stretch.from < shortest)
      continue;
    // What is painted later may fill the bleed; what lies below would show as a rim of another colour.
    const bool is_filled = std::any_of(page.marks.begin(), page.marks.end(), [&](const Mark& other) {
      const Stretch theirs = along(other.at, side);
      const bool is_alike =
          other.colour.space.kind == mark.colour.space.kind && other.colour.values == mark.colour.values;
      return (&other > &mark || is_alike) && is_area(other) &&
             base::fits(shop_.bleed - rounding, over(other.at, page.trim, side)) &&
             theirs.from <= stretch.from + rounding && theirs.to >= stretch.to - rounding;
    });
    if (is_filled) continue;
    fail("P03",
         "expected what touches the " + std::string(side_names.at(static_cast<std::size_t>(side))) + " edge to run " +
             in_mm(shop_.bleed) + " over it, found " + in_mm(base::max(reach, Length())),
         {page.number, &mark});
  }
}

void Checks::edges(const PageMarks& page) {
  for (int side = 0; side < 4; ++side) bleed_side(page, side);
  for (const Mark& mark : page.marks) {
    if (mark.kind != Mark::Kind::text) continue;
    const Rect inside = base::common(mark.at, page.trim);
    if (inside.width <= Length() || inside.height <= Length()) continue;
    Length nearest = base::mm(1000);
    for (int side = 0; side < 4; ++side) nearest = base::min(nearest, -over(mark.at, page.trim, side));
    const auto told = [&](Length wanted) {
      return "expected words " + in_mm(wanted) + " from the trim, found " + in_mm(base::max(nearest, Length()));
    };
    if (!base::fits(shop_.safe, nearest + rounding)) fail("P04", told(shop_.safe), {page.number, &mark});
    else if (!base::fits(shop_.safe_warning, nearest + rounding))
      warn("P04", told(shop_.safe_warning), {page.number, &mark});
    if (page.number != 1) continue;
    for (const Length fold : options_.order.folds) {
      const Length away = base::max(mark.at.left - fold, fold - mark.at.right());
      if (!base::fits(shop_.fold_safe, away + rounding))
        fail("P04",
             "expected words " + in_mm(shop_.fold_safe) + " from the fold, found " + in_mm(base::max(away, Length())),
             {page.number, &mark});
    }
  }
}

void Checks::boxes(const PageMarks& page, const Facts::PageFact& fact) {
  const Where here{page.number, nullptr, page.object};
  if (!page.has_trim && !fact.has_art_box) fail("P21", "expected a TrimBox, found none", here);
  if (page.has_trim && fact.has_art_box) fail("P21", "expected a TrimBox or an ArtBox, found both", here);
  const Rect trim = page.trim.inset({rounding, rounding, rounding, rounding});
  if (!page.bleed.contains(trim))
    fail("P21", "expected the TrimBox within the BleedBox, found that it is larger", here);
  const Rect bleed = page.bleed.inset({rounding, rounding, rounding, rounding});
  if (!page.media.contains(bleed))
    fail("P21", "expected the BleedBox within the MediaBox, found that it is larger", here);
  if (fact.has_crop_box) {
    const bool is_media = fact.crop.contains(page.media.inset({rounding, rounding, rounding, rounding})) &&
                          page.media.contains(fact.crop.inset({rounding, rounding, rounding, rounding}));
    if (!is_media) fail("P21", "expected no CropBox, or one like the MediaBox, found another", here);
  }
  Length least = base::mm(1000);
  for (int side = 0; side < 4; ++side) least = base::min(least, over(page.bleed, page.trim, side));
  if (!base::fits(shop_.bleed, least + rounding))
    fail("P03", "expected a BleedBox " + in_mm(shop_.bleed) + " around the TrimBox, found " + in_mm(least), here);
  if (fact.rotate != 0) fail("G04", "expected an upright page, found /Rotate " + std::to_string(fact.rotate), here);
  if (fact.unit != 1) fail("G04", "expected no /UserUnit, found " + base::to_text(fact.unit, 2), here);
  const Rect& first = pages_.front().trim;
  if (!base::fits(base::max(first.width - page.trim.width, page.trim.width - first.width), rounding) ||
      !base::fits(base::max(first.height - page.trim.height, page.trim.height - first.height), rounding))
    fail("G01",
         "expected " + in_mm(first.width) + " x " + in_mm(first.height) + " as on page 1, found " +
             in_mm(page.trim.width) + " x " + in_mm(page.trim.height),
         here);
}

void Checks::order() {
  const Order& order = options_.order;
  if (!order.trim && !order.pages) not_tested("P05", "nobody said which size and how many pages were ordered");
  if (order.folds.empty()) not_tested("P24", "nobody said where the piece is folded");
  if (order.trim) {
    for (const PageMarks& page : pages_) {
      const auto is = [](Length a, Length b) { return base::fits(base::max(a - b, b - a), rounding); };
      if (is(page.trim.width, order.trim->width) && is(page.trim.height, order.trim->height)) continue;
      fail("P05",
           "expected a finished size of " + in_mm(order.trim->width) + " x " + in_mm(order.trim->height) + ", found " +
               in_mm(page.trim.width) + " x " + in_mm(page.trim.height),
           {page.number, nullptr, page.object, page.trim});
    }
  }
  if (order.pages && *order.pages != static_cast<int>(pages_.size()))
    fail("P05", "expected " + std::to_string(*order.pages) + " pages, found " + std::to_string(pages_.size()), {});
  for (const Length fold : order.folds) {
    if (pages_.empty() || (fold > Length() && fold < pages_.front().trim.width)) continue;
    fail("P24", "expected folds on the sheet, found one at " + in_mm(fold), {1});
  }
}

void Checks::intent() {
  if (facts_.intents != 1) {
    fail("P15", "expected one output intent for PDF/X, found " + std::to_string(facts_.intents), {});
    return;
  }
  if (facts_.condition.empty()) fail("P15", "expected an OutputConditionIdentifier, found none", {});
  if (!facts_.has_profile) {
    fail("P15", "expected the press's ICC profile in the file, found none", {});
  } else if (!facts_.profile_is_cmyk_output) {
    fail("P15", "expected an ICC profile of class prtr for CMYK, found another", {});
  }
  if (!facts_.condition.empty() && facts_.condition != shop_.condition.id)
    fail("P15", "expected the condition " + shop_.condition.id + ", found " + facts_.condition, {});
}

void Checks::metadata() {
  const auto info = [&](std::string_view key) {
    const auto found = facts_.info.find(std::string(key));
    return found == facts_.info.end() ? std::string() : found->second;
  };
  for (const char* key : {"/Title", "/CreationDate", "/ModDate", "/GTS_PDFXVersion"}) {
    if (info(key).empty()) fail("P16", std::string("expected ") + key + " in Info, found none", {});
  }
  if (facts_.trapped != "/True" && facts_.trapped != "/False")
    fail("P16",
         "expected /Trapped to be /True or /False, found " +
             (facts_.trapped.empty() ? std::string("nothing") : facts_.trapped),
         {});
  const std::string standard = info("/GTS_PDFXVersion");
  const std::string wanted(product::title_of(shop_.standard));
  if (!standard.empty() && !standard.starts_with(wanted.substr(0, wanted.find(':'))))
    fail("P16", "expected " + wanted + ", found " + standard, {});
  if (!facts_.has_id) fail("P16", "expected an /ID in the trailer, found none", {});
  if (shop_.standard == product::Standard::x4) {
    if (facts_.xmp.empty()) fail("P16", "expected XMP metadata, found none", {});
    else if (facts_.xmp.find(standard) == std::string::npos || standard.empty())
      fail("P16", "expected the same PDF/X version in XMP as in Info, found another", {});
    if (facts_.xmp_is_packed) fail("P16", "expected XMP metadata that can be read as text, found it packed", {});
  }
  if (!facts_.xmp.empty() && !info("/Title").empty()) {
    std::string title;
    for (const char c : info("/Title"))
      title += c == '&' ? std::string("&amp;") : c == '<' ? "&lt;" : std::string(1, c);
    if (facts_.xmp.find(title) == std::string::npos)
      fail("P16", "expected the same title in XMP as in Info, found another", {});
  }
}

void Checks::interaction() {
  for (const auto& [what, object] : facts_.forbidden)
    fail("P17", "expected nothing that runs or refers elsewhere, found " + what, {0, nullptr, object});
  if (facts_.is_encrypted) fail("P17", "expected a file without a password, found it encrypted", {});
  for (const Facts::Annotation& one : facts_.annotations) {
    if (one.kind == "/PrinterMark" || one.kind == "/TrapNet") continue;
    const Rect inside = base::common(one.at, pages_.at(static_cast<std::size_t>(one.page - 1)).bleed);
    if (inside.width <= Length() || inside.height <= Length()) continue;
    fail("P17", "expected no annotations on the page, found " + (one.kind.empty() ? one.kind : one.kind.substr(1)),
         {one.page, nullptr, one.object, one.at});
  }
}

void Checks::file() {
  for (const FontFact& font : facts_.fonts) {
    if (!font.is_embedded)
      fail("P06", "expected every font in the file, found " + font.name + " outside it", {0, nullptr, font.object});
  }
  constexpr double megabyte = 1e6;
  if (static_cast<double>(facts_.bytes) > shop_.most_megabytes * megabyte)
    warn("P27",
         "expected at most " + base::to_text(shop_.most_megabytes, 0) + " MB, found " +
             base::to_text(static_cast<double>(facts_.bytes) / megabyte, 1) + " MB",
         {});
  const auto title = facts_.info.find("/Title");
  if (title == facts_.info.end() || title->second.empty()) warn("P25", "expected a title, found none", {});
  if (facts_.language.empty()) warn("P25", "expected a language, found none", {});
  else if (!options_.order.language.empty() && facts_.language != options_.order.language)
    warn("P25", "expected the language " + options_.order.language + ", found " + facts_.language, {});
  const std::string most = shop_.standard == product::Standard::x4 ? "1.6" : "1.4";
  if (facts_.version > most) fail("G08", "expected PDF " + most + " at the most, found " + facts_.version, {});
}

}  // namespace handbill::preflight
