#include "model/components.h"

#include <algorithm>

#include "base/utf8.h"
#include "model/reader.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Kind;
using source::Node;

namespace {

/// More layouts that extend each other than this are a circle, which is reported elsewhere.
constexpr int most_parents = 100;

void check_name(const Entry& entry, std::string_view what, Diagnostics& diagnostics) {
  if (is_name(entry.key)) return;
  diagnostics.error("bad-name", entry.key_span, "expected " + std::string(what) + ", found " + base::quote(entry.key))
      .hint("a name has lower-case letters, digits and hyphens, and begins with a letter");
}

void check_component(const Node& node, Diagnostics& diagnostics) {
  if (!want_mapping(node, "a component such as {params: {label: }, box: {text: $label}}", diagnostics)) return;
  for (const Entry& entry : node.entries) {
    const auto index = find_field(entry, Shape::component, diagnostics);
    if (!index) continue;
    switch (static_cast<field::Component>(*index)) {
      case field::Component::params:
        if (!want_mapping(entry.value, "parameters and their defaults such as {label: , ink: night}", diagnostics))
          break;
        for (const Entry& parameter : entry.value.entries)
          check_name(parameter, "a parameter's name such as label", diagnostics);
        break;
      case field::Component::box:
        static_cast<void>(want_mapping(entry.value, "a box such as {text: $label}", diagnostics));
        break;
    }
  }
  want_required(node, Shape::component, diagnostics);
}

}  // namespace

void check_components(const Node& node, Diagnostics& diagnostics) {
  if (!want_mapping(node, "components such as {tab: {params: {label: }, box: {text: $label}}}", diagnostics)) return;
  for (const Entry& entry : node.entries) {
    check_name(entry, "a component's name such as tab", diagnostics);
    check_component(entry.value, diagnostics);
  }
}

const Component* Components::find(std::string_view name) {
  if (!collected_) collect();
  const auto found = std::ranges::find(list_, name, &Component::name);
  return found == list_.end() ? nullptr : &*found;
}

std::vector<std::string_view> Components::names() const {
  std::vector<std::string_view> result;
  for (const Component& component : list_) result.push_back(component.name);
  return result;
}

void Components::add(const Node& file) {
  const Node* const components = file.find("components");
  if (components == nullptr || components->kind != Kind::mapping) return;
  for (const Entry& entry : components->entries) {
    if (std::ranges::find(list_, entry.key, &Component::name) != list_.end()) continue;
    const Node* const box = entry.value.find("box");
    if (box == nullptr) continue;  // said where the file is read
    const Node* const parameters = entry.value.find("params");
    const bool has_any = parameters != nullptr && parameters->kind == Kind::mapping;
    list_.push_back({entry.key, entry.key_span, has_any ? parameters : nullptr, box});
  }
}

void Components::add_changes(const Node& layout) {
  const Node* const name = layout.find("layout");
  if (!files_.changes || name == nullptr || name->kind != Kind::scalar) return;
  const std::vector<EditionChanges> changes = files_.changes(name->text);
  for (auto one = changes.rbegin(); one != changes.rend(); ++one) add(one->tree->root);
}

void Components::collect() {
  collected_ = true;
  std::string_view theme;
  const source::Tree* tree = &layout_;
  for (int i = 0; tree != nullptr && i < most_parents; ++i) {
    add_changes(tree->root);
    add(tree->root);
    const Node* const named = tree->root.find("theme");
    if (theme.empty() && named != nullptr) theme = named->text;
    const Node* const parent = tree->root.find("extends");
    tree = parent == nullptr || parent->text.empty() ? nullptr : files_.parent(parent->text, parent->span);
  }
  const source::Tree* const found = theme.empty() || !files_.theme ? nullptr : files_.theme(theme);
  if (found != nullptr) add(found->root);
}

}  // namespace handbill::model
