#pragma once

#include <string_view>

#include "model/fields.h"
#include "model/json.h"
#include "model/schema_keys.h"

namespace handbill::model {

/// At least one character that is no blank.
inline constexpr std::string_view text_pattern = "\\S";

/// `additionalProperties: {...}` of a mapping whose keys are free names; the writer fills the value's schema in.
template <typename WriteValue>
void write_map(Json& json, const WriteValue& write_value) {
  write_pair(json, "type", "object");
  json.key("additionalProperties");
  write_value();
}

/// A string that the pattern matches, into the open object.
void write_string(Json& json, std::string_view pattern);
/// The schema of a text.
void write_text(Json& json);
/// Language to list of faces, into the open object.
void write_stacks(Json& json);
/// A list of what the definition says, into the open object.
void write_ref_list(Json& json, std::string_view definition);
/// `name: schema` of a field, with description and default.
void write_field(Json& json, const Field& field, Shape shape);

}  // namespace handbill::model
