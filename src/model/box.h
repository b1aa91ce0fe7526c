#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/components.h"
#include "model/document.h"
#include "model/properties.h"

namespace handbill::model {

/// Reads a box with all its children, or the one that a component stands for; nothing where it is not one (the reasons
/// are said).
[[nodiscard]] std::optional<Box> read_box(const source::Node& node, Components& components,
                                          base::Diagnostics& diagnostics);
/// Reads the list of boxes within a box.
[[nodiscard]] std::vector<Box> read_boxes(const source::Node& node, const KindRow& row, Components& components,
                                          base::Diagnostics& diagnostics);
/// Reads what stands behind the key of the box's kind: `text: $headline`.
void read_content(const source::Entry& entry, const KindRow& row, Box& box, Components& components,
                  base::Diagnostics& diagnostics);
/// What a repeat copies for: a number, a text, or a list.
[[nodiscard]] Repeat read_repeat(const source::Node& node, base::Diagnostics& diagnostics);
/// The rows of a table of text: a text's name, or a list of lists or records.
[[nodiscard]] Repeat read_rows(const source::Node& node, base::Diagnostics& diagnostics);
/// What a table of its kind needs: labels where it is written on, as many cells as columns where it has text.
void check_table(const source::Node& node, const Box& box, base::Diagnostics& diagnostics);
/// Reads `as`, `from`, `to` or `box` of a repeat; false where the entry is none of them.
[[nodiscard]] bool read_repeat_field(const source::Entry& entry, Box& box, Components& components,
                                     base::Diagnostics& diagnostics);
/// The id of a box; in a component those of the uses around it stand before it.
[[nodiscard]] std::optional<std::string> read_id(const source::Node& node, const Components& components,
                                                 std::string_view what, base::Diagnostics& diagnostics);
/// Whether its content is a list of boxes.
[[nodiscard]] bool holds_boxes(BoxKind kind);
/// `a text box`, for messages.
[[nodiscard]] std::string_view what_of(BoxKind kind);
/// Reads keys over a box that another layout made: `boxes: {headline: {min-size: 30pt}}`; they hold for `edition`, or,
/// where it is empty, for all.
void change_box(Box& box, const source::Node& changes, const std::string& edition, Components& components,
                base::Diagnostics& diagnostics);
/// Reads the keys that a use of a component adds to its outermost box: its conditions hold besides the box's own.
void add_to_box(Box& box, const source::Node& more, Components& components, base::Diagnostics& diagnostics);

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
