#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "preflight/checks.h"

namespace handbill::preflight {

using base::Length;
using base::Rect;

namespace {

/// The Ghent Workgroup rounds before it compares: sizes to a tenth of a point, lines to a thousandth.
double tenth(double value) { return std::round(value * 10) / 10; }
double thousandth(double value) { return std::round(value * 1000) / 1000; }

/// Where black is to overprint: type below 12 pt, lines below 2 pt.
constexpr double small_type = 12;
constexpr double thin_line = 2;
/// A light ink on paper cannot be read; where it is used for words, they lie on a dark ground.
constexpr double light = 0.25;

bool shows(const Rect& rect) { return rect.width > Length() && rect.height > Length(); }

}  // namespace

void Checks::texts(const PageMarks& page) {
  for (const Mark& mark : page.marks) {
    if (mark.kind == Mark::Kind::text && shows(mark.at)) text(mark, page);
  }
}

void Checks::text(const Mark& mark, const PageMarks& page) {
  const Mark::Kind kind = mark.kind;
  const Colour& colour = mark.colour;
  if (mark.is_outside)
    fail("P06", "expected every font in the file, found " + mark.font + " outside it", {page.number, &mark});
  if (mark.has_notdef)
    fail("P06", "expected a glyph for each sign, found the box for a missing one in " + mark.font,
         {page.number, &mark});
  // Words for the printer, as lines are: where they stand is judged with the marks.
  if (colour.is_registration()) return;
  const bool is_black = colour.is_solid_black();
  if (is_black && colour.space.kind == Space::Kind::grey && kind == Mark::Kind::text && tenth(mark.size) < small_type)
    fail("P07", "expected black type in DeviceCMYK, found DeviceGray, which cannot overprint", {page.number, &mark});
  if (is_black && colour.space.kind != Space::Kind::grey && tenth(mark.size) < small_type &&
      !(mark.overprint && (mark.overprint_mode == 1 || colour.space.kind != Space::Kind::cmyk)))
    fail("P07", "expected black type of " + in_pt(mark.size) + " to overprint, found that it knocks out",
         {page.number, &mark});
  if (colour.is_rich_black())
    fail("P08", "expected words in black alone, found " + colour.text(), {page.number, &mark});
  const int plates = colour.plates();
  const double size = tenth(mark.size);
  if (plates > 0 && size < tenth(shop_.least.text.to_pt()))
    fail("P12", "expected type of at least " + in_pt(shop_.least.text.to_pt()) + ", found " + in_pt(mark.size),
         {page.number, &mark});
  else if (colour.total() < light && !colour.is_light() && size < tenth(shop_.least.reversed_text.to_pt()))
    fail("P12",
         "expected light type of at least " + in_pt(shop_.least.reversed_text.to_pt()) + ", found " + in_pt(mark.size),
         {page.number, &mark});
  else if (plates > 1 && !colour.is_light() && size < tenth(shop_.least.text_in_inks.to_pt()))
    warn("P12",
         "expected type in several inks of at least " + in_pt(shop_.least.text_in_inks.to_pt()) + ", found " +
             in_pt(mark.size),
         {page.number, &mark});
}

void Checks::lines(const PageMarks& page) {
  for (const Mark& mark : page.marks) {
    const bool is_stroke = mark.kind == Mark::Kind::stroke;
    if ((!is_stroke && mark.kind != Mark::Kind::fill) || mark.colour.is_registration()) continue;
    // A long and narrow shape is a line, too.
    const double narrow = std::min(mark.at.width.to_pt(), mark.at.height.to_pt());
    const double width = is_stroke ? mark.width : mark.parts == 1 && mark.is_square_cut ? narrow : thin_line;
    if (width >= thin_line) continue;
    if (!is_stroke && width <= 0) continue;
    // ISO 32000-1, 8.4.3.2: a width of 0 is the thinnest line that a device can draw, and has no area.
    const bool is_thinnest = is_stroke && width <= 0 && base::max(mark.at.width, mark.at.height) > Length() &&
                             base::fits(Length(), base::min(mark.at.width, mark.at.height));
    // What a screen's colour becomes is not known: what holds for one ink holds for it.
    const bool is_multi = (mark.colour.plates() > 1 && !mark.colour.is_light()) || mark.colour.is_white();
    const double least = (is_multi ? shop_.least.line_in_inks : shop_.least.line).to_pt();
    if (thousandth(width) < thousandth(least) && (shows(mark.at) || is_thinnest))
      fail("P11", "expected a line of at least " + in_pt(least) + ", found " + in_pt(width), {page.number, &mark});
    if (mark.colour.is_rich_black())
      fail("P08", "expected a line in black alone, found " + mark.colour.text(), {page.number, &mark});
    if (!mark.colour.is_solid_black() || !shows(mark.at)) continue;
    if (mark.colour.space.kind == Space::Kind::grey || !mark.overprint)
      fail("G02", "expected a black line of " + in_pt(width) + " to overprint, found that it knocks out",
           {page.number, &mark});
  }
}

void Checks::pictures(const PageMarks& page) {
  for (const Mark& mark : page.marks) {
    if (mark.kind != Mark::Kind::image || mark.ppi <= 0) continue;
    if (mark.is_inverted_jpeg)
      fail("P20", "expected /Decode for a picture in Adobe's four inks, found none: it prints as a negative",
           {page.number, &mark});
    // A few pixels are a ground, not a picture.
    constexpr std::size_t tiny = 16;
    if (mark.columns <= tiny || mark.rows <= tiny) continue;
    constexpr double screen = 80;
    const double ppi = std::round(mark.ppi);
    if (mark.has_soft_mask && ppi < screen) {
      fail("P19",
           "expected vectors or at least " + base::to_text(shop_.picture.error, 0) + " ppi, found an effect of " +
               base::to_text(ppi, 0) + " ppi",
           {page.number, &mark});
      continue;
    }
    const product::Resolution& least = mark.bits == 1 ? shop_.bitmap : shop_.picture;
    const auto told = [&](double wanted) {
      return "expected a picture of at least " + base::to_text(wanted, 0) + " ppi, found " + base::to_text(ppi, 0) +
             " ppi";
    };
    if (ppi < least.error) fail("P02", told(least.error), {page.number, &mark});
    else if (ppi < least.warning) warn("P02", told(least.warning), {page.number, &mark});
  }
}

/// A QR code drawn as one path is square, cut at right angles, and of many parts; its shortest line is a module.
void Checks::codes(const PageMarks& page) {
  for (const Mark& mark : page.marks) {
    constexpr std::size_t least_parts = 40;
    if (mark.kind != Mark::Kind::fill || !mark.is_square_cut || mark.parts < least_parts || mark.smallest_step <= 0)
      continue;
    const double wide = mark.at.width.to_pt();
    const double high = mark.at.height.to_pt();
    if (std::abs(wide - high) > 0.5 || wide <= 0) continue;
    // ISO/IEC 18004: 21 to 177 modules a side, four more for each version.
    const double modules = std::round(wide / mark.smallest_step);
    const bool is_code = modules >= 21 && modules <= 177 && std::fmod(modules - 21, 4) < 0.5 &&
                         std::abs(wide / mark.smallest_step - modules) < 0.1;
    if (!is_code) continue;
    const Length module = base::pt(wide / modules);
    if (!base::fits(shop_.least.module, module + base::pt(0.02)))
      fail("P23",
           "expected squares of at least " + base::to_text(shop_.least.module.to_mm(), 2) + " mm in a QR code, found " +
               base::to_text(module.to_mm(), 2) + " mm",
           {page.number, &mark});
    if (mark.colour.total() < 0.6 && !mark.colour.is_light())
      fail("P23", "expected a QR code in a dark ink, found " + mark.colour.text(), {page.number, &mark});
    const Length quiet = module * 4 - base::pt(0.1);
    const Rect around = mark.at.inset({-quiet, -quiet, -quiet, -quiet});
    for (const Mark& other : page.marks) {
      if (&other == &mark || other.kind != Mark::Kind::text) continue;
      const Rect met = base::common(other.at, around);
      if (!shows(met)) continue;
      fail("P23", "expected four squares of white around a QR code, found words in them", {page.number, &other});
      break;
    }
  }
}

}  // namespace handbill::preflight
