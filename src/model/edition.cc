#include <algorithm>

#include "model/document.h"
#include "model/properties.h"
#include "model/reader.h"
#include "model/values.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Node;

namespace {

/// A theme's token has no meaning here: an edition serves every theme.
constexpr MeasureRule keep_inside{"keep-inside", units::length, {0, 100, "mm"}, "a length such as 7mm"};
constexpr MeasureRule least_size{"least-size", units::length, {0, 200, "pt"}, "a type size such as 16pt"};

base::Length read_length(const Node& node, const MeasureRule& rule, Diagnostics& diagnostics) {
  const auto measure = read_measure(node, rule, diagnostics);
  if (!measure) return {};
  return measure->unit == Measure::Unit::pt ? base::pt(measure->value) : base::mm(measure->value);
}

/// `place` says what may stand in it.
void read_keys(const Node& node, std::string_view what, const Place& place, Properties& properties,
               Diagnostics& diagnostics) {
  if (!want_mapping(node, what, diagnostics)) return;
  Properties own;
  for (const Entry& property : node.entries) read_property(property, place, own, diagnostics);
  merge(properties, std::move(own));
}

void read_flag(const Node& node, bool& flag, Diagnostics& diagnostics) {
  flag = read_boolean(node, diagnostics).value_or(flag);
}

/// One field over what the edition has from the one that it extends.
void read_field(const Entry& entry, field::Edition which, Edition& edition, Diagnostics& diagnostics) {
  const Node& node = entry.value;
  switch (which) {
    case field::Edition::edition:
    case field::Edition::extends:
      return;  // see load
    case field::Edition::page:
      return read_keys(node, "keys of the page such as {bleed: 0mm}", {places::page, "the page"}, edition.page,
                       diagnostics);
    case field::Edition::sizes:
      return read_sizes(node, edition.sizes, diagnostics);
    case field::Edition::styles:
      return merge(edition.styles, read_styles(node, diagnostics));
    case field::Edition::text:
      return read_keys(node, "keys of text such as {hyphens: none}", {places::style, "every text"}, edition.text,
                       diagnostics);
    case field::Edition::links:
      return read_flag(node, edition.links, diagnostics);
    case field::Edition::print_at_full_size:
      return read_flag(node, edition.print_at_full_size, diagnostics);
    case field::Edition::keep_inside:
      edition.keep_inside = read_length(node, keep_inside, diagnostics);
      return;
    case field::Edition::grey:
      return read_flag(node, edition.grey, diagnostics);
    case field::Edition::light_fills:
      return read_flag(node, edition.light_fills, diagnostics);
    case field::Edition::least_size:
      edition.least_size = read_length(node, least_size, diagnostics);
      return;
    case field::Edition::upright:
      return read_flag(node, edition.upright, diagnostics);
    case field::Edition::write_in:
      return read_flag(node, edition.write_in, diagnostics);
    case field::Edition::press:
      return read_flag(node, edition.press, diagnostics);
  }
}

/// What the edition extends, or an empty one; nothing where it cannot be had.
base::Result<Edition> load_parent(const Node& root, const FindParent& find, std::vector<std::string>& chain,
                                  Diagnostics& diagnostics);

base::Result<Edition> load(const Node& root, const FindParent& find, std::vector<std::string>& chain,
                           Diagnostics& diagnostics) {
  if (!want_document(root, Shape::edition, diagnostics)) return base::Failed{};
  std::string name;
  base::Span span;
  if (const Node* own = root.find("edition")) {
    name = read_name(*own, "an edition's name such as office", diagnostics).value_or("");
    span = own->span;
  }
  chain.push_back(name);
  auto parent = load_parent(root, find, chain, diagnostics);
  const bool has_parent = parent.ok();
  Edition edition = has_parent ? std::move(parent).value() : Edition{};
  edition.name = name;
  edition.names.insert(edition.names.begin(), std::move(name));
  edition.span = span;
  for (const Entry& entry : root.entries) {
    const auto index = find_field(entry, Shape::edition, diagnostics);
    if (index) read_field(entry, static_cast<field::Edition>(*index), edition, diagnostics);
  }
  want_required(root, Shape::edition, diagnostics);
  if (!has_parent) return base::Failed{};
  return edition;
}

base::Result<Edition> load_parent(const Node& root, const FindParent& find, std::vector<std::string>& chain,
                                  Diagnostics& diagnostics) {
  const Node* const extends = root.find("extends");
  if (extends == nullptr) return Edition{};
  const auto name = read_name(*extends, "an edition's name such as office", diagnostics);
  if (!name) return base::Failed{};
  if (std::ranges::find(chain, *name) != chain.end()) {
    std::string way;
    for (const std::string& each : chain) way += each + " -> ";
    diagnostics.error("extends-cycle", extends->span, "editions extend each other in a circle: " + way + *name)
        .hint("take one `extends:` out");
    return base::Failed{};
  }
  const source::Tree* const tree = find(*name, extends->span);
  if (tree == nullptr) return base::Failed{};
  return load(tree->root, find, chain, diagnostics);
}

}  // namespace

base::Result<Edition> load_edition(const source::Tree& tree, const FindParent& find, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  std::vector<std::string> chain;
  auto edition = load(tree.root, find, chain, diagnostics);
  if (!edition || diagnostics.error_count() > before) return base::Failed{};
  return edition;
}

}  // namespace handbill::model
