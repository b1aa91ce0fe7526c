#include "app/run_rows.h"

#include <algorithm>

#include "app/run_names.h"
#include "app/units.h"
#include "base/utf8.h"
#include "unicode/pair.h"

namespace handbill::app {
namespace {

base::Result<std::vector<RowFilter>> filters_of(const PrintRun& wanted, const RunData& data,
                                                base::Diagnostics& diagnostics) {
  std::vector<RowFilter> filters;
  for (const std::string& written : wanted.where) filters.push_back(TRY(RowFilter::parse(written, data, diagnostics)));
  return filters;
}

std::string_view said(const Row& row, std::string_view field, const std::string& otherwise) {
  const std::string_view text = row.text(field);
  return text.empty() ? std::string_view(otherwise) : text;
}

base::Span span_of(const Row& row, std::string_view field) {
  const source::Node* const node = row.fields.find(field);
  return node == nullptr ? row.span : node->span;
}

}  // namespace

base::Result<RunRows> RunRows::choose(const Job& job, const PrintRun& wanted, const RunData& data,
                                      base::Diagnostics& diagnostics) {
  const std::vector<RowFilter> filters = TRY(filters_of(wanted, data, diagnostics));
  RunRows chosen;
  chosen.layout_ = job.layouts.empty() ? std::string() : job.layouts.front();
  chosen.language_ = job.languages.empty() ? std::string() : job.languages.front();
  chosen.edition_ = job.editions.front();
  chosen.paper_ = paper_of(job);
  std::set<std::pair<std::string, std::string>> pairs;
  for (std::size_t i = 0; i < data.size() && (wanted.limit == 0 || chosen.count_ < wanted.limit); ++i) {
    base::Diagnostics later;  // told when the row's turn comes
    const auto row = data.row(i, later);
    if (row) {
      const auto matches = [&](const RowFilter& filter) { return filter.matches(row.value()); };
      if (!std::ranges::all_of(filters, matches)) continue;
      std::string layout(said(row.value(), "layout", chosen.layout_));
      std::string language(said(row.value(), "language", chosen.language_));
      chosen.wanted_.layouts.insert(layout);
      chosen.wanted_.languages.insert(language);
      if (pairs.emplace(std::move(layout), std::move(language)).second) chosen.examples_.push_back(i);
    }
    // Whether one that cannot be read is meant, nobody knows: it is told, rather than lost.
    ++chosen.count_;
    if (wanted.shard.holds(i + 1)) chosen.rows_.push_back(i + 1);
  }
  if (chosen.count_ > 0) return chosen;
  diagnostics
      .error("no-such-rows", {}, data.size() == 0 ? "the data has no rows" : "no row says what --where asks for",
             base::Fault::data)
      .hint(data.size() == 0 ? "write a church a line below the line of names" : "look at the spelling of the values");
  return base::Failed{};
}

base::Result<Unit> RunRows::unit_of(const Row& row, const Documents& documents, base::Diagnostics& diagnostics) const {
  const std::string layout(said(row, "layout", layout_));
  const std::string language(said(row, "language", language_));
  const auto refuse = [&](std::string_view what, const std::string& name, const auto& known) {
    std::vector<std::string_view> names;
    for (const auto& [each, document] : known) names.push_back(each);
    auto& error = diagnostics.error("no-such-" + std::string(what), span_of(row, what),
                                    "there is no " + std::string(what) + " " + base::quote(name) + " in this project");
    if (const auto near = base::nearest(name, names); !near.empty())
      error.hint("did you mean `" + std::string(near) + "`?");
    return base::Failed{};
  };
  if (language.empty()) {
    diagnostics.error("no-language", span_of(row, "language"), "expected the row's language, found none")
        .hint("write it into the column `language`, or say --lang for all rows that say none");
    return base::Failed{};
  }
  if (!is_sound(language)) {
    diagnostics.error("bad-pair", span_of(row, "language"),
                      "expected two languages such as en+ko, found " + base::quote(language));
    return base::Failed{};
  }
  const auto found = documents.layouts.find(layout);
  if (found == documents.layouts.end()) return refuse("layout", layout, documents.layouts);
  // A layout that failed has said why.
  if (!found->second) return base::Failed{};
  Unit unit{layout, languages_for(*found->second, language), edition_, paper_};
  const unicode::Pair pair = unicode::split_pair(unit.language.empty() ? std::string_view(language) : unit.language);
  for (const std::string_view tag : {pair.first, pair.second}) {
    const bool is_known = tag.empty() || documents.languages.contains(tag);
    if (!is_known) return refuse("language", std::string(tag), documents.languages);
    if (!tag.empty() && !documents.languages.find(tag)->second) return base::Failed{};
  }
  if (!unit.language.empty()) return unit;
  diagnostics.error("not-bilingual", span_of(row, "language"),
                    "`" + layout + "` is in one language, and the row asks for two: " + language);
  return base::Failed{};
}

}  // namespace handbill::app
