#include <array>
#include <string>

#include "model/document.h"
#include "model/fields.h"
#include "model/key_table.h"
#include "model/reader.h"
#include "model/values.h"

namespace handbill::model {

namespace {

struct Section {
  Topic topic;
  std::string_view title;
};
constexpr std::array<Section, 10> sections{{
    {Topic::page, "The page"},
    {Topic::place, "Any box: place and size"},
    {Topic::looks, "Any box but rule and space: looks"},
    {Topic::effects, "Effects"},
    {Topic::stacks, "Columns, rows and grids"},
    {Topic::text, "Text"},
    {Topic::picture, "Pictures"},
    {Topic::code, "QR codes"},
    {Topic::rule, "Rules"},
    {Topic::table, "Tables"},
}};

/// Text in a cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '|') result += '\\';
    result += c;
  }
  return result;
}

std::string code(std::string_view text) { return text.empty() ? std::string() : "`" + cell(text) + "`"; }

std::string where_of(const KeyRow& row) {
  std::vector<std::string_view> names;
  std::vector<std::string_view> missing;
  for (const KindRow& kind : kind_rows()) {
    if (kind.kind == BoxKind::repeat) continue;
    ((row.where & places::of(kind.kind)) != 0 ? names : missing).push_back(kind.name);
  }
  std::string text;
  if (missing.empty()) {
    text = "any box";
  } else if (names.size() > 6) {
    text = "any but " + one_of(missing);
  } else {
    for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  }
  if ((row.where & places::style) != 0) text += text.empty() ? "style" : ", style";
  if ((row.where & places::page) != 0) text += text.empty() ? "page" : ", page";
  return text;
}

/// What may stand behind the key: its words, or an example and the units that go with it.
std::string value_of(const KeyRow& row) {
  if (row.type == Type::word) {
    std::string text;
    for (const std::string_view word : allowed_words(row.words)) text += (text.empty() ? "" : " ") + code(word);
    return text;
  }
  if (row.type == Type::boolean) return "`true` `false`";
  if (row.type != Type::measure) return cell(expectation(row));
  std::string text = code(row.example);
  if ((row.units & units::ratio) != 0) return text + ", `14pt`";
  if ((row.units & units::percent) != 0 && row.example.find('%') == std::string_view::npos) text += " `50%`";
  if ((row.units & units::em) != 0 && row.example.find("em") == std::string_view::npos) text += " `0.02em`";
  if ((row.units & units::fr) != 0) text += " `1fr`";
  if ((row.units & units::automatic) != 0) text += " `auto`";
  if ((row.units & units::token) != 0)
    text += row.topic == Topic::text && row.range.unit == "pt" ? " `body`" : " `step`";
  return text;
}

void write_kinds(std::string& out) {
  out +=
      "## Kinds of boxes\n\nA box has exactly one of these keys.\n\n| key | behind it | what it is |\n|---|---|---|\n";
  for (const KindRow& kind : kind_rows()) {
    out += "| " + code(kind.name) + " | " + cell(kind.content) +
           (kind.example.empty() ? "" : ": " + code(kind.example)) + " | " + cell(kind.doc) + " |\n";
  }
}

void write_section(std::string& out, const Section& section) {
  out += "\n## " + std::string(section.title) +
         "\n\n| key | on | value | default | what it does |\n|---|---|---|---|---|\n";
  for (const KeyRow& row : key_rows()) {
    if (row.topic != section.topic) continue;
    out += "| " + code(row.name) + " | " + where_of(row) + " | " + value_of(row) + " | " + code(row.fallback) + " | " +
           cell(row.doc) + " |\n";
  }
}

void write_shape(std::string& out, Shape shape, std::string_view title) {
  const ShapeRow& row = row_of(shape);
  out += "\n## " + std::string(title) + "\n\n| key | example | default | what it does |\n|---|---|---|---|\n";
  for (const Field& field : row.fields) {
    out += "| " + code(field.name) + (field.required ? " (needed)" : "") + " | " + code(field.example) + " | " +
           code(field.fallback) + " | " + cell(field.doc) + " |\n";
  }
}

constexpr std::string_view introduction = R"(# Layout reference

Every key of every file. This page is made from the table of keys in src/model/key_table.cc and src/model/fields.cc, as are the JSON
Schemas in docs/schema: change the table, not the page. docs/layouts.md is the tour.

Lengths have a unit: `mm`, `cm`, `in` or `pt`; `px` is refused, for it has no size on paper. `%` is of the parent (of the size, in text),
`em` is of the type size, `fr` is a share of what is left over. Where a length may stand, a token of the theme may, too: `step`, `body`.
`at.left` is the key `left` inside `at: {...}`. A text is written out, or named: `$headline` stands for a text of the language, a detail or
a fact of the campaign; inside a text write `{date}`.

)";

}  // namespace

std::string layout_reference() {
  std::string out(introduction);
  write_kinds(out);
  write_shape(out, Shape::box, "Any box");
  for (const Section& section : sections) write_section(out, section);
  write_shape(out, Shape::repeat, "Repeats");
  write_shape(out, Shape::component, "One component");
  write_shape(out, Shape::use, "A component where it is used");
  out += "\nand any key of its outermost box, which is laid over it.\n";
  write_shape(out, Shape::table, "Tables of text");
  write_shape(out, Shape::table_column, "Columns of a table");
  write_shape(out, Shape::style, "Styles");
  out += "\nand every key of the tables above that stands on `style`.\n";
  write_shape(out, Shape::layout, "Layout file: layouts/NAME.yaml");
  write_shape(out, Shape::insert, "One entry of insert");
  write_shape(out, Shape::theme, "Theme file: layouts/themes/NAME.yaml");
  write_shape(out, Shape::ink, "One ink");
  write_shape(out, Shape::edition, "Edition file: layouts/editions/NAME.yaml");
  write_shape(out, Shape::campaign, "Campaign file: content/NAME/campaign.yaml");
  write_shape(out, Shape::language, "Language file: content/NAME/TAG.yaml");
  write_shape(out, Shape::details, "Details file: content/NAME/details/NAME.yaml");
  write_shape(out, Shape::fonts, "Font catalogue: fonts/fonts.yaml");
  write_shape(out, Shape::fit_lock, "Shared sizes: content/NAME/fit.lock.yaml");
  write_shape(out, Shape::profile, "Print shop's profile: profiles/NAME.yaml");
  write_shape(out, Shape::face, "One face");
  write_shape(out, Shape::family, "One family");
  out += "\nAny other key of a family is a weight: languages and the faces that are tried for them.\n";
  return out;
}

}  // namespace handbill::model
