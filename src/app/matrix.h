#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "app/documents.h"
#include "app/handbill.h"
#include "app/pipeline.h"
#include "display/display.h"
#include "layout/placed.h"

namespace handbill::app {

/// Every unit of a job, laid out and painted, before any file is made of it.
struct Matrix {
  Documents documents;
  std::vector<Work> works;  ///< what each unit had to say; one that fails is marked failed
  std::shared_ptr<const text::FontSet> fonts;
};

/// A unit that stands. All of it is gone after the call.
struct Standing {
  const layout::Placed& placed;
  const display::Pages& pages;
  const product::SourceMap& sources;
  const style::Resolved& resolved;
  Work& work;
  Tools& tools;
  const Shop* shop = nullptr;  ///< of an edition for the press
};
/// Called for each unit that does not fail, from several threads: each has its own index.
using Visit = std::function<void(std::size_t index, const Standing& unit)>;

/// Lays out what the job names and shows it to `look`. Fails only where nothing can be laid out.
[[nodiscard]] base::Result<Matrix> lay_out(const Job& job, base::Sources& sources, const Visit& look,
                                           const std::function<Lettering(const Documents&)>& lettering,
                                           const Progress& progress, base::Diagnostics& diagnostics);

}  // namespace handbill::app
