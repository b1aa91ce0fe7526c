#include "model/texts.h"

#include <algorithm>

#include "base/utf8.h"
#include "model/reader.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Kind;
using source::Node;

namespace {

constexpr std::string_view text_what = "a text, or a list of paragraphs";
constexpr std::string_view paragraph_what = "a paragraph of text";
constexpr std::string_view either = "a list has paragraphs or records such as {head: ..., text: ...}, not both";

void add_words(const Node& node, std::string_view key, std::string_view what, Text& text, Diagnostics& diagnostics) {
  if (node.kind == Kind::mapping) {
    expected(what, node, diagnostics)
        .hint(text.is_list ? std::string(either)
                           : "texts have one name each: write `" + std::string(key) +
                                 "-head: ...` beside it, or put the text in quotes");
  } else if (node.is_empty()) {
    expected(what, node, diagnostics).hint("write the words behind the colon, or take the line out");
  } else if (auto paragraph = read_marked(node, what, diagnostics)) {
    text.paragraphs.push_back(std::move(*paragraph));
  }
}

void add_field(const Entry& entry, Record& record, Text& text, Diagnostics& diagnostics) {
  if (!is_name(entry.key)) {
    diagnostics
        .error("bad-name", entry.key_span, "expected a field's name such as head, found " + base::quote(entry.key))
        .hint("a name has lower-case letters, digits and hyphens, and begins with a letter");
  }
  const std::size_t index = text.paragraphs.size();
  add_words(entry.value, entry.key, "a text", text, diagnostics);
  if (text.paragraphs.size() > index) record.fields.push_back({entry.key, entry.key_span, index});
}

std::string listed(const std::vector<std::string_view>& names) {
  std::string all;
  for (const std::string_view name : names) all += (all.empty() ? "" : ", ") + base::printable(name);
  return all.empty() ? "none" : all;
}

/// All records of a list have the fields of the first.
void check_alike(const Node& record, const Node& first, Diagnostics& diagnostics) {
  std::vector<std::string_view> wanted;
  std::vector<std::string_view> found;
  for (const Entry& entry : first.entries) wanted.push_back(entry.key);
  for (const Entry& entry : record.entries) found.push_back(entry.key);
  if (std::ranges::is_permutation(wanted, found)) return;
  diagnostics
      .error("fields-differ", record.span,
             "expected the fields " + listed(wanted) + " as in the first record, found " + listed(found))
      .note(first.span, "the first record is here");
}

void read_records(const Node& list, Text& text, Diagnostics& diagnostics) {
  for (const Node& item : list.items) {
    if (item.kind != Kind::mapping) {
      expected("a record such as the first one", item, diagnostics)
          .note(list.items.front().span, "the first record is here")
          .hint(std::string(either));
      continue;
    }
    check_alike(item, list.items.front(), diagnostics);
    Record record{{}, item.span};
    for (const Entry& entry : item.entries) add_field(entry, record, text, diagnostics);
    text.records.push_back(std::move(record));
  }
}

std::vector<std::string_view> field_names(const Text& text) {
  std::vector<std::string_view> names;
  if (text.records.empty()) return names;
  for (const Record::Field& field : text.records.front().fields) names.push_back(field.name);
  return names;
}

std::string described(const std::vector<std::string_view>& names) {
  return names.empty() ? "paragraphs" : "records with the fields " + listed(names);
}

}  // namespace

const Record::Field* Record::find(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

Text read_text(const Entry& entry, Diagnostics& diagnostics) {
  const Node& node = entry.value;
  Text text{{}, node.kind == Kind::sequence, entry.key_span};
  if (!text.is_list) {
    add_words(node, entry.key, text_what, text, diagnostics);
    return text;
  }
  if (node.items.empty())
    diagnostics.error("empty-value", node.span, "expected " + std::string(text_what) + ", found an empty list");
  if (!node.items.empty() && node.items.front().kind == Kind::mapping) {
    read_records(node, text, diagnostics);
    return text;
  }
  text.paragraphs.reserve(node.items.size());
  for (const Node& item : node.items) add_words(item, entry.key, paragraph_what, text, diagnostics);
  return text;
}

void read_texts(const Node& node, std::map<std::string, Text, std::less<>>& texts, Diagnostics& diagnostics) {
  if (!want_mapping(node, "texts such as {headline: Run for your life}", diagnostics)) return;
  for (const Entry& entry : node.entries) {
    if (!is_name(entry.key)) {
      diagnostics
          .error("bad-name", entry.key_span, "expected a text's name such as headline, found " + base::quote(entry.key))
          .hint("a name has lower-case letters, digits and hyphens, and begins with a letter");
    }
    texts.emplace(entry.key, read_text(entry, diagnostics));
  }
}

void compare_fields(std::string_view key, const Text& wanted, const Text& found, std::string_view wanted_is,
                    Diagnostics& diagnostics) {
  if (wanted.records.empty() && found.records.empty()) return;
  const std::vector<std::string_view> names = field_names(wanted);
  const std::vector<std::string_view> others = field_names(found);
  if (std::ranges::is_permutation(names, others)) return;
  diagnostics
      .error("fields-differ", found.key_span,
             "expected " + described(names) + " in " + ticked(key) + ", found " + described(others))
      .note(wanted.key_span, std::string(wanted_is));
}

}  // namespace handbill::model
