#include "model/reader.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "model/markup.h"

namespace handbill::model {

using base::Diagnostic;
using base::Diagnostics;
using source::Node;

namespace {

/// The document that has a key of this name as its first: `theme` for a file that begins with `theme:`.
const ShapeRow* document_of(std::string_view first_key) {
  for (const ShapeRow& row : shape_rows()) {
    if (row.shape > last_document) break;
    if (row.fields.front().name == first_key) return &row;
  }
  return nullptr;
}

/// The place to say that something is missing: the first key, or the start of the mapping.
base::Span start_of(const Node& mapping) {
  if (!mapping.entries.empty()) return mapping.entries.front().key_span;
  return {mapping.span.file, mapping.span.begin, mapping.span.begin};
}

bool is_name_start(char c) { return c >= 'a' && c <= 'z'; }
bool is_name_part(char c) { return is_name_start(c) || (c >= '0' && c <= '9') || c == '-'; }

/// Reports the first wrong brace of a text; false where there is one.
bool check_braces(const Node& node, std::string_view text, Diagnostics& diagnostics) {
  for (std::size_t at = text.find_first_of("{}"); at != std::string_view::npos; at = text.find_first_of("{}", at)) {
    const std::size_t end = text[at] == '{' ? text.find_first_of("{}", at + 1) : std::string_view::npos;
    const bool closed = end != std::string_view::npos && text[end] == '}';
    const std::string_view inside = closed ? text.substr(at + 1, end - at - 1) : std::string_view();
    if (closed && (is_dotted_name(inside) || is_icon(inside) || is_ruby(inside))) {
      at = end + 1;
      continue;
    }
    const std::size_t length = closed ? end + 1 - at : 1;
    if (inside.starts_with(icon_prefix)) {
      diagnostics
          .error("bad-placeholder", source::span_within(node, at, length),
                 "expected an icon such as {icon:phone}, found " + base::quote(text.substr(at, length)))
          .hint(
              "an icon is called by its file in art/icons: lower-case letters, digits and hyphens; words for those who "
              "cannot see it stand behind a bar: {icon:phone|Telephone}");
      return false;
    }
    diagnostics
        .error("bad-placeholder", source::span_within(node, at, length),
               "expected a placeholder such as {date}, found " + base::quote(text.substr(at, length)))
        .hint("braces stand only around the name of a detail, a fact or another text");
    return false;
  }
  return true;
}

}  // namespace

bool is_ruby(std::string_view inside) {
  const std::size_t bar = inside.find('|');
  return bar != std::string_view::npos && bar > 0 && bar + 1 < inside.size() &&
         inside.find('|', bar + 1) == std::string_view::npos;
}

bool is_icon(std::string_view inside) {
  if (!inside.starts_with(icon_prefix)) return false;
  const std::string_view said = inside.substr(icon_prefix.size());
  const std::size_t bar = said.find('|');
  return is_name(said.substr(0, bar)) && (bar == std::string_view::npos || said.find('|', bar + 1) == said.npos);
}

bool is_dotted_name(std::string_view text) {
  const std::size_t dot = text.find('.');
  return is_name(text.substr(0, dot)) && (dot == std::string_view::npos || is_name(text.substr(dot + 1)));
}

std::string found(const Node& node) {
  if (node.kind == source::Kind::sequence) return "a list";
  if (node.kind == source::Kind::mapping) return "a mapping";
  if (node.is_empty()) return "nothing";
  return base::quote(node.text);
}

Diagnostic& expected(std::string_view what, const Node& node, Diagnostics& diagnostics) {
  return diagnostics.error(node.is_empty() ? "empty-value" : "wrong-type", node.span,
                           "expected " + std::string(what) + ", found " + found(node));
}

bool want_mapping(const Node& node, std::string_view what, Diagnostics& diagnostics) {
  if (node.kind == source::Kind::mapping) return true;
  expected(what, node, diagnostics);
  return false;
}

bool want_list(const Node& node, std::string_view what, Diagnostics& diagnostics) {
  if (node.kind == source::Kind::sequence) return true;
  expected(what, node, diagnostics);
  return false;
}

const std::string* want_scalar(const Node& node, std::string_view what, Diagnostics& diagnostics) {
  const bool blank = node.text.find_first_not_of(" \t\n") == std::string::npos;
  if (node.kind == source::Kind::scalar && !blank) return &node.text;
  if (node.kind == source::Kind::scalar && !node.is_empty()) {
    diagnostics.error("empty-value", node.span, "expected " + std::string(what) + ", found " + base::quote(node.text));
    return nullptr;
  }
  expected(what, node, diagnostics);
  return nullptr;
}

std::string_view detail_meant(std::string_view word) {
  struct Meaning {
    std::string_view field;
    std::string_view words;
  };
  constexpr std::array<Meaning, 9> meanings{{{"venue", "place location hall address where room building"},
                                             {"church", "host organiser organizer group parish congregation"},
                                             {"date", "day when"},
                                             {"time", "start starts starting begin begins from at hour"},
                                             {"end-time", "end ends until finish finishes to"},
                                             {"phone", "telephone tel mobile cell call"},
                                             {"email", "mail e-mail"},
                                             {"url", "web website site link homepage"},
                                             {"contact", "ask enquiries inquiries info"}}};
  for (const Meaning& meaning : meanings) {
    const auto words = split(meaning.words);
    if (std::ranges::find(words, word) != words.end()) return meaning.field;
  }
  return {};
}

std::optional<std::size_t> find_field(const source::Entry& entry, Shape shape, Diagnostics& diagnostics) {
  const ShapeRow& row = row_of(shape);
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    if (row.fields[i].name == entry.key) return i;
  }
  std::vector<std::string_view> known;
  for (const Field& field : row.fields) known.push_back(field.name);
  Diagnostic& error = diagnostics.error(
      "unknown-key", entry.key_span,
      "unknown key " + ticked(base::printable(entry.key)) + " in " + std::string(row.doc.substr(0, row.doc.find(':'))));
  std::string lower(entry.key);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const std::string_view meant = shape == Shape::details ? detail_meant(lower) : std::string_view();
  const std::string_view near = meant.empty() ? base::nearest(lower, known) : meant;
  if (!near.empty()) {
    error.hint("did you mean " + ticked(near) + "?");
  } else {
    if (shape == Shape::details) error.hint("a text of the campaign is put in other words under `texts:`");
    error.hint("the keys are " + one_of(known));
  }
  return std::nullopt;
}

