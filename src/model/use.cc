#include <algorithm>

#include "base/utf8.h"
#include "model/box.h"
#include "model/components.h"
#include "model/fill.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Kind;
using source::Node;

namespace {

/// docs/limits.md has both.
constexpr std::size_t most_within = 16;
constexpr std::size_t most_values = 100'000;

/// `did you mean`, or all that there are.
void hint_at(base::Diagnostic& error, std::string_view word, const std::vector<std::string_view>& known,
             std::string_view what) {
  if (const auto near = base::nearest(word, known); !near.empty()) {
    error.hint("did you mean " + ticked(near) + "?");
  } else if (!known.empty()) {
    error.hint(std::string(what) + " " + one_of(known));
  }
}

const Component* want_component(const Entry& use, Components& components, Diagnostics& diagnostics) {
  const auto name = read_name(use.value, "a component's name such as tab", diagnostics);
  if (!name) return nullptr;
  const Component* const component = components.find(*name);
  if (component == nullptr) {
    auto& error = diagnostics.error("no-such-component", use.value.span, "there is no component " + ticked(*name));
    hint_at(error, *name, components.names(), "the components are");
    if (components.names().empty())
      error.hint("write it under `components:` of this layout, of one that it extends, or of its theme");
    return nullptr;
  }
  if (std::ranges::find(components.within, *name) != components.within.end()) {
    std::string way;
    for (const std::string_view each : components.within) way += std::string(each) + " -> ";
    diagnostics
        .error("component-cycle", use.value.span, "components stand within each other in a circle: " + way + *name)
        .hint("take one `use:` out");
    return nullptr;
  }
  if (components.within.size() < most_within) return component;
  diagnostics.error("component-limit", use.value.span,
                    "expected at most " + std::to_string(most_within) + " components within each other, found more");
  return nullptr;
}

std::vector<std::string_view> parameter_names(const Component& component) {
  std::vector<std::string_view> names;
  if (component.parameters == nullptr) return names;
  for (const Entry& parameter : component.parameters->entries) names.push_back(parameter.key);
  return names;
}

void add_argument(const Entry& argument, const Component& component, Filling& filling, Diagnostics& diagnostics) {
  const auto names = parameter_names(component);
  if (std::ranges::find(names, argument.key) == names.end()) {
    auto& error = diagnostics.error(
        "unknown-argument", argument.key_span,
        "the component " + ticked(component.name) + " has no parameter " + ticked(base::printable(argument.key)));
    error.note(component.span, "it is made here");
    hint_at(error, argument.key, names, "its parameters are");
    return;
  }
  if (argument.value.is_empty()) {
    diagnostics
        .error("empty-value", argument.key_span, "expected a value for " + ticked(argument.key) + ", found nothing")
        .hint("write '' where it stands for nothing");
  }
  filling.arguments.insert_or_assign(argument.key, &argument.value);
}

void add_arguments(const Node& node, const Entry& use, const Component& component, Filling& filling,
                   Diagnostics& diagnostics) {
  if (component.parameters != nullptr) {
    for (const Entry& parameter : component.parameters->entries) {
      if (!parameter.value.is_empty()) filling.arguments.emplace(parameter.key, &parameter.value);
    }
  }
  const Node* const with = node.find("with");
  if (with != nullptr && want_mapping(*with, "arguments such as {label: $web}", diagnostics)) {
    for (const Entry& argument : with->entries) add_argument(argument, component, filling, diagnostics);
  }
  if (component.parameters == nullptr) return;
  for (const Entry& parameter : component.parameters->entries) {
    if (filling.arguments.contains(parameter.key)) continue;
    diagnostics
        .error("missing-argument", use.value.span,
               "the component " + ticked(component.name) + " needs the argument " + ticked(parameter.key))
        .note(parameter.key_span, "it is asked for here")
        .hint("write `with: {" + parameter.key + ": ...}`");
  }
}

void add_slots(const Node& node, const Component& component, Filling& filling, Diagnostics& diagnostics) {
  const Node* const slots = node.find("slots");
  if (slots == nullptr || !want_mapping(*slots, "slots such as {content: [{text: $story}]}", diagnostics)) return;
  for (const Entry& entry : slots->entries) {
    const auto slot = filling.slots.find(entry.key);
    if (slot == filling.slots.end()) {
      auto& error = diagnostics.error(
          "unknown-slot", entry.key_span,
          "the component " + ticked(component.name) + " has no slot " + ticked(base::printable(entry.key)));
      error.note(component.span, "it is made here");
      std::vector<std::string_view> names;
      for (const auto& each : filling.slots) names.push_back(each.first);
      hint_at(error, entry.key, names, "its slots are");
    } else if (want_list(entry.value, "a list of boxes such as [{text: $story}]", diagnostics)) {
      slot->second = &entry.value;
    }
  }
}

/// What the use is called: as it says, or by its component and a number.
std::string name_of_use(const Node& node, const Component& component, Components& components,
                        Diagnostics& diagnostics) {
  if (const Node* const id = node.find("id"))
    return read_id(*id, components, "a name such as headline", diagnostics).value_or("");
  return std::string(component.name) + "-" + std::to_string(++components.unnamed[std::string(component.name)]);
}

/// Keys of the use that are no part of using: they are laid over the component's outermost box.
void lay_over(const Node& use, Box& box, Components& components, Diagnostics& diagnostics) {
  Node over;
  over.kind = Kind::mapping;
  over.span = use.span;
  for (const Entry& entry : use.entries) {
    if (entry.key == "use" || entry.key == "with" || entry.key == "slots" || entry.key == "id") continue;
    over.entries.push_back(entry);
  }
  if (!over.entries.empty()) add_to_box(box, over, components, diagnostics);
}

}  // namespace

std::optional<Box> read_use(const Entry& use, const Node& node, Components& components, Diagnostics& diagnostics) {
  const Component* const component = want_component(use, components, diagnostics);
  if (component == nullptr) return std::nullopt;
  const std::size_t errors_before = diagnostics.error_count();
  Filling filling = look_through(*component->box);
  add_arguments(node, use, *component, filling, diagnostics);
  add_slots(node, *component, filling, diagnostics);
  const std::string id = name_of_use(node, *component, components, diagnostics);
  if (diagnostics.error_count() > errors_before || components.values > most_values) return std::nullopt;
  filling.prefix = id + ".";

  std::optional<Box> box;
  {
    const std::string note = ticked(component->name) + " is used here";
    const Diagnostics::Within within(diagnostics, use.value.span, note, node.span);
    const auto filled = fill(*component->box, filling, components.values, diagnostics);
    if (components.values > most_values) {
      diagnostics
          .error("component-limit", component->span,
                 "expected at most " + std::to_string(most_values) + " values from components, found more")
          .hint("components that stand within components multiply");
      return std::nullopt;
    }
    components.within.push_back(component->name);
    if (filled) box = read_box(*filled, components, diagnostics);
    components.within.pop_back();
  }
  if (!box) return std::nullopt;
  box->id = id;
  box->id_span = node.find("id") != nullptr ? node.find("id")->span : use.value.span;
  box->component = component->name;
  box->used_at = use.value.span;
  lay_over(node, *box, components, diagnostics);
  return box;
}

}  // namespace handbill::model
