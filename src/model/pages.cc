#include "model/pages.h"

#include <algorithm>

#include "base/utf8.h"
#include "model/box.h"
#include "model/fields.h"
#include "model/properties.h"
#include "model/reader.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Node;

namespace {

/// What the layout that is extended has already: a page of this name with boxes.
bool has_boxes(const Page& page) { return page.body.span.is_known(); }

Box read_panel(const Entry& entry, Components& components, Diagnostics& diagnostics) {
  if (!is_name(entry.key)) {
    diagnostics.error("bad-name", entry.key_span,
                      "expected the name of a panel such as front, found " + base::quote(entry.key));
  }
  Box box = read_box(entry.value, components, diagnostics).value_or(Box{});
  box.panel = entry.key;
  if (!box.id_span.is_known()) box.span = entry.key_span;
  return box;
}

/// Panels lie over the page's own box, in layers of which each is one.
void add_panels(const Node& node, Page& page, Components& components, Diagnostics& diagnostics) {
  if (!want_mapping(node, "panels and their boxes such as {front: {text: $headline}}", diagnostics)) return;
  Box layers;
  layers.kind = BoxKind::layers;
  layers.span = page.span;
  if (has_boxes(page)) layers.children.push_back(std::move(page.body));
  for (const Entry& entry : node.entries) layers.children.push_back(read_panel(entry, components, diagnostics));
  page.body = std::move(layers);
}

Page read_page(const Node& node, Components& components, Diagnostics& diagnostics) {
  Page page;
  page.span = node.span;
  if (!want_mapping(node, "a page such as {id: front, body: {text: $headline}}", diagnostics)) return page;
  const Place place{places::side, "one of several pages", {"id", "body", "panels", "languages", "editions"}};
  const Node* panels = nullptr;
  for (const Entry& entry : node.entries) {
    if (entry.key == "id") {
      page.id = read_name(entry.value, "a page's name such as front", diagnostics).value_or("");
      page.span = entry.value.span;
    } else if (entry.key == "body") {
      if (auto body = read_box(entry.value, components, diagnostics)) page.body = std::move(*body);
    } else if (entry.key == "panels") {
      panels = &entry.value;
    } else if (!read_overrides(entry, place, page.overrides, diagnostics)) {
      read_property(entry, place, page.properties, diagnostics);
    }
  }
  want_required(node, Shape::side, diagnostics);
  if (panels != nullptr) add_panels(*panels, page, components, diagnostics);
  return page;
}

}  // namespace

Page read_only_page(const Node& node, Components& components, Diagnostics& diagnostics) {
  Page page;
  page.id = "body";
  page.body = read_box(node, components, diagnostics).value_or(Box{});
  page.span = page.body.span.is_known() ? page.body.span : node.span;
  return page;
}

std::vector<Page> read_pages(const Node& node, Components& components, Diagnostics& diagnostics) {
  std::vector<Page> pages;
  if (!want_list(node, "a list of pages such as [{id: front, body: {text: $headline}}]", diagnostics)) return pages;
  for (const Node& item : node.items) {
    Page page = read_page(item, components, diagnostics);
    const auto first = std::ranges::find(pages, page.id, &Page::id);
    if (first != pages.end() && !page.id.empty()) {
      diagnostics.error("duplicate-id", page.span, "two pages have the id " + ticked(page.id))
          .note(first->span, "the first one is here")
          .hint("give one of them another name");
    }
    pages.push_back(std::move(page));
  }
  return pages;
}

void merge_pages(std::vector<Page>& parent, std::vector<Page> child) {
  if (child.empty()) return;
  if (std::ranges::any_of(child, has_boxes)) {
    parent = std::move(child);
    return;
  }
  for (Page& page : child) {
    const auto known = std::ranges::find(parent, page.id, &Page::id);
    if (known == parent.end()) {
      parent.push_back(std::move(page));
      continue;
    }
    merge(known->properties, std::move(page.properties));
    merge(known->overrides, std::move(page.overrides));
  }
}

}  // namespace handbill::model
