#pragma once

#include <map>
#include <optional>
#include <span>
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

/// A rule: its id stays (P01 and on; G01 and on are those of the Ghent Workgroup that are not among them).
struct Rule {
  std::string_view id;
  std::string_view name;       ///< `rgb-colour`, stable
  std::string_view title;      ///< what holds where it passes: `every colour is an ink`
  std::string_view clause;     ///< for the expert
  std::string_view volunteer;  ///< for who has never heard of inks: what it means
  std::string_view fix;        ///< what to do
};
[[nodiscard]] std::span<const Rule> rules();
[[nodiscard]] const Rule& rule_of(std::string_view id);

/// A box of ours, from OUT.map.json.
struct MappedBox {
  int page = 0;     ///< from 1
  base::Rect at;    ///< from the trim's top left
  std::string box;  ///< the box's id
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
};

/// One thing that a rule found.
struct Finding {
  std::string_view rule;               ///< its id
  Verdict severity = Verdict::failed;  ///< failed or warned
  std::string message;                 ///< `expected at least 150 ppi, found 72 ppi`
  int page = 0;                        ///< from 1; 0: the file as a whole
  std::optional<base::Rect> at;        ///< from the trim's top left, y down
  int object = 0;                      ///< the PDF object's number; 0: none
  std::optional<MappedBox> place;      ///< the box of ours that it lies in
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
  std::vector<Outcome> outcomes;                              ///< every rule once, in the table's order
  std::vector<Finding> findings;                              ///< by page, then by rule
  std::map<std::string, std::string, std::less<>> sentences;  ///< for a volunteer, by rule id, in their language
  /// True where a rule failed and nobody signed that off.
  [[nodiscard]] bool has_errors() const;
};

/// What was ordered, as far as the caller knows it; what is not known is not tested.
struct Order {
  std::optional<base::Size> trim;  ///< finished size; of a folded piece the flat one
  std::optional<int> pages;
  std::vector<base::Length> folds;  ///< x of the folds of the first page, from the trim's left
  std::string language;             ///< BCP 47
};

/// A finding that somebody answers for.
struct Exception {
  std::string rule;    ///< id or name
  int page = 0;        ///< 0: every page
  std::string name;    ///< who
  std::string reason;  ///< why
};

/// The most ink of a page as plates show it.
struct MeasuredInk {
  int page = 0;     ///< from 1
  double most = 0;  ///< 3.2 is 320 %
  base::Rect at;
};

struct Options {
  std::string name;  ///< of the file, for messages
  const product::ShopProfile& shop;
  Order order = {};
  std::vector<Exception> exceptions = {};
  std::vector<MappedBox> boxes = {};
  std::vector<MeasuredInk> ink = {};  ///< empty: not measured, and P10 is not tested
  std::map<std::string, std::string, std::less<>> sentences = {};
};

/// Reads the file's objects itself; renders nothing, and shares no code with what makes PDFs here. Ours or anybody's.
/// Errors: `pdf-unreadable` (65) for what cannot be walked, `pdf-locked` (65), `pdf-too-large` (65) for what would take
/// more than its limits.
[[nodiscard]] base::Result<Report> preflight(std::string_view bytes, const Options& options,
                                             base::Diagnostics& diagnostics);

[[nodiscard]] std::string to_text(const Report& report);
/// The file again, every finding framed and numbered, with an overview page in front. Words are in Helvetica, which
/// every reader has: signs beyond Latin-1 are shown as question marks.
[[nodiscard]] base::Result<std::string> annotate(std::string_view bytes, const Report& report,
                                                 base::Diagnostics& diagnostics);

}  // namespace handbill::preflight
