#pragma once

#include <string>
#include <string_view>

namespace handbill::pdf {

/// As /FlateDecode has it (ISO 32000-1, 7.4.4).
[[nodiscard]] std::string packed(std::string_view bytes);
/// Throws std::exception where `bytes` are not packed that way.
[[nodiscard]] std::string unpacked(std::string_view bytes);

}  // namespace handbill::pdf
