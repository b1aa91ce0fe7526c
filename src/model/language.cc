#include <algorithm>

#include "base/utf8.h"
#include "model/document.h"
#include "model/reader.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Kind;
using source::Node;

namespace {

constexpr std::string_view text_what = "a text, or a list of paragraphs";

Text read_text(const Entry& entry, Diagnostics& diagnostics) {
  Text text{{}, entry.value.kind == Kind::sequence, entry.key_span};
  const auto add = [&](const Node& node, std::string_view what) {
    if (node.kind == Kind::mapping) {
      expected(what, node, diagnostics)
          .hint("texts have one name each: write `" + entry.key + "-head: ...` beside it, or put the text in quotes");
    } else if (node.is_empty()) {
      expected(what, node, diagnostics).hint("write the words behind the colon, or take the line out");
    } else if (auto paragraph = read_marked(node, what, diagnostics)) {
      text.paragraphs.push_back(std::move(*paragraph));
    }
  };
  if (!text.is_list) {
    add(entry.value, text_what);
    return text;
  }
  if (entry.value.items.empty())
    diagnostics.error("empty-value", entry.value.span, "expected " + std::string(text_what) + ", found an empty list");
  text.paragraphs.reserve(entry.value.items.size());
  for (const Node& item : entry.value.items) add(item, "a paragraph of text");
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
    if (language.texts.contains(key)) continue;
    auto& error = diagnostics.error("missing-text", text.key_span,
                                    "there is no text " + ticked(key) + " that this one could stand for");
    if (const auto near = base::nearest(key, known); !near.empty()) error.hint("did you mean " + ticked(near) + "?");
  }
}

std::vector<std::string_view> placeholders_of(const Text& text) {
  std::vector<std::string_view> names;
  for (const Paragraph& paragraph : text.paragraphs) {
    const auto more = placeholders(paragraph.text);
    names.insert(names.end(), more.begin(), more.end());
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string braced(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "{" : ", {") + std::string(name) + "}";
  return text.empty() ? "none" : text;
}

void compare(const std::string& key, const Text& source, const Text& translation, Diagnostics& diagnostics) {
  const auto wanted = placeholders_of(source);
  const auto found = placeholders_of(translation);
  if (wanted != found) {
    diagnostics
        .error("placeholder-differs", translation.key_span,
               "expected the placeholders " + braced(wanted) + " in " + ticked(key) + ", found " + braced(found))
        .note(source.key_span, "the text that it translates");
  }
  if (source.paragraphs.size() != translation.paragraphs.size()) {
    diagnostics
        .warning("paragraphs-differ", translation.key_span,
                 ticked(key) + " has " + std::to_string(translation.paragraphs.size()) +
                     " paragraphs, the text that it translates " + std::to_string(source.paragraphs.size()))
        .note(source.key_span, "the text that it translates");
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

base::Result<base::Done> check_language(const Language& source, const Language& translation, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  for (const auto& [key, text] : source.texts) {
    const auto found = translation.texts.find(key);
    if (found != translation.texts.end()) {
      compare(key, text, found->second, diagnostics);
      continue;
    }
    diagnostics
        .error("missing-text", translation.span,
               "the text " + ticked(key) + " is not translated into " + translation.tag.tag)
        .note(text.key_span, "the text to translate");
  }
  std::vector<std::string_view> known;
  for (const auto& [key, text] : source.texts) known.push_back(key);
  for (const auto& [key, text] : translation.texts) {
    if (source.texts.contains(key)) continue;
    base::Diagnostic& warning =
        diagnostics.warning("extra-text", text.key_span, source.tag.tag + " has no text " + ticked(key));
    if (const std::string_view near = base::nearest(key, known); !near.empty())
      warning.hint("did you mean " + ticked(near) + "?");
  }
  if (diagnostics.error_count() > before) return base::Failed{};
  return base::Done{};
}

}  // namespace handbill::model
