#include "model/fill.h"

#include "model/markup.h"
#include "model/reader.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Kind;
using source::Node;

namespace {

/// `{slot: content}`, whose name may be anything yet.
const Node* slot_of(const Node& node) {
  return node.kind == Kind::mapping && node.entries.size() == 1 ? node.find("slot") : nullptr;
}

/// Keys whose values are data: no mapping in them is a box.
bool holds_data(std::string_view key) { return key == "with" || key == "repeat" || key == "body"; }

bool is_nothing(const Node& node) {
  return node.kind == Kind::scalar && node.text.empty() && node.quoting != source::Quoting::plain;
}

void look(const Node& node, Filling& filling) {
  for (const Node& item : node.items) look(item, filling);
  if (const Node* const slot = slot_of(node); slot != nullptr && slot->kind == Kind::scalar)
    filling.slots.emplace(slot->text, nullptr);
  for (const Entry& entry : node.entries) {
    if (holds_data(entry.key)) continue;
    if (entry.key == "id" && entry.value.kind == Kind::scalar) filling.ids.insert(entry.value.text);
    look(entry.value, filling);
  }
}

std::size_t name_length(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && is_name(text.substr(0, length + 1))) ++length;
  return length;
}

class Filler {
 public:
  Filler(const Filling& filling, std::size_t& values, Diagnostics& diagnostics)
      : filling_(filling), values_(values), diagnostics_(diagnostics) {}

  std::optional<Node> box(const Node& from) {
    ++values_;
    Node result = bare(from);
    for (const Entry& entry : from.entries) {
      if (entry.key == "when" || entry.key == "unless") {
        auto value = condition(entry.value);
        if (value) result.entries.push_back({entry.key, entry.key_span, std::move(*value)});
        if (!value && entry.key == "when") return std::nullopt;
      } else if (auto value = this->value(entry)) {
        result.entries.push_back({entry.key, entry.key_span, std::move(*value)});
      }
    }
    return result;
  }

 private:
  /// A node without its children.
  static Node bare(const Node& from) {
    Node result;
    result.kind = from.kind;
    result.quoting = from.quoting;
    result.span = from.span;
    result.text = from.text;
    return result;
  }

  [[nodiscard]] const Node* argument(std::string_view name) const {
    const auto found = filling_.arguments.find(name);
    return found == filling_.arguments.end() ? nullptr : found->second;
  }
  /// What a value that is a parameter and nothing else stands for.
  [[nodiscard]] const Node* whole(const Node& node) const {
    if (node.kind != Kind::scalar || !node.text.starts_with('$')) return nullptr;
    return argument(std::string_view(node.text).substr(1));
  }

  std::optional<Node> value(const Entry& entry) {
    if (holds_data(entry.key)) return data(entry.value);
    if (entry.key == "id") return named(entry.value);
    if (entry.key == "frame") return referring(entry.value);
    if (entry.key == "at") return anchor(entry.value);
    if (const Node* const slot = slot_of(entry.value)) return only_box(*slot);
    return any(entry.value);
  }

  std::optional<Node> any(const Node& from) {
    if (from.kind == Kind::mapping) return box(from);
    if (from.kind == Kind::scalar) return scalar(from);
    ++values_;
    Node result = bare(from);
    for (const Node& item : from.items) {
      if (const Node* const slot = slot_of(item)) {
        const Node* const boxes = boxes_of(*slot);
        if (boxes != nullptr) append(boxes->items, result);
      } else if (const Node* const list = whole(item); list != nullptr && list->kind == Kind::sequence) {
        append(list->items, result);
      } else if (auto value = any(item); value && !is_nothing(*value)) {
        result.items.push_back(std::move(*value));
      }
    }
    return result;
  }

  void append(const std::vector<Node>& items, Node& list) {
    values_ += items.size();
    list.items.insert(list.items.end(), items.begin(), items.end());
  }

