#include "model/box.h"

#include <algorithm>
#include <map>
#include <span>

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
  Place place{places::of(kind), what_of(kind), {name_of(kind)}};
  for (const Field& field : row_of(Shape::box).fields) place.also.push_back(field.name);
  if (kind == BoxKind::table) {
    for (const Field& field : row_of(Shape::table).fields) place.also.push_back(field.name);
  }
  if (kind == BoxKind::repeat) {
    for (const Field& field : row_of(Shape::repeat).fields) place.also.push_back(field.name);
  } else {
    place.also.insert(place.also.end(), {"at", "cell"});
  }
  return place;
}

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names;
  for (const KindRow& row : kind_rows()) names.push_back(row.name);
  return names;
}

/// The texts that decide whether a box is there.
std::vector<TextRef> read_conditions(const Node& node, Diagnostics& diagnostics) {
  constexpr std::string_view what = "a text's name such as $venue";
  std::vector<TextRef> texts;
  const std::span<const Node> nodes =
      node.kind == Kind::sequence ? std::span<const Node>(node.items) : std::span<const Node>(&node, 1);
  if (nodes.empty()) expected(what, node, diagnostics);
  for (const Node& one : nodes) {
    if (auto text = read_text_ref(one, what, diagnostics)) texts.push_back(std::move(*text));
  }
  return texts;
}

