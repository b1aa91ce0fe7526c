#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace handbill::svg_worker {

/// An element of cairo's SVG.
struct Element {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<std::unique_ptr<Element>> children;

  /// The attribute's value, or empty.
  [[nodiscard]] std::string_view attribute(std::string_view key) const;
  /// A property of the style attribute, or empty.
  [[nodiscard]] std::string_view style(std::string_view key) const;
};

/// cairo's SVG as a tree, and its elements by id.
struct Tree {
  std::unique_ptr<Element> root;
  std::map<std::string, const Element*, std::less<>> by_id;

  /// The element that `#id` or `url(#id)` names; null where there is none.
  [[nodiscard]] const Element* find(std::string_view reference) const;
};
[[nodiscard]] Tree read_tree(std::string_view svg);

/// The finite numbers of a list that blanks and commas part; reading ends at the first thing that is none.
[[nodiscard]] std::vector<double> numbers(std::string_view text);
/// The number that the text begins with, or `otherwise`.
[[nodiscard]] double number(std::string_view text, double otherwise);

}  // namespace handbill::svg_worker
