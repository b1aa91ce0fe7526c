#include "product/fold_catalog.h"

namespace handbill::product {

std::string_view name_of(Fold fold) {
  switch (fold) {
    case Fold::none:
      return "none";
    case Fold::half:
      return "half";
    case Fold::roll:
      return "roll";
    case Fold::z:
      return "z";
    case Fold::gate:
      return "gate";
    case Fold::double_parallel:
      return "double-parallel";
    case Fold::french:
      return "french";
  }
  return "";
}

std::optional<Fold> parse_fold(std::string_view name) {
  for (const Fold fold :
       {Fold::none, Fold::half, Fold::roll, Fold::z, Fold::gate, Fold::double_parallel, Fold::french}) {
    if (name_of(fold) == name) return fold;
  }
  return std::nullopt;
}

std::string_view fold_catalog_id(const Folding& folding) {
  const bool has_three = folding.panels.size() == 3;
  switch (folding.fold) {
    case Fold::half:
      return "F4-1";
    case Fold::roll:
      return has_three ? "F6-4" : "";
    case Fold::z:
      return has_three ? "F6-1" : "";
    case Fold::double_parallel:
      return "F8-2";
    case Fold::french:
      return "F8-7";
    case Fold::none:
    case Fold::gate:
      return "";
  }
  return "";
}

base::Size finished_size(const Product& product) {
  base::Size largest;
  for (const Panel& panel : product.folding.panels) {
    largest = {base::max(largest.width, panel.rect.width), base::max(largest.height, panel.rect.height)};
  }
  return product.folding.panels.empty() ? product.trim : largest;
}

}  // namespace handbill::product