/// Reads every key but the kind's own; properties go to `properties`.
void read_rest(const Node& node, const Place& place, Box& box, Components& components, Diagnostics& diagnostics) {
  for (const Entry& entry : node.entries) {
    if (find_kind(entry.key) != nullptr) continue;
    if (entry.key == "id") {
      box.id = read_id(entry.value, components, "a name such as headline", diagnostics).value_or("");
      box.id_span = entry.value.span;
    } else if (entry.key == "alt") {
      box.alt = read_text_ref(entry.value, "a text or a text's name such as $picture-alt", diagnostics);
    } else if (entry.key == "when") {
      box.when = read_conditions(entry.value, diagnostics);
    } else if (entry.key == "unless") {
      box.unless = read_conditions(entry.value, diagnostics);
    } else if (entry.key == "voice") {
      const auto word = read_word(entry.value, "first second", diagnostics);
      if (word) box.voice = *word == 0 ? Voice::first : Voice::second;
      box.voice_span = entry.value.span;
    } else if (box.kind == BoxKind::table && entry.key == row_of(Shape::table).fields.front().name) {
      box.repeat = read_rows(entry.value, diagnostics);
    } else if (box.kind == BoxKind::repeat && read_repeat_field(entry, box, components, diagnostics)) {
      continue;
    } else if (!read_overrides(entry, place, box.overrides, diagnostics)) {
      read_property(entry, place, box.properties, diagnostics);
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
  if (const Node* const slot = node.find("slot")) {
    diagnostics.error("misplaced-slot", slot->span, "a slot stands in a box of a component, and alone")
        .hint("write {slot: content}, and fill it where the component is used: slots: {content: [...]}");
    return;
  }
  std::vector<std::string_view> kinds = kind_names();
  kinds.push_back("use");
  for (const Entry& entry : node.entries) {
    const std::string_view near = base::nearest(entry.key, kinds);
    const bool known = find_row(entry.key, places::any_box) != nullptr || entry.key == "id" || entry.key == "at";
    if (near.empty() || known) continue;
    diagnostics.error("unknown-key", entry.key_span, "unknown kind of box " + ticked(base::printable(entry.key)))
        .hint("did you mean " + ticked(near) + "?");
    return;
  }
  kinds.pop_back();
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

std::optional<std::string> read_id(const Node& node, const Components& components, std::string_view what,
                                   Diagnostics& diagnostics) {
  if (components.within.empty() || node.kind != Kind::scalar) return read_name(node, what, diagnostics);
  // Behind the ids of the uses around it.
  Node own = node;
  own.text.erase(0, node.text.rfind('.') + 1);
  if (!read_name(own, what, diagnostics)) return std::nullopt;
  return node.text;
}

std::optional<Box> read_box(const Node& node, Components& components, Diagnostics& diagnostics) {
  if (node.kind == source::Kind::scalar && !node.is_empty()) {
    report_bare_text(node, diagnostics);
    return std::nullopt;
  }
  if (!want_mapping(node, "a box such as {text: $headline}", diagnostics)) return std::nullopt;
  const auto use = std::ranges::find(node.entries, "use", &Entry::key);
  if (use != node.entries.end()) return read_use(*use, node, components, diagnostics);
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
  read_content(*kind, row, box, components, diagnostics);
  read_rest(node, place_of(row.kind), box, components, diagnostics);
  if (row.kind == BoxKind::table) check_table(node, box, diagnostics);
  if (row.kind == BoxKind::repeat && node.find("box") == nullptr) {
    diagnostics
        .error("missing-key", box.span, "expected the key `box`: " + std::string(row_of(Shape::repeat).fields[0].doc))
        .hint("write {repeat: 8, box: {text: $headline}}");
  }
  return box;
}

void change_box(Box& box, const Node& changes, const std::string& edition, Components& components,
                Diagnostics& diagnostics) {
  if (!want_mapping(changes, "keys such as {min-size: 30pt}, or none", diagnostics)) return;
  for (const Entry& entry : changes.entries) {
    const KindRow* kind = find_kind(entry.key);
    if (entry.key == "id") {
      diagnostics.error("changed-id", entry.key_span, "an inherited box keeps its id " + ticked(box.id))
          .note(box.span, "the box is made here");
    } else if (kind != nullptr && kind->kind == box.kind) {
      read_content(entry, *kind, box, components, diagnostics);
    } else if (kind != nullptr) {
      diagnostics
          .error("changed-kind", entry.key_span,
                 ticked(box.id) + " is " + std::string(what_of(box.kind)) + ", and cannot become another kind")
          .note(box.span, "the box is made here")
          .hint("take it out with `" + box.id + ": none` and put a new one in with `insert:`");
    }
  }
  Box over;
  over.kind = box.kind;
  over.repeat = box.repeat;
  read_rest(changes, place_of(box.kind), over, components, diagnostics);
  if (!edition.empty()) lift(over.properties, over.overrides, edition);
  if (over.alt) box.alt = std::move(over.alt);
  if (changes.find("when") != nullptr) box.when = std::move(over.when);
  if (changes.find("unless") != nullptr) box.unless = std::move(over.unless);
  if (over.voice != Voice::as_around) {
    box.voice = over.voice;
    box.voice_span = over.voice_span;
  }
  if (!over.children.empty()) box.children = std::move(over.children);
  box.repeat = std::move(over.repeat);
  merge(box.properties, std::move(over.properties));
  merge(box.overrides, std::move(over.overrides));
}

void add_to_box(Box& box, const Node& more, Components& components, Diagnostics& diagnostics) {
  Node keys = more;
  for (const Entry& entry : more.entries) {
    if (find_kind(entry.key) == nullptr) continue;
    diagnostics.error("two-kinds", entry.key_span, "a box is one thing: `use` or " + ticked(entry.key))
        .hint("put both into a column, a row or layers, each as a box of its own");
  }
  std::erase_if(keys.entries, [](const Entry& entry) { return find_kind(entry.key) != nullptr; });
  std::vector<TextRef> when = std::move(box.when);
  std::vector<TextRef> unless = std::move(box.unless);
  box.when.clear();
  box.unless.clear();
  change_box(box, keys, {}, components, diagnostics);
  box.when.insert(box.when.begin(), when.begin(), when.end());
  box.unless.insert(box.unless.begin(), unless.begin(), unless.end());
}

namespace {

using Renamed = std::map<std::string, std::string, std::less<>>;

/// In what is repeated each copy has ids of its own: `prayers.*.head`, where a number will stand for the star.
void name_copied(Box& box, const std::string& copy, const std::string& name, Renamed& renamed) {
  if (box.id_span.is_known() && !box.id.empty()) {
    // What the uses around the repeat add is in its name already.
    const std::string scope = copy.substr(0, copy.rfind('.', copy.size() - 3) + 1);
    std::string id = copy + "." + (box.id.starts_with(scope) ? box.id.substr(scope.size()) : box.id);
    renamed.emplace(std::move(box.id), id);
    box.id = std::move(id);
  } else {
    box.id = name;
  }
  const bool repeats = box.kind == BoxKind::repeat;
  for (std::size_t i = 0; i < box.children.size(); ++i) {
    const std::string inner = repeats ? box.id + ".*" : copy;
    name_copied(box.children[i], inner, repeats ? inner : box.id + "." + std::to_string(i + 1), renamed);
  }
}

/// What is anchored to another box of the copy, or goes on from one.
void rename_references(Box& box, const Renamed& renamed) {
  const auto rename = [&](Properties& properties) {
    for (Property& property : properties.list) {
      if (property.key != Key::at_of) continue;
      auto* const name = std::get_if<std::string>(&property.value);
      const auto found = name == nullptr ? renamed.end() : renamed.find(*name);
      if (found != renamed.end()) *name = found->second;
    }
  };
  rename(box.properties);
  if (box.kind == BoxKind::frame && !box.content.empty()) {
    const auto story = renamed.find(box.content.front().name);
    if (story != renamed.end()) box.content.front().name = story->second;
  }
  for (auto& each : box.overrides.languages) rename(each.second);
  for (auto& [edition, each] : box.overrides.editions) {
    rename(each.properties);
    for (auto& [tag, properties] : each.languages) rename(properties);
  }
  for (Box& child : box.children) rename_references(child, renamed);
}

void name_copies(Box& repeat) {
  Renamed renamed;
  const std::string copy = repeat.id + ".*";
  for (Box& child : repeat.children) {
    name_copied(child, copy, copy, renamed);
    if (!renamed.empty()) rename_references(child, renamed);
  }
}

}  // namespace

void name_boxes(Box& root, std::string_view name) {
  if (!root.id_span.is_known()) root.id = name;
  if (root.kind == BoxKind::repeat) {
    name_copies(root);
    return;
  }
  for (std::size_t i = 0; i < root.children.size(); ++i)
    name_boxes(root.children[i], root.id + "." + std::to_string(i + 1));
}

namespace {

/// A frame takes up a text, or a table of text, that began before it.
void check_frames(const Box& box, std::vector<std::string_view>& stories, Diagnostics& diagnostics) {
  const bool is_table_of_text = box.kind == BoxKind::table && box.repeat;
  if (box.kind == BoxKind::text || box.kind == BoxKind::flow || is_table_of_text) stories.push_back(box.id);
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

/// A repeat adds its copies to a list of boxes; the body and a panel are in none.
void check_repeat(const Box& box, bool in_list, Diagnostics& diagnostics) {
  if (box.kind != BoxKind::repeat || (in_list && box.panel.empty())) return;
  diagnostics.error("misplaced-repeat", box.span, "a repeat stands in a list of boxes, to which it adds its copies")
      .hint("write column: [{repeat: ...}]");
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
    if (box.voice == Voice::second && !layout.bilingual) {
      diagnostics.error("one-language", box.voice_span, "a second voice needs a layout in two languages")
          .hint("write `bilingual: en+ko` at the top of the layout: the pair that is rendered where none is named");
    }
    for (const Box& child : box.children) {
      check_repeat(child, true, diagnostics);
      self(child, self);
    }
  };
  for (const Page& page : layout.pages) {
    check_repeat(page.body, false, diagnostics);
    visit(page.body, visit);
  }
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
