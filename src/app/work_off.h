#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "app/handbill.h"
#include "app/pipeline.h"

namespace handbill::app {

/// documents -> Resolved, for units that stand in their works already; one whose documents failed is marked failed.
void resolve_each(const Job& job, const Resources& resources, std::span<Work> works, unsigned threads);

/// Units between Resolved and their files.
struct Batch {
  const Job& job;
  std::span<Work> works;
  std::span<Outcome> outcomes;  ///< one a work
  std::shared_ptr<const text::FontSet> fonts;
  const base::Sources* sources = nullptr;  ///< for maps of the files
};

/// A unit whose files stand. The first two are gone after the call.
struct Finished {
  const style::Resolved& resolved;
  const layout::Placed& placed;
  display::Pages pages;
};
/// Called for each unit whose files were delivered, from several threads; each has its own index.
using Look = std::function<void(std::size_t index, Finished unit)>;

/// Who is told what.
struct Receivers {
  const Deliver* deliver = nullptr;  ///< none: pages are checked, and no files are made
  Progress progress;
  std::vector<paint::Overlay> overlays;
  Look look;
};

/// The stages behind Resolved, over all threads of the job.
void work_off(const Batch& batch, const Documents& documents, const Receivers& receivers);

/// Where the edition spares ink: whether no box covers too much in a dark tone. Error: `dark-fill`.
[[nodiscard]] bool check_fills(const display::Pages& pages, Work& work, Tools& tools);
[[nodiscard]] bool has_warnings(const base::Diagnostics& diagnostics);
/// Languages of the job that no native reader has signed, each once, in the job's order.
[[nodiscard]] std::vector<std::string> drafts(const Documents& documents);

}  // namespace handbill::app
