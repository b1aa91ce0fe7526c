#include <algorithm>

#include "base/utf8.h"
#include "model/document.h"
#include "model/reader.h"
#include "model/texts.h"

namespace handbill::model {

using base::Diagnostics;

namespace {

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
  compare_fields(key, source, translation, "the text that it translates", diagnostics);
  const bool has_records = !source.records.empty();
  if (has_records && translation.records.empty()) return;  // said already
  const std::size_t many = has_records ? source.records.size() : source.paragraphs.size();
  const std::size_t there = has_records ? translation.records.size() : translation.paragraphs.size();
  if (many == there) return;
  diagnostics
      .warning(has_records ? "records-differ" : "paragraphs-differ", translation.key_span,
               ticked(key) + " has " + std::to_string(there) + (has_records ? " records" : " paragraphs") +
                   ", the text that it translates " + std::to_string(many))
      .note(source.key_span, "the text that it translates");
}

}  // namespace

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
