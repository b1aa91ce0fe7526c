#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace handbill::base {

/// Bytes as text (RFC 4648, 4), padded and without line breaks; and back: nothing where the text is not that.
[[nodiscard]] std::string to_base64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace handbill::base
