#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <set>

#include "app/batch.h"
#include "app/folded.h"
#include "app/gather.h"
#include "app/pipeline.h"
#include "app/preflight.h"
#include "app/press_checks.h"
#include "app/slug.h"
#include "app/work_off.h"
#include "layout/lint.h"
#include "unicode/pair.h"
#include "unicode/pseudo.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Result;

/// Of a page that is to spare ink, a box may be dark over so much.
constexpr double most_dark = 0.25;

/// The type sizes of a page, largest first, each once.
void collect_sizes(const layout::PlacedBox& box, std::set<double, std::greater<>>& sizes) {
  for (const auto& text : box.texts) sizes.insert(text.size.to_pt());
  for (const auto& child : box.children) collect_sizes(child, sizes);
}

std::vector<base::Length> sizes_of(const layout::Placed& placed) {
  std::set<double, std::greater<>> sizes;
  for (const auto& page : placed.pages) collect_sizes(page.root, sizes);
  std::vector<base::Length> lengths;
  for (const double size : sizes) lengths.push_back(base::pt(size));
  return lengths;
}

/// In percent, to a tenth; nothing where a page could not be drawn.
std::optional<Plates> plates_of(const display::Pages& pages, bool grey, Tools& tools, Diagnostics& diagnostics) {
  const auto plates = grey ? backend::Plates::grey : backend::Plates::process;
  const auto found = backend::ink_coverage(pages, plates, &tools.faces, tools.subsets, diagnostics);
  if (!found) return std::nullopt;
  const auto percent = [](double share) { return std::round(share * 1000) / 10; };
  return Plates{percent(found->cyan), percent(found->magenta), percent(found->yellow), percent(found->black)};
}

Result<std::vector<paint::Overlay>> overlays(const Job& job, Diagnostics& diagnostics) {
  std::vector<paint::Overlay> all;
  for (const auto& name : job.overlays) {
    if (const auto overlay = paint::parse_overlay(name)) {
      all.push_back(*overlay);
      continue;
    }
    const auto known = paint::overlay_names();
    auto& diagnostic =
        diagnostics.error("no-such-overlay", {}, "there is no overlay `" + name + "`", base::Fault::usage);
    if (const auto near = base::nearest(name, known); !near.empty())
      diagnostic.hint("did you mean `" + std::string(near) + "`?");
    return base::Failed{};
  }
  return all;
}

/// One job on its way: the stages behind Resolved, over all threads.
class Run {
 public:
  Run(const Batch& batch, const Documents& documents, const Receivers& receivers)
      : job_(batch.job), batch_(batch), documents_(documents), receivers_(receivers), formats_(batch.job.formats) {
    if (formats_.empty()) formats_.push_back(Format::pdf);
  }

  void work_off() {
    const unsigned threads = thread_count(job_.threads, batch_.works.size());
    std::vector<std::unique_ptr<Tools>> tools(threads);
    for_each_index(batch_.works.size(), threads, [&](unsigned worker, std::size_t i) {
      auto& kept = tools[worker];
      Work& work = batch_.works[i];
      if (!kept || !job_.keep_between_pages) kept = std::make_unique<Tools>(batch_.fonts);
      if (!stopped_) batch_.outcomes[i].ok = finish(work, *kept, i);
      work.resolved.reset();
      const std::lock_guard lock(mutex_);
      if (receivers_.progress) receivers_.progress(++done_, batch_.works.size());
    });
  }

 private:
  /// Resolved -> delivered files; true where all went well.
  bool finish(Work& work, Tools& tools, std::size_t index) {
    Outcome& outcome = batch_.outcomes[index];
    if (work.failed) return false;
    if (const Shop* const shop = shop_of(documents_, work)) use_profile(shop->profile, *work.resolved);
    layout::Context context{tools.shaper, shared_sizes(documents_, work.unit)};
    const auto placed = layout::place(*work.resolved, context, work.diagnostics);
    if (!placed) return false;
    check_shared(work, placed.value(), context.plan);
    if (receivers_.deliver == nullptr) layout::lint(placed.value(), work.diagnostics);
    outcome.sizes = sizes_of(placed.value());
    if (job_.strict && has_warnings(work.diagnostics)) return false;
    const Shop* const shop = shop_of(documents_, work);
    if (receivers_.deliver == nullptr && !work.resolved->light_fills && shop == nullptr) return true;
    paint::Painted painted = paint_unit(job_, documents_, work, placed.value(), receivers_.overlays, tools);
    if (shop != nullptr && !check_press({painted.pages, painted.sources, *shop}, tools, work.diagnostics)) return false;
    if (!files(work, painted, tools, outcome)) return false;
    if (receivers_.look) receivers_.look(index, {*work.resolved, placed.value(), std::move(painted.pages)});
    return true;
  }

