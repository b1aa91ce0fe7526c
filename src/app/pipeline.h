#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/codes.h"
#include "app/documents.h"
#include "app/handbill.h"
#include "app/pictures.h"
#include "backend/backend.h"
#include "layout/placed.h"
#include "paint/paint.h"
#include "style/style.h"
#include "text/subset.h"
#include "text/text.h"

namespace handbill::app {

/// A unit on its way through the stages; what a stage made stands until the next has read it.
struct Work {
  Unit unit;
  std::optional<style::Resolved> resolved;
  base::Diagnostics diagnostics;  ///< of this unit alone, appended in the job's order
  bool failed = false;
};

/// What one thread keeps between units.
struct Tools {
  explicit Tools(std::shared_ptr<const text::FontSet> fonts) : shaper(std::move(fonts)) {}
  text::Shaper shaper;
  text::SubsetCache subsets;
  backend::FaceCache faces;
};

/// What all units of a job share.
struct Resources {
  const Documents& documents;
  Pictures& pictures;
  Codes& codes;
};
/// documents -> Resolved, for every unit; a unit whose documents failed is marked failed.
[[nodiscard]] std::vector<Work> resolve_all(const Job& job, const Resources& resources, style::Explain explain,
                                            unsigned threads);
/// The faces and characters of all units together.
[[nodiscard]] base::Result<std::shared_ptr<const text::FontSet>> open_fonts(const Documents& documents,
                                                                            const std::vector<Work>& works,
                                                                            base::Diagnostics& diagnostics);
/// Resolved -> bytes of one format.
[[nodiscard]] base::Result<std::string> make_file(const Job& job, const style::Resolved& resolved,
                                                  const display::Pages& pages, Format format, Tools& tools,
                                                  base::Diagnostics& diagnostics);
/// What the campaign's lock says of the sizes that a page shares with other languages.
[[nodiscard]] layout::FitPlan shared_sizes(const Documents& documents, const Unit& unit);
/// `screen/poster-a4-ko.pdf`
[[nodiscard]] std::string file_name(const Unit& unit, Format format);

}  // namespace handbill::app
