#include "product/shop_profile.h"

namespace handbill::product {

std::string_view name_of(Standard standard) {
  switch (standard) {
    case Standard::x4:
      return "x4";
    case Standard::x1a:
      return "x1a";
  }
  return "";
}

std::optional<Standard> parse_standard(std::string_view name) {
  for (const Standard standard : {Standard::x4, Standard::x1a}) {
    if (name_of(standard) == name) return standard;
  }
  return std::nullopt;
}

std::string_view title_of(Standard standard) {
  switch (standard) {
    case Standard::x4:
      return "PDF/X-4";
    case Standard::x1a:
      return "PDF/X-1a:2003";
  }
  return "";
}

}  // namespace handbill::product