  /// Values in which no key means anything.
  Node data(const Node& from) {
    if (from.kind == Kind::scalar) return scalar(from);
    ++values_;
    Node result = bare(from);
    for (const Node& item : from.items) result.items.push_back(data(item));
    for (const Entry& entry : from.entries) result.entries.push_back({entry.key, entry.key_span, data(entry.value)});
    return result;
  }

  /// Nothing where one of its texts is nothing.
  std::optional<Node> condition(const Node& from) {
    Node result = data(from);
    if (is_nothing(result)) return std::nullopt;
    for (const Node& item : result.items) {
      if (is_nothing(item)) return std::nullopt;
    }
    return result;
  }

  Node scalar(const Node& from) {
    ++values_;
    if (const Node* const argument = whole(from)) return *argument;
    Node result = from;
    if (from.text.find_first_of("${") != std::string::npos) result.text = words(from.text);
    return result;
  }

  /// A text with the words of arguments in it: `{label}` and `$label`, and `$item.head` where `item` is `$prayer`.
  [[nodiscard]] std::string words(std::string_view text) const {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t next = std::min(text.find_first_of("${", at), text.size());
      result += text.substr(at, next - at);
      if (next == text.size()) break;
      const std::size_t length = name_length(text.substr(next + 1));
      const Node* const argument = length == 0 ? nullptr : this->argument(text.substr(next + 1, length));
      at = next + 1 + length;
      const bool in_braces = text[next] == '{';
      const bool names_icon = in_braces && text.substr(next + 1).starts_with(icon_prefix);
      if (argument == nullptr || argument->kind != Kind::scalar || names_icon) {
        // Two dollars are one that means itself.
        if (!in_braces && at < text.size() && text[at] == '$' && length == 0) ++at;
        result += text.substr(next, at - next);
      } else if (!in_braces) {
        result += argument->text;
      } else if (argument->text.starts_with('$')) {
        result += "{" + argument->text.substr(1);
      } else if (at < text.size() && text[at] == '}') {
        result += argument->text;
        ++at;
      } else {
        result += text.substr(next, at - next);
      }
    }
    return result;
  }

  /// An id of the component's own, as it is called in this use.
  Node named(const Node& from) {
    Node result = data(from);
    if (result.kind == Kind::scalar) result.text.insert(0, filling_.prefix);
    return result;
  }
  /// The name of a box, perhaps of one of the component's own.
  Node referring(const Node& from) {
    Node result = data(from);
    if (result.kind == Kind::scalar && filling_.ids.contains(result.text)) result.text.insert(0, filling_.prefix);
    return result;
  }

  Node anchor(const Node& from) {
    if (from.kind != Kind::mapping) return data(from);
    Node result = bare(from);
    for (const Entry& entry : from.entries) {
      result.entries.push_back(
          {entry.key, entry.key_span, entry.key == "of" ? referring(entry.value) : data(entry.value)});
    }
    return result;
  }

  [[nodiscard]] const Node* boxes_of(const Node& slot) const {
    const auto found = filling_.slots.find(slot.text);
    return found == filling_.slots.end() ? nullptr : found->second;
  }

  /// A slot where one box stands: as a component's own box, or as what a repeat repeats.
  std::optional<Node> only_box(const Node& slot) {
    const Node* const boxes = boxes_of(slot);
    const std::size_t many = boxes == nullptr ? 0 : boxes->items.size();
    if (many == 1) return boxes->items.front();
    diagnostics_
        .error("slot-count", slot.span,
               "expected one box for the slot " + ticked(slot.text) + ", found " + std::to_string(many))
        .hint("put the slot into a list: column: [{slot: " + slot.text + "}]");
    return std::nullopt;
  }

  const Filling& filling_;
  std::size_t& values_;
  Diagnostics& diagnostics_;
};

}  // namespace

Filling look_through(const Node& box) {
  Filling filling;
  look(box, filling);
  return filling;
}

std::optional<Node> fill(const Node& box, const Filling& filling, std::size_t& values, Diagnostics& diagnostics) {
  return Filler(filling, values, diagnostics).box(box);
}

}  // namespace handbill::model
