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

std::string_view what_of(BoxKind kind) {
  switch (kind) {
    case BoxKind::column:
      return "a column";
    case BoxKind::row:
      return "a row";
    case BoxKind::grid:
      return "a grid";
    case BoxKind::layers:
      return "layers";
    case BoxKind::text:
      return "a text box";
    case BoxKind::flow:
      return "a flow";
    case BoxKind::picture:
      return "a picture";
    case BoxKind::qr:
      return "a qr box";
    case BoxKind::rule:
      return "a rule";
    case BoxKind::table:
      return "a table";
    case BoxKind::space:
      return "a space";
    case BoxKind::frame:
      return "a frame";
  }
  return {};
}

Place place_of(BoxKind kind) {
  return {places::of(kind), what_of(kind), {name_of(kind), "id", "alt", "when", "languages", "editions", "at", "cell"}};
}

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names;
  for (const KindRow& row : kind_rows()) names.push_back(row.name);
  return names;
}

std::vector<Box> read_children(const Node& node, const KindRow& row, Diagnostics& diagnostics) {
  std::vector<Box> children;
  if (!want_list(node, "a list of boxes such as " + std::string(row.example), diagnostics)) return children;
  children.reserve(node.items.size());
  for (const Node& item : node.items) {
    auto child = read_box(item, diagnostics);
    if (!child) continue;
    if (row.kind == BoxKind::flow && child->kind != BoxKind::text) {
      diagnostics
          .error("flow-child", child->span, "expected a text box in a flow, found " + std::string(what_of(child->kind)))
          .hint("a flow is one stream of text: put other boxes beside it");
    }
    children.push_back(std::move(*child));
  }
  return children;
}

std::vector<TextRef> read_texts(const Node& node, Diagnostics& diagnostics) {
  constexpr std::string_view what = "a text or a text's name such as $headline";
  std::vector<TextRef> texts;
  const auto add = [&](const Node& one) {
    if (auto text = read_text_ref(one, what, diagnostics)) texts.push_back(std::move(*text));
  };
  if (node.kind != Kind::sequence) {
    add(node);
    return texts;
  }
  if (node.items.empty())
    diagnostics.error("empty-value", node.span, "expected " + std::string(what) + ", found an empty list");
  for (const Node& item : node.items) add(item);
  return texts;
}

TableColumn read_column(const Node& node, Diagnostics& diagnostics) {
  TableColumn column{{}, {1, Measure::Unit::fr, {}}, false, node.span};
  if (!want_mapping(node, "a column such as {label: $column-name, width: 1fr}", diagnostics)) return column;
  for (const Entry& entry : node.entries) {
    const auto field = find_field(entry, Shape::table_column, diagnostics);
    if (!field) continue;
    switch (static_cast<field::TableColumn>(*field)) {
      case field::TableColumn::label:
        if (auto label = read_text_ref(entry.value, "a text or a text's name such as $column-name", diagnostics))
          column.label = std::move(*label);
        break;
      case field::TableColumn::width: {
        const KeyRow& row = row_of(Key::width);
        if (auto width = read_measure(entry.value, {row.name, row.units, row.range, expectation(row)}, diagnostics)) {
          column.width = std::move(*width);
        }
        break;
      }
      case field::TableColumn::signature:
        column.signature = read_boolean(entry.value, diagnostics).value_or(false);
        break;
    }
  }
  want_required(node, Shape::table_column, diagnostics);
  return column;
}

void read_content(const Entry& entry, const KindRow& row, Box& box, Diagnostics& diagnostics) {
  const Node& node = entry.value;
  switch (row.kind) {
    case BoxKind::column:
    case BoxKind::row:
    case BoxKind::grid:
    case BoxKind::layers:
    case BoxKind::flow:
      box.children = read_children(node, row, diagnostics);
      break;
    case BoxKind::text:
      box.content = read_texts(node, diagnostics);
      break;
    case BoxKind::qr:
      box.content.clear();
      if (auto text = read_text_ref(node, "a text or a text's name such as $petition", diagnostics))
        box.content.push_back(std::move(*text));
      break;
    case BoxKind::picture:
      box.content.clear();
      if (auto file = read_file_name(node, diagnostics)) {
        const bool named = file->text.starts_with('$');
        box.content.push_back(named ? TextRef{"", file->text.substr(1), file->span}
                                    : TextRef{std::move(file->text), "", file->span});
      }
      break;
    case BoxKind::rule: {
      const KeyRow& direction = row_of(Key::direction);
      if (auto value = read_value(node, direction, diagnostics)) {
        merge(box.properties, {{{Key::direction, std::move(*value), node.span, entry.key_span}}});
      }
      break;
    }
    case BoxKind::table:
      box.table.clear();
      if (!want_list(node, "a list of columns such as " + std::string(row.example), diagnostics)) break;
      for (const Node& item : node.items) box.table.push_back(read_column(item, diagnostics));
      break;
    case BoxKind::space:
      if (!node.is_empty())
        expected("nothing behind `space:`", node, diagnostics).hint("write its size beside it: {space:, height: 5mm}");
      break;
    case BoxKind::frame:
      box.content.clear();
      if (auto story = read_name(node, "the id of a text or a flow such as story", diagnostics))
        box.content.push_back({"", std::move(*story), node.span});
      break;
  }
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

void change_box(Box& box, const Node& changes, const std::string& edition, Diagnostics& diagnostics) {
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
  if (!edition.empty()) lift(over.properties, over.overrides, edition);
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
