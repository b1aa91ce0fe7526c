#include <algorithm>

#include "base/utf8.h"
#include "model/document.h"
#include "model/reader.h"
#include "model/texts.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Kind;
using source::Node;

namespace {

void read_hyphenation(const Node& node, Language& language, Diagnostics& diagnostics) {
  constexpr std::string_view what = "a word with hyphens where it may be divided, such as ref-u-gee";
  if (!want_list(node, "a list of words such as [ref-u-gee, Pyongyang]", diagnostics)) return;
  for (const Node& item : node.items) {
    const std::string* word = want_scalar(item, what, diagnostics);
    if (word == nullptr) continue;
    const bool divided = word->find_first_of(" \t\n.,;:!?()[]{}") == std::string::npos && !word->starts_with('-') &&
                         !word->ends_with('-') && word->find("--") == std::string::npos;
    if (!divided) expected(what, item, diagnostics).hint("one word an item, without marks");
    language.hyphenation.push_back({*word, item.span});
  }
}

void read_field(const Entry& entry, field::Language which, Language& language, Diagnostics& diagnostics) {
  const Node& node = entry.value;
  switch (which) {
    case field::Language::language: {
      language.span = node.span;
      const std::string* text = want_scalar(node, "a language such as ko or zh-Hant", diagnostics);
      if (text == nullptr) break;
      if (auto tag = read_language_tag(*text, node.span, diagnostics)) language.tag = std::move(*tag);
      break;
    }
    case field::Language::status:
      language.reviewed = read_word(node, "draft reviewed", diagnostics).value_or(0) == 1;
      break;
    case field::Language::reviewed_by:
      if (!node.is_empty()) {
        if (const std::string* text = want_scalar(node, "a name", diagnostics)) language.reviewed_by = *text;
      }
      break;
    case field::Language::reviewed_on:
      if (node.is_empty()) break;
      language.reviewed_on = node.kind == Kind::scalar ? unicode::parse_date(node.text) : std::nullopt;
      if (!language.reviewed_on) expected("a day such as 2027-03-01", node, diagnostics);
      break;
    case field::Language::texts:
      read_texts(node, language.texts, diagnostics);
      break;
    case field::Language::short_texts:
      read_texts(node, language.short_texts, diagnostics);
      break;
    case field::Language::hyphenation:
      read_hyphenation(node, language, diagnostics);
      break;
  }
}

/// Nobody may say "reviewed" without a name and a day.
void check_review(const Node& root, const Language& language, Diagnostics& diagnostics) {
  if (!language.reviewed) return;
  const Node* status = root.find("status");
  for (const std::string_view key : {"reviewed-by", "reviewed-on"}) {
    const Node* node = root.find(key);
    if (node != nullptr && !node->is_empty()) continue;
    diagnostics.error("missing-key", status->span, "a reviewed language needs the key " + ticked(key))
        .hint("a native reader signs with `reviewed-by:` and `reviewed-on:`; until then write `status: draft`");
  }
}

/// A shorter text stands for a longer one.
void check_short(const Language& language, Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const auto& [key, text] : language.texts) known.push_back(key);
  for (const auto& [key, text] : language.short_texts) {
    if (const auto longer = language.texts.find(key); longer != language.texts.end()) {
      compare_fields(key, longer->second, text, "the text that it stands for", diagnostics);
      continue;
    }
    auto& error = diagnostics.error("missing-text", text.key_span,
                                    "there is no text " + ticked(key) + " that this one could stand for");
    if (const auto near = base::nearest(key, known); !near.empty()) error.hint("did you mean " + ticked(near) + "?");
  }
}

}  // namespace

base::Result<Language> load_language(const source::Tree& tree, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  if (!want_document(tree.root, Shape::language, diagnostics)) return base::Failed{};
  Language language;
  for (const Entry& entry : tree.root.entries) {
    const auto index = find_field(entry, Shape::language, diagnostics);
    if (index) read_field(entry, static_cast<field::Language>(*index), language, diagnostics);
  }
  want_required(tree.root, Shape::language, diagnostics);
  check_review(tree.root, language, diagnostics);
  check_short(language, diagnostics);
  if (diagnostics.error_count() > before) return base::Failed{};
  return language;
}

}  // namespace handbill::model
