#include "app/run_messages.h"

#include <algorithm>

namespace handbill::app {

using base::Diagnostic;
using base::Fault;
using base::Severity;

namespace {

/// Whatever is wrong with a row's own values or files, the run has done what it could: exit 1.
bool is_of_the_run(Fault fault) { return fault == Fault::bug || fault == Fault::output; }

}  // namespace

RunMessages::RunMessages(const base::Sources& sources, base::FileId data) : bytes_(sources.bytes(data)), data_(data) {
  lines_.push_back(0);
  for (std::size_t at = bytes_.find('\n'); at != std::string_view::npos; at = bytes_.find('\n', at + 1))
    lines_.push_back(static_cast<std::uint32_t>(at + 1));
}

batch::Fault RunMessages::fault_of(const Diagnostic& diagnostic, base::Span row) const {
  const std::uint32_t at = diagnostic.span.file == data_ ? diagnostic.span.begin : row.begin;
  const auto line = std::ranges::upper_bound(lines_, at) - 1;
  const base::Place place = base::place_of(bytes_.substr(*line), at - *line);
  return {diagnostic.id, static_cast<std::size_t>(line - lines_.begin()) + 1, place.column};
}

std::vector<batch::Fault> RunMessages::add(std::size_t number, base::Span row, bool failed,
                                           const base::Diagnostics& said) {
  std::vector<batch::Fault> faults;
  std::vector<Diagnostic> told;
  for (Diagnostic each : said.sorted()) {
    const bool is_error = each.severity == Severity::error;
    if (is_error && failed) faults.push_back(fault_of(each, row));
    if (each.span.file != data_) each.note(row, "in row " + std::to_string(number) + " of the data");
    if (failed && (is_error || each.span.file == data_)) {
      if (!is_of_the_run(each.fault)) each.fault = Fault::document;
      told.push_back(std::move(each));
      continue;
    }
    const auto known = warnings_.find({each.span, each.id, each.message});
    if (known != warnings_.end()) {
      ++known->second.rows;
      if (number < known->second.first) {
        known->second.first = number;
        known->second.diagnostic = std::move(each);
      }
    } else if (warnings_.size() < most_alike) {
      Sameness same{each.span, each.id, each.message};
      warnings_.emplace(std::move(same), Alike{std::move(each), 1, number});
    } else {
      ++untold_warnings_;
    }
  }
  if (!failed) return faults;
  failed_.emplace(number, std::move(told));
  if (failed_.size() > most_rows) {
    // The rows that stand first in the file are told, whichever were done first.
    failed_.erase(std::prev(failed_.end()));
    ++untold_rows_;
  }
  return faults;
}

/// What rows say alike of a place outside the data is told once, with a note for each of them.
std::vector<Diagnostic> RunMessages::of_failed_rows() {
  std::vector<Diagnostic> all;
  std::map<Sameness, std::size_t> places;
  for (auto& [row, told] : failed_) {
    for (Diagnostic& each : told) {
      const auto [known, is_new] = places.try_emplace({each.span, each.id, each.message}, all.size());
      // What stands in the data, such as in its header, has no note of the row.
      if (is_new) all.push_back(std::move(each));
      else if (each.span.file != data_) all[known->second].notes.push_back(std::move(each.notes.back()));
    }
  }
  return all;
}

base::Diagnostics RunMessages::take() {
  base::Diagnostics all;
  for (auto& [same, alike] : warnings_) {
    if (alike.rows > 1) alike.diagnostic.note({}, "so say " + std::to_string(alike.rows) + " rows");
    all.add(std::move(alike.diagnostic));
  }
  for (Diagnostic& each : of_failed_rows()) all.add(std::move(each));
  if (untold_rows_ > 0) {
    all.error("more-rows-failed", {}, std::to_string(untold_rows_) + " more rows failed")
        .hint("the manifest and the journal name each of them, with its line");
  }
  if (untold_warnings_ > 0) {
    all.warning("more-warnings", {}, std::to_string(untold_warnings_) + " more warnings are not told")
        .hint("look at a part of the rows with --where or --limit");
  }
  return all;
}

}  // namespace handbill::app
