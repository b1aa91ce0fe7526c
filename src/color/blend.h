#pragma once

#include <optional>
#include <string_view>

namespace handbill::color {

/// How a colour is laid over what is printed below it: the separable modes of ISO 32000-1, 11.3.5.2, that cairo draws
/// and PDF/X-4 takes.
enum class Blend { normal, multiply, screen, overlay, darken, lighten };

[[nodiscard]] std::optional<Blend> parse_blend(std::string_view name);
[[nodiscard]] std::string_view name_of(Blend blend);
/// One channel, 0 to 1.
[[nodiscard]] double blended(Blend blend, double below, double above);

}  // namespace handbill::color
