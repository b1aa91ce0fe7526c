#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace handbill::text {

/// Patterns that src/hyphen-table compiled, in the form of hyphenation_format.h.
struct HyphenationTable {
  std::string_view language;  ///< BCP 47
  const std::uint32_t* words;
};
[[nodiscard]] std::span<const HyphenationTable> hyphenation_tables();

}  // namespace handbill::text
