#include <algorithm>

#include "base/utf8.h"
#include "model/box.h"
#include "model/document.h"
#include "model/pages.h"
#include "model/petition.h"
#include "model/properties.h"
#include "model/reader.h"
#include "unicode/pair.h"

namespace handbill::model {

using base::Diagnostics;
using base::Span;
using source::Entry;
using source::Node;

namespace {

/// One file, before it is laid over what it extends.
struct File {
  Layout layout;
  bool has_piece = false;
  std::string extends;
  Span extends_span;
  std::string edition;  ///< the only one that it is for; empty: all
  Span edition_span;
  const Node* boxes = nullptr;
  const Node* insert = nullptr;
};

/// The layouts on the way down, for cycles.
using Chain = std::vector<std::string>;

void read_page(const Node& node, Layout& layout, Diagnostics& diagnostics) {
  if (!want_mapping(node, "a page such as {size: A4, bleed: 3mm}", diagnostics)) return;
  const Place place = page_place();
  for (const Entry& entry : node.entries) {
    if (!read_overrides(entry, place, layout.page_overrides, diagnostics))
      read_property(entry, place, layout.page, diagnostics);
  }
}

/// `en+ko`.
std::optional<Bilingual> read_pair(const Node& node, Diagnostics& diagnostics) {
  constexpr std::string_view what = "two languages such as en+ko";
  const std::string* const text = want_scalar(node, what, diagnostics);
  if (text == nullptr) return std::nullopt;
  const unicode::Pair pair = unicode::split_pair(*text);
  if (pair.first.empty() || pair.second.empty() || pair.first == pair.second ||
      pair.second.find('+') != std::string_view::npos) {
    expected(what, node, diagnostics);
    return std::nullopt;
  }
  const auto first = read_language_tag(std::string(pair.first), node.span, diagnostics);
  const auto second = read_language_tag(std::string(pair.second), node.span, diagnostics);
  if (!first || !second) return std::nullopt;
  return Bilingual{first->tag, second->tag, node.span};
}

void read_field(const Entry& entry, field::Layout which, File& file, Components& components, Diagnostics& diagnostics) {
  Layout& layout = file.layout;
  const Node& node = entry.value;
  switch (which) {
    case field::Layout::layout:
      layout.name = read_name(node, "a layout's name such as poster-a4", diagnostics).value_or("");
      layout.span = node.span;
      break;
    case field::Layout::extends:
      file.extends = read_name(node, "a layout's name such as poster-a4", diagnostics).value_or("");
      file.extends_span = node.span;
      break;
    case field::Layout::edition:
      file.edition = read_name(node, "an edition's name such as large-print", diagnostics).value_or("");
      file.edition_span = node.span;
      break;
    case field::Layout::title:
      layout.title = read_text_ref(node, "a text or a text's name such as $headline", diagnostics);
      break;
    case field::Layout::name:
      layout.piece_name = read_text_ref(node, "a text or a text's name such as $piece-poster", diagnostics);
      break;
    case field::Layout::theme:
      layout.theme = read_name(node, "a theme's name such as run", diagnostics).value_or("");
      layout.theme_span = node.span;
      break;
    case field::Layout::piece: {
      const auto word = read_word(node, "poster petition", diagnostics);
      layout.piece = word.value_or(0) == 1 ? Piece::petition : Piece::poster;
      file.has_piece = true;
      break;
    }
    case field::Layout::bilingual:
      layout.bilingual = read_pair(node, diagnostics);
      break;
    case field::Layout::page:
      read_page(node, layout, diagnostics);
      break;
    case field::Layout::styles:
      layout.styles = read_styles(node, diagnostics);
      break;
    case field::Layout::components:
      check_components(node, diagnostics);
      break;
    case field::Layout::body:
      layout.pages.push_back(read_only_page(node, components, diagnostics));
      break;
    case field::Layout::pages:
      layout.pages = read_pages(node, components, diagnostics);
      break;
    case field::Layout::boxes:
      file.boxes = &node;
      break;
    case field::Layout::insert:
      file.insert = &node;
      break;
  }
}

/// What a layout that extends another need not say again.
void check_required(const Node& root, const File& file, Diagnostics& diagnostics) {
  const Node* const body = root.find("body");
  const Node* const pages = root.find("pages");
  if (body != nullptr && pages != nullptr) {
    diagnostics.error("conflicting-keys", pages->span, "a layout has one `body`, or several `pages`")
        .note(body->span, "the body is here")
        .hint("write the body into the first page");
  }
  if (!file.extends_span.is_known() && !file.edition_span.is_known()) {
    want_required(root, Shape::layout, diagnostics);
    if (body == nullptr && pages == nullptr && !root.entries.empty()) {
      const Field& field = row_of(Shape::layout).fields[static_cast<std::size_t>(field::Layout::body)];
      diagnostics
          .error("missing-key", root.entries.front().key_span, "expected the key `body`: " + std::string(field.doc))
          .hint("write `body: " + std::string(field.example) + "`");
    }
    for (const Node* node : {file.boxes, file.insert}) {
      if (node == nullptr) continue;
      diagnostics
          .error("nothing-to-change", node->span,
                 "`boxes` and `insert` change a layout that this one extends, and it extends none")
          .hint("write the boxes into `body:`, or name the other layout with `extends:`");
    }
  } else if (root.find("layout") == nullptr) {
    diagnostics.error("missing-key", root.entries.front().key_span,
                      "expected the key `layout`: " + std::string(row_of(Shape::layout).fields[0].doc));
  }
}

File read_file(const Node& root, Components& components, Diagnostics& diagnostics) {
  File file;
  // Where its name is missing, the layout as a whole is spoken of at its first key.
  if (!root.entries.empty()) file.layout.span = root.entries.front().key_span;
  for (const Entry& entry : root.entries) {
    const auto index = find_field(entry, Shape::layout, diagnostics);
    if (index) read_field(entry, static_cast<field::Layout>(*index), file, components, diagnostics);
  }
  check_required(root, file, diagnostics);
  return file;
}

/// The box that a child layout speaks of, or `unknown-id` with the nearest one. A page's name is its outermost box.
Found want_box(std::vector<Page>& pages, std::string_view id, Span span, Diagnostics& diagnostics) {
  for (Page& page : pages) {
    const Found found = find_box(page.body, id);
    if (found.box != nullptr) return found;
  }
  for (Page& page : pages) {
    if (page.id == id) return {&page.body, nullptr, 0};
  }
  std::vector<std::string_view> ids;
  for (const Page& page : pages) collect_ids(page.body, ids);
  base::Diagnostic& error =
      diagnostics.error("unknown-id", span, "no inherited box has the id " + ticked(base::printable(id)));
  const std::string_view near = base::nearest(id, ids);
  if (!near.empty()) {
    error.hint("did you mean " + ticked(near) + "?");
  } else if (!ids.empty()) {
    error.hint("the ids are " + one_of(ids));
  }
  return {};
}

void change_boxes(const Node& boxes, std::vector<Page>& pages, const std::string& edition, Components& components,
                  Diagnostics& diagnostics) {
  if (!want_mapping(boxes, "boxes by id such as {headline: {min-size: 30pt}}", diagnostics)) return;
  for (const Entry& entry : boxes.entries) {
    const Found found = want_box(pages, entry.key, entry.key_span, diagnostics);
    if (found.box == nullptr) continue;
    if (entry.value.kind != source::Kind::scalar || entry.value.text != "none") {
      change_box(*found.box, entry.value, edition, components, diagnostics);
    } else if (found.parent == nullptr) {
      diagnostics.error("wrong-type", entry.value.span, "the outermost box cannot be taken out");
    } else {
      found.parent->children.erase(found.parent->children.begin() + static_cast<std::ptrdiff_t>(found.index));
    }
  }
}

void insert_box(const Node& node, std::vector<Page>& pages, Components& components, Diagnostics& diagnostics) {
  if (!want_mapping(node, "a box to insert such as {after: headline, box: {text: $subhead}}", diagnostics)) return;
  const Entry* where = nullptr;
  std::optional<Box> box;
  for (const Entry& entry : node.entries) {
    const auto index = find_field(entry, Shape::insert, diagnostics);
    if (!index) continue;
    if (static_cast<field::Insert>(*index) == field::Insert::box) {
      box = read_box(entry.value, components, diagnostics);
    } else if (where == nullptr) {
      where = &entry;
    } else {
      diagnostics.error("conflicting-keys", entry.key_span, "expected one of after, before or into")
          .note(where->key_span, "the first one is here");
    }
  }
  want_required(node, Shape::insert, diagnostics);
  if (where == nullptr) {
    diagnostics.error("missing-key", node.span, "expected one of the keys after, before or into: where the box goes");
    return;
  }
  const std::string* id = want_scalar(where->value, "the id of a box", diagnostics);
  if (id == nullptr) return;
  const Found found = want_box(pages, *id, where->value.span, diagnostics);
  if (found.box == nullptr || !box) return;
  if (where->key == "into") {
    if (!holds_boxes(found.box->kind)) {
      diagnostics.error("wrong-type", where->value.span, ticked(*id) + " holds no boxes")
          .note(found.box->span, "it is made here");
      return;
    }
    found.box->children.push_back(std::move(*box));
    return;
  }
  if (found.parent == nullptr) {
    diagnostics.error("wrong-type", where->value.span, "nothing stands beside the outermost box")
        .hint("use `into: " + *id + "`");
    return;
  }
  const std::size_t at = found.index + (where->key == "after" ? 1 : 0);
  found.parent->children.insert(found.parent->children.begin() + static_cast<std::ptrdiff_t>(at), std::move(*box));
}

/// Child over parent: page by key, styles by name, boxes by id.
Layout merge_files(Layout parent, File child, Components& components, Diagnostics& diagnostics) {
  Layout& over = child.layout;
  parent.name = std::move(over.name);
  parent.span = over.span;
  if (over.title) parent.title = std::move(over.title);
  if (over.piece_name) parent.piece_name = std::move(over.piece_name);
  if (over.theme_span.is_known()) {
    parent.theme = std::move(over.theme);
    parent.theme_span = over.theme_span;
  }
  if (child.has_piece) parent.piece = over.piece;
  if (over.bilingual) parent.bilingual = std::move(over.bilingual);
  merge(parent.page, std::move(over.page));
  merge(parent.page_overrides, std::move(over.page_overrides));
  merge(parent.styles, std::move(over.styles));
  merge_pages(parent.pages, std::move(over.pages));
  if (child.boxes != nullptr) change_boxes(*child.boxes, parent.pages, child.edition, components, diagnostics);
  if (child.insert != nullptr) {
    if (want_list(*child.insert, "boxes to insert such as [{after: headline, box: {text: $subhead}}]", diagnostics)) {
      for (const Node& node : child.insert->items) insert_box(node, parent.pages, components, diagnostics);
    }
  }
  return parent;
}

/// What the files of the page's editions say of a layout, over it.
void change_for_editions(Layout& layout, const FindChanges& find, Components& components, Diagnostics& diagnostics) {
  if (!find) return;
  for (const EditionChanges& changes : find(layout.name)) {
    if (!want_document(changes.tree->root, Shape::layout, diagnostics)) continue;
    File file = read_file(changes.tree->root, components, diagnostics);
    if (file.extends_span.is_known()) {
      diagnostics
          .error("conflicting-keys", file.extends_span, "a file for one edition changes the layout of its own name")
          .hint("take `extends` out: the layout's own file says what it extends");
    }
    if (file.edition != changes.edition || file.layout.name != layout.name) {
      diagnostics
          .error(
              "other-name", file.layout.span,
              "expected `layout: " + layout.name + "` and `edition: " + changes.edition + "`, as the file's place says")
          .hint("a file in layouts/editions/NAME/ is for the edition of that name");
      continue;
    }
    Layout& over = file.layout;
    lift(over.page, over.page_overrides, file.edition);
    for (StyleDefinition& style : over.styles) lift(style.properties, style.overrides, file.edition);
    for (Page& page : over.pages) lift(page.properties, page.overrides, file.edition);
    const Span span = layout.span;
    layout = merge_files(std::move(layout), std::move(file), components, diagnostics);
    layout.span = span;
  }
}

base::Result<Layout> load_merged(const source::Tree& tree, const LayoutFiles& files, Chain& chain,
                                 Components& components, Diagnostics& diagnostics);

/// A layout as it is in the editions of the page, those that it extends being so, too.
base::Result<Layout> load(const source::Tree& tree, const LayoutFiles& files, Chain& chain, Components& components,
                          Diagnostics& diagnostics) {
  auto layout = load_merged(tree, files, chain, components, diagnostics);
  if (layout) change_for_editions(*layout, files.changes, components, diagnostics);
  return layout;
}

base::Result<Layout> load_merged(const source::Tree& tree, const LayoutFiles& files, Chain& chain,
                                 Components& components, Diagnostics& diagnostics) {
  if (!want_document(tree.root, Shape::layout, diagnostics)) return base::Failed{};
  File file = read_file(tree.root, components, diagnostics);
  chain.push_back(file.layout.name);
  if (file.edition_span.is_known()) {
    diagnostics
        .error("misplaced-key", file.edition_span, "a layout for all editions stands here, and this one is for one")
        .hint("move the file to layouts/editions/" + file.edition + "/, or take `edition` out");
    return base::Failed{};
  }
  if (file.extends.empty()) return std::move(file.layout);
  if (std::ranges::find(chain, file.extends) != chain.end()) {
    std::string way;
    for (const std::string& name : chain) way += name + " -> ";
    diagnostics
        .error("extends-cycle", file.extends_span, "layouts extend each other in a circle: " + way + file.extends)
        .hint("take one `extends:` out");
    return base::Failed{};
  }
  const source::Tree* parent_tree = files.parent(file.extends, file.extends_span);
  if (parent_tree == nullptr) return base::Failed{};
  auto parent = load(*parent_tree, files, chain, components, diagnostics);
  if (!parent) return base::Failed{};
  return merge_files(std::move(*parent), std::move(file), components, diagnostics);
}

}  // namespace

ReadLayout read_layout(const source::Tree& tree, const LayoutFiles& files, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  Chain chain;
  Components components(tree, files);
  auto layout = load(tree, files, chain, components, diagnostics);
  if (!layout) return {};
  for (const Page& page : layout->pages) {
    if (page.body.span.is_known() || diagnostics.error_count() > before) continue;
    diagnostics.error("missing-key", page.span, "expected `body` or `panels` on the page " + ticked(page.id))
        .hint("write {id: " + page.id + ", body: {text: $headline}}");
  }
  for (Page& page : layout->pages) name_boxes(page.body, page.id);
  check_boxes(*layout, diagnostics);
  if (layout->piece == Piece::petition) check_petition(*layout, diagnostics);
  return {std::move(layout).value(), diagnostics.error_count() == before};
}

base::Result<Layout> load_layout(const source::Tree& tree, const LayoutFiles& files, Diagnostics& diagnostics) {
  auto read = read_layout(tree, files, diagnostics);
  if (!read.ok) return base::Failed{};
  return std::move(*read.layout);
}

}  // namespace handbill::model
