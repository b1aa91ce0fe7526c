#include "base/number.h"
#include "product/fold_catalog.h"
#include "style/boxes.h"

namespace handbill::style {

using base::Length;
using model::Key;

namespace {

constexpr Length default_bleed = base::mm(3);
constexpr Length default_safe = base::mm(5);
constexpr Length default_margin = base::mm(10);
constexpr Length default_fold_safe = base::mm(5);
constexpr double default_stock = 135;
/// Nothing that people hold or hang is smaller.
constexpr Length least_side = base::mm(10);

std::string in_mm(Length length) { return base::to_text(length.to_mm(), 2) + "mm"; }

Length length_of(Cascade& cascade, Key key, Length otherwise, const Desk& desk) {
  const auto* value = cascade.value<model::Measure>(key);
  return value == nullptr ? otherwise : desk.tokens.length(*value);
}

base::Span place_of(Cascade& cascade, Key key, const Desk& desk) {
  const auto* property = cascade.get(key);
  return property == nullptr ? desk.inputs.layout.span : property->span;
}

base::Size size_of(Cascade& cascade, Desk& desk) {
  const base::Size a4{base::mm(210), base::mm(297)};
  base::Size size = a4;
  if (const auto* name = cascade.value<std::string>(Key::page_size)) size = product::paper_size(*name).value_or(a4);
  if (const auto* sides = cascade.value<std::vector<model::Measure>>(Key::page_size);
      sides != nullptr && sides->size() == 2) {
    size = {desk.tokens.length(sides->front()), desk.tokens.length(sides->back())};
  }
  if (desk.options.paper == Paper::north_american) size = product::north_american(size);
  if (base::fits(least_side, size.width) && base::fits(least_side, size.height)) return size;
  desk.diagnostics
      .error("page-too-small", place_of(cascade, Key::page_size, desk),
             "expected a page of at least 10mm x 10mm, found " + in_mm(size.width) + " x " + in_mm(size.height))
      .hint("width comes first, then height: [210mm, 297mm]");
  return a4;
}

base::Sides<Length> margin_of(Cascade& cascade, Desk& desk) {
  base::Sides<Length> margin{default_margin, default_margin, default_margin, default_margin};
  if (const auto* values = cascade.value<std::vector<model::Measure>>(Key::margin)) margin = desk.tokens.sides(*values);
  if (desk.inputs.language.tag.right_to_left) std::swap(margin.left, margin.right);
  return margin;
}

/// Folds and panels of this side. Error: `panel-too-narrow`.
void fold(Cascade& cascade, Desk& desk, product::Side side, product::Product& product) {
  if (const auto* stock = cascade.value<double>(Key::stock)) product.stock = *stock;
  product::FoldRequest request;
  request.fold = product::parse_fold(word_of(cascade, Key::fold)).value_or(product::Fold::none);
  product.fold_safe = length_of(cascade, Key::fold_safe, default_fold_safe, desk);
  if (request.fold == product::Fold::none) return;
  request.sheet = product.trim;
  request.side = side;
  request.right_to_left = desk.inputs.language.tag.right_to_left;
  if (const auto* panels = cascade.value<double>(Key::panels)) request.panels = static_cast<int>(*panels);
  request.compensation = length_of(cascade, Key::compensation,
                                   product::compensation_for(product.stock > 0 ? product.stock : default_stock), desk);
  product.folding = product::fold_sheet(request);
  for (const product::Panel& panel : product.folding.panels) {
    if (base::fits(least_side, panel.rect.width) && base::fits(least_side, panel.rect.height)) continue;
    desk.diagnostics
        .error("panel-too-narrow", place_of(cascade, Key::fold, desk),
               "expected panels at least 10mm wide, found `" + panel.name + "` with " + in_mm(panel.rect.width))
        .hint("take fewer panels, a larger sheet, or less compensation");
    return;
  }
}

/// A sheet that stands upright is turned like the page of a book, over its long edge; one that lies, over its short
/// one.
void turn(Cascade& cascade, const Desk& desk, product::Side side, product::Product& product) {
  const bool lies = product.trim.width > product.trim.height;
  const product::Turn natural = lies ? product::Turn::short_edge : product::Turn::long_edge;
  const std::string_view word = word_of(cascade, Key::turn);
  product.turn = natural;
  if (word == "long") product.turn = product::Turn::long_edge;
  if (word == "short") product.turn = product::Turn::short_edge;
  // A screen shows both sides upright.
  const bool is_printed = !desk.inputs.edition.links;
  product.upside_down = is_printed && side == product::Side::inside && product.turn != natural;
}

product::Marks marks_of(std::string_view word) {
  const bool all = word == "all";
  product::Marks marks;
  marks.crop = all || word == "crop";
  marks.fold = all || word == "fold";
  marks.registration = all || word == "registration";
  marks.colours = all || word == "colours";
  marks.slug = all || word == "slug";
  return marks;
}

void check(Cascade& cascade, Desk& desk, const product::Product& product) {
  const Length shorter = base::min(product.trim.width, product.trim.height);
  if (!base::fits(product.safe * 2, shorter)) {
    desk.diagnostics
        .error("safe-too-large", place_of(cascade, Key::safe, desk),
               "expected a safe area of less than half of the page, " + in_mm(shorter / 2) + ", found " +
                   in_mm(product.safe))
        .hint("`safe` is a distance from the trim");
  }
  const auto& margin = product.margin;
  const bool is_wide = !base::fits(margin.left + margin.right, product.trim.width - base::mm(1));
  const bool is_high = !base::fits(margin.top + margin.bottom, product.trim.height - base::mm(1));
  if (!is_wide && !is_high) return;
  const Length sum = is_wide ? margin.left + margin.right : margin.top + margin.bottom;
  const Length side = is_wide ? product.trim.width : product.trim.height;
  desk.diagnostics
      .error("margin-too-large", place_of(cascade, Key::margin, desk),
             "expected margins that leave room on a page " + in_mm(side) + (is_wide ? " wide" : " high") + ", found " +
                 in_mm(sum) + " together")
      .hint("margins are measured from the trim to the body");
}

}  // namespace

Page make_page(const model::Page& written, product::Side side, Desk& desk) {
  const auto& layout = desk.inputs.layout;
  Cascade cascade(desk.options.explain);
  cascade.apply(layout.page);
  const auto apply = [&](const model::Properties& level) { cascade.apply(level); };
  const std::string_view tag = desk.target.language;
  if (const auto* language = for_language(layout.page_overrides.languages, tag)) apply(*language);
  apply(written.properties);
  if (const auto* language = for_language(written.overrides.languages, tag)) apply(*language);
  apply(desk.inputs.edition.page);
  for_each_edition(layout.page_overrides, desk.target, apply);
  for_each_edition(written.overrides, desk.target, apply);

  Page page;
  page.id = written.id;
  page.span = written.span;
  page.product.trim = size_of(cascade, desk);
  page.product.bleed = length_of(cascade, Key::bleed, default_bleed, desk);
  page.product.safe = length_of(cascade, Key::safe, default_safe, desk);
  page.product.margin = margin_of(cascade, desk);
  const auto ground = ink_of(cascade, Key::ground, desk);
  page.has_ground = ground.has_value();
  page.ground = ground.value_or(desk.tokens.paper());
  fold(cascade, desk, side, page.product);
  turn(cascade, desk, side, page.product);
  page.product.marks = marks_of(word_of(cascade, Key::marks));
  page.baseline_grid = length_of(cascade, Key::baseline_grid, Length(), desk);
  check(cascade, desk, page.product);
  if (desk.options.explain == Explain::yes) page.settings = explain(cascade, desk, nullptr, "page.");
  return page;
}

}  // namespace handbill::style
