#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace handbill::model {

/// A box with parameters, as its author wrote it: `tab: {params: {label: , ink: night}, box: {...}}`.
struct Component {
  std::string_view name;
  base::Span span;                           ///< of the name
  const source::Node* parameters = nullptr;  ///< each with its default; nullptr: it has none
  const source::Node* box = nullptr;
};

/// The components that a layout may use: its own stand over those of layouts that it extends, those over its theme's,
/// and what a file of the page's edition says of each over all that the layout itself says. Keeps where a reader is
/// among them. Nothing is looked for before the first use.
class Components {
 public:
  /// All outlive it.
  Components(const source::Tree& layout, const LayoutFiles& files) : layout_(layout), files_(files) {}

  /// nullptr where there is none of that name.
  [[nodiscard]] const Component* find(std::string_view name);
  [[nodiscard]] std::vector<std::string_view> names() const;

  /// Those that are being read, the outermost first.
  std::vector<std::string_view> within = {};
  /// How many uses of each had to be given an id.
  std::map<std::string, int> unnamed = {};
  /// How many values they have become so far.
  std::size_t values = 0;

 private:
  void collect();
  void add(const source::Node& file);
  void add_changes(const source::Node& layout);

  const source::Tree& layout_;
  const LayoutFiles& files_;
  bool collected_ = false;
  std::vector<Component> list_;
};

/// Checks `components:` of a layout or a theme; what is within their boxes is checked where they are used.
void check_components(const source::Node& node, base::Diagnostics& diagnostics);

/// Reads `{use: tab, with: {label: $x}}`: the component's box with arguments and slots filled in, and the use's other
/// keys laid over it. Nothing where there is none (the reasons are said), or where its `when` was given nothing.
[[nodiscard]] std::optional<Box> read_use(const source::Entry& use, const source::Node& node, Components& components,
                                          base::Diagnostics& diagnostics);

}  // namespace handbill::model
