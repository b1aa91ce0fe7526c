#include "model/document.h"
#include "model/fields.h"
#include "model/json.h"
#include "model/reader.h"
#include "model/schema_fields.h"
#include "model/schema_keys.h"

namespace handbill::model {

namespace {

void write_required(Json& json, Shape shape) {
  const auto list = json.key("required").list();
  for (const Field& field : row_of(shape).fields) {
    // What a layout extends may say these.
    const bool inherited = shape == Shape::layout && field.name != "layout";
    if (field.required && !inherited) json.text(field.name);
  }
}

void write_shape(Json& json, Shape shape) {
  write_pair(json, "type", "object");
  if (shape != Shape::family) json.key("additionalProperties").literal("false");
  write_required(json, shape);
  const auto properties = json.key("properties").object();
  for (const Field& field : row_of(shape).fields) write_field(json, field, shape);
}

void define_shape(Json& json, std::string_view name, Shape shape) {
  const auto object = json.key(name).object();
  write_pair(json, "description", row_of(shape).doc);
  write_shape(json, shape);
}

/// The keys that may stand in a place, each by its definition; `at` and `cell` as mappings.
void write_keys(Json& json, places::Set where) {
  for (const KeyRow& row : key_rows()) {
    if ((row.where & where) == 0 || row.name.find('.') != std::string_view::npos) continue;
    json.key(row.name);
    write_ref(json, definition_of(row));
  }
  if ((where & places::any_box) == 0) return;
  for (const std::string_view group : {"at", "cell"}) {
    json.key(group);
    write_ref(json, group);
  }
}

void write_overrides(Json& json, std::string_view keys) {
  for (const std::string_view by : {"languages", "editions"}) {
    const auto object = json.key(by).object();
    write_pair(
        json, "description",
        by == "languages" ? "the same keys again for single languages" : "the same keys again for single editions");
    write_map(json, [&] { write_ref(json, keys); });
  }
}

/// `keys.text`: the properties alone, as they stand in overrides.
void define_keys(Json& json, const std::string& name, places::Set where) {
  const auto object = json.key(name).object();
  write_pair(json, "type", "object");
  json.key("additionalProperties").literal("false");
  const auto properties = json.key("properties").object();
  write_keys(json, where);
}

void define_group(Json& json, std::string_view group) {
  const auto object = json.key(group).object();
  const bool at = group == "at";
  write_pair(json, "description",
             at ? "takes the box out of its parent's flow and anchors it to a rectangle; such as {of: page, left: "
                  "10mm, top: 20mm}"
                : "where the box stands in its grid; such as {column: 1, span: 6}");
  write_pair(json, "type", "object");
  json.key("additionalProperties").literal("false");
  const auto properties = json.key("properties").object();
  for (const KeyRow& row : key_rows()) {
    if (!row.name.starts_with(group) || row.name.find('.') != group.size()) continue;
    json.key(row.name.substr(group.size() + 1));
    write_ref(json, definition_of(row));
  }
}

void define_key_values(Json& json, places::Set where) {
  for (const KeyRow& row : key_rows()) {
    if ((row.where & where) == 0) continue;
    json.key(definition_of(row));
    write_key(json, row);
  }
}

void define_style(Json& json) {
  const auto object = json.key("style").object();
  write_pair(json, "type", "object");
  json.key("additionalProperties").literal("false");
  const auto properties = json.key("properties").object();
  write_field(json, row_of(Shape::style).fields.front(), Shape::style);
  write_overrides(json, "keys.style");
  write_keys(json, places::style);
}

void define_page(Json& json) {
  const auto object = json.key("page").object();
  write_pair(json, "description", "the sheet");
  write_pair(json, "type", "object");
  json.key("additionalProperties").literal("false");
  const auto properties = json.key("properties").object();
  write_overrides(json, "keys.page");
  write_keys(json, places::page);
}

/// One of several pages: its own fields, and the keys of the page that may differ.
void define_side(Json& json) {
  const auto object = json.key("side").object();
  write_pair(json, "description", row_of(Shape::side).doc);
  write_pair(json, "type", "object");
  json.key("additionalProperties").literal("false");
  write_required(json, Shape::side);
  const auto properties = json.key("properties").object();
  for (const Field& field : row_of(Shape::side).fields) write_field(json, field, Shape::side);
  write_overrides(json, "keys.side");
  write_keys(json, places::side);
}

void write_kind_content(Json& json, const KindRow& kind) {
  const auto object = json.key(kind.name).object();
  write_pair(json, "description", std::string(kind.doc) + ": " + std::string(kind.content));
  switch (kind.kind) {
    case BoxKind::column:
    case BoxKind::row:
    case BoxKind::grid:
    case BoxKind::layers:
    case BoxKind::flow:
      return write_ref_list(json, "box");
    case BoxKind::text: {
      const auto any = json.key("anyOf").list();
      write_text(json);
      const auto list = json.object();
      write_pair(json, "type", "array");
      json.key("minItems").literal("1");
      json.key("items");
      return write_text(json);
    }
    case BoxKind::picture:
      return write_string(json, "^[^/]");
    case BoxKind::qr:
      return write_string(json, text_pattern);
    case BoxKind::rule:
      return write_enum(json, row_of(Key::direction).words);
    case BoxKind::table:
      return write_ref_list(json, "column");
    case BoxKind::space:
      return write_pair(json, "type", "null");
    case BoxKind::frame:
      return write_string(json, whole(name_pattern));
    case BoxKind::repeat: {
      const auto any = json.key("anyOf").list();
      {
        const auto number = json.object();
        write_pair(json, "type", "integer");
      }
      write_text(json);
      const auto list = json.object();
      return write_pair(json, "type", "array");
    }
  }
}

/// Everything that one kind of box may say.
void define_kind(Json& json, const KindRow& kind) {
  const std::string name(kind.name);
  const auto object = json.key("box." + name).object();
  write_pair(json, "description", kind.doc);
  write_pair(json, "type", "object");
  json.key("additionalProperties").literal("false");
  const auto properties = json.key("properties").object();
  write_kind_content(json, kind);
  for (const Field& field : row_of(Shape::box).fields) {
    if (field.type != FieldType::per_language && field.type != FieldType::per_edition)
      write_field(json, field, Shape::box);
  }
  if (kind.kind == BoxKind::table) {
    for (const Field& field : row_of(Shape::table).fields) write_field(json, field, Shape::table);
  }
  if (kind.kind == BoxKind::repeat) {
    for (const Field& field : row_of(Shape::repeat).fields) write_field(json, field, Shape::repeat);
  }
  write_overrides(json, "keys." + name);
  write_keys(json, places::of(kind.kind));
}

/// A component where it is used: what it is, and any key of the box that it becomes.
void define_use(Json& json) {
  const auto object = json.key("box.use").object();
  write_pair(json, "description", row_of(Shape::use).doc);
  write_pair(json, "type", "object");
  const auto properties = json.key("properties").object();
  for (const Field& field : row_of(Shape::use).fields) write_field(json, field, Shape::use);
  for (const Field& field : row_of(Shape::box).fields) {
    if (field.type != FieldType::per_language && field.type != FieldType::per_edition)
      write_field(json, field, Shape::box);
  }
}

/// A box is checked against the one kind whose key it has, so that an editor marks the key that is wrong and no other.
void define_box(Json& json) {
  const auto object = json.key("box").object();
  std::vector<std::string_view> kinds;
  for (const KindRow& kind : kind_rows()) kinds.push_back(kind.name);
  kinds.push_back(row_of(Shape::use).name);
  write_pair(json, "description", "a box: one kind (" + one_of(kinds) + ") and its keys");
  write_pair(json, "type", "object");
  {
    const auto properties = json.key("properties").object();
    for (const std::string_view kind : kinds) {
      const auto one = json.key(kind).object();
      const KindRow* const row = find_kind(kind);
      write_pair(json, "description", row == nullptr ? row_of(Shape::use).doc : row->doc);
    }
  }
  {
    const auto one_of = json.key("oneOf").list();
    for (const std::string_view kind : kinds) {
      const auto one = json.object();
      const auto required = json.key("required").list();
      json.text(kind);
    }
  }
  const auto all = json.key("allOf").list();
  for (const std::string_view kind : kinds) {
    const auto rule = json.object();
    {
      const auto condition = json.key("if").object();
      const auto required = json.key("required").list();
      json.text(kind);
    }
    json.key("then");
    write_ref(json, "box." + std::string(kind));
  }
}

/// Keys over an inherited box, whose kind the schema cannot know.
void define_change(Json& json) {
  const auto object = json.key("change").object();
  const auto any = json.key("anyOf").list();
  for (const KindRow& kind : kind_rows()) write_ref(json, "box." + std::string(kind.name));
}

void define_layout_parts(Json& json) {
  define_box(json);
  define_change(json);
  for (const KindRow& kind : kind_rows()) define_kind(json, kind);
  define_use(json);
  define_shape(json, "component", Shape::component);
  define_shape(json, "column", Shape::table_column);
  define_shape(json, "insert", Shape::insert);
  define_group(json, "at");
  define_group(json, "cell");
  for (const KindRow& kind : kind_rows()) define_keys(json, "keys." + std::string(kind.name), places::of(kind.kind));
  define_page(json);
  define_side(json);
  define_keys(json, "keys.page", places::page);
  define_keys(json, "keys.side", places::side);
  define_style(json);
  define_keys(json, "keys.style", places::style);
  define_key_values(json, places::every_box | places::page | places::style);
}

void define_parts(Json& json, Shape shape) {
  switch (shape) {
    case Shape::layout:
      return define_layout_parts(json);
    case Shape::theme:
      define_shape(json, "ink", Shape::ink);
      define_shape(json, "component", Shape::component);
      define_style(json);
      define_keys(json, "keys.style", places::style);
      return define_key_values(json, places::style);
    case Shape::edition:
      define_keys(json, "keys.page", places::page);
      define_style(json);
      define_keys(json, "keys.style", places::style);
      return define_key_values(json, static_cast<places::Set>(places::page | places::style));
    case Shape::fonts: {
      define_shape(json, "face", Shape::face);
      const auto object = json.key("family").object();
      write_pair(json, "description", row_of(Shape::family).doc);
      write_shape(json, Shape::family);
      json.key("additionalProperties");
      const auto weight = json.object();
      return write_stacks(json);
    }
    default:
      return;
  }
}

}  // namespace

std::vector<std::string_view> document_kinds() {
  std::vector<std::string_view> kinds;
  for (const ShapeRow& row : shape_rows()) {
    if (row.shape <= last_document) kinds.push_back(row.name);
  }
  return kinds;
}

std::string schema(std::string_view kind) {
  for (const ShapeRow& row : shape_rows()) {
    if (row.shape > last_document || row.name != kind) continue;
    Json json;
    {
      const auto object = json.object();
      write_pair(json, "$schema", "http://json-schema.org/draft-07/schema#");
      write_pair(json, "title", "Handbill: " + std::string(row.name));
      write_pair(json, "description", row.doc);
      write_shape(json, row.shape);
      const auto definitions = json.key("definitions").object();
      define_parts(json, row.shape);
    }
    return std::move(json).take();
  }
  return {};
}

}  // namespace handbill::model
