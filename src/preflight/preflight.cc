#include "preflight/preflight.h"

#include <algorithm>
#include <cstring>

#include "preflight/checks.h"
#include "preflight/facts.h"

namespace handbill::preflight {

namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;
using Object = QPDFObjectHandle;

constexpr std::size_t most_bytes = std::size_t{512} << 20;
constexpr std::size_t most_pages = 2000;

Failed refuse(std::string_view id, std::string message, Diagnostics& diagnostics) {
  diagnostics.error(id, {}, std::move(message), base::Fault::data);
  return {};
}

/// The smallest box of ours around the finding's middle.
std::optional<MappedBox> place_of(const Finding& finding, const std::vector<MappedBox>& boxes) {
  if (!finding.at) return std::nullopt;
  const base::Length x = finding.at->left + finding.at->width / 2;
  const base::Length y = finding.at->top + finding.at->height / 2;
  const MappedBox* best = nullptr;
  const auto area = [](const MappedBox& box) { return box.at.width.to_pt() * box.at.height.to_pt(); };
  for (const MappedBox& box : boxes) {
    const bool holds =
        box.page == finding.page && box.at.left <= x && x <= box.at.right() && box.at.top <= y && y <= box.at.bottom();
    if (holds && (best == nullptr || area(box) <= area(*best))) best = &box;
  }
  if (best == nullptr) return std::nullopt;
  return *best;
}

void excuse(Finding& finding, const std::vector<Exception>& exceptions) {
  for (const Exception& one : exceptions) {
    const Rule& rule = rule_of(finding.rule);
    const bool is_this = (one.rule == rule.id || one.rule == rule.name) && (one.page == 0 || one.page == finding.page);
    if (is_this) finding.excused = one.name + ": " + one.reason;
  }
}

Report report_of(Checks& checks, const Options& options, int pages) {
  Report report;
  report.file = options.name;
  report.profile = options.shop.name + " " + options.shop.version;
  report.pages = pages;
  report.sentences = options.sentences;
  report.findings = checks.take_findings();
  const auto order = [](const Finding& a, const Finding& b) {
    return std::pair(a.page, a.rule) < std::pair(b.page, b.rule);
  };
  std::stable_sort(report.findings.begin(), report.findings.end(), order);
  for (Finding& finding : report.findings) {
    finding.place = place_of(finding, options.boxes);
    excuse(finding, options.exceptions);
  }
  for (const Rule& rule : rules()) {
    Outcome outcome{rule.id, Verdict::passed, {}};
    const auto untested = checks.untested().find(rule.id);
    if (untested != checks.untested().end()) {
      outcome.verdict = Verdict::not_tested;
      outcome.reason = untested->second;
    }
    for (const Finding& finding : report.findings) {
      if (finding.rule != rule.id) continue;
      const bool fails = finding.severity == Verdict::failed && finding.excused.empty();
      if (fails) outcome.verdict = Verdict::failed;
      else if (outcome.verdict != Verdict::failed) outcome.verdict = Verdict::warned;
    }
    report.outcomes.push_back(std::move(outcome));
  }
  return report;
}

Result<Report> walk(std::string_view bytes, const Options& options, Diagnostics& diagnostics) {
  QPDF document;
  document.setSuppressWarnings(true);
  document.processMemoryFile("file", bytes.data(), bytes.size());
  std::vector<Object> all = document.getAllPages();
  if (all.empty())
    return refuse("pdf-unreadable", options.name + ": expected at least one page, found none", diagnostics);
  if (all.size() > most_pages) throw TooMuch{"more than 2000 pages"};
  MarkReader reader(document, Limits{});
  std::vector<PageMarks> pages;
  for (const Object& page : all) pages.push_back(reader.read(page, static_cast<int>(pages.size() + 1)));
  const Facts facts = read_facts(document, bytes, pages, reader);
  Checks checks(facts, pages, options);
  checks.run();
  return report_of(checks, options, static_cast<int>(pages.size()));
}

}  // namespace

Result<Report> preflight(std::string_view bytes, const Options& options, Diagnostics& diagnostics) {
  if (bytes.size() > most_bytes)
    return refuse("pdf-too-large", options.name + ": expected at most 512 MB, found more", diagnostics);
  try {
    return walk(bytes, options, diagnostics);
  } catch (const TooMuch& reason) {
    return refuse("pdf-too-large", options.name + ": expected a file that can be looked through, found " + reason.what,
                  diagnostics);
  } catch (const QPDFExc& exception) {
    if (exception.getErrorCode() == qpdf_e_password)
      return refuse("pdf-locked", options.name + ": expected a file without a password, found one", diagnostics);
    return refuse("pdf-unreadable", options.name + ": expected a PDF, found: " + exception.getMessageDetail(),
                  diagnostics);
  } catch (const std::exception& exception) {
    return refuse("pdf-unreadable", options.name + ": expected a PDF, found: " + exception.what(), diagnostics);
  }
}

}  // namespace handbill::preflight
