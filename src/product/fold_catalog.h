#pragma once

#include <optional>
#include <string_view>

#include "product/fold.h"
#include "product/product.h"

namespace handbill::product {

/// `none`, `half`, `roll`, `z`, `gate`, `double-parallel`, `french`: as a layout's `fold` has them.
[[nodiscard]] std::string_view name_of(Fold fold);
[[nodiscard]] std::optional<Fold> parse_fold(std::string_view name);
/// The fold's number in CIP4's fold catalogue, by which folding machines are set: `F6-4` is a roll of three panels.
/// Empty for folds whose number Handbill does not know: gates, and rolls and zigzags of more than three panels.
[[nodiscard]] std::string_view fold_catalog_id(const Folding& folding);
/// What a folded piece measures when it is closed: its largest panel; of a flat one the trim.
[[nodiscard]] base::Size finished_size(const Product& product);
/// From this weight on paper breaks at the fold unless it is scored first; grams a square metre.
inline constexpr double least_scored_stock = 170;

}  // namespace handbill::product
