#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/properties.h"

namespace handbill::model {

/// Reads a box with all its children; nothing where it is not one (the reasons are said).
[[nodiscard]] std::optional<Box> read_box(const source::Node& node, base::Diagnostics& diagnostics);
/// Reads what stands behind the key of the box's kind: `text: $headline`.
void read_content(const source::Entry& entry, const KindRow& row, Box& box, base::Diagnostics& diagnostics);
/// `a text box`, for messages.
[[nodiscard]] std::string_view what_of(BoxKind kind);
/// Reads keys over a box that another layout made: `boxes: {headline: {min-size: 30pt}}`.
void change_box(Box& box, const source::Node& changes, base::Diagnostics& diagnostics);

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