void want_required(const Node& mapping, Shape shape, Diagnostics& diagnostics) {
  const ShapeRow& row = row_of(shape);
  for (const Field& field : row.fields) {
    if (!field.required || mapping.find(field.name) != nullptr) continue;
    Diagnostic& error = diagnostics.error("missing-key", start_of(mapping),
                                          "expected the key " + ticked(field.name) + ": " + std::string(field.doc));
    if (!field.example.empty())
      error.hint("write " + ticked(std::string(field.name) + ": " + std::string(field.example)));
  }
}

bool want_document(const Node& root, Shape shape, Diagnostics& diagnostics) {
  const ShapeRow& row = row_of(shape);
  if (!want_mapping(root, row.doc.substr(0, row.doc.find(':')), diagnostics)) return false;
  const ShapeRow* other = root.entries.empty() ? nullptr : document_of(root.entries.front().key);
  if (other == nullptr || other->shape == shape || root.find(row.fields.front().name) != nullptr) return true;
  diagnostics
      .error("wrong-document", root.entries.front().key_span,
             "expected " + std::string(row.doc.substr(0, row.doc.find(':'))) + ", found " +
                 std::string(other->doc.substr(0, other->doc.find(':'))))
      .hint("is this the right file?");
  return false;
}

bool is_name(std::string_view text) {
  return !text.empty() && is_name_start(text.front()) && std::ranges::all_of(text, is_name_part);
}

std::optional<std::string> read_name(const Node& node, std::string_view what, Diagnostics& diagnostics) {
  const std::string* text = want_scalar(node, what, diagnostics);
  if (text == nullptr) return std::nullopt;
  if (is_name(*text)) return *text;
  diagnostics.error("bad-name", node.span, "expected " + std::string(what) + ", found " + base::quote(*text))
      .hint("a name has lower-case letters, digits and hyphens, and begins with a letter");
  return std::nullopt;
}

std::optional<bool> read_boolean(const Node& node, Diagnostics& diagnostics) {
  if (node.text == "true") return true;
  if (node.text == "false") return false;
  Diagnostic& error = expected("true or false", node, diagnostics);
  const bool yes = node.text == "yes" || node.text == "on" || node.text == "True";
  const bool no = node.text == "no" || node.text == "off" || node.text == "False";
  if (yes || no) error.hint(yes ? "write `true`" : "write `false`");
  return std::nullopt;
}

std::optional<unicode::LanguageTag> read_language_tag(const std::string& tag, base::Span span,
                                                      Diagnostics& diagnostics) {
  auto result = unicode::parse_language(tag);
  if (!result) {
    Diagnostic& error = diagnostics.error(
        "bad-language", span, "expected a language such as ko or zh-Hant (BCP 47), found " + base::quote(tag));
    const std::string named = unicode::language_named(tag);
    error.hint(named.empty() ? "write the short name of the language, as its file is called"
                             : "did you mean " + ticked(named) + "?");
  }
  return result;
}

