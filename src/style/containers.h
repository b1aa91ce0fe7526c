#pragma once

#include <optional>
#include <string_view>

#include "style/boxes.h"

namespace handbill::style {

/// What a key says; nothing, or nothing's worth, where it is not said.
[[nodiscard]] std::optional<base::Extent> extent_of(Cascade& cascade, model::Key key, const Desk& desk);
[[nodiscard]] base::Length length_of(Cascade& cascade, model::Key key, const Desk& desk);
[[nodiscard]] int whole_of(Cascade& cascade, model::Key key, int otherwise);
/// The longhand, else `gap`.
[[nodiscard]] base::Length gap_of(Cascade& cascade, model::Key longhand, const Desk& desk);
[[nodiscard]] std::optional<Align> align_of(std::string_view word);

[[nodiscard]] Stack make_stack(const model::Box& box, Cascade& cascade, const Desk& desk);
/// Error: `subgrid-without-grid`.
[[nodiscard]] Grid make_grid(Cascade& cascade, const Around& around, Desk& desk);
/// The rows of names of a grid's areas; nullptr where it has none.
[[nodiscard]] const std::vector<std::string>* areas_of(Cascade& cascade);
/// Where a child stands in its grid. Error: `no-such-area`.
void set_cell(Cascade& cascade, const Around& around, Desk& desk, Node& node);

}  // namespace handbill::style
