#pragma once

#include <map>
#include <string>
#include <utility>

#include "base/sources.h"
#include "model/document.h"
#include "source/source.h"

namespace handbill::model {

/// Reads YAML from memory and keeps what was said, one line a diagnostic: `2:7 error[id]: message | hint | note 1:3
/// text`.
class Reading {
 public:
  using Layouts = std::map<std::string, std::string>;  ///< by name
  explicit Reading(Layouts layouts = {}) : sources_({}), layouts_(std::move(layouts)) {}

  base::Result<Layout> layout(const std::string& yaml) {
    const auto* tree = parse("a.yaml", yaml);
    if (tree == nullptr) return base::Failed{};
    const auto changes = [this](std::string_view name) {
      std::vector<EditionChanges> found;
      for (const auto& [edition, text] : changes_[std::string(name)])
        found.push_back({edition, parse(edition + "/" + std::string(name) + ".yaml", text)});
      return found;
    };
    return load_layout(
        *tree,
        {[this](std::string_view name, base::Span at) { return find(std::string(name), at); }, changes,
         [this](std::string_view name) { return theme.empty() ? nullptr : parse(std::string(name), theme); }},
        diagnostics_);
  }
  /// What a file of an edition changes of a layout; the most general edition first.
  void change(const std::string& layout, const std::string& edition, const std::string& yaml) {
    changes_[layout].emplace_back(edition, yaml);
  }
  /// An edition; those that it extends stand among the documents by name.
  base::Result<Edition> edition(const std::string& yaml) {
    const auto* tree = parse("a.yaml", yaml);
    if (tree == nullptr) return base::Failed{};
    return load_edition(
        *tree, [this](std::string_view name, base::Span at) { return find(std::string(name), at); }, diagnostics_);
  }
  template <typename Load>
  auto load(const std::string& yaml, Load load_document)
      -> decltype(load_document(std::declval<const source::Tree&>(), std::declval<base::Diagnostics&>())) {
    const auto* tree = parse("a.yaml", yaml);
    if (tree == nullptr) return base::Failed{};
    return load_document(*tree, diagnostics_);
  }

  [[nodiscard]] std::string said() const {
    std::string text;
    for (const base::Diagnostic& one : diagnostics_.sorted()) {
      text += place(one.span) + (one.severity == base::Severity::warning ? " warning[" : " error[") + one.id +
              "]: " + one.message;
      for (const std::string& hint : one.hints) text += " | " + hint;
      for (const base::Note& note : one.notes) text += " | note " + place(note.span) + " " + note.text;
      text += "\n";
    }
    return text;
  }
  base::Diagnostics& diagnostics() { return diagnostics_; }
  [[nodiscard]] const base::Sources& sources() const { return sources_; }

  std::string theme;  ///< of every layout, for the components in it

 private:
  const source::Tree* parse(const std::string& name, const std::string& yaml) {
    const base::FileId file = sources_.add(name, yaml);
    auto tree = source::parse(file, sources_.bytes(file), diagnostics_);
    if (!tree) return nullptr;
    return &trees_.emplace(name + std::to_string(trees_.size()), std::move(*tree)).first->second;
  }
  const source::Tree* find(const std::string& name, base::Span at) {
    const auto layout = layouts_.find(name);
    if (layout != layouts_.end()) return parse(name + ".yaml", layout->second);
    diagnostics_.error("file-missing", at, "there is no layout `" + name + "`");
    return nullptr;
  }
  [[nodiscard]] std::string place(base::Span span) const {
    const base::Place place = base::place_of(sources_.bytes(span.file), span.begin);
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  }

  base::MapSources sources_;
  std::map<std::string, std::string> layouts_;
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> changes_;
  std::map<std::string, source::Tree> trees_;
  base::Diagnostics diagnostics_;
};

}  // namespace handbill::model
