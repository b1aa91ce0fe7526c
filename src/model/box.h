#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/properties.h"

namespace handbill::model {

/// Reads a box with all its children; nothing where it is not one (the reasons are said).
[[nodiscard]] std::optional<Box> read_box(const source::Node& node, base::Diagnostics& diagnostics);
/// Reads keys over a box that another layout made: `boxes: {headline: {min-size: 30pt}}`; they hold for `edition`, or,
/// where it is empty, for all.
void change_box(Box& box, const source::Node& changes, const std::string& edition, base::Diagnostics& diagnostics);

/// Names the boxes without an id by their place: `body`, `body.2`, `lower.1`.
void name_boxes(Box& root, std::string_view name);
/// Errors: `duplicate-id`, `missing-alt`.
void check_boxes(const Layout& layout, base::Diagnostics& diagnostics);

/// A box by its given id, the box that holds it (none: it is the root), and its number there.
struct Found {
  Box* box = nullptr;
  Box* parent = nullptr;
  std::size_t index = 0;
};
[[nodiscard]] Found find_box(Box& root, std::string_view id);
/// Every given id, in source order.
void collect_ids(const Box& root, std::vector<std::string_view>& ids);

}  // namespace handbill::model
