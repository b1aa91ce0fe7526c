#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/batch.h"
#include "app/budget.h"
#include "app/gather.h"
#include "app/pipeline.h"
#include "base/number.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Result;
using Json = nlohmann::ordered_json;
using Place = model::FitLock::Place;

/// A language that makes the others this much smaller is told of.
constexpr double costly = 0.12;

/// What one language can bear.
struct Member {
  std::string language;
  double factor = 1;
  base::Length size;
  bool is_let_out = false;
};

/// A group on one layout in one edition, its members by what they can bear, least first.
struct Group {
  Place place;
  std::vector<Member> members;

  /// The members that share the size.
  [[nodiscard]] std::vector<Member> sharing() const {
    std::vector<Member> result;
    std::ranges::copy_if(members, std::back_inserter(result), [](const Member& member) { return !member.is_let_out; });
    return result;
  }
  [[nodiscard]] double factor() const {
    const auto all = sharing();
    return all.empty() ? 1 : all.front().factor;
  }
  /// How much larger the others could be without the language that sets the size.
  [[nodiscard]] double cost() const {
    const auto all = sharing();
    return all.size() < 2 ? 0 : all[1].factor / all[0].factor - 1;
  }
};

std::string percent(double part) { return base::to_text(part * 100, 1) + " %"; }

/// What a unit came to, on its own.
struct Page {
  std::vector<layout::GroupSize> groups;
  std::vector<Budget> budgets;
};

/// Lays every unit out: first freely, to see what it can bear, then as the group allows.
std::vector<Page> lay_out(const Job& job, const Documents& documents, const std::shared_ptr<const text::FontSet>& fonts,
                          std::vector<Work>& works) {
  const unsigned threads = thread_count(job.threads, works.size());
  std::vector<Page> pages(works.size());
  std::vector<std::unique_ptr<Tools>> tools(threads);
  for_each_index(works.size(), threads, [&](unsigned worker, std::size_t i) {
    Work& work = works[i];
    if (work.failed) return;
    auto& kept = tools[worker];
    if (!kept) kept = std::make_unique<Tools>(fonts);
    layout::Context freely{kept->shaper, {}};
    const auto placed = layout::place(*work.resolved, freely, work.diagnostics);
    if (!placed) return;
    pages[i].groups = placed->groups;
    layout::Context shared{kept->shaper, shared_sizes(documents, work.unit)};
    base::Diagnostics again;
    const auto as_printed = layout::place(*work.resolved, shared, again);
    if (as_printed) pages[i].budgets = budgets_of(as_printed.value(), work.unit);
  });
  return pages;
}

std::vector<Group> groups_of(const Documents& documents, const std::vector<Page>& pages) {
  std::map<Place, Group> groups;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Unit& unit = documents.units[i];
    for (const layout::GroupSize& one : pages[i].groups) {
      if (!documents.campaign.one_size.contains(one.group)) continue;
      const bool let_out = !shares_size(documents.campaign, one.group, unit.language);
      Group& group = groups[{unit.layout, unit.edition, one.group}];
      group.place = {unit.layout, unit.edition, one.group};
      group.members.push_back({unit.language, one.factor, one.size, let_out});
    }
  }
  std::vector<Group> result;
  for (auto& [place, group] : groups) {
    std::ranges::stable_sort(group.members, {}, &Member::factor);
    result.push_back(std::move(group));
  }
  return result;
}

std::string group_text(const Group& group) {
  std::string out = group.place.layout + " " + group.place.edition + ": `" + group.place.group + "` at " +
                    percent(group.factor()) + " in all languages\n";
  bool first = true;
  for (const Member& member : group.members) {
    const base::Length size = member.is_let_out ? member.size : member.size * (group.factor() / member.factor);
    std::string line = "  " + member.language;
    line.resize(std::max<std::size_t>(line.size(), 11), ' ');
    line += "bears " + percent(member.factor) + ", set at " + base::to_text(size.to_pt(), 2) + "pt";
    if (member.is_let_out) line += ", let out";
    if (!member.is_let_out && first) line += ", sets the size";
    first = first && member.is_let_out;
    out += line + "\n";
  }
  const auto sharing = group.sharing();
  if (group.cost() > costly) {
    out += "  without " + sharing.front().language + " the others could be " + percent(group.cost()) +
           " larger: shorten its text, or let it out by `one-size: {" + group.place.group + ": [" +
           sharing.front().language + "]}`\n";
  }
  return out;
}

