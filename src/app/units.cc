#include "app/units.h"

#include <algorithm>

#include "base/utf8.h"
#include "unicode/pair.h"
#include "unicode/unicode.h"

namespace handbill::app {
namespace {

bool is_pair(std::string_view languages) { return !unicode::split_pair(languages).second.empty(); }

/// The units of one language that was asked for.
std::vector<Unit> units_of(const std::string& language, const Job& job, const Wanted& wanted,
                           const Documents& documents) {
  std::vector<Unit> units;
  for (const auto& name : wanted.layouts) {
    const auto& layout = documents.layouts.find(name)->second;
    // One that could not be read fails under the name that was asked for.
    const std::string languages = layout ? languages_for(*layout, language) : language;
    if (languages.empty()) continue;
    for (const auto& edition : wanted.editions) units.push_back({name, languages, edition, paper_of(job)});
  }
  return units;
}

bool is_same(const Unit& a, const Unit& b) {
  return a.layout == b.layout && a.language == b.language && a.edition == b.edition;
}

}  // namespace

std::string languages_for(const model::Layout& layout, std::string_view asked) {
  if (!layout.bilingual) return is_pair(asked) ? std::string() : std::string(asked);
  if (is_pair(asked)) return std::string(asked);
  const model::Bilingual& own = *layout.bilingual;
  return unicode::join_pair(own.first, asked == own.first ? std::string_view(own.second) : asked);
}

bool is_sound(std::string_view languages) {
  if (languages.find('+') == std::string_view::npos) return true;
  const unicode::Pair pair = unicode::split_pair(languages);
  return !pair.first.empty() && !pair.second.empty() && pair.first != pair.second &&
         pair.second.find('+') == std::string_view::npos;
}

bool check_pairs(const std::vector<std::string>& languages, base::Diagnostics& diagnostics) {
  bool ok = true;
  for (const auto& each : languages) {
    if (is_sound(each)) continue;
    ok = false;
    diagnostics
        .error("bad-pair", {}, "expected two languages such as en+ko, found " + base::quote(each), base::Fault::usage)
        .hint("several pairs have commas between them: en+ko,en+ar");
  }
  return ok;
}

base::Result<base::Done> make_units(const Job& job, const Wanted& wanted, Documents& documents,
                                    base::Diagnostics& diagnostics) {
  for (const auto& language : wanted.languages) {
    auto units = units_of(language, job, wanted, documents);
    for (const Unit& unit : units) {
      const auto is_this = [&](const Unit& known) { return is_same(known, unit); };
      if (std::ranges::none_of(documents.units, is_this)) documents.units.push_back(unit);
    }
    for (const auto& name : wanted.layouts) {
      const bool is_left_out = std::ranges::find(units, name, &Unit::layout) == units.end();
      if (!is_left_out || !(wanted.names_layouts || units.empty())) continue;
      const std::string tag(unicode::split_pair(language).second);
      diagnostics
          .error("not-bilingual", documents.layouts.find(name)->second->span,
                 "`" + name + "` is in one language, and two are asked for: " + language, base::Fault::usage)
          .hint("ask for one, --lang " + tag + ", or for a layout that says `bilingual: en+ko`");
      return base::Failed{};
    }
    documents.by_language.push_back({language, std::move(units)});
  }
  return base::Done{};
}

std::string own_names(std::string_view languages) {
  const unicode::Pair pair = unicode::split_pair(languages);
  const std::string name = unicode::own_name(pair.first);
  return pair.second.empty() ? name : name + " + " + unicode::own_name(pair.second);
}

}  // namespace handbill::app
