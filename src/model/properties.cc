#include "model/properties.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "model/values.h"

namespace handbill::model {

using base::Diagnostic;
using base::Diagnostics;
using source::Entry;
using source::Node;

const Property* Properties::find(Key key) const {
  const auto property = std::ranges::find(list, key, &Property::key);
  return property == list.end() ? nullptr : &*property;
}

namespace {

std::string names_of(places::Set where) {
  std::vector<std::string_view> names;
  for (const KindRow& row : kind_rows()) {
    if ((where & places::of(row.kind)) != 0) names.push_back(row.name);
  }
  if ((where & places::style) != 0) names.push_back("style");
  if ((where & places::page) != 0) names.push_back("page");
  if ((where & places::side) != 0) names.push_back("one of several pages");
  return one_of(names);
}

/// Everywhere that a key of that name may stand.
places::Set places_of(std::string_view name) {
  places::Set where = 0;
  for (const KeyRow& row : key_rows()) {
    if (row.name == name) where |= row.where;
  }
  return where;
}

void report_misplaced(const Entry& entry, const Place& place, Diagnostics& diagnostics) {
  diagnostics
      .error("misplaced-key", entry.key_span, ticked(entry.key) + " has no meaning on " + std::string(place.what))
      .hint(ticked(entry.key) + " belongs on: " + names_of(places_of(entry.key)));
}

void report_conflict(const Property& added, const Property& other, const std::string& message, std::string_view hint,
                     Diagnostics& diagnostics) {
  diagnostics.error("conflicting-keys", added.key_span, message)
      .note(other.key_span, "the other one")
      .hint(std::string(hint));
}

/// Keys of `at` and of `cell` that say the same thing twice: `left` and `start`, `area` and `column`.
void check_conflicts(const Properties& properties, const Property& added, Diagnostics& diagnostics) {
  const bool in_at = added.key >= Key::at_left && added.key <= Key::at_end;
  const bool in_cell = added.key >= Key::cell_column && added.key <= Key::cell_area;
  if (!in_at && !in_cell) return;
  for (const Property& other : properties.list) {
    if (!covers(added.key, other.key)) continue;
    const std::string_view group = in_at ? "at." : "cell.";
    const std::string both =
        ticked(name_of(added.key).substr(group.size())) + " and " + ticked(name_of(other.key).substr(group.size()));
    if (in_at) {
      report_conflict(added, other, both + " speak of the same sides",
                      "left and right stay where they are, start and end change sides on right-to-left pages: use one "
                      "pair",
                      diagnostics);
    } else {
      report_conflict(added, other, both + " both say where the box stands",
                      "an area is columns and rows already: leave the other keys out", diagnostics);
    }
    return;
  }
}

void add_value(const Entry& entry, const KeyRow& row, Properties& properties, Diagnostics& diagnostics) {
  auto value = read_value(entry.value, row, diagnostics);
  if (!value) return;
  Property property{row.key, std::move(*value), entry.value.span, entry.key_span};
  check_conflicts(properties, property, diagnostics);
  properties.list.push_back(std::move(property));
}

/// `at: {...}` and `cell: {...}`: the rows whose names begin with the group's.
void read_group(const Entry& group, Properties& properties, Diagnostics& diagnostics) {
  const bool at = group.key == "at";
  if (!want_mapping(group.value,
                    at ? "an anchor such as {of: page, left: 10mm, top: 20mm}" : "a cell such as {column: 1, span: 6}",
                    diagnostics))
    return;
  const auto rows = key_rows().subspan(static_cast<std::size_t>(at ? Key::at_of : Key::cell_column), at ? 9 : 7);
  const std::size_t prefix = group.key.size() + 1;
  for (const Entry& entry : group.value.entries) {
    const auto row = std::ranges::find_if(rows, [&](const KeyRow& r) { return r.name.substr(prefix) == entry.key; });
    if (row != rows.end()) {
      add_value(entry, *row, properties, diagnostics);
      continue;
    }
    std::vector<std::string_view> known;
    for (const KeyRow& r : rows) known.push_back(r.name.substr(prefix));
    Diagnostic& error =
        diagnostics.error("unknown-key", entry.key_span,
                          "unknown key " + ticked(base::printable(entry.key)) + " in " + ticked(group.key));
    const std::string_view near = base::nearest(entry.key, known);
    error.hint(near.empty() ? "the keys are " + one_of(known) : "did you mean " + ticked(near) + "?");
  }
}

}  // namespace

void report_unknown_key(const Entry& entry, const Place& place, Diagnostics& diagnostics) {
  Diagnostic& error =
      diagnostics.error("unknown-key", entry.key_span,
                        "unknown key " + ticked(base::printable(entry.key)) + " on " + std::string(place.what));
  std::vector<std::string_view> known = place.also;
  for (const KeyRow& row : key_rows()) {
    if ((row.where & place.where) == 0) continue;
    const auto alike = split(row.alike);
    if (std::ranges::find(alike, entry.key) != alike.end()) {
      error.hint("did you mean " + ticked(row.name) + "?");
      return;
    }
    if (row.name.find('.') == std::string_view::npos) known.push_back(row.name);
  }
  if (const std::string_view near = base::nearest(entry.key, known); !near.empty()) {
    error.hint("did you mean " + ticked(near) + "?");
    return;
  }
  known.clear();
  for (const KeyRow& row : key_rows()) {
    if (row.name.find('.') == std::string_view::npos) known.push_back(row.name);
  }
  if (const std::string_view near = base::nearest(entry.key, known); !near.empty()) {
    error.hint("did you mean " + ticked(near) + "? it belongs on: " + names_of(places_of(near)));
  } else {
    error.hint("docs/layout-reference.md lists every key");
  }
}

void read_property(const Entry& entry, const Place& place, Properties& properties, Diagnostics& diagnostics) {
  const bool on_box = (place.where & places::any_box) != 0;
  if (on_box && (entry.key == "at" || entry.key == "cell")) {
    read_group(entry, properties, diagnostics);
    return;
  }
  const bool dotted = entry.key.find('.') != std::string::npos;
  const KeyRow* row = dotted ? nullptr : find_row(entry.key, place.where);
  if (row == nullptr) {
    report_unknown_key(entry, place, diagnostics);
  } else if ((row->where & place.where) == 0) {
    report_misplaced(entry, place, diagnostics);
  } else {
    add_value(entry, *row, properties, diagnostics);
  }
}

namespace {

constexpr std::string_view languages_such_as = "languages such as {ja: {gap: 5mm}}";

void read_languages(const Node& node, const Place& place, PropertiesByLanguage& languages, Diagnostics& diagnostics) {
  for (const Entry& one : node.entries) {
    const auto tag = read_language_tag(one.key, one.key_span, diagnostics);
    if (!want_mapping(one.value, "keys such as {gap: 5mm}", diagnostics)) continue;
    Properties properties;
    for (const Entry& property : one.value.entries) read_property(property, place, properties, diagnostics);
    languages[tag ? tag->tag : one.key] = std::move(properties);
  }
}

}  // namespace

bool read_overrides(const Entry& entry, const Place& place, Overrides& overrides, Diagnostics& diagnostics) {
  const bool languages = entry.key == "languages";
  if (!languages && entry.key != "editions") return false;
  if (!want_mapping(entry.value, languages ? languages_such_as : "editions such as {office: {gap: 5mm}}", diagnostics))
    return true;
  Place inside = place;
  inside.also.clear();
  if (languages) {
    read_languages(entry.value, inside, overrides.languages, diagnostics);
    return true;
  }
  inside.also.emplace_back("languages");
  for (const Entry& one : entry.value.entries) {
    if (!is_name(one.key)) {
      diagnostics.error("bad-name", one.key_span,
                        "expected the name of an edition such as office, found " + base::quote(one.key));
    }
    if (!want_mapping(one.value, "keys such as {gap: 5mm}", diagnostics)) continue;
    EditionOverride edition;
    for (const Entry& property : one.value.entries) {
      if (property.key != "languages") {
        read_property(property, inside, edition.properties, diagnostics);
      } else if (want_mapping(property.value, languages_such_as, diagnostics)) {
        read_languages(property.value, {inside.where, inside.what}, edition.languages, diagnostics);
      }
    }
    overrides.editions[one.key] = std::move(edition);
  }
  return true;
}

std::vector<StyleDefinition> read_styles(const Node& node, Diagnostics& diagnostics) {
  std::vector<StyleDefinition> styles;
  if (!want_mapping(node, "styles such as {headline: {size: 40pt}}", diagnostics)) return styles;
  const Place place{places::style, "a style", {"extends", "languages", "editions"}};
  for (const Entry& entry : node.entries) {
    if (!is_name(entry.key)) {
      diagnostics.error("bad-name", entry.key_span,
                        "expected the name of a style such as headline, found " + base::quote(entry.key));
    }
    if (!want_mapping(entry.value, "keys such as {size: 40pt}", diagnostics)) continue;
    StyleDefinition style{entry.key, {}, entry.key_span, {}, {}, {}};
    for (const Entry& key : entry.value.entries) {
      if (key.key == "extends") {
        style.extends = read_name(key.value, "the name of a style", diagnostics).value_or("");
        style.extends_span = key.value.span;
      } else if (!read_overrides(key, place, style.overrides, diagnostics)) {
        read_property(key, place, style.properties, diagnostics);
      }
    }
    styles.push_back(std::move(style));
  }
  return styles;
}

Place page_place() { return {places::page, "the page", {"languages", "editions"}}; }

void merge(Properties& parent, Properties child) {
  // First all that goes, then all that comes: `at: {left, right}` of one child does not undo itself.
  for (const Property& property : child.list) {
    std::erase_if(parent.list,
                  [&](const Property& old) { return old.key == property.key || covers(property.key, old.key); });
  }
  std::ranges::move(child.list, std::back_inserter(parent.list));
}

void merge(Overrides& parent, Overrides child) {
  for (auto& each : child.languages) merge(parent.languages[each.first], std::move(each.second));
  for (auto& each : child.editions) {
    EditionOverride& edition = parent.editions[each.first];
    merge(edition.properties, std::move(each.second.properties));
    for (auto& language : each.second.languages) merge(edition.languages[language.first], std::move(language.second));
  }
}

void lift(Properties& properties, Overrides& overrides, const std::string& edition) {
  Overrides lifted;
  lifted.editions[edition] = {std::exchange(properties, {}), std::exchange(overrides.languages, {})};
  merge(lifted, std::move(overrides));
  overrides = std::move(lifted);
}

void merge(std::vector<StyleDefinition>& parent, std::vector<StyleDefinition> child) {
  for (StyleDefinition& style : child) {
    const auto old = std::ranges::find(parent, style.name, &StyleDefinition::name);
    if (old == parent.end()) {
      parent.push_back(std::move(style));
      continue;
    }
    if (style.extends_span.is_known()) {
      old->extends = std::move(style.extends);
      old->extends_span = style.extends_span;
    }
    old->span = style.span;
    merge(old->properties, std::move(style.properties));
    merge(old->overrides, std::move(style.overrides));
  }
}

}  // namespace handbill::model
