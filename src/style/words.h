#pragma once

#include <map>
#include <optional>
#include <set>
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
  bool are_records = false;           ///< it is a list of records, which have no words of their own
  [[nodiscard]] bool empty() const { return paragraphs.empty(); }
  /// All paragraphs, with line feeds between.
  [[nodiscard]] std::string joined() const;
};

/// What one copy of a repeat is about.
struct Bound {
  std::string_view name;                      ///< what the copy calls it: `item`
  int number = 0;                             ///< `$index`
  std::string_view key = {};                  ///< of a text
  const model::Text* text = nullptr;          ///< of which it is a paragraph or a record
  std::size_t at = 0;                         ///< which one
  const model::Repeat::Item* item = nullptr;  ///< what the layout lists
  std::string_view said = {};                 ///< a detail or a fact by its name
};

/// Finds texts and fills their placeholders in, for one language at a time.
///
/// `$name` is a local detail, else a text of the language, else a fact of the campaign; a text that the campaign locks
/// never comes from details. `{name}` within a text is a detail, a fact, or another text. Dates and times are written
/// as the language writes them: `closing-date` without its weekday. A paragraph with a placeholder that has no value
/// disappears.
class Texts {
 public:
  Texts(const Inputs& inputs, const Options& options, base::Diagnostics& diagnostics)
      : inputs_(inputs), options_(options), diagnostics_(diagnostics), language_(&inputs.language) {}

  /// Errors: `missing-text`, `unknown-placeholder`, `placeholder-cycle`; under Final::yes `unfilled-placeholder`.
  [[nodiscard]] Words words(const model::TextRef& ref);
  /// What the language has for it where room is short; nothing where it has nothing, or where a detail stands there.
  [[nodiscard]] Words short_words(const model::TextRef& ref);
  /// Whether a box that asks for it with `when` is on the page.
  [[nodiscard]] bool is_there(const model::TextRef& ref);
  /// The same by name, where it is there; nothing and no error otherwise.
  [[nodiscard]] Words words_if_there(std::string_view name);
  /// What a repeat makes copies for. Errors: `missing-text`, `no-such-item`.
  [[nodiscard]] std::vector<Bound> copies(const model::Repeat& repeat);
  /// Until unbind(), `$item`, `$item.head` and `$index` stand for what the copy is about.
  void bind(const Bound& copy) { bound_.push_back(copy); }
  void unbind() { bound_.pop_back(); }
  /// Takes texts from the other one of the page's two languages, and so do the copies that are bound. Error:
  /// `languages-differ`.
  void speak(const model::Language& language);
  /// Nought in the digits that the texts of the language are written with.
  [[nodiscard]] char32_t zero();
  /// A number in the digits that the texts of the language are written with.
  [[nodiscard]] std::string number(int value);

  /// Whether a detail stands on the page, in a text or in a code.
  [[nodiscard]] bool used_details() const { return details_used_ > 0; }
  /// How many details have come to the page so far, in texts, codes and names of pictures.
  [[nodiscard]] int details_used() const { return details_used_; }
  /// Forgets what the page before has shown.
  void begin_page() { shown_.clear(); }
  /// Whether the page shows this text or fact by itself, or this detail by itself or within a text.
  [[nodiscard]] bool has_shown(std::string_view name) const { return shown_.contains(name); }

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
  /// Puts U+FFFC for an icon, `phone` or `phone|Telephone`; its drawing is looked for where the paragraph is set.
  static void put_icon(std::string_view said, base::Span span, Paragraph& out);
  bool is_too_much(std::string_view name, const Origin& origin, base::Span span, const std::string& out);
  [[nodiscard]] Words by_name(std::string_view name, bool& known);
  /// words(), and no word about records.
  [[nodiscard]] Words look_up(const model::TextRef& ref);
  void report_records(std::string_view name, base::Span span, const model::Text& text);

  /// What a name of a repeat stands for: a number, a paragraph of a text, or a text of the layout; nothing of these
  /// where it is wrong, which has been said.
  struct Meaning {
    std::string number;
    const model::Paragraph* paragraph = nullptr;
    const model::TextRef* ref = nullptr;
    std::string_view said;   ///< a detail or a fact
    std::size_t bound = 0;   ///< which copy has it
    std::string_view field;  ///< empty: it has none
  };
  /// Nothing where no copy has the name.
  [[nodiscard]] std::optional<Meaning> meaning(std::string_view name, base::Span span);
  [[nodiscard]] bool find_field(const Bound& copy, std::string_view field, Meaning& meaning) const;
  void report_field(const Bound& copy, std::string_view field, base::Span span);
  [[nodiscard]] Words words_of(const Meaning& meaning, base::Span span);
  [[nodiscard]] Words short_words_of(const Meaning& meaning);
  Found placeholder_of(const Meaning& meaning, const Origin& origin, base::Span span, Paragraph& out,
                       bool& from_detail);
  /// Does something as if copy `bound` and those within it were not there: what a repeat lists is written outside of
  /// it.
  template <typename Do>
  auto outside(std::size_t bound, const Do& act) {
    const std::vector<Bound> aside(bound_.begin() + static_cast<std::ptrdiff_t>(bound), bound_.end());
    bound_.resize(bound);
    auto result = act();
    bound_.insert(bound_.end(), aside.begin(), aside.end());
    return result;
  }
  [[nodiscard]] bool is_locked(std::string_view name) const;
  [[nodiscard]] const model::Detail* find_detail(std::string_view name) const;
  std::string_view written(std::string_view name, const model::Detail& detail);
  void check_filled_in(std::string_view text, base::Span span);
  void report_missing(const model::TextRef& ref);
  [[nodiscard]] std::vector<std::string_view> known_names() const;

  const Inputs& inputs_;
  const Options& options_;
  base::Diagnostics& diagnostics_;
  const model::Language* language_;
  /// What is known of a language once it was asked for.
  struct Known {
    std::map<std::string_view, std::string, std::less<>> dates;  ///< details in words
    std::optional<char32_t> zero;                                ///< of its digits
  };
  Known known_;
  Known known_of_other_;      ///< of the page's other language
  std::vector<Bound> bound_;  ///< copies around, the outermost first
  int placeholders_ = 0;      ///< of the paragraph being filled in
  int details_used_ = 0;
  bool is_asked_only_ = false;                ///< the words do not come to the page
  std::set<std::string, std::less<>> shown_;  ///< texts, details and facts on this page
};

/// What in `text` was plainly meant to be filled in: `[your church]`, example.org, 07700 900000 (numbers that Ofcom
/// keeps free for drama). Views into `text`.
[[nodiscard]] std::vector<std::string_view> find_unfilled(std::string_view text);

}  // namespace handbill::style
