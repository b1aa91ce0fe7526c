#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "batch/item.h"

namespace handbill::batch {

/// Whether to tell how long it took: a manifest must not depend on that.
enum class Time { told, left_out };

/// One line of JSON, without the line break.
[[nodiscard]] std::string json_of(const Item& item, Time time);
/// Nothing where the text is not one whole item.
[[nodiscard]] std::optional<Item> item_in(std::string_view json);

/// The text as a string of JSON, in quotes.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace handbill::batch
