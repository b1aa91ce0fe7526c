#pragma once

#include <optional>
#include <string_view>

namespace handbill::product {

/// What a box means to a reader who cannot see it (ISO 14289-1); the tag tree of an accessible PDF grows from it.
enum class Role { none, h1, h2, h3, p, list, list_item, table, tr, th, td, figure, link, artifact, section };

[[nodiscard]] std::string_view name_of(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view name);

}  // namespace handbill::product