  /// Texts that have changed since the sizes were locked. A church's own details and another paper are no reason to
  /// lock them anew.
  void check_shared(Work& work, const layout::Placed& placed, const layout::FitPlan& plan) const {
    if (!job_.details.empty() || !work.unit.paper.empty()) return;
    for (const layout::GroupSize& group : placed.groups) {
      if (!shares_size(documents_.campaign, group.group, work.unit.language)) continue;
      const std::string name = "`" + group.group + "` of " + work.unit.layout;
      const auto locked = std::ranges::find(plan.groups, group.group, &layout::FitPlan::Group::name);
      if (locked != plan.groups.end()) {
        const double lost = group.size.to_pt() * (locked->factor / group.factor - 1);
        if (lost < 2 * layout::size_step.to_pt()) continue;
        work.diagnostics
            .warning("fit-lock-old", documents_.campaign.span,
                     name + " is smaller in " + work.unit.language + " than in the other languages: its text has grown")
            .hint("run `handbill fit --write`, or let the language out in `one-size`");
      } else {
        work.diagnostics
            .warning("no-fit-lock", documents_.campaign.span,
                     name + " is to have one size in all languages, and fit.lock.yaml does not say which")
            .hint("run `handbill fit --write`");
      }
    }
  }

  bool files(Work& work, const paint::Painted& painted, Tools& tools, Outcome& outcome) {
    const display::Pages& flat = painted.pages;
    if (!check_fills(flat, work, tools)) return false;
    if (receivers_.deliver == nullptr) return true;
    if (job_.coverage) {
      outcome.plates = plates_of(flat, work.resolved->grey, tools, work.diagnostics);
      if (!outcome.plates) return false;
    }
    if (job_.folded && !is_folded(flat)) {
      work.diagnostics
          .error("not-folded", work.resolved->pages.front().span,
                 "the sheet of `" + work.unit.layout + "` is not folded", base::Fault::usage)
          .hint("name a layout whose page has a `fold`, or leave --view out");
      return false;
    }
    std::optional<display::Pages> view;
    if (job_.folded) view = folded_view(flat);
    const display::Pages& pages = view ? *view : flat;
    std::vector<Artefact> made;
    for (const Format format : formats_) {
      for (FileKind kind : kinds_of(format, pages.pages.size())) {
        kind.folded = job_.folded;
        kind.shop = shop_of(documents_, work);
        auto bytes = make_file(job_, *work.resolved, pages, kind, tools, work.diagnostics);
        if (!bytes) return false;
        made.push_back({work.unit, format, file_name(work.unit, kind), std::move(bytes).value()});
      }
    }
    if (job_.strict && has_warnings(work.diagnostics)) return false;
    if (job_.map && batch_.sources != nullptr) {
      const std::string pdf = file_name(work.unit, {});
      made.push_back({work.unit, Format::pdf, pdf.substr(0, pdf.rfind('.')) + ".map.json",
                      map_json(flat, painted.sources, *batch_.sources)});
    }
    const std::lock_guard lock(mutex_);
    for (auto& artefact : made) {
      const std::string name = artefact.name;
      const std::size_t size = artefact.bytes.size();
      if (stopped_ || !(*receivers_.deliver)(std::move(artefact), work.diagnostics)) {
        stopped_ = true;
        return false;
      }
      outcome.files.push_back(name);
      outcome.bytes += size;
    }
    return true;
  }

  const Job& job_;
  const Batch& batch_;
  const Documents& documents_;
  const Receivers& receivers_;
  std::vector<Format> formats_;
  std::atomic<bool> stopped_{false};  ///< a file could not be written: the rest would not be either
  std::mutex mutex_;
  std::size_t done_ = 0;
};

}  // namespace

