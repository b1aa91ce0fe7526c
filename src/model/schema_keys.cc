#include "model/schema_keys.h"

#include "base/number.h"
#include "model/feature_names.h"
#include "model/reader.h"
#include "product/product.h"

namespace handbill::model {

namespace {

constexpr std::string_view number_pattern = "-?([0-9]+(\\.[0-9]+)?|\\.[0-9]+)";

std::string_view topic_name(Topic topic) {
  switch (topic) {
    case Topic::page:
      return "page";
    case Topic::place:
      return "place";
    case Topic::looks:
      return "looks";
    case Topic::effects:
      return "effects";
    case Topic::stacks:
      return "stacks";
    case Topic::text:
      return "text";
    case Topic::picture:
      return "picture";
    case Topic::code:
      return "code";
    case Topic::rule:
      return "rule";
    case Topic::table:
      return "table";
  }
  return {};
}

void write_number(Json& json, std::string_view type, double low, double high) {
  const auto object = json.object();
  write_pair(json, "type", type);
  json.key("minimum").literal(base::to_text(low, 3));
  json.key("maximum").literal(base::to_text(high, 3));
}

void write_pattern(Json& json, const std::string& pattern) {
  const auto object = json.object();
  write_pair(json, "type", "string");
  write_pair(json, "pattern", whole(pattern));
}

/// As in CSS, a length of nothing needs no unit.
void write_zero(Json& json) {
  const auto object = json.object();
  json.key("const").literal("0");
}

void write_list(Json& json, const std::string& pattern, int most) {
  const auto object = json.object();
  write_pair(json, "type", "array");
  json.key("minItems").literal("1");
  if (most > 0) json.key("maxItems").literal(std::to_string(most));
  const auto items = json.key("items").object();
  const auto any = json.key("anyOf").list();
  write_pattern(json, pattern);
  write_zero(json);
}

void write_measures(Json& json, const KeyRow& row) {
  const std::string one = measure_pattern(row.units);
  const bool pair = takes_two(row.key);
  const auto any = json.key("anyOf").list();
  write_pattern(json, "(" + one + ")( +(" + one + "|0))" + (pair ? "{1}" : "{0,3}"));
  write_list(json, one, pair ? 2 : 4);
  if (!pair) write_zero(json);
}

/// YAML parts a list at the commas within brackets, too: a part of a track may be an item.
void write_tracks(Json& json, const KeyRow& row) {
  const std::string one = "(minmax|fit-content|repeat) *\\(|\\)|,|[0-9]+|" + measure_pattern(row.units);
  const std::string list = "(" + one + "| )+";
  const auto any = json.key("anyOf").list();
  write_number(json, "integer", 1, 100);
  write_pattern(json, list);
  write_list(json, list, 0);
}

void write_areas(Json& json) {
  const std::string cell = "(\\.|" + std::string(name_pattern) + ")";
  const std::string line = " *" + cell + "( +" + cell + ")* *";
  const auto any = json.key("anyOf").list();
  write_pattern(json, line);
  write_list(json, line, 0);
}

void write_measure(Json& json, const KeyRow& row) {
  const auto any = json.key("anyOf").list();
  write_pattern(json, measure_pattern(row.units));
  if ((row.units & units::ratio) != 0) {
    write_number(json, "number", 0.5, 5);
  } else {
    write_zero(json);
  }
}

void write_paper(Json& json, const KeyRow& row) {
  const std::string one = measure_pattern(row.units);
  const auto any = json.key("anyOf").list();
  {
    const auto object = json.object();
    const auto names = json.key("enum").list();
    for (const std::string_view name : product::paper_names()) json.text(name);
  }
  std::string papers;
  for (const std::string_view name : product::paper_names()) papers += (papers.empty() ? "" : "|") + std::string(name);
  write_pattern(json, "(" + papers + ") +(portrait|landscape)");
  write_pattern(json, "(" + one + ") +(" + one + ")");
  write_list(json, one, 2);
}

void write_rows(Json& json, const KeyRow& row) {
  const auto any = json.key("anyOf").list();
  {
    const auto object = json.object();
    write_pair(json, "const", "fill");
  }
  write_number(json, "integer", row.range.low, row.range.high);
}

void write_proportion(Json& json, const KeyRow& row) {
  const auto any = json.key("anyOf").list();
  write_number(json, "number", row.range.low, row.range.high);
  write_pattern(json, "[0-9]+(\\.[0-9]+)?( */ *[0-9]+(\\.[0-9]+)?)?");
}

void write_features(Json& json) {
  std::string feature = "-?([A-Za-z0-9]{4}|stylistic-set-[0-9]{1,2}";
  for (const FeatureName& known : feature_names()) feature += "|" + std::string(known.name);
  feature += ")";
  const auto any = json.key("anyOf").list();
  write_pattern(json, std::string(feature) + "( +" + std::string(feature) + ")*");
  const auto object = json.object();
  write_pair(json, "type", "array");
  json.key("items");
  write_pattern(json, std::string(feature));
}

void write_tags(Json& json) {
  const std::string tag = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*";
  const auto any = json.key("anyOf").list();
  write_pattern(json, tag + "( +" + tag + ")*");
  const auto object = json.object();
  write_pair(json, "type", "array");
  json.key("items");
  write_pattern(json, tag);
}

void write_names(Json& json) {
  const std::string name(name_pattern);
  const auto any = json.key("anyOf").list();
  write_pattern(json, "(" + name + ")( +(" + name + "))*");
  const auto object = json.object();
  write_pair(json, "type", "array");
  json.key("minItems").literal("1");
  json.key("items");
  write_pattern(json, name);
}

void write_tabs(Json& json, const KeyRow& row) {
  const std::string tab = measure_pattern(row.units) + "( +(start|center|end|decimal))?( +[^ ]{1,3})?";
  const auto any = json.key("anyOf").list();
  write_pattern(json, tab);
  const auto object = json.object();
  write_pair(json, "type", "array");
  json.key("items");
  write_pattern(json, tab);
}

void write_type(Json& json, const KeyRow& row) {
  const std::string name(name_pattern);
  const std::string ink = "(none|" + name + "( +[0-9]+(\\.[0-9]+)?%)?)";
  switch (row.type) {
    case Type::measure:
      write_measure(json, row);
      return;
    case Type::measures:
      write_measures(json, row);
      return;
    case Type::tracks:
      write_tracks(json, row);
      return;
    case Type::areas:
      write_areas(json);
      return;
    case Type::proportion:
      write_proportion(json, row);
      return;
    case Type::number:
    case Type::whole:
      write_pair(json, "type", row.type == Type::whole ? "integer" : "number");
      json.key("minimum").literal(base::to_text(row.range.low, 3));
      json.key("maximum").literal(base::to_text(row.range.high, 3));
      return;
    case Type::rows:
      write_rows(json, row);
      return;
    case Type::boolean:
      write_pair(json, "type", "boolean");
      return;
    case Type::word:
      write_enum(json, row.words);
      return;
    case Type::names:
      write_names(json);
      return;
    case Type::name:
      write_pair(json, "type", "string");
      write_pair(json, "pattern", whole(row.key == Key::font ? name + "/" + name : name));
      return;
    case Type::tags:
      write_tags(json);
      return;
    case Type::ink:
      write_pair(json, "type", "string");
      write_pair(json, "pattern", whole(ink));
      return;
    case Type::fill:
      write_pair(json, "type", "string");
      write_pair(json, "pattern", whole(ink + "|(linear|radial)\\(.+\\)"));
      return;
    case Type::outline:
      write_pair(json, "type", "string");
      return;
    case Type::shadow:
      write_pair(json, "type", "string");
      write_pair(json, "pattern",
                 whole("none|(" + measure_pattern(row.units) + "|0) +(" + measure_pattern(row.units) + "|0) +" + ink));
      return;
    case Type::line:
      write_pair(json, "type", "string");
      write_pair(json, "pattern", whole("none|(" + measure_pattern(row.units) + ")( +" + ink + ")?"));
      return;
    case Type::text:
      write_pair(json, "type", "string");
      return;
    case Type::features:
      write_features(json);
      return;
    case Type::tabs:
      write_tabs(json, row);
      return;
    case Type::paper:
      write_paper(json, row);
      return;
  }
}

/// A default is written with the type that YAML would give it.
void write_default(Json& json, const KeyRow& row) {
  if (row.fallback.empty()) return;
  const bool number = base::parse_decimal(row.fallback).has_value();
  json.key("default");
  if (number || row.type == Type::boolean) {
    json.literal(row.fallback);
  } else {
    json.text(row.fallback);
  }
}

}  // namespace

std::string definition_of(const KeyRow& row) {
  return std::string(topic_name(row.topic)) + "." + std::string(row.name);
}

void write_key(Json& json, const KeyRow& row) {
  const auto object = json.object();
  write_pair(json, "description",
             std::string(row.doc) + (row.example.empty() ? "" : "; such as " + std::string(row.example)));
  write_type(json, row);
  write_default(json, row);
}

void write_pair(Json& json, std::string_view key, std::string_view value) { json.key(key).text(value); }

void write_enum(Json& json, std::string_view words) {
  const auto list = json.key("enum").list();
  for (const std::string_view word : allowed_words(words)) json.text(word);
}

void write_ref(Json& json, std::string_view definition) {
  const auto object = json.object();
  write_pair(json, "$ref", "#/definitions/" + std::string(definition));
}

std::string measure_pattern(units::Set units) {
  std::string names;
  const auto add = [&](units::Set set, std::string_view text) {
    if ((units & set) != 0) names.append(names.empty() ? "" : "|").append(text);
  };
  add(units::length, "mm|cm|in|pt");
  add(units::percent, "%");
  add(units::fr, "fr");
  add(units::em, "em");
  add(units::degrees, "deg");
  std::string pattern = std::string(number_pattern) + "(" + names + ")";
  if ((units & units::degrees) != 0) pattern += "|quarter";
  if ((units & units::token) != 0) pattern += "|" + std::string(name_pattern);  // `auto` is covered
  return pattern;
}

std::string whole(std::string_view pattern) { return "^(" + std::string(pattern) + ")$"; }

}  // namespace handbill::model
