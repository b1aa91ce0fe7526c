#include "svg-worker/element.h"

#include <expat.h>

#include <charconv>
#include <cmath>

#include "base/handle.h"
#include "svg-worker/refusal.h"

namespace handbill::svg_worker {

namespace {

using Parser = base::Handle<XML_ParserStruct, XML_ParserFree>;

struct Building {
  Tree tree;
  std::vector<Element*> open;
};

void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
  auto& building = *static_cast<Building*>(data);
  auto element = std::make_unique<Element>();
  element->name = name;
  for (; attributes[0] != nullptr; attributes += 2) {
    element->attributes.emplace_back(attributes[0], attributes[1]);
    if (element->attributes.back().first == "id")
      building.tree.by_id[element->attributes.back().second] = element.get();
  }
  Element* const raw = element.get();
  if (building.open.empty()) {
    building.tree.root = std::move(element);
  } else {
    building.open.back()->children.push_back(std::move(element));
  }
  building.open.push_back(raw);
}

void on_end(void* data, const XML_Char*) { static_cast<Building*>(data)->open.pop_back(); }

}  // namespace

std::string_view Element::attribute(std::string_view key) const {
  for (const auto& [name_of, value] : attributes) {
    if (name_of == key) return value;
  }
  return {};
}

std::string_view Element::style(std::string_view key) const {
  std::string_view rest = attribute("style");
  while (!rest.empty()) {
    std::string_view entry = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(rest.size(), entry.size() + 1));
    while (entry.starts_with(' ')) entry.remove_prefix(1);
    if (entry.size() > key.size() && entry.starts_with(key) && entry[key.size()] == ':')
      return entry.substr(key.size() + 1);
  }
  return {};
}

const Element* Tree::find(std::string_view reference) const {
  if (reference.starts_with("url(") && reference.ends_with(")")) reference = reference.substr(4, reference.size() - 5);
  if (!reference.starts_with('#')) return nullptr;
  const auto found = by_id.find(reference.substr(1));
  return found == by_id.end() ? nullptr : found->second;
}

Tree read_tree(std::string_view svg) {
  Building building;
  const Parser parser(XML_ParserCreate(nullptr));
  XML_SetUserData(parser.get(), &building);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  if (XML_Parse(parser.get(), svg.data(), static_cast<int>(svg.size()), XML_TRUE) != XML_STATUS_OK ||
      !building.tree.root) {
    throw Refusal{image::WorkerExit::broken, "cairo's SVG is not well-formed"};
  }
  return std::move(building.tree);
}

std::vector<double> numbers(std::string_view text) {
  std::vector<double> values;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (;;) {
    while (at != end && (*at == ' ' || *at == ',')) ++at;
    double value = 0;
    const auto read = std::from_chars(at, end, value);
    if (read.ec != std::errc() || !std::isfinite(value)) return values;
    values.push_back(value);
    at = read.ptr;
  }
}

double number(std::string_view text, double otherwise) {
  const auto values = numbers(text);
  return values.empty() ? otherwise : values.front();
}

}  // namespace handbill::svg_worker