bool check_fills(const display::Pages& pages, Work& work, Tools& tools) {
  if (!work.resolved->light_fills) return true;
  const auto areas = backend::dark_areas(pages, most_dark, tools.subsets, work.diagnostics);
  if (!areas) return false;
  for (const backend::DarkArea& area : areas.value()) {
    work.diagnostics
        .error("dark-fill", area.source.span,
               "`" + area.source.box_id + "` covers " + std::to_string(std::lround(area.share * 100)) +
                   " % of the page darker than 20 %, the most in `" + work.unit.edition + "` is 25 %")
        .hint("give it an outline in the place of its ground in this edition, or line art");
  }
  return areas->empty();
}

void work_off(const Batch& batch, const Documents& documents, const Receivers& receivers) {
  Run(batch, documents, receivers).work_off();
}

bool has_warnings(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.list().begin(), diagnostics.list().end(),
                     [](const base::Diagnostic& each) { return each.severity == base::Severity::warning; });
}

std::vector<std::string> drafts(const Documents& documents) {
  std::vector<std::string> tags;
  for (const auto& unit : documents.units) {
    const unicode::Pair pair = unicode::split_pair(unit.language);
    for (const std::string_view tag : {pair.first, pair.second}) {
      if (tag.empty() || unicode::is_pseudo(tag)) continue;
      const auto& language = documents.languages.find(tag)->second;
      if (language && !language->reviewed && std::find(tags.begin(), tags.end(), tag) == tags.end())
        tags.emplace_back(tag);
    }
  }
  return tags;
}

namespace {

/// Overlays are for looking: a file that may be printed never carries them.
bool overlays_allowed(const Job& job, const Documents& documents, Diagnostics& diagnostics) {
  if (job.overlays.empty() || std::find(job.formats.begin(), job.formats.end(), Format::pdf) == job.formats.end())
    return true;
  for (const auto& unit : documents.units) {
    const auto& edition = documents.editions.find(unit.edition)->second;
    if (!edition || edition->links) continue;
    diagnostics
        .error("overlay-in-print", {},
               "overlays are for looking at, and the edition `" + unit.edition + "` is for printing",
               base::Fault::usage)
        .hint("use --format png, or --edition screen");
    return false;
  }
  return true;
}

Report run(const Job& job, base::Sources& sources, const Deliver* deliver, const Progress& progress,
           Diagnostics& diagnostics) {
  Report report;
  auto wanted = overlays(job, diagnostics);
  const auto documents = load_documents(job, sources, diagnostics);
  if (!wanted || !documents || !overlays_allowed(job, documents.value(), diagnostics)) return report;
  if (deliver == nullptr) {
    for (const auto& [tag, language] : documents->languages) {
      if (language) model::check_typing(*language, diagnostics);
    }
  }
  report.drafts = drafts(documents.value());
  report.sample = documents->details.sample;

  const unsigned threads = thread_count(job.threads, documents->units.size());
  Pictures pictures(job, sources, documents->campaign_root);
  Codes codes;
  std::vector<Work> works = resolve_all(job, {documents.value(), pictures, codes}, style::Explain::no, threads);
  std::vector<Outcome> outcomes(works.size());
  for (std::size_t i = 0; i < works.size(); ++i) outcomes[i].unit = works[i].unit;
  // Under --strict a warning about a document keeps every page back.
  const bool keeps_back = job.strict && has_warnings(diagnostics);
  for (auto& work : works) work.failed = work.failed || keeps_back;
  const auto fonts = open_fonts(documents.value(), works, {}, diagnostics);
  if (fonts) {
    work_off({job, works, outcomes, fonts.value(), &sources}, documents.value(),
             {deliver, progress, std::move(wanted).value(), {}});
  }
  diagnostics.append(gather(works));
  report.outcomes = std::move(outcomes);
  return report;
}

}  // namespace

Report render(const Job& job, base::Sources& sources, const Deliver& deliver, const Progress& progress,
              Diagnostics& diagnostics) {
  return run(job, sources, &deliver, progress, diagnostics);
}

Report check(const Job& job, base::Sources& sources, const Progress& progress, Diagnostics& diagnostics) {
  return run(job, sources, nullptr, progress, diagnostics);
}

}  // namespace handbill::app
