#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>

#include "app/batch.h"
#include "app/merge.h"
#include "app/pipeline.h"
#include "app/work_off.h"
#include "layout/lint.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Result;

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
    layout::Context context{tools.shaper, shared_sizes(documents_, work.unit)};
    const auto placed = layout::place(*work.resolved, context, work.diagnostics);
    if (!placed) return false;
    check_shared(work, placed.value(), context.plan);
    if (receivers_.deliver == nullptr) layout::lint(placed.value(), work.diagnostics);
    outcome.sizes = sizes_of(placed.value());
    if (job_.strict && has_warnings(work.diagnostics)) return false;
    if (receivers_.deliver == nullptr) return true;
    paint::Painted painted = paint::paint(*work.resolved, placed.value(), receivers_.overlays);
    if (!files(work, painted.pages, tools, outcome)) return false;
    if (receivers_.look) receivers_.look(index, {*work.resolved, placed.value(), std::move(painted.pages)});
    return true;
  }

  /// Texts that have changed since the sizes were locked. A church's own details are no reason to lock them anew.
  void check_shared(Work& work, const layout::Placed& placed, const layout::FitPlan& plan) const {
    if (!job_.details.empty()) return;
    for (const layout::GroupSize& group : placed.groups) {
      const auto let_out = documents_.campaign.one_size.find(group.group);
      if (let_out == documents_.campaign.one_size.end()) continue;
      const std::string name = "`" + group.group + "` of " + work.unit.layout;
      const auto locked = std::ranges::find(plan.groups, group.group, &layout::FitPlan::Group::name);
      if (locked != plan.groups.end()) {
        const double lost = group.size.to_pt() * (locked->factor / group.factor - 1);
        if (lost < 2 * layout::size_step.to_pt()) continue;
        work.diagnostics
            .warning("fit-lock-old", documents_.campaign.span,
                     name + " is smaller in " + work.unit.language + " than in the other languages: its text has grown")
            .hint("run `handbill fit --write`, or let the language out in `one-size`");
      } else if (std::ranges::find(let_out->second, work.unit.language, &model::Paragraph::text) ==
                 let_out->second.end()) {
        work.diagnostics
            .warning("no-fit-lock", documents_.campaign.span,
                     name + " is to have one size in all languages, and fit.lock.yaml does not say which")
            .hint("run `handbill fit --write`");
      }
    }
  }

  bool files(Work& work, const display::Pages& pages, Tools& tools, Outcome& outcome) {
    std::vector<Artefact> made;
    for (const Format format : formats_) {
      for (const FileKind& kind : kinds_of(format, pages.pages.size())) {
        auto bytes = make_file(job_, *work.resolved, pages, kind, tools, work.diagnostics);
        if (!bytes) return false;
        made.push_back({work.unit, format, file_name(work.unit, kind), std::move(bytes).value()});
      }
    }
    if (job_.strict && has_warnings(work.diagnostics)) return false;
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
    const auto& language = documents.languages.find(unit.language)->second;
    if (language && !language->reviewed && std::find(tags.begin(), tags.end(), unit.language) == tags.end())
      tags.push_back(unit.language);
  }
  return tags;
}

namespace {

/// Overlays are for looking: a file that may be printed never carries them.
bool overlays_allowed(const Job& job, const Documents& documents, Diagnostics& diagnostics) {
  if (job.overlays.empty() || std::find(job.formats.begin(), job.formats.end(), Format::pdf) == job.formats.end())
    return true;
  for (const auto& unit : documents.units) {
    if (unit.edition == "screen") continue;
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
  const auto fonts = open_fonts(documents.value(), works, diagnostics);
  if (fonts) {
    work_off({job, works, outcomes, fonts.value()}, documents.value(),
             {deliver, progress, std::move(wanted).value(), {}});
  }
  diagnostics.append(merge(works));
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
