#include "app/run_columns.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "model/fields.h"
#include "model/reader.h"
#include "unicode/unicode.h"

namespace handbill::app {

namespace {

using base::Diagnostics;
using model::Field;
using model::FieldType;
using source::Kind;
using source::Node;

constexpr std::string_view language_column = "language";
constexpr std::string_view layout_column = "layout";
constexpr std::string_view texts_field = "texts";
constexpr std::string_view weekday_field = "weekday";

const Field* field_named(std::string_view name) {
  const auto& fields = model::row_of(model::Shape::details).fields;
  const auto found = std::ranges::find(fields, name, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

/// A name and the language behind its dot, which most have not.
struct Parts {
  std::string_view name;
  std::string_view tag;
  bool has_tag = false;
};
Parts split_column(std::string_view column) {
  const std::size_t dot = column.find('.');
  if (dot == std::string_view::npos) return {column, {}, false};
  return {column.substr(0, dot), column.substr(dot + 1), true};
}

bool is_known(std::string_view column, const ColumnNames& names) {
  if (column == language_column || column == layout_column) return true;
  const std::string_view name = split_column(column).name;
  return field_named(name) != nullptr || names.texts.contains(name);
}

/// The known name that somebody meant who wrote this one, and that no column has yet; else empty.
std::string_view meant(std::string_view name, const RunData& data, const ColumnNames& names) {
  std::string lower(name);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == ' ' || c == '_' ? '-' : c;
  std::vector<std::string_view> known{language_column, layout_column};
  for (const Field& field : model::row_of(model::Shape::details).fields) known.push_back(field.name);
  known.insert(known.end(), names.texts.begin(), names.texts.end());
  const std::string_view by_use = model::detail_meant(lower);
  const std::string_view near = by_use.empty() ? base::nearest(lower, known) : by_use;
  return std::ranges::find(data.columns(), near, &Column::name) == data.columns().end() ? near : std::string_view();
}

/// Behind the dot stands a language, and only words have one: a date is written in every language by Handbill.
void check_tag(const Column& column, const Parts& parts, Diagnostics& diagnostics) {
  const Field* const field = field_named(parts.name);
  if (field != nullptr && field->type != FieldType::detail) {
    diagnostics
        .error("unknown-column", column.span, model::ticked(parts.name) + " is the same in every language",
               base::Fault::data)
        .hint("call the column " + model::ticked(parts.name));
  } else if (!unicode::parse_language(parts.tag)) {
    diagnostics
        .error("unknown-column", column.span,
               "expected a language such as ko behind the dot, found " + base::quote(parts.tag), base::Fault::data)
        .hint("`venue.ko` is the venue in Korean");
  }
}

void check_column(const Column& column, const RunData& data, const ColumnNames& names, Diagnostics& diagnostics) {
  const Parts parts = split_column(column.name);
  if (const auto locked = std::ranges::find(names.locked, parts.name, &model::Paragraph::text);
      locked != names.locked.end()) {
    diagnostics
        .error("locked-key", column.span, model::ticked(parts.name) + " is locked: no row can put it in other words",
               base::Fault::data)
        .note(locked->span, "the campaign locks it here")
        .hint("take the column out");
    return;
  }
  if (is_known(column.name, names)) {
    if (parts.has_tag) check_tag(column, parts, diagnostics);
    if (is_left_out(parts.name, names.shown))
      report_left_out("unused-column", parts.name, column.span, names.shown, diagnostics);
    return;
  }
  if (const std::string_view near = meant(parts.name, data, names); !near.empty()) {
    diagnostics.error("unknown-column", column.span, "unknown column " + base::quote(column.name), base::Fault::data)
        .hint("did you mean " + model::ticked(near) + "?")
        .hint("a column of your own needs a name that is not so near to one of these");
    return;
  }
  diagnostics.warning("unused-column", column.span, "no layout and no text uses the column " + base::quote(column.name))
      .hint("it may be part of a file's name: --name '{" + column.name + "}'");
}

void check_shown(const RunData& data, const ColumnNames& names, Diagnostics& diagnostics) {
  std::vector<std::string_view> missing;
  for (const auto& shown : names.shown) {
    const std::string_view name = shown.first;
    const auto gives = [&](const Column& column) { return split_column(column.name).name == name; };
    if (field_named(name) != nullptr && !shown.second.if_given && std::ranges::none_of(data.columns(), gives))
      missing.push_back(name);
  }
  if (missing.empty() || data.columns().empty()) return;
  std::string all;
  for (const std::string_view name : missing) all += (all.empty() ? "" : ", ") + model::ticked(name);
  auto& warning = diagnostics.warning("no-column", data.columns().front().span, "no column gives " + all);
  for (const std::string_view name : missing)
    warning.note(names.shown.find(name)->second.at, model::ticked(name) + " would stand here");
  warning.hint("what needs it is left out on every sheet");
}

bool is_empty(const Node& node) { return node.kind == Kind::scalar && node.text.empty(); }

Node* find(Node& mapping, std::string_view key) {
  const auto found = std::ranges::find(mapping.entries, key, &source::Entry::key);
  return found == mapping.entries.end() ? nullptr : &found->value;
}

/// What is there already stays.
void put(Node& mapping, std::string_view key, base::Span key_span, Node value) {
  if (find(mapping, key) == nullptr) mapping.entries.push_back({std::string(key), key_span, std::move(value)});
}

Node mapping_at(base::Span span) {
  Node mapping;
  mapping.kind = Kind::mapping;
  mapping.span = span;
  return mapping;
}

/// The mapping that load_details takes, made of a row's fields.
class DetailsTree {
 public:
  DetailsTree(const Row& row, std::string_view language) : root_(mapping_at(row.span)), texts_(mapping_at(row.span)) {
    const std::string_view own = row.text(language_column);
    language_ = own.empty() ? language : own;
    root_.entries.reserve(row.fields.entries.size() + 2);
    Node name;
    name.span = row.span;
    name.text = "row-" + std::to_string(row.number);
    const bool is_named = !row.text("details").empty();
    if (!is_named) put(root_, "details", row.span, std::move(name));
  }

  void add(const source::Entry& entry, const ColumnNames& names) {
    if (entry.key == language_column || entry.key == layout_column) return;
    const Parts parts = split_column(entry.key);
    const Field* const field = field_named(parts.name);
    if (field == nullptr && !names.texts.contains(parts.name)) return;
    // A text, a name and a yes or no that are not given are not there; a detail is there, and empty.
    const bool may_be_empty = field != nullptr && field->type != FieldType::name && field->type != FieldType::boolean &&
                              entry.key != weekday_field;
    if (is_empty(entry.value) && (!may_be_empty || parts.has_tag)) return;
    if (entry.key == texts_field && entry.value.kind == Kind::mapping) {
      for (const source::Entry& text : entry.value.entries) put(texts_, text.key, text.key_span, text.value);
    } else if (entry.key == weekday_field && entry.value.kind == Kind::scalar) {
      add_tagged({weekday_field, language_, true}, entry, root_);
    } else if (parts.has_tag) {
      add_tagged(parts, entry, field == nullptr ? texts_ : root_);
    } else {
      put(field == nullptr ? texts_ : root_, entry.key, entry.key_span, entry.value);
    }
  }

  [[nodiscard]] source::Tree take() {
    for (auto& [name, tagged] : tagged_) spread(name, std::move(tagged));
    if (!texts_.entries.empty()) {
      const base::Span span = texts_.span;
      put(root_, texts_field, span, std::move(texts_));
    }
    return {std::move(root_)};
  }

 private:
  struct Tagged {
    Node* of = nullptr;  ///< the root, or its texts
    Node languages;
    base::Span key_span;
  };

  void add_tagged(const Parts& parts, const source::Entry& entry, Node& of) {
    const auto [found, is_new] =
        tagged_.try_emplace(parts.name, Tagged{&of, mapping_at(entry.value.span), entry.key_span});
    put(found->second.languages, parts.tag, entry.key_span, entry.value);
  }

  /// What the row says for all languages holds for its own one and for English, which others fall back upon.
  void spread(std::string_view name, Tagged tagged) const {
    Node* const plain = find(*tagged.of, name);
    if (plain == nullptr) return put(*tagged.of, name, tagged.key_span, std::move(tagged.languages));
    if (plain->kind == Kind::scalar && !is_empty(*plain)) {
      put(tagged.languages, language_, tagged.key_span, *plain);
      put(tagged.languages, "en", tagged.key_span, *plain);
    }
    for (const source::Entry& entry : plain->entries) put(tagged.languages, entry.key, entry.key_span, entry.value);
    *plain = std::move(tagged.languages);
  }

  std::string_view language_;
  Node root_;
  Node texts_;
  std::map<std::string_view, Tagged, std::less<>> tagged_;
};

}  // namespace

ColumnNames column_names(const Documents& documents) {
  ColumnNames names;
  names.locked = documents.campaign.locked;
  for (const auto& [tag, language] : documents.languages) {
    if (!language) continue;
    for (const auto& [name, text] : language->texts) names.texts.insert(name);
  }
  names.shown = shown_names(documents);
  for (const auto& [name, shown] : names.shown) {
    if (field_named(name) == nullptr) names.texts.insert(name);
  }
  return names;
}

base::Result<base::Done> check_columns(const RunData& data, const ColumnNames& names, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  for (const Column& column : data.columns()) check_column(column, data, names, diagnostics);
  check_shown(data, names, diagnostics);
  if (diagnostics.error_count() > before) return base::Failed{};
  return base::Done{};
}

base::Result<model::Details> details_of(const Row& row, const ColumnNames& names, const model::Campaign& campaign,
                                        std::string_view language, Diagnostics& diagnostics) {
  DetailsTree tree(row, language);
  for (const source::Entry& entry : row.fields.entries) tree.add(entry, names);
  model::Details details = TRY(model::load_details(tree.take(), diagnostics, &campaign));
  details.span = row.span;
  return details;
}

}  // namespace handbill::app
