#pragma once

#include <map>
#include <string>
#include <vector>

#include "preflight/facts.h"
#include "preflight/preflight.h"

namespace handbill::preflight {

/// What the rules look at, and where they put what they find.
class Checks {
 public:
  Checks(const Facts& facts, const std::vector<PageMarks>& pages, const Options& options)
      : facts_(facts), pages_(pages), options_(options), shop_(options.shop) {}

  void run();
  [[nodiscard]] std::vector<Finding> take_findings() { return std::move(findings_); }
  /// Rules that could not be tested, and why.
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& untested() const { return untested_; }

 private:
  void colours(const PageMarks& page);
  void inks(const PageMarks& page);
  void separations();
  void groups(const PageMarks& page);
  void texts(const PageMarks& page);
  void text(const Mark& mark, const PageMarks& page);
  void lines(const PageMarks& page);
  void pictures(const PageMarks& page);
  void codes(const PageMarks& page);
  void edges(const PageMarks& page);
  void bleed_side(const PageMarks& page, int side);
  void boxes(const PageMarks& page, const Facts::PageFact& fact);
  void order();
  void ink();
  void intent();
  void metadata();
  void interaction();
  void file();

  struct Where {
    int page = 0;
    const Mark* mark = nullptr;
    int object = 0;
    std::optional<base::Rect> at = {};
  };
  void fail(std::string_view rule, std::string message, const Where& where) {
    add(rule, Verdict::failed, std::move(message), where);
  }
  void warn(std::string_view rule, std::string message, const Where& where) {
    add(rule, Verdict::warned, std::move(message), where);
  }
  void add(std::string_view rule, Verdict severity, std::string message, const Where& where);
  void not_tested(std::string_view rule, std::string reason) { untested_.emplace(rule, std::move(reason)); }

  const Facts& facts_;
  const std::vector<PageMarks>& pages_;
  const Options& options_;
  const product::ShopProfile& shop_;
  std::vector<Finding> findings_;
  std::map<std::string, std::string, std::less<>> untested_;
  struct More {
    std::size_t count = 0;
    Verdict worst = Verdict::warned;
  };
  std::map<std::pair<std::string_view, int>, std::size_t> counts_;  ///< by rule and page
  std::map<std::pair<std::string_view, int>, More> more_;           ///< those that are not told one by one
};

[[nodiscard]] std::string in_mm(base::Length length);
[[nodiscard]] std::string in_pt(double points);

}  // namespace handbill::preflight
