#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "source/source.h"

namespace handbill::model {

/// What the names in one use of a component stand for.
struct Filling {
  std::map<std::string_view, const source::Node*> arguments;  ///< by parameter, none left out
  std::map<std::string_view, const source::Node*> slots;      ///< lists of boxes; nullptr: left empty
  std::set<std::string, std::less<>> ids;                     ///< that the component gives its own boxes
  std::string prefix;                                         ///< before each of them: `first.`
};

/// The slots and the ids in a component's box, the slots without anything in them.
[[nodiscard]] Filling look_through(const source::Node& box);

/// A copy of the component's box: `$label` is the argument itself (any value), or within a text its words, as `{label}`
/// is; `{slot: content}` in a list of boxes is the boxes that fill it. An argument that is '' is nothing: a box whose
/// `when` it is goes, as all of it may. Adds how many values the copy has to `values`. Error: `slot-count`.
[[nodiscard]] std::optional<source::Node> fill(const source::Node& box, const Filling& filling, std::size_t& values,
                                               base::Diagnostics& diagnostics);

}  // namespace handbill::model
