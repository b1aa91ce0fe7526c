#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "style/style.h"

namespace handbill::style {

/// The language and the edition that overrides are taken for.
struct Target {
  std::string_view language;              ///< BCP 47
  std::span<const std::string> editions;  ///< the edition, then those that it extends, nearest first
  [[nodiscard]] bool is_of(std::string_view edition) const {
    return std::ranges::find(editions, edition) != editions.end();
  }
};
/// The overrides of a language: by its exact tag, else by the tag cut at its hyphens (`zh-Hant-HK`, `zh-Hant`, `zh`);
/// nullptr.
[[nodiscard]] const model::Properties* for_language(const model::PropertiesByLanguage& languages, std::string_view tag);
/// The overrides of the target's editions, the weakest first: an edition's own stand over those of one that it extends,
/// those for a language over both of its edition.
void for_each_edition(const model::Overrides& overrides, const Target& target,
                      const std::function<void(const model::Properties&)>& apply);

/// What each key of one box says in the end. Levels are applied from the weakest to the strongest; within a level a
/// longhand
/// (`border-top`) stands over its shorthand (`border`) whatever the order, as keys of a mapping have none.
class Cascade {
 public:
  explicit Cascade(Explain explain) : explain_(explain) {}

  void apply(const model::Properties& level);
  /// Properties, then their language's, then their editions'.
  void apply(const model::Properties& properties, const model::Overrides& overrides, const Target& target);
  /// The property that won, or nullptr.
  [[nodiscard]] const model::Property* get(model::Key key) {
    asked_[static_cast<std::size_t>(key)] = true;
    return winners_[static_cast<std::size_t>(key)];
  }
  /// The value that won as one of Value's alternatives; nullptr where nothing was said or where it is of another type.
  template <typename T>
  [[nodiscard]] const T* value(model::Key key) {
    const model::Property* property = get(key);
    return property == nullptr ? nullptr : std::get_if<T>(&property->value);
  }

  /// For `inspect`: whether anybody asked for the key, so that its default counts too.
  [[nodiscard]] bool was_asked(model::Key key) const { return asked_[static_cast<std::size_t>(key)]; }
  [[nodiscard]] const model::Property* winner(model::Key key) const { return winners_[static_cast<std::size_t>(key)]; }
  /// For `inspect`: what the winner of `key` stands over, the strongest first. Empty without Explain::yes.
  [[nodiscard]] std::vector<const model::Property*> losers(model::Key key) const;

 private:
  std::array<const model::Property*, model::key_count> winners_{};
  std::array<bool, model::key_count> asked_{};
  std::vector<const model::Property*> history_;  ///< everything that was applied, where it will be explained
  Explain explain_;
};

/// The styles of a theme, a layout and an edition in one namespace: the layout's stands over the theme's of the same
/// name, the edition's over both.
class Styles {
 public:
  Styles(const model::Layout& layout, const model::Theme& theme, const model::Edition& edition);

  /// Reports `style-cycle` (with the chain) and `no-such-style` of every `extends`.
  void check(base::Diagnostics& diagnostics) const;
  [[nodiscard]] bool contains(std::string_view name) const { return find(name) != nullptr; }
  [[nodiscard]] std::vector<std::string_view> names() const;
  /// Applies the style's whole chain, what is extended first. Nothing where the style is unknown or extends itself.
  void apply(std::string_view name, const Target& target, Cascade& cascade) const;

 private:
  struct Style {
    std::string_view name;
    std::string_view extends;
    base::Span extends_span;
    std::array<const model::StyleDefinition*, 3> definitions{};  ///< of the theme, the layout, the edition
  };
  [[nodiscard]] const Style* find(std::string_view name) const;
  void add(const std::vector<model::StyleDefinition>& definitions, std::size_t owner);

  std::vector<Style> styles_;
};

}  // namespace handbill::style
