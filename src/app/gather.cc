#include "app/gather.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace handbill::app {
namespace {

using base::Diagnostic;

/// What makes two messages the same to a reader.
using Sameness = std::tuple<base::Span, std::string, std::string>;

struct Said {
  Diagnostic diagnostic;
  std::vector<std::size_t> works;
};

/// `poster-a4 (office): ur, my`, one line a layout and edition.
std::vector<std::string> pages_of(const Said& said, const std::vector<Work>& works) {
  std::map<std::string, std::string> languages;
  for (const std::size_t index : said.works) {
    const Unit& unit = works[index].unit;
    auto& list = languages[unit.layout + " (" + unit.edition + ")"];
    list += (list.empty() ? "" : ", ") + unit.language;
  }
  std::vector<std::string> lines;
  for (const auto& [page, list] : languages) lines.push_back("on " + page + ": " + list);
  return lines;
}

}  // namespace

base::Diagnostics gather(std::vector<Work>& works) {
  std::map<Sameness, Said> all;
  for (std::size_t i = 0; i < works.size(); ++i) {
    for (const Diagnostic& each : works[i].diagnostics.list()) {
      Said& said = all.try_emplace({each.span, each.id, each.message}, Said{each, {}}).first->second;
      if (said.works.empty() || said.works.back() != i) said.works.push_back(i);
    }
  }
  base::Diagnostics merged;
  for (auto& [sameness, said] : all) {
    // What every page says needs no list of pages; one page of one needs none either.
    if (said.works.size() < works.size()) {
      for (auto& line : pages_of(said, works)) said.diagnostic.note({}, std::move(line));
    }
    merged.add(std::move(said.diagnostic));
  }
  return merged;
}

}  // namespace handbill::app
