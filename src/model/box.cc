#include "model/box.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "model/values.h"

namespace handbill::model {

using base::Diagnostic;
using base::Diagnostics;
using source::Entry;
using source::Kind;
using source::Node;

namespace {

Place place_of(BoxKind kind) {
  return {places::of(kind), what_of(kind), {name_of(kind), "id", "alt", "when", "languages", "editions", "at", "cell"}};
}

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names;
  for (const KindRow& row : kind_rows()) names.push_back(row.name);
  return names;
}

/// Reads every key but the kind's own; properties go to `properties`.
void read_rest(const Node& node, const Place& place, Box& box, Properties& properties, Diagnostics& diagnostics) {
  for (const Entry& entry : node.entries) {
    if (find_kind(entry.key) != nullptr) continue;
    if (entry.key == "id") {
      box.id = read_name(entry.value, "a name such as headline", diagnostics).value_or("");
      box.id_span = entry.value.span;
    } else if (entry.key == "alt") {
      box.alt = read_text_ref(entry.value, "a text or a text's name such as $picture-alt", diagnostics);
    } else if (entry.key == "when") {
      box.when = read_text_ref(entry.value, "a text's name such as $venue", diagnostics);
    } else if (!read_overrides(entry, place, box.overrides, diagnostics)) {
      read_property(entry, place, properties, diagnostics);
    }
  }
}

/// The entry that says what the box is. Errors: `two-kinds`, `no-kind`, or `unknown-key` for what looks like a kind.
const Entry* find_kind_entry(const Node& node, Diagnostics& diagnostics) {
  const Entry* kind = nullptr;
  for (const Entry& entry : node.entries) {
    if (find_kind(entry.key) == nullptr) continue;
    if (kind == nullptr) {
      kind = &entry;
      continue;
    }
    diagnostics
        .error("two-kinds", entry.key_span, "a box is one thing: " + ticked(kind->key) + " or " + ticked(entry.key))
        .note(kind->key_span, "the first kind is here")
        .hint("put both into a column, a row or layers, each as a box of its own");
  }
  return kind;
}

void report_no_kind(const Node& node, Diagnostics& diagnostics) {
  const std::vector<std::string_view> kinds = kind_names();
  for (const Entry& entry : node.entries) {
    const std::string_view near = base::nearest(entry.key, kinds);
    const bool known = find_row(entry.key, places::any_box) != nullptr || entry.key == "id" || entry.key == "at";
    if (near.empty() || known) continue;
    diagnostics.error("unknown-key", entry.key_span, "unknown kind of box " + ticked(base::printable(entry.key)))
        .hint("did you mean " + ticked(near) + "?");
    return;
  }
  const base::Span at = node.entries.empty() ? node.span : node.entries.front().key_span;
  diagnostics.error("no-kind", at, "expected a box with one of the keys " + one_of(kinds))
      .hint("write what the box holds, such as `text: $headline`");
}

/// `- $headline` and `- qr $petition`: what was meant is plain to see.
void report_bare_text(const Node& node, Diagnostics& diagnostics) {
  base::Diagnostic& error = expected("a box such as {text: $headline}", node, diagnostics);
  const std::vector<std::string_view> words = split(node.text);
  const std::vector<std::string_view> kinds = kind_names();
  if (words.size() > 1 && std::ranges::find(kinds, words.front()) != kinds.end()) {
    error.hint("put a colon behind the first word: `" + std::string(words.front()) + ": " +
               base::printable(node.text.substr(words.front().size() + 1)) + "`");
  } else {
    error.hint("write `text: ...` before it");
  }
}

/// The values of a box whose kind is not known: its other mistakes are said in the same run.
void check_known_keys(const Node& node, Diagnostics& diagnostics) {
  Properties properties;
  for (const Entry& entry : node.entries) {
    const KeyRow* row = find_row(entry.key, places::any_box);
    if (row != nullptr && (row->where & places::any_box) != 0)
      read_property(entry, {places::any_box, "a box"}, properties, diagnostics);
  }
}

}  // namespace

std::optional<Box> read_box(const Node& node, Diagnostics& diagnostics) {
  if (node.kind == source::Kind::scalar && !node.is_empty()) {
    report_bare_text(node, diagnostics);
    return std::nullopt;
  }
  if (!want_mapping(node, "a box such as {text: $headline}", diagnostics)) return std::nullopt;
  const Entry* kind = find_kind_entry(node, diagnostics);
  Box box;
  if (kind == nullptr) {
    report_no_kind(node, diagnostics);
    check_known_keys(node, diagnostics);
    return std::nullopt;
  }
  const KindRow& row = *find_kind(kind->key);
  box.kind = row.kind;
  box.span = kind->key_span;
  box.properties.list.reserve(node.entries.size());
  read_content(*kind, row, box, diagnostics);
  read_rest(node, place_of(row.kind), box, box.properties, diagnostics);
  return box;
}

