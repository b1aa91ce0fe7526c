#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace handbill::text {

/// fonts/fonts.yaml as constant data; src/font-table writes the definition at build time.
struct FontTable {
  struct Face {
    std::string_view id;
    std::string_view file;
    int index;
    std::string_view format;
    std::string_view sha256;
    std::string_view licence;
    std::string_view sample;
    std::string_view package;
  };
  struct Stack {
    std::string_view name;
    std::string_view language;
    std::span<const std::uint16_t> faces;  ///< indexes into the table's faces
    double scale;
    double leading;
  };
  std::span<const std::string_view> folders;
  std::span<const Face> faces;
  std::span<const Stack> stacks;
  std::span<const std::uint16_t> any;
  std::string_view source;  ///< the file, byte for byte
};

[[nodiscard]] const FontTable& font_table();

}  // namespace handbill::text