std::optional<std::size_t> read_word(const Node& node, std::string_view words, Diagnostics& diagnostics,
                                     std::string_view hint) {
  std::size_t index = 0;
  const char between = words.find('|') == std::string_view::npos ? ' ' : '|';
  for (std::size_t at = 0; at <= words.size() && node.kind == source::Kind::scalar; ++index) {
    const std::size_t end = std::min(words.find(between, at), words.size());
    if (words.substr(at, end - at) == node.text) return index;
    at = end + 1;
  }
  const std::vector<std::string_view> known = allowed_words(words);
  if (node.kind != source::Kind::scalar || node.is_empty()) {
    expected(one_of(known), node, diagnostics);
    return std::nullopt;
  }
  Diagnostic& error =
      diagnostics.error("unknown-word", node.span, "expected " + one_of(known) + ", found " + base::quote(node.text));
  if (const std::string_view near = base::nearest(node.text, known); !near.empty()) {
    error.hint("did you mean " + ticked(near) + "?");
  } else if (!hint.empty()) {
    error.hint(std::string(hint));
  }
  return std::nullopt;
}

std::optional<Paragraph> read_file_name(const Node& node, Diagnostics& diagnostics, std::string_view outside_hint) {
  const std::string* text = want_scalar(node, "the name of a file", diagnostics);
  if (text == nullptr) return std::nullopt;
  const std::string padded = "/" + *text + "/";
  if (text->front() == '/' || padded.find("/../") != std::string::npos) {
    diagnostics
        .error("file-outside-root", node.span,
               "expected a file's name without / at the start and without .., found " + base::quote(*text))
        .hint(std::string(outside_hint));
    return std::nullopt;
  }
  return Paragraph{*text, node.span};
}

std::optional<Paragraph> read_printed(const Node& node, std::string_view what, Diagnostics& diagnostics) {
  const std::string* text = want_scalar(node, what, diagnostics);
  if (text == nullptr) return std::nullopt;
  if (!check_braces(node, *text, diagnostics)) return std::nullopt;
  return Paragraph{*text, node.span};
}

std::optional<Paragraph> read_marked(const Node& node, std::string_view what, Diagnostics& diagnostics) {
  auto result = read_printed(node, what, diagnostics);
  if (!result || !has_markup(result->text)) return result;
  for (const std::string& fault : parse_markup(result->text, true).faults) {
    diagnostics.error("bad-markup", node.span, "the text holds " + fault)
        .hint("a sign that is to be printed has a backslash before it: \\[");
  }
  return result;
}

std::optional<TextRef> read_text_ref(const Node& node, std::string_view what, Diagnostics& diagnostics) {
  const std::string* text = want_scalar(node, what, diagnostics);
  if (text == nullptr) return std::nullopt;
  if (text->starts_with("$$")) {
    if (!read_marked(node, what, diagnostics)) return std::nullopt;
    return TextRef{text->substr(1), "", node.span};
  }
  const std::size_t dollar = text->find('$');
  const bool named = dollar != std::string::npos && dollar + 1 < text->size() && is_name_start((*text)[dollar + 1]);
  if (dollar == 0 && is_dotted_name(std::string_view(*text).substr(1))) return TextRef{"", text->substr(1), node.span};
  if (named) {
    std::size_t end = dollar + 1;
    while (end < text->size() && is_name_part((*text)[end])) ++end;
    if (end + 1 < text->size() && (*text)[end] == '.' && is_name_start((*text)[end + 1])) {
      for (++end; end < text->size() && is_name_part((*text)[end]);) ++end;
    }
    const std::string name = text->substr(dollar + 1, end - dollar - 1);
    diagnostics
        .error("embedded-reference", source::span_within(node, dollar, end - dollar),
               ticked("$" + name) + " inside a text is not filled in")
        .hint("write {" + name + "}");
    return std::nullopt;
  }
  if (dollar == 0) {
    diagnostics.error("bad-name", node.span, "expected a text's name such as $headline, found " + base::quote(*text))
        .hint("a text that begins with a dollar sign is written with two: $$");
    return std::nullopt;
  }
  auto printed = read_marked(node, what, diagnostics);
  if (!printed) return std::nullopt;
  return TextRef{std::move(printed->text), "", node.span};
}

std::vector<std::string_view> placeholders(std::string_view text) {
  std::vector<std::string_view> names;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find('}', at);
    if (end == std::string_view::npos) break;
    const std::string_view inside = text.substr(at + 1, end - at - 1);
    if (is_icon(inside)) names.push_back(inside.substr(0, inside.find('|')));
    else if (!is_ruby(inside)) names.push_back(inside);
  }
  return names;
}

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> result;
  for (std::size_t at = words.find_first_not_of(' '); at != std::string_view::npos;) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    result.push_back(words.substr(at, end - at));
    at = words.find_first_not_of(' ', end);
  }
  return result;
}

std::vector<std::string_view> allowed_words(std::string_view words) {
  if (words.find('|') == std::string_view::npos) return split(words);
  std::vector<std::string_view> result;
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find('|', at), words.size());
    result.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return result;
}

std::string one_of(const std::vector<std::string_view>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

std::string ticked(std::string_view name) { return "`" + std::string(name) + "`"; }

}  // namespace handbill::model
