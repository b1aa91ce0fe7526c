#include <algorithm>

#include "base/number.h"
#include "preflight/preflight.h"

namespace handbill::preflight {

namespace {

std::string mm_text(base::Length length) { return base::to_text(length.to_mm(), 1); }

std::string where(const Finding& finding) {
  std::string text;
  if (finding.page > 0) text += "page " + std::to_string(finding.page);
  if (finding.at && finding.at->width > base::Length())
    text += ", " + mm_text(finding.at->left) + " mm from the left and " + mm_text(finding.at->top) +
            " mm from the top, " + mm_text(finding.at->width) + " x " + mm_text(finding.at->height) + " mm";
  if (finding.object > 0) text += (text.empty() ? "object " : ", object ") + std::to_string(finding.object);
  return text;
}

void write(const Finding& finding, std::string& text) {
  text += "  " + where(finding) + (where(finding).empty() ? "" : ": ") + finding.message + "\n";
  if (finding.place)
    text += "    " + finding.place->file + ":" + std::to_string(finding.place->line) + ":" +
            std::to_string(finding.place->column) + ": `" + finding.place->box + "`\n";
  if (!finding.excused.empty()) text += "    signed off by " + finding.excused + "\n";
}

std::string count_of(const Report& report, Verdict verdict) {
  return std::to_string(std::ranges::count(report.outcomes, verdict, &Outcome::verdict));
}

}  // namespace

std::string to_text(const Report& report) {
  std::string text = report.file + " for " + report.profile + ": " + std::to_string(report.pages) +
                     (report.pages == 1 ? " page\n" : " pages\n");
  for (const Outcome& outcome : report.outcomes) {
    if (outcome.verdict == Verdict::passed || outcome.verdict == Verdict::not_tested) continue;
    const Rule& rule = rule_of(outcome.rule);
    const auto own = report.sentences.find(rule.id);
    text += "\n" + std::string(name_of(outcome.verdict)) + " " + std::string(rule.id) + " (" + std::string(rule.name) +
            "): " + (own == report.sentences.end() ? std::string(rule.volunteer) : own->second) + "\n";
    for (const Finding& finding : report.findings) {
      if (finding.rule == rule.id) write(finding, text);
    }
    text += "  to do: " + std::string(rule.fix) + "\n  clause: " + std::string(rule.clause) + "\n";
  }
  std::string untested;
  for (const Outcome& outcome : report.outcomes) {
    if (outcome.verdict != Verdict::not_tested) continue;
    const Rule& rule = rule_of(outcome.rule);
    untested += "  " + std::string(rule.id) + " (" + std::string(rule.name) + "): " + outcome.reason + "\n";
  }
  if (!untested.empty()) text += "\nnot tested:\n" + untested;
  text += "\n" + count_of(report, Verdict::passed) + " passed, " + count_of(report, Verdict::warned) +
          " with warnings, " + count_of(report, Verdict::failed) + " failed, " + count_of(report, Verdict::not_tested) +
          " not tested\n";
  return text;
}

}  // namespace handbill::preflight
