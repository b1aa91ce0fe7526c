#pragma once

#include <span>
#include <string_view>

namespace handbill::model {

/// OpenType features by the name that CSS gives them (CSS Fonts 4, 6): `small-caps`, `tabular-nums`.
struct FeatureName {
  std::string_view name;
  std::string_view tags;  ///< blanks between
};
[[nodiscard]] std::span<const FeatureName> feature_names();

}  // namespace handbill::model
