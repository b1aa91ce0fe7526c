#include "model/document.h"
#include "model/properties.h"
#include "model/reader.h"
#include "model/values.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;

namespace {

/// A theme's token has no meaning here: an edition serves every theme.
constexpr MeasureRule keep_inside{"keep-inside", units::length, {0, 100, "mm"}, "a length such as 7mm"};

void read_field(const Entry& entry, field::Edition which, Edition& edition, Diagnostics& diagnostics) {
  switch (which) {
    case field::Edition::edition:
      edition.name = read_name(entry.value, "an edition's name such as office", diagnostics).value_or("");
      edition.span = entry.value.span;
      break;
    case field::Edition::page:
      if (!want_mapping(entry.value, "keys of the page such as {bleed: 0mm}", diagnostics)) break;
      for (const Entry& property : entry.value.entries)
        read_property(property, {places::page, "the page"}, edition.page, diagnostics);
      break;
    case field::Edition::print_at_full_size:
      edition.print_at_full_size = read_boolean(entry.value, diagnostics).value_or(false);
      break;
    case field::Edition::grey:
      edition.grey = read_boolean(entry.value, diagnostics).value_or(false);
      break;
    case field::Edition::keep_inside:
      if (const auto measure = read_measure(entry.value, keep_inside, diagnostics)) {
        edition.keep_inside = measure->unit == Measure::Unit::pt ? base::pt(measure->value) : base::mm(measure->value);
      }
      break;
  }
}

}  // namespace

base::Result<Edition> load_edition(const source::Tree& tree, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  if (!want_document(tree.root, Shape::edition, diagnostics)) return base::Failed{};
  Edition edition;
  for (const Entry& entry : tree.root.entries) {
    const auto index = find_field(entry, Shape::edition, diagnostics);
    if (index) read_field(entry, static_cast<field::Edition>(*index), edition, diagnostics);
  }
  want_required(tree.root, Shape::edition, diagnostics);
  if (diagnostics.error_count() > before) return base::Failed{};
  return edition;
}

}  // namespace handbill::model
