#include <algorithm>

#include "base/utf8.h"
#include "model/document.h"
#include "model/reader.h"
#include "model/web.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Node;

namespace {

/// A list of names, each once.
std::vector<Paragraph> read_names(const Node& node, std::string_view what, Diagnostics& diagnostics) {
  std::vector<Paragraph> names;
  if (!want_list(node, "a list of names such as [" + std::string(what) + "]", diagnostics)) return names;
  for (const Node& item : node.items) {
    auto name = read_name(item, "a name such as " + std::string(what), diagnostics);
    if (!name) continue;
    const auto first = std::ranges::find(names, *name, &Paragraph::text);
    if (first == names.end()) {
      names.push_back({std::move(*name), item.span});
    } else {
      diagnostics.error("duplicate-name", item.span, ticked(*name) + " stands twice in the list")
          .note(first->span, "the first one is here");
    }
  }
  return names;
}

enum class Empty { refused, allowed };
std::vector<Paragraph> read_languages(const Node& node, Empty empty, Diagnostics& diagnostics) {
  std::vector<Paragraph> languages;
  if (!want_list(node, "a list of languages such as [en, ko]", diagnostics)) return languages;
  if (node.items.empty() && empty == Empty::refused)
    diagnostics.error("empty-value", node.span, "expected at least one language such as en, found an empty list");
  for (const Node& item : node.items) {
    const std::string* text = want_scalar(item, "a language such as ko", diagnostics);
    const auto tag = text == nullptr ? std::nullopt : read_language_tag(*text, item.span, diagnostics);
    if (!tag) continue;
    const auto first = std::ranges::find(languages, tag->tag, &Paragraph::text);
    if (first == languages.end()) {
      languages.push_back({tag->tag, item.span});
    } else {
      diagnostics.error("duplicate-name", item.span, ticked(tag->tag) + " stands twice in the list")
          .note(first->span, "the first one is here");
    }
  }
  return languages;
}

std::map<std::string, std::vector<Paragraph>, std::less<>> read_one_size(const Node& node, Diagnostics& diagnostics) {
  std::map<std::string, std::vector<Paragraph>, std::less<>> groups;
  if (!want_mapping(node, "groups and who is let out, such as {headline: []}", diagnostics)) return groups;
  for (const Entry& entry : node.entries) groups[entry.key] = read_languages(entry.value, Empty::allowed, diagnostics);
  return groups;
}

void read_field(const Entry& entry, field::Campaign which, Campaign& campaign, Diagnostics& diagnostics) {
  const Node& node = entry.value;
  const auto add_fact = [&](std::optional<Paragraph> fact) {
    if (fact) campaign.facts[entry.key] = std::move(*fact);
  };
  switch (which) {
    case field::Campaign::campaign:
      campaign.name = read_name(node, "a campaign's name such as run-for-your-life", diagnostics).value_or("");
      campaign.span = node.span;
      break;
    case field::Campaign::organisation:
      add_fact(read_printed(node, "the organisation's name", diagnostics));
      break;
    case field::Campaign::imprint:
    case field::Campaign::charity:
      // Optional lines: the key may stand there with nothing behind it.
      if (!node.is_empty()) add_fact(read_printed(node, "a text", diagnostics));
      break;
    case field::Campaign::web:
      add_fact(read_web(node, Scheme::optional, diagnostics));
      break;
    case field::Campaign::petition:
      add_fact(read_web(node, Scheme::required, diagnostics));
      break;
    case field::Campaign::languages:
      campaign.languages = read_languages(node, Empty::refused, diagnostics);
      break;
    case field::Campaign::layouts:
      campaign.layouts = read_names(node, "poster-a4", diagnostics);
      break;
    case field::Campaign::theme:
      campaign.theme = {read_name(node, "a theme's name such as run", diagnostics).value_or(""), node.span};
      break;
    case field::Campaign::is_default:
      campaign.is_default = read_boolean(node, diagnostics).value_or(false);
      break;
    case field::Campaign::details:
      if (auto file = read_file_name(node, diagnostics)) campaign.details = std::move(*file);
      break;
    case field::Campaign::one_size:
      campaign.one_size = read_one_size(node, diagnostics);
      break;
    case field::Campaign::locked:
      campaign.locked = read_names(node, "request", diagnostics);
      break;
  }
}

}  // namespace

base::Result<Campaign> load_campaign(const source::Tree& tree, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  if (!want_document(tree.root, Shape::campaign, diagnostics)) return base::Failed{};
  Campaign campaign;
  for (const Entry& entry : tree.root.entries) {
    const auto index = find_field(entry, Shape::campaign, diagnostics);
    if (index) read_field(entry, static_cast<field::Campaign>(*index), campaign, diagnostics);
  }
  want_required(tree.root, Shape::campaign, diagnostics);
  if (diagnostics.error_count() > before) return base::Failed{};
  return campaign;
}

}  // namespace handbill::model
