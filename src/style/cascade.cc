#include "style/cascade.h"

#include <algorithm>
#include <array>
#include <span>

#include "style/names.h"

namespace handbill::style {

using model::Key;
using model::Property;

const model::Properties* for_language(const model::PropertiesByLanguage& languages, std::string_view tag) {
  if (languages.empty()) return nullptr;
  while (true) {
    if (const auto found = languages.find(tag); found != languages.end()) return &found->second;
    const std::size_t cut = tag.rfind('-');
    if (cut == std::string_view::npos) return nullptr;
    tag = tag.substr(0, cut);
  }
}

void for_each_edition(const model::Overrides& overrides, const Target& target,
                      const std::function<void(const model::Properties&)>& apply) {
  if (overrides.editions.empty()) return;
  for (auto name = target.editions.rbegin(); name != target.editions.rend(); ++name) {
    const auto found = overrides.editions.find(*name);
    if (found == overrides.editions.end()) continue;
    apply(found->second.properties);
    if (const auto* language = for_language(found->second.languages, target.language)) apply(*language);
  }
}

namespace {

/// The keys that `shorthand` undoes where weaker levels said them.
std::span<const Key> covered_by(Key shorthand) {
  static constexpr std::array gaps{Key::column_gap, Key::row_gap};
  static constexpr std::array borders{Key::border_top, Key::border_right, Key::border_bottom, Key::border_left};
  static constexpr std::array logical{Key::at_start, Key::at_end};
  static constexpr std::array physical{Key::at_left, Key::at_right};
  static constexpr std::array area{Key::cell_area};
  static constexpr std::array cell{Key::cell_column,   Key::cell_row,        Key::cell_span,
                                   Key::cell_row_span, Key::cell_column_end, Key::cell_row_end};
  switch (shorthand) {
    case Key::gap:
      return gaps;
    case Key::border:
      return borders;
    case Key::at_left:
    case Key::at_right:
      return logical;
    case Key::at_start:
    case Key::at_end:
      return physical;
    case Key::cell_area:
      return cell;
    case Key::cell_column:
    case Key::cell_row:
    case Key::cell_span:
    case Key::cell_row_span:
    case Key::cell_column_end:
    case Key::cell_row_end:
      return area;
    default:
      return {};
  }
}

}  // namespace

void Cascade::apply(const model::Properties& level) {
  if (level.list.empty()) return;
  const Property* const begin = level.list.data();
  const Property* const end = begin + level.list.size();
  for (const Property& property : level.list) {
    for (const Key key : covered_by(property.key)) {
      const Property*& slot = winners_[static_cast<std::size_t>(key)];
      const bool of_this_level = !std::less<>()(slot, begin) && std::less<>()(slot, end);
      if (!of_this_level) slot = nullptr;
    }
    winners_[static_cast<std::size_t>(property.key)] = &property;
  }
  if (explain_ == Explain::yes) {
    for (const Property& property : level.list) history_.push_back(&property);
  }
}

void Cascade::apply(const model::Properties& properties, const model::Overrides& overrides, const Target& target) {
  apply(properties);
  if (const auto* language = for_language(overrides.languages, target.language)) apply(*language);
  for_each_edition(overrides, target, [this](const model::Properties& level) { apply(level); });
}

std::vector<const Property*> Cascade::losers(Key key) const {
  std::vector<const Property*> result;
  const Property* const won = winner(key);
  for (auto at = history_.rbegin(); at != history_.rend(); ++at) {
    if (*at == won || winner((*at)->key) == *at) continue;
    const bool is_covered = won != nullptr && model::covers(key, (*at)->key) && winner((*at)->key) == nullptr;
    if ((*at)->key == key || is_covered) result.push_back(*at);
  }
  return result;
}

Styles::Styles(const model::Layout& layout, const model::Theme& theme, const model::Edition& edition) {
  styles_.reserve(layout.styles.size() + theme.styles.size() + edition.styles.size());
  add(theme.styles, 0);
  add(layout.styles, 1);
  add(edition.styles, 2);
}

void Styles::add(const std::vector<model::StyleDefinition>& definitions, std::size_t owner) {
  for (const auto& definition : definitions) {
    auto found = std::ranges::find(styles_, definition.name, &Style::name);
    const bool is_new = found == styles_.end();
    if (is_new) found = styles_.insert(styles_.end(), Style{definition.name, {}, {}, {}});
    found->definitions.at(owner) = &definition;
    // A layout's `headline` that extends `headline` means the theme's, over which it stands anyway.
    const bool own_name = definition.extends == definition.name && !is_new;
    if (definition.extends.empty() || own_name) continue;
    found->extends = definition.extends;
    found->extends_span = definition.extends_span;
  }
}

const Styles::Style* Styles::find(std::string_view name) const {
  const auto found = std::ranges::find(styles_, name, &Style::name);
  return found == styles_.end() ? nullptr : &*found;
}

std::vector<std::string_view> Styles::names() const {
  std::vector<std::string_view> result;
  result.reserve(styles_.size());
  for (const Style& style : styles_) result.push_back(style.name);
  return result;
}

void Styles::check(base::Diagnostics& diagnostics) const {
  std::vector<const Style*> reported;
  for (const Style& first : styles_) {
    std::vector<const Style*> chain;
    for (const Style* at = &first; at != nullptr;) {
      if (const auto again = std::ranges::find(chain, at); again != chain.end()) {
        // A cycle is told once, from its first style in file order; styles that merely lead into it are well.
        if (at != &first || std::ranges::find(reported, at) != reported.end()) break;
        std::string text;
        for (const Style* each : chain) text += std::string(each->name) + " -> ";
        diagnostics
            .error("style-cycle", at->extends_span,
                   "style `" + std::string(at->name) + "` extends itself: " + text + std::string(at->name))
            .hint("take `extends` out of one of them");
        reported.insert(reported.end(), chain.begin(), chain.end());
        break;
      }
      chain.push_back(at);
      if (at->extends.empty()) break;
      const Style* const parent = find(at->extends);
      if (parent == nullptr && at == &first) no_such("style", at->extends, at->extends_span, names(), diagnostics);
      at = parent;
    }
  }
}

void Styles::apply(std::string_view name, const Target& target, Cascade& cascade) const {
  std::array<const Style*, 32> chain{};
  std::size_t length = 0;
  for (const Style* at = find(name); at != nullptr; at = at->extends.empty() ? nullptr : find(at->extends)) {
    if (length == chain.size() || std::find(chain.begin(), chain.begin() + static_cast<std::ptrdiff_t>(length), at) !=
                                      chain.begin() + static_cast<std::ptrdiff_t>(length))
      return;
    chain[length++] = at;
  }
  while (length > 0) {
    for (const model::StyleDefinition* definition : chain[--length]->definitions) {
      if (definition != nullptr) cascade.apply(definition->properties, definition->overrides, target);
    }
  }
}

}  // namespace handbill::style
