#pragma once

#include <string>
#include <string_view>

#include "model/json.h"
#include "model/key_table.h"

namespace handbill::model {

/// `text.size`: the name of a key's definition in a schema; size is a key of the page, too.
[[nodiscard]] std::string definition_of(const KeyRow& row);
/// The schema of a key's value, with description and default.
void write_key(Json& json, const KeyRow& row);
/// `key: value` with a string value.
void write_pair(Json& json, std::string_view key, std::string_view value);
/// `enum: [...]` from words with blanks between.
void write_enum(Json& json, std::string_view words);
/// `$ref` to a definition.
void write_ref(Json& json, std::string_view definition);

/// Regular expressions (ECMA 262) for values.
[[nodiscard]] std::string measure_pattern(units::Set units);
inline constexpr std::string_view name_pattern = "[a-z][a-z0-9-]*";
[[nodiscard]] std::string whole(std::string_view pattern);

}  // namespace handbill::model
