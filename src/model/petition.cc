#include "model/petition.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/number.h"
#include "model/reader.h"

namespace handbill::model {

using base::Diagnostics;

namespace {

constexpr base::Length least_row = base::mm(9);
constexpr base::Length least_signature = base::mm(45);

constexpr std::array<PetitionPart, 5> parts{{
    {"petition-title", "signers must see what they sign on every sheet"},
    {"petition-to addressee", "signers must see whom they address on every sheet"},
    {"request", "a sheet without the full request does not count"},
    {"return", "signed sheets must find their way back in time"},
    {"notice", "signers must know who holds their data and what for"},
}};

struct Seen {
  std::set<std::string_view> names;
  const Box* numbered = nullptr;
};

bool is_numbered(const Box& box) {
  const Property* numbered = box.properties.find(Key::numbered);
  return numbered == nullptr || std::get<bool>(numbered->value);
}

/// A length that needs no theme and no measuring, or nothing.
std::optional<base::Length> fixed(const Measure& measure) {
  if (measure.unit == Measure::Unit::mm) return base::mm(measure.value);
  if (measure.unit == Measure::Unit::pt) return base::pt(measure.value);
  return std::nullopt;
}

void look_at(const Box& box, Seen& seen) {
  for (const TextRef& text : box.content) {
    seen.names.insert(text.name);
    for (const std::string_view name : placeholders(text.literal)) seen.names.insert(name);
  }
  if (box.kind == BoxKind::table && is_numbered(box)) seen.numbered = &box;
  for (const Box& child : box.children) look_at(child, seen);
}

void check_row_height(const Properties& properties, Diagnostics& diagnostics) {
  const Property* height = properties.find(Key::row_height);
  if (height == nullptr) return;
  const auto length = fixed(std::get<Measure>(height->value));
  if (!length || base::fits(least_row, *length)) return;
  diagnostics
      .error("petition-narrow", height->span,
             "expected rows at least 9mm high on a petition, found " + base::to_text(length->to_mm(), 2) + "mm")
      .hint("people write their names by hand");
}

void check_table(const Box& box, Diagnostics& diagnostics) {
  check_row_height(box.properties, diagnostics);
  visit_levels(box.overrides, [&](const Properties& level) { check_row_height(level, diagnostics); });
  if (std::ranges::none_of(box.table, &TableColumn::signature)) {
    diagnostics.error("petition-incomplete", box.span, "a petition's table needs a column with `signature: true`")
        .hint("write {label: $column-signature, width: 50mm, signature: true}");
  }
  for (const TableColumn& column : box.table) {
    const auto width = fixed(column.width);
    if (!column.signature || !width || base::fits(least_signature, *width)) continue;
    diagnostics.error(
        "petition-narrow", column.span,
        "expected a signature column at least 45mm wide, found " + base::to_text(width->to_mm(), 2) + "mm");
  }
}

}  // namespace

std::string PetitionPart::in_words() const {
  std::string result;
  for (const std::string_view name : split(names))
    result += (result.empty() ? "" : " or ") + ticked("$" + std::string(name));
  return result;
}

std::span<const PetitionPart> petition_parts() { return parts; }

void check_petition(const Layout& layout, Diagnostics& diagnostics) {
  Seen seen;
  for (const Page& page : layout.pages) look_at(page.body, seen);
  for (const PetitionPart& part : parts) {
    const auto names = split(part.names);
    if (std::ranges::any_of(names, [&](std::string_view name) { return seen.names.contains(name); })) continue;
    diagnostics
        .error("petition-incomplete", layout.span,
               "a petition must show " + part.in_words() + ": " + std::string(part.why))
        .hint("put `text: $" + std::string(names.front()) + "` into the layout");
  }
  if (seen.numbered == nullptr) {
    diagnostics.error("petition-incomplete", layout.span,
                      "a petition must have a numbered table: signatures are counted by their rows");
    return;
  }
  check_table(*seen.numbered, diagnostics);
}

}  // namespace handbill::model
