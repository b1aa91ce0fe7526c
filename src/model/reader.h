#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "model/document.h"
#include "model/fields.h"
#include "source/source.h"

namespace handbill::model {

/// What was found where something else was expected: `"12"`, `a list`, `a mapping`, `nothing`.
[[nodiscard]] std::string found(const source::Node& node);
/// Adds `wrong-type`: expected this, found that.
base::Diagnostic& expected(std::string_view what, const source::Node& node, base::Diagnostics& diagnostics);

/// True where the node is a mapping; else says that one was expected for `what`.
[[nodiscard]] bool want_mapping(const source::Node& node, std::string_view what, base::Diagnostics& diagnostics);
/// True where the node is a list; else says that one was expected for `what`.
[[nodiscard]] bool want_list(const source::Node& node, std::string_view what, base::Diagnostics& diagnostics);
/// The words of a scalar that is not empty; else nullptr and `wrong-type` or `empty-value`.
[[nodiscard]] const std::string* want_scalar(const source::Node& node, std::string_view what,
                                             base::Diagnostics& diagnostics);

/// The index of the field that the key names, or nothing and `unknown-key` with the nearest one.
[[nodiscard]] std::optional<std::size_t> find_field(const source::Entry& entry, Shape shape,
                                                    base::Diagnostics& diagnostics);
/// The field of local details that volunteers call by this word: `place` is the venue; empty: none.
[[nodiscard]] std::string_view detail_meant(std::string_view word);
/// Reports each required field that the mapping lacks.
void want_required(const source::Node& mapping, Shape shape, base::Diagnostics& diagnostics);
/// The same for a whole document, which may also be of another kind.
[[nodiscard]] bool want_document(const source::Node& root, Shape shape, base::Diagnostics& diagnostics);

/// Lower-case letters, digits and hyphens, beginning with a letter.
[[nodiscard]] bool is_name(std::string_view text);
[[nodiscard]] std::optional<std::string> read_name(const source::Node& node, std::string_view what,
                                                   base::Diagnostics& diagnostics);
[[nodiscard]] std::optional<bool> read_boolean(const source::Node& node, base::Diagnostics& diagnostics);
[[nodiscard]] std::optional<unicode::LanguageTag> read_language_tag(const std::string& tag, base::Span span,
                                                                    base::Diagnostics& diagnostics);
/// The index of the word among `words` (blanks between), or nothing and `unknown-word` with the nearest one, or `hint`
/// where none is near.
[[nodiscard]] std::optional<std::size_t> read_word(const source::Node& node, std::string_view words,
                                                   base::Diagnostics& diagnostics, std::string_view hint = {});
/// What to do with a file that lies outside of the campaign's folder.
inline constexpr std::string_view campaign_file_hint =
    "copy the file into the campaign's folder, content/<campaign>/, and name it from there: art/photo.jpg";
/// A file's name beneath its root: relative, without `..`.
[[nodiscard]] std::optional<Paragraph> read_file_name(const source::Node& node, base::Diagnostics& diagnostics,
                                                      std::string_view outside_hint = campaign_file_hint);

/// A text that will be printed: braces only around a name. (source has refused bad characters and unclosed directions.)
[[nodiscard]] std::optional<Paragraph> read_printed(const source::Node& node, std::string_view what,
                                                    base::Diagnostics& diagnostics);
/// A campaign's text, whose marks are checked too: `bad-markup`.
[[nodiscard]] std::optional<Paragraph> read_marked(const source::Node& node, std::string_view what,
                                                   base::Diagnostics& diagnostics);
/// A name, or one within what a repeat calls its own: `item.head`.
[[nodiscard]] bool is_dotted_name(std::string_view text);
/// A literal that will be printed, or `$name`, or `$item.head`; `$$` at the start is a dollar sign.
[[nodiscard]] std::optional<TextRef> read_text_ref(const source::Node& node, std::string_view what,
                                                   base::Diagnostics& diagnostics);
/// True for what stands in the braces of `{base|ruby}`: a reading that is printed small beside its base.
[[nodiscard]] bool is_ruby(std::string_view inside);
/// True for what stands in the braces of `{icon:phone}` or `{icon:phone|Telephone}`.
[[nodiscard]] bool is_icon(std::string_view inside);
/// Names in `{...}` of a text whose braces were checked, in order; an icon's without its words.
[[nodiscard]] std::vector<std::string_view> placeholders(std::string_view text);

/// The words of a table's cell, split at blanks.
[[nodiscard]] std::vector<std::string_view> split(std::string_view words);
/// The allowed words of a table's cell: split at bars where there are any, else at blanks.
[[nodiscard]] std::vector<std::string_view> allowed_words(std::string_view words);
/// `a, b or c`.
[[nodiscard]] std::string one_of(const std::vector<std::string_view>& words);
/// In backquotes.
[[nodiscard]] std::string ticked(std::string_view name);

}  // namespace handbill::model