Json group_json(const Group& group) {
  Json json{{"layout", group.place.layout},
            {"edition", group.place.edition},
            {"group", group.place.group},
            {"percent", std::stod(base::to_text(group.factor() * 100, 4))}};
  const auto sharing = group.sharing();
  json["set_by"] = sharing.empty() ? "" : sharing.front().language;
  json["costs_percent"] = std::stod(base::to_text(group.cost() * 100, 1));
  for (const Member& member : group.members) {
    const base::Length size = member.is_let_out ? member.size : member.size * (group.factor() / member.factor);
    json["languages"].push_back({{"language", member.language},
                                 {"bears_percent", std::stod(base::to_text(member.factor * 100, 4))},
                                 {"size_pt", std::stod(base::to_text(size.to_pt(), 2))},
                                 {"let_out", member.is_let_out}});
  }
  return json;
}

/// Besides its size.
std::string spent(const Budget& budget) {
  std::string text;
  if (budget.tighter) text = percent(budget.tracking) + ", " + base::to_text(budget.leading, 3);
  if (budget.is_short) text += text.empty() ? "short text" : ", short";
  return text.empty() ? "-" : text;
}

std::string budget_text(const Budget& budget) {
  const auto padded = [](std::string text, std::size_t width) {
    text.resize(std::max(text.size() + 1, width), ' ');
    return text;
  };
  return padded(budget.unit.layout, 17) + padded(budget.unit.edition, 9) + padded(budget.unit.language, 9) +
         padded(budget.box, 18) + padded(budget.key, 18) +
         padded(base::to_text(budget.size.to_pt(), 2) + "pt " + percent(budget.factor), 17) +
         padded(spent(budget), 22) + padded(std::to_string(budget.lines), 6) +
         padded(std::to_string(budget.characters), 11) + std::to_string(budget.room) + "\n";
}

Json budget_json(const Budget& budget) {
  return {{"layout", budget.unit.layout},
          {"edition", budget.unit.edition},
          {"language", budget.unit.language},
          {"box", budget.box},
          {"key", budget.key},
          {"size_pt", std::stod(base::to_text(budget.size.to_pt(), 2))},
          {"percent", std::stod(base::to_text(budget.factor * 100, 1))},
          {"tracking_percent", std::stod(base::to_text(budget.tracking * 100, 2))},
          {"leading", std::stod(base::to_text(budget.leading, 4))},
          {"short", budget.is_short},
          {"lines", budget.lines},
          {"characters", budget.characters},
          {"room", budget.room}};
}

std::string report(const std::vector<Group>& groups, const std::vector<Page>& pages, Style style) {
  if (style == Style::json) {
    Json json{{"groups", Json::array()}, {"texts", Json::array()}};
    for (const Group& group : groups) json["groups"].push_back(group_json(group));
    for (const Page& page : pages) {
      for (const Budget& budget : page.budgets) json["texts"].push_back(budget_json(budget));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  std::string out;
  for (const Group& group : groups) out += group_text(group) + "\n";
  out +=
      "layout           edition  language box               text              size             spent                 "
      "lines characters "
      "room left\n";
  for (const Page& page : pages) {
    for (const Budget& budget : page.budgets) out += budget_text(budget);
  }
  return out;
}

/// An edition whose sizes are those of the one that it extends has them from there.
std::string lock_of(const std::vector<Group>& groups, const Documents& documents) {
  model::FitLock all;
  for (const Group& group : groups) {
    if (!group.sharing().empty()) all.factors[group.place] = group.factor();
  }
  model::FitLock lock;
  for (const auto& [place, factor] : all.factors) {
    const auto& names = documents.editions.find(place.edition)->second->names;
    const auto inherited = all.find(place.layout, std::span(names).subspan(1), place.group);
    if (!inherited || *inherited != factor) lock.factors[place] = factor;
  }
  return lock.factors.empty() ? std::string() : model::write_fit_lock(lock, documents.campaign.name);
}

}  // namespace

Result<Fitted> fit(const Job& job, Style style, base::Sources& sources, Diagnostics& diagnostics) {
  Job wanted = job;
  if (wanted.editions.empty()) wanted.editions = {"all"};
  const Documents documents = TRY(load_documents(wanted, sources, diagnostics));
  Pictures pictures(job, sources, documents.campaign_root);
  Codes codes;
  const unsigned threads = thread_count(job.threads, documents.units.size());
  std::vector<Work> works = resolve_all(job, {documents, pictures, codes}, style::Explain::no, threads);
  const auto fonts = TRY(open_fonts(documents, works, {}, diagnostics));
  std::vector<Page> pages = lay_out(job, documents, fonts, works);
  const std::vector<Group> groups = groups_of(documents, pages);
  diagnostics.append(gather(works));
  return Fitted{report(groups, pages, style), lock_of(groups, documents),
                documents.campaign_root.folder + "/fit.lock.yaml"};
}

}  // namespace handbill::app
