#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/geometry.h"
#include "base/result.h"
#include "product/shop_profile.h"

namespace handbill::preflight {

/// What became of a rule.
enum class Verdict {
  passed,
  warned,
  failed,
  not_tested,  ///< never shown as passed
};
[[nodiscard]] std::string_view name_of(Verdict verdict);

/// A rule by its id: P01 to P27 of docs/press.md, and the Ghent Workgroup's like ones.
struct Rule {
  std::string_view id;         ///< `P01`
  std::string_view name;       ///< `rgb-colour`, stable
  std::string_view title;      ///< `Every colour is an ink`
  std::string_view clause;     ///< for the expert: `ISO 15930-7, 6.2.2`
  std::string_view volunteer;  ///< for who has never heard of inks: what it means and whom to ask
  std::string_view fix;        ///< what to do
};
[[nodiscard]] const std::vector<Rule>& rules();

/// Where the page's YAML is, from OUT.map.json.
struct Place {
  std::string box;   ///< the box's id
  std::string file;  ///< layouts/poster-a4.yaml
  std::size_t line = 0;
  std::size_t column = 0;
};

/// One thing that a rule found.
struct Finding {
  std::string_view rule;               ///< its id
  Verdict severity = Verdict::failed;  ///< failed or warned
  std::string message;                 ///< expected and found: `expected at least 150 ppi, found 72 ppi`
  int page = 0;                        ///< from 1; 0: the file as a whole
  std::optional<base::Rect> at;        ///< from the trim's top left, y down
  int object = 0;                      ///< the PDF object's number; 0: none
  std::optional<Place> place;          ///< where our source map knows the box
  std::string excused;                 ///< who signed this off and why; empty: nobody
};

/// What became of one rule over the whole file.
struct Outcome {
  std::string_view rule;
  Verdict verdict = Verdict::passed;
  std::string reason;  ///< why it was not tested
};

struct Report {
  std::string file;
  std::string profile;  ///< name and version
  int pages = 0;
  std::vector<Outcome> outcomes;  ///< every rule once, in the table's order
  std::vector<Finding> findings;  ///< by page, then by place
  /// True where a rule failed and nobody signed that off.
  [[nodiscard]] bool has_errors() const;
};

/// What was ordered, as far as the caller knows it; what is not known is not tested.
struct Order {
  std::optional<base::Size> trim;  ///< finished size; of a folded piece the flat one
  std::optional<int> pages;
  std::vector<base::Length> folds_across;  ///< x of the folds of the first page, from the trim's left
  std::string language;                    ///< BCP 47
};

/// A finding that somebody answers for.
struct Exception {
  std::string rule;    ///< id or name
  int page = 0;        ///< 0: every page
  std::string name;    ///< who
  std::string reason;  ///< why
};

struct Options {
  std::string name;  ///< of the file, for messages
  const product::ShopProfile& shop;
  Order order = {};
  std::vector<Exception> exceptions = {};
  /// OUT.map.json's text; empty: none.
  std::string_view source_map = {};
  /// The most ink of each page as a renderer measured it, for rules that a walk over the objects cannot test.
  struct Ink {
    double most = 0;  ///< 3.2 is 320 %
    base::Rect at;    ///< where, from the trim's top left
  };
  std::vector<Ink> ink = {};
};

/// Reads the file's objects itself; renders nothing, and shares no code with what makes PDFs here. Ours or anybody's.
/// Errors: `pdf-unreadable` (65) for what is no PDF that can be walked, `pdf-locked` (65), `pdf-too-large` (65) for
/// what would take more than its limits of time and memory.
[[nodiscard]] base::Result<Report> preflight(std::string_view bytes, const Options& options,
                                             base::Diagnostics& diagnostics);

[[nodiscard]] std::string to_text(const Report& report);
[[nodiscard]] std::string to_json(const Report& report);
/// The file again, every finding framed and numbered, with an overview page in front.
[[nodiscard]] base::Result<std::string> annotate(std::string_view bytes, const Report& report,
                                                 base::Diagnostics& diagnostics);

}  // namespace handbill::preflight
