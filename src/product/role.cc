#include "product/role.h"

#include <array>
#include <utility>

namespace handbill::product {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 15> names{{
    {Role::none, "none"},
    {Role::h1, "h1"},
    {Role::h2, "h2"},
    {Role::h3, "h3"},
    {Role::p, "p"},
    {Role::list, "list"},
    {Role::list_item, "list-item"},
    {Role::table, "table"},
    {Role::tr, "tr"},
    {Role::th, "th"},
    {Role::td, "td"},
    {Role::figure, "figure"},
    {Role::link, "link"},
    {Role::artifact, "artifact"},
    {Role::section, "section"},
}};

}  // namespace

std::string_view name_of(Role role) {
  for (const auto& [known, name] : names) {
    if (known == role) return name;
  }
  return {};
}

std::optional<Role> parse_role(std::string_view name) {
  for (const auto& [role, known] : names) {
    if (known == name) return role;
  }
  return std::nullopt;
}

}  // namespace handbill::product
