#include "model/schema_fields.h"

#include <string>

namespace handbill::model {

void write_string(Json& json, std::string_view pattern) {
  write_pair(json, "type", "string");
  write_pair(json, "pattern", pattern);
}

namespace {

void write_string_list(Json& json, std::string_view pattern) {
  write_pair(json, "type", "array");
  const auto items = json.key("items").object();
  write_string(json, pattern);
}

/// Text stays text, even where YAML 1.2 would read a number or a word of its own.
void write_text_types(Json& json, bool may_be_empty) {
  const auto types = json.key("type").list();
  for (const std::string_view type : {"string", "number", "boolean"}) json.text(type);
  if (may_be_empty) json.text("null");
}

}  // namespace

void write_text(Json& json) {
  const auto object = json.object();
  write_text_types(json, false);
  write_pair(json, "pattern", text_pattern);
}

namespace {

void write_texts(Json& json) {
  const auto object = json.object();
  const auto any = json.key("anyOf").list();
  write_text(json);
  const auto list = json.object();
  write_pair(json, "type", "array");
  json.key("minItems").literal("1");
  json.key("items");
  const auto item = json.object();
  const auto paragraph_or_record = json.key("anyOf").list();
  write_text(json);
  const auto record = json.object();
  write_map(json, [&] { write_text(json); });
}

void write_detail(Json& json) {
  const auto any = json.key("anyOf").list();
  {
    const auto object = json.object();
    write_text_types(json, true);
  }
  const auto object = json.object();
  write_map(json, [&] { write_text(json); });
}

void write_percentages(Json& json) {
  write_pair(json, "type", "array");
  json.key("minItems").literal("4");
  json.key("maxItems").literal("4");
  const auto items = json.key("items").object();
  write_pair(json, "type", "number");
  json.key("minimum").literal("0");
  json.key("maximum").literal("100");
}

void write_measures(Json& json) {
  write_map(json, [&] {
    const auto object = json.object();
    write_string(json, whole(measure_pattern(units::length)));
  });
}

}  // namespace

void write_stacks(Json& json) {
  write_map(json, [&] {
    const auto object = json.object();
    write_string_list(json, whole(name_pattern));
  });
}

namespace {

void write_ref_pair(Json& json, std::string_view definition) {
  write_pair(json, "$ref", "#/definitions/" + std::string(definition));
}

}  // namespace

void write_ref_list(Json& json, std::string_view definition) {
  write_pair(json, "type", "array");
  json.key("items");
  write_ref(json, definition);
}

namespace {

/// Of a field that is one string of a form; empty for all others.
std::string_view pattern_of(FieldType type) {
  switch (type) {
    case FieldType::file:
      return "^[^/]";
    case FieldType::web:
      return "^\\S+\\.\\S+$";
    case FieldType::url:
      return "^https?://\\S+\\.\\S+$";
    case FieldType::language:
      return "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";
    case FieldType::pair:
      return "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\\+[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";
    case FieldType::colour:
      return "^#[0-9A-Fa-f]{6}$";
    case FieldType::sha256:
      return "^[0-9a-f]{64}$";
    default:
      return {};
  }
}

/// What the values of a field with names of the author's own are; empty for all others.
std::string_view definition_of_values(FieldType type) {
  switch (type) {
    case FieldType::panels:
      return "box";
    case FieldType::styles:
      return "style";
    case FieldType::components:
      return "component";
    case FieldType::inks:
      return "ink";
    case FieldType::faces:
      return "face";
    case FieldType::families:
      return "family";
    default:
      return {};
  }
}

/// The same for inks and for what a print shop says in numbers.
bool write_ink_type(Json& json, const Field& field) {
  switch (field.type) {
    case FieldType::cmyk:
      write_percentages(json);
      return true;
    case FieldType::plates: {
      const auto any = json.key("anyOf").list();
      {
        const auto word = json.object();
        write_pair(json, "const", "rich-black");
      }
      const auto list = json.object();
      write_percentages(json);
      return true;
    }
    case FieldType::percent:
      write_string(json, "^[0-9]+(\\.[0-9]+)?%$");
      return true;
    case FieldType::ppi: {
      write_pair(json, "type", "array");
      const auto items = json.key("items").object();
      write_pair(json, "type", "number");
      return true;
    }
    case FieldType::number:
      write_pair(json, "type", "number");
      return true;
    default:
      return false;
  }
}

/// The schema of a field whose value is a scalar or a list of them; false where it is anything else.
bool write_scalar_type(Json& json, const Field& field) {
  if (const std::string_view pattern = pattern_of(field.type); !pattern.empty()) {
    write_string(json, pattern);
    return true;
  }
  switch (field.type) {
    case FieldType::name:
      write_string(json, whole(name_pattern));
      return true;
    case FieldType::text:
      write_text_types(json, !field.required);
      return true;
    case FieldType::text_or_name:
      write_text_types(json, false);
      return true;
    case FieldType::conditions: {
      const auto any = json.key("anyOf").list();
      write_text(json);
      const auto list = json.object();
      write_string_list(json, text_pattern);
      return true;
    }
    case FieldType::rows: {
      const auto any = json.key("anyOf").list();
      write_text(json);
      const auto list = json.object();
      write_pair(json, "type", "array");
      return true;
    }
    case FieldType::values:
      write_pair(json, "type", "object");
      return true;
    case FieldType::word:
      write_enum(json, field.words);
      return true;
    case FieldType::boolean:
      write_pair(json, "type", "boolean");
      return true;
    case FieldType::whole:
      write_pair(json, "type", "integer");
      return true;
    case FieldType::measure:
      write_string(json, whole(measure_pattern(units::length)));
      return true;
    case FieldType::extent:
      write_string(json, whole(measure_pattern(row_of(Key::width).units)));
      return true;
    case FieldType::names:
      write_string_list(json, whole(name_pattern));
      return true;
    case FieldType::files:
    case FieldType::words:
      write_string_list(json, text_pattern);
      return true;
    case FieldType::languages:
      write_string_list(json, "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$");
      return true;
    case FieldType::date:
      write_pair(json, "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
      return true;
    case FieldType::time:
      write_pair(json, "pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$");
      return true;
    default:
      return write_ink_type(json, field);
  }
}

/// The schema of a field's value, into the open object.
void write_field_type(Json& json, const Field& field, Shape shape) {
  if (write_scalar_type(json, field)) return;
  if (const std::string_view definition = definition_of_values(field.type); !definition.empty())
    return write_map(json, [&] { write_ref(json, definition); });
  switch (field.type) {
    case FieldType::detail:
      return write_detail(json);
    case FieldType::texts:
      return write_map(json, [&] { write_texts(json); });
    case FieldType::local_texts:
      return write_map(json, [&] {
        const auto object = json.object();
        write_detail(json);
      });
    case FieldType::page:
      return write_ref_pair(json, shape == Shape::layout ? "page" : "keys.page");
    case FieldType::pages:
      return write_ref_list(json, "side");
    case FieldType::text_keys:
      return write_ref_pair(json, "keys.style");
    case FieldType::box:
      // In a component any value may be a parameter.
      if (shape == Shape::component) return write_pair(json, "type", "object");
      return write_ref_pair(json, "box");
    case FieldType::boxes:
      return write_map(json, [&] {
        const auto object = json.object();
        const auto any = json.key("anyOf").list();
        {
          const auto none = json.object();
          write_pair(json, "const", "none");
        }
        write_ref(json, "change");
      });
    case FieldType::inserts:
      return write_ref_list(json, "insert");
    case FieldType::slots:
      return write_map(json, [&] {
        const auto list = json.object();
        write_ref_list(json, "box");
      });
    case FieldType::per_language:
    case FieldType::per_edition:
      break;  // see write_overrides
    case FieldType::measures:
      return write_measures(json);
    case FieldType::drawing_inks:
      return write_map(json, [&] {
        const auto object = json.object();
        write_string(json, whole(name_pattern));
      });
    case FieldType::stacks:
      return write_stacks(json);
    case FieldType::factors:
      return write_map(json, [&] {
        const auto object = json.object();
        write_pair(json, "type", "number");
      });
    case FieldType::groups:
      return write_map(json, [&] {
        const auto list = json.object();
        write_string_list(json, "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$");
      });
    case FieldType::locked_sizes:
      return write_map(json, [&] {
        const auto layout = json.object();
        write_map(json, [&] {
          const auto edition = json.object();
          write_map(json, [&] {
            const auto group = json.object();
            write_pair(json, "type", "number");
          });
        });
      });
    default:
      return;  // write_scalar_type has it; see write_overrides for the two others
  }
}

}  // namespace

void write_field(Json& json, const Field& field, Shape shape) {
  const auto object = json.key(field.name).object();
  // A neighbour of $ref is ignored in draft-07, so those say what they are in their definition.
  const bool reference = (field.type == FieldType::box && shape != Shape::component) || field.type == FieldType::page ||
                         field.type == FieldType::text_keys;
  if (!reference)
    write_pair(json, "description",
               std::string(field.doc) + (field.example.empty() ? "" : "; such as " + std::string(field.example)));
  write_field_type(json, field, shape);
  if (field.fallback.empty() || field.type == FieldType::factors) return;
  json.key("default");
  if (field.type == FieldType::boolean || field.type == FieldType::whole || field.type == FieldType::number ||
      field.type == FieldType::ppi || field.type == FieldType::cmyk) {
    json.literal(field.fallback);
  } else {
    json.text(field.fallback);
  }
}

}  // namespace handbill::model
