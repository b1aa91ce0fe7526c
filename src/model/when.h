#pragma once

#include <string>
#include <string_view>

namespace handbill::model {

/// What to write in the place of a day that was written in another way: `8 May 2027`, `08/05/27`, `2027년 5월 8일`.
[[nodiscard]] std::string date_hint(std::string_view text);

/// The same for a time of day: `7.30pm`, `7 Uhr`, `19:30-21:00`. `key` is the field that holds it.
[[nodiscard]] std::string time_hint(std::string_view text, std::string_view key);

}  // namespace handbill::model
