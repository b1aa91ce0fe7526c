#include "base/number.h"
#include "style/boxes.h"

namespace handbill::style {

using base::Length;
using model::Key;

namespace {

constexpr Length default_bleed = base::mm(3);
constexpr Length default_safe = base::mm(5);
constexpr Length default_margin = base::mm(10);
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

Page make_page(Desk& desk) {
  const auto& layout = desk.inputs.layout;
  Cascade cascade(desk.options.explain);
  cascade.apply(layout.page);
  if (const auto* language = for_language(layout.page_overrides, desk.target.language)) cascade.apply(*language);
  cascade.apply(desk.inputs.edition.page);
  if (const auto* edition = for_edition(layout.page_overrides, desk.target.edition)) cascade.apply(*edition);

  Page page;
  page.product.trim = size_of(cascade, desk);
  page.product.bleed = length_of(cascade, Key::bleed, default_bleed, desk);
  page.product.safe = length_of(cascade, Key::safe, default_safe, desk);
  page.product.margin = margin_of(cascade, desk);
  page.ground = ink_of(cascade, Key::ground, desk);
  page.baseline_grid = length_of(cascade, Key::baseline_grid, Length(), desk);
  check(cascade, desk, page.product);
  if (desk.options.explain == Explain::yes) page.settings = explain(cascade, desk, nullptr, "page.");
  return page;
}

}  // namespace handbill::style
