#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "style/style.h"

namespace handbill::style {

/// What a `$name` or a literal became.
struct Words {
  std::vector<Paragraph> paragraphs;  ///< none empty
  bool uses_details = false;          ///< so that characters of other scripts may reach the catalogue's tail
  [[nodiscard]] bool empty() const { return paragraphs.empty(); }
  /// All paragraphs, with line feeds between.
  [[nodiscard]] std::string joined() const;
};

/// Finds texts and fills their placeholders in, for one language.
///
/// `$name` is a local detail, else a text of the language, else a fact of the campaign; a text that the campaign locks
/// never comes from details. `{name}` within a text is a detail, a fact, or another text. Dates and times are written
/// as the language writes them: `closing-date` without its weekday. A paragraph with a placeholder that has no value
/// disappears.
class Texts {
 public:
  Texts(const Inputs& inputs, const Options& options, base::Diagnostics& diagnostics)
      : inputs_(inputs), options_(options), diagnostics_(diagnostics) {}

  /// Errors: `missing-text`, `unknown-placeholder`, `placeholder-cycle`; under Final::yes `unfilled-placeholder`.
  [[nodiscard]] Words words(const model::TextRef& ref);
  /// What the language has for it where room is short; nothing where it has nothing, or where a detail stands there.
  [[nodiscard]] Words short_words(const model::TextRef& ref);
  /// Whether a box that asks for it with `when` is on the page.
  [[nodiscard]] bool is_there(const model::TextRef& ref);
  /// The same by name, where it is there; nothing and no error otherwise.
  [[nodiscard]] Words words_if_there(std::string_view name);
  /// Whether a detail stands on the page, in a text or in a code.
  [[nodiscard]] bool used_details() const { return used_details_; }

 private:
  /// Whether `*` and its like mean themselves: in what volunteers wrote they do.
  enum class Marks { no, yes };
  class Moved;
  /// A text that is being filled in, and those that it stands within.
  struct Origin {
    std::string_view name;  ///< empty: a literal of the layout
    base::Span span;        ///< of the paragraph
    const Origin* within = nullptr;
    Marks marks = Marks::no;
  };
  enum class Found { yes, empty, unknown };

  void add_paragraph(std::string_view text, const Origin& origin, Words& words);
  /// Appends `text` with its placeholders filled in; false where one of them has no value.
  bool fill(std::string_view written, const Origin& origin, Paragraph& out, bool& from_detail);
  Found placeholder(std::string_view name, const Origin& origin, base::Span span, Paragraph& out, bool& from_detail);
  bool is_too_much(std::string_view name, const Origin& origin, base::Span span, const std::string& out);
  [[nodiscard]] Words by_name(std::string_view name, bool& known);
  [[nodiscard]] bool is_locked(std::string_view name) const;
  [[nodiscard]] const model::Detail* find_detail(std::string_view name) const;
  std::string_view written(std::string_view name, const model::Detail& detail);
  void check_filled_in(std::string_view text, base::Span span);
  void report_missing(const model::TextRef& ref);
  [[nodiscard]] std::vector<std::string_view> known_names() const;

  const Inputs& inputs_;
  const Options& options_;
  base::Diagnostics& diagnostics_;
  std::map<std::string_view, std::string, std::less<>> dates_;  ///< details in words, each made once
  int placeholders_ = 0;                                        ///< of the paragraph being filled in
  bool used_details_ = false;
};

/// What in `text` was plainly meant to be filled in: `[your church]`, example.org, 07700 900000 (numbers that Ofcom
/// keeps free for drama). Views into `text`.
[[nodiscard]] std::vector<std::string_view> find_unfilled(std::string_view text);

}  // namespace handbill::style