void change_box(Box& box, const Node& changes, Diagnostics& diagnostics) {
  if (!want_mapping(changes, "keys such as {min-size: 30pt}, or none", diagnostics)) return;
  for (const Entry& entry : changes.entries) {
    const KindRow* kind = find_kind(entry.key);
    if (entry.key == "id") {
      diagnostics.error("changed-id", entry.key_span, "an inherited box keeps its id " + ticked(box.id))
          .note(box.span, "the box is made here");
    } else if (kind != nullptr && kind->kind == box.kind) {
      read_content(entry, *kind, box, diagnostics);
    } else if (kind != nullptr) {
      diagnostics
          .error("changed-kind", entry.key_span,
                 ticked(box.id) + " is " + std::string(what_of(box.kind)) + ", and cannot become another kind")
          .note(box.span, "the box is made here")
          .hint("take it out with `" + box.id + ": none` and put a new one in with `insert:`");
    }
  }
  Box over;
  read_rest(changes, place_of(box.kind), over, over.properties, diagnostics);
  if (over.alt) box.alt = std::move(over.alt);
  if (over.when) box.when = std::move(over.when);
  merge(box.properties, std::move(over.properties));
  merge(box.overrides, std::move(over.overrides));
}

void name_boxes(Box& root, std::string_view name) {
  if (!root.id_span.is_known()) root.id = name;
  for (std::size_t i = 0; i < root.children.size(); ++i)
    name_boxes(root.children[i], root.id + "." + std::to_string(i + 1));
}

namespace {

/// A frame takes up a text that began before it.
void check_frames(const Box& box, std::vector<std::string_view>& stories, Diagnostics& diagnostics) {
  if (box.kind == BoxKind::text || box.kind == BoxKind::flow) stories.push_back(box.id);
  if (box.kind == BoxKind::frame && !box.content.empty() &&
      std::ranges::find(stories, box.content.front().name) == stories.end()) {
    auto& error =
        diagnostics.error("no-such-story", box.content.front().span,
                          "no text with the id " + ticked(box.content.front().name) + " begins before this frame");
    if (const auto near = base::nearest(box.content.front().name, stories); !near.empty())
      error.hint("did you mean " + ticked(near) + "?");
    else error.hint("give the text an `id`, and put its frames behind it");
  }
  if (box.kind == BoxKind::flow) return;
  for (const Box& child : box.children) check_frames(child, stories, diagnostics);
}

}  // namespace

void check_boxes(const Layout& layout, Diagnostics& diagnostics) {
  std::vector<std::string_view> stories;
  for (const Page& page : layout.pages) check_frames(page.body, stories, diagnostics);
  std::map<std::string_view, base::Span> ids;
  const auto visit = [&](const Box& box, const auto& self) -> void {
    if (box.id_span.is_known() && !box.id.empty()) {
      const auto [first, added] = ids.emplace(box.id, box.id_span);
      if (!added) {
        diagnostics.error("duplicate-id", box.id_span, "two boxes have the id " + ticked(box.id))
            .note(first->second, "the first one is here")
            .hint("give one of them another name");
      }
    }
    const Property* decorative = box.properties.find(Key::decorative);
    const bool silent = decorative != nullptr && std::get<bool>(decorative->value);
    if (box.kind == BoxKind::picture && !box.alt && !silent) {
      diagnostics
          .error("missing-alt", box.span, "a picture needs the key `alt`: what it shows, for those who cannot see it")
          .hint("write `alt: $picture-alt`, or `decorative: true` where it says nothing");
    }
    for (const Box& child : box.children) self(child, self);
  };
  for (const Page& page : layout.pages) visit(page.body, visit);
}

Found find_box(Box& root, std::string_view id) {
  if (root.id_span.is_known() && root.id == id) return {&root, nullptr, 0};
  for (std::size_t i = 0; i < root.children.size(); ++i) {
    Found found = find_box(root.children[i], id);
    if (found.box == nullptr) continue;
    if (found.parent == nullptr) {
      found.parent = &root;
      found.index = i;
    }
    return found;
  }
  return {};
}

void collect_ids(const Box& root, std::vector<std::string_view>& ids) {
  if (root.id_span.is_known()) ids.push_back(root.id);
  for (const Box& child : root.children) collect_ids(child, ids);
}

}  // namespace handbill::model
