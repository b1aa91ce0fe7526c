#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "app/codes.h"
#include "app/documents.h"
#include "app/handbill.h"
#include "app/pictures.h"
#include "app/shop.h"
#include "backend/backend.h"
#include "layout/placed.h"
#include "paint/paint.h"
#include "pdf/pdf.h"
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

/// One file that a document becomes.
struct FileKind {
  Format format = Format::pdf;
  std::size_t page = 0;
  std::size_t pages = 1;       ///< of the document
  bool folded = false;         ///< a picture of the folded piece
  const Shop* shop = nullptr;  ///< the PDF is a print file for this one
};

/// How much of what it made a thread remembers.
struct Remembers {
  std::size_t shaped_bytes = std::size_t{8} << 20;
  std::size_t subset_bytes = std::size_t{8} << 20;
  std::size_t faces = 32;
};
/// What one thread keeps between units.
struct Tools {
  explicit Tools(std::shared_ptr<const text::FontSet> fonts, const Remembers& remembers = {})
      : shaper(std::move(fonts), remembers.shaped_bytes), subsets(remembers.subset_bytes), faces(remembers.faces) {}
  text::Shaper shaper;
  text::SubsetCache subsets;
  backend::FaceCache faces;
};

/// What all units of a job share.
struct Resources {
  const Documents& documents;
  Pictures& pictures;
  Codes& codes;
  const model::Details* details = nullptr;  ///< of one church, in place of the documents' own
};
/// documents -> Resolved, for one unit; false where anything it needs failed.
[[nodiscard]] bool resolve_unit(const Job& job, const Resources& resources, style::Explain explain, Work& work);
/// documents -> Resolved, for every unit; a unit whose documents failed is marked failed.
[[nodiscard]] std::vector<Work> resolve_all(const Job& job, const Resources& resources, style::Explain explain,
                                            unsigned threads);
/// The print shop of a unit whose edition is for the press; otherwise nullptr.
[[nodiscard]] const Shop* shop_of(const Documents& documents, const Work& work);
/// What else is to be set in the job's faces: words of ours on its pages or beside them.
struct Lettering {
  std::vector<std::string> languages;  ///< of the words
  std::vector<std::string> words;
};
/// The faces and characters of all units together, of their slug lines and of `lettering`.
[[nodiscard]] style::FontNeeds font_needs(const Documents& documents, std::span<const Work> works,
                                          const Lettering& lettering);
[[nodiscard]] base::Result<std::shared_ptr<const text::FontSet>> open_fonts(const Documents& documents,
                                                                            const std::vector<Work>& works,
                                                                            const Lettering& lettering,
                                                                            base::Diagnostics& diagnostics);
/// How a file of the kind is drawn.
[[nodiscard]] backend::Options drawing_options(const Job& job, const style::Resolved& resolved, const FileKind& kind,
                                               Tools& tools);
/// What a PDF of the kind says of itself and of its pages.
[[nodiscard]] pdf::FinishOptions finish_options(const Job& job, const style::Resolved& resolved,
                                                const display::Pages& pages, const FileKind& kind);
/// Resolved -> bytes of one format: all pages, or the one of that number where the format holds one picture.
[[nodiscard]] base::Result<std::string> make_file(const Job& job, const style::Resolved& resolved,
                                                  const display::Pages& pages, const FileKind& kind, Tools& tools,
                                                  base::Diagnostics& diagnostics);
/// The files that a document of so many pages becomes in one format.
[[nodiscard]] std::vector<FileKind> kinds_of(Format format, std::size_t pages);
/// What the campaign's lock says of the sizes that a page shares with other languages.
[[nodiscard]] layout::FitPlan shared_sizes(const Documents& documents, const Unit& unit);
/// `screen/poster-a4-ko.pdf`; `screen/flyer-a5-ko-2.png` of several pages.
[[nodiscard]] std::string file_name(const Unit& unit, const FileKind& kind);

}  // namespace handbill::app
