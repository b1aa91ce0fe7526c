#include <algorithm>

#include "base/utf8.h"
#include "model/box.h"
#include "model/values.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Kind;
using source::Node;

namespace {

constexpr std::string_view what = "a number of copies, a text's name such as $prayers, or a list";
constexpr std::string_view one_what = "a text or a text's name such as $venue";
constexpr int most_copies = 1'000;

/// A whole number of copies, counted from 1.
std::optional<int> read_count(const Node& node, std::string_view name, Diagnostics& diagnostics) {
  const std::string* text = want_scalar(node, "a whole number such as 8", diagnostics);
  if (text == nullptr) return std::nullopt;
  const auto number = read_number({&node, 0, *text}, {1, most_copies, ""}, name, diagnostics);
  if (!number) return std::nullopt;
  if (*number == static_cast<int>(*number)) return static_cast<int>(*number);
  expected("a whole number such as 8", node, diagnostics);
  return std::nullopt;
}

Repeat::Item read_item(const Node& node, Diagnostics& diagnostics) {
  Repeat::Item item;
  if (node.kind != Kind::mapping) {
    if (auto text = read_text_ref(node, one_what, diagnostics)) item.fields.emplace_back("", std::move(*text));
    return item;
  }
  for (const Entry& entry : node.entries) {
    if (!is_name(entry.key)) {
      diagnostics.error("bad-name", entry.key_span,
                        "expected a field's name such as head, found " + base::quote(entry.key));
    }
    if (auto text = read_text_ref(entry.value, one_what, diagnostics))
      item.fields.emplace_back(entry.key, std::move(*text));
  }
  return item;
}

/// All have the fields of the first.
bool are_alike(const Repeat::Item& one, const Repeat::Item& other) {
  const auto has = [&](const auto& field) {
    return std::ranges::any_of(other.fields, [&](const auto& each) { return each.first == field.first; });
  };
  return one.fields.size() == other.fields.size() && std::ranges::all_of(one.fields, has);
}

void read_items(const Node& node, Repeat& repeat, Diagnostics& diagnostics) {
  if (node.items.empty())
    diagnostics.error("empty-value", node.span, "expected " + std::string(what) + ", found an empty list");
  const std::size_t errors_before = diagnostics.error_count();
  for (const Node& item : node.items) repeat.items.push_back(read_item(item, diagnostics));
  if (diagnostics.error_count() > errors_before) return;
  for (std::size_t i = 1; i < repeat.items.size(); ++i) {
    if (are_alike(repeat.items[i], repeat.items.front())) continue;
    diagnostics
        .error("fields-differ", node.items[i].span, "expected the fields of the first one in the list, found others")
        .note(node.items.front().span, "the first one is here");
  }
}

}  // namespace

Repeat read_repeat(const Node& node, Diagnostics& diagnostics) {
  Repeat repeat;
  repeat.span = node.span;
  if (node.kind == Kind::sequence) {
    read_items(node, repeat, diagnostics);
  } else if (node.kind == Kind::scalar && node.text.starts_with('$')) {
    repeat.over = read_text_ref(node, what, diagnostics);
  } else if (node.kind == Kind::mapping || node.is_empty()) {
    expected(what, node, diagnostics);
  } else {
    repeat.count = read_count(node, "repeat", diagnostics).value_or(1);
  }
  return repeat;
}

bool read_repeat_field(const Entry& entry, Box& box, Components& components, Diagnostics& diagnostics) {
  const auto& fields = row_of(Shape::repeat).fields;
  const auto found = std::ranges::find(fields, entry.key, &Field::name);
  if (found == fields.end()) return false;
  if (!box.repeat) box.repeat.emplace();
  Repeat& repeat = *box.repeat;
  switch (static_cast<field::Repeat>(found - fields.begin())) {
    case field::Repeat::box:
      box.children.clear();
      if (auto child = read_box(entry.value, components, diagnostics)) box.children.push_back(std::move(*child));
      break;
    case field::Repeat::as:
      repeat.item = read_name(entry.value, "a name such as item", diagnostics).value_or(repeat.item);
      break;
    case field::Repeat::from:
      repeat.from = read_count(entry.value, entry.key, diagnostics).value_or(repeat.from);
      break;
    case field::Repeat::to:
      repeat.to = read_count(entry.value, entry.key, diagnostics).value_or(repeat.to);
      break;
  }
  return true;
}

}  // namespace handbill::model
