#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/geometry.h"
#include "base/result.h"
#include "base/sources.h"

/// Handbill's C++ API: a job in, files out. The handbill command is built on this header alone.
namespace handbill::app {

/// Prepares the process: text never looks at the system's font configuration, and a warning of a C library becomes a
/// diagnostic. Once, in main, before threads start. A program that does not call it still works, only slower.
void prepare_process();

/// Where layouts/, content/ and fonts/ lie, and which campaign is meant.
struct Project {
  std::string folder;    ///< holds layouts/ and content/
  std::string campaign;  ///< a folder below content/; empty: the only one there is
};
/// The nearest folder at or above `from` that holds layouts/ and content/; nothing where there is none.
[[nodiscard]] std::optional<std::string> find_project(const std::string& from);

enum class Format { pdf, png, svg };
[[nodiscard]] std::optional<Format> parse_format(std::string_view name);
[[nodiscard]] std::string_view name_of(Format format);

/// What to render and how. Every list may be empty: then it is what the campaign says, or the default named here.
struct Job {
  Project project;
  std::vector<std::string> layouts;    ///< names; empty: the campaign's
  std::vector<std::string> languages;  ///< BCP 47; empty: the campaign's
  std::vector<std::string> editions;   ///< names; empty: screen and office
  std::vector<Format> formats;         ///< empty: PDF
  std::string details;                 ///< path of a details file; empty: the campaign's
  bool final_ = false;                 ///< refuse drafts, samples and unfilled placeholders
  bool strict = false;                 ///< a warning fails a page as an error does
  double dpi = 100;                    ///< of PNG, 10 to 1200
  std::vector<std::string>
      overlays;  ///< grid, boxes, safe, bleed, folds, baseline, order; PNG, SVG and the screen edition's PDF only
  unsigned threads = 0;              ///< 0: one a core
  std::int64_t date = default_date;  ///< seconds since 1970, for the dates in a PDF
  std::string worker;                ///< path of handbill-svg-worker
  std::string cache_folder;          ///< empty: nothing is kept between runs
  bool keep_between_pages = true;    ///< caches inside one run; the bytes are the same without

  /// 2026-01-01T00:00:00Z: fixed, so that the same input gives the same bytes.
  static constexpr std::int64_t default_date = 1'767'225'600;
};

/// One page in one language and edition.
struct Unit {
  std::string layout;
  std::string language;
  std::string edition;
};
/// A finished file.
struct Artefact {
  Unit unit;
  Format format = Format::pdf;
  std::string name;  ///< `screen/poster-a4-ko.pdf`
  std::string bytes;
};
/// What became of a unit, in the order of the job.
struct Outcome {
  Unit unit;
  bool ok = false;
  std::vector<std::string> files;
  std::size_t bytes = 0;            ///< of all files
  std::vector<base::Length> sizes;  ///< type sizes on the page, largest first
};
struct Report {
  std::vector<Outcome> outcomes;
  std::vector<std::string> drafts;  ///< languages whose text no native reader has signed
  bool sample = false;              ///< sample details were used
};

/// Takes a finished file; called from several threads, never by two at once. Failed stops the job.
using Deliver = std::function<base::Result<base::Done>(Artefact artefact, base::Diagnostics& diagnostics)>;
/// Called after each unit, never by two threads at once.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

/// Renders all units; a unit that fails does not stop the others. The files do not depend on threads, order or caches.
[[nodiscard]] Report render(const Job& job, base::Sources& sources, const Deliver& deliver, const Progress& progress,
                            base::Diagnostics& diagnostics);
/// The same up to the finished page, without making files; texts are read for what a typewriter had and type has not.
[[nodiscard]] Report check(const Job& job, base::Sources& sources, const Progress& progress,
                           base::Diagnostics& diagnostics);

/// One page for each language that shows its faces at several sizes and what typesetting does with them, in the
/// campaign's own texts: for a native reader to judge. Error: `empty-specimen`.
[[nodiscard]] Report specimen(const Job& job, base::Sources& sources, const Deliver& deliver,
                              base::Diagnostics& diagnostics);

/// Everything that a language's people need, in a folder `campaign-ko`: each layout in each edition (all that the project
/// has, where the job names none), its words as plain text, an index with pictures and print tips; and all of it as
/// `campaign-ko.zip`. A language whose pieces do not all stand has no index and no zip. Error: `zip-too-large`.
[[nodiscard]] Report pack(const Job& job, base::Sources& sources, const Deliver& deliver, const Progress& progress,
                          base::Diagnostics& diagnostics);

/// Every box of one page: id, rectangle in mm, style values, the file:line that set each, and the losers. `box`: only
/// this id.
enum class Style { text, json };
[[nodiscard]] base::Result<std::string> inspect(const Job& job, std::string_view box, Style style,
                                                base::Sources& sources, base::Diagnostics& diagnostics);

/// How far each text of the job shrinks and how much room it has left, and for each group that is to have one size in
/// all languages: what every language can bear, who sets it, and whom it costs. `lock` becomes the fit.lock.yaml that
/// says so; it needs all languages.
struct Fitted {
  std::string report;
  std::string lock;       ///< empty: the campaign has no such groups
  std::string lock_path;  ///< where it belongs
};
[[nodiscard]] base::Result<Fitted> fit(const Job& job, Style style, base::Sources& sources,
                                       base::Diagnostics& diagnostics);

/// The JSON Schema of a kind of document; nothing where there is no such kind.
[[nodiscard]] std::optional<std::string> schema(std::string_view kind);
[[nodiscard]] std::vector<std::string_view> schema_kinds();
/// The layout reference in Markdown.
[[nodiscard]] std::string layout_reference();
/// The catalogue's faces, and whether each file is there and is the one it should be.
[[nodiscard]] base::Result<std::string> fonts(const Job& job, Style style, base::Sources& sources,
                                              base::Diagnostics& diagnostics);
/// The campaign's languages: tag, own name, draft or reviewed, missing and extra texts.
[[nodiscard]] base::Result<std::string> languages(const Job& job, Style style, base::Sources& sources,
                                                  base::Diagnostics& diagnostics);
[[nodiscard]] std::string version(Style style);
/// What a run did and said, as JSON: files, sizes, diagnostics with file, line, column and hints.
[[nodiscard]] std::string summary_json(const Report& report, const base::Diagnostics& diagnostics,
                                       const base::Sources& sources);

/// Writes a file whole or not at all: a temporary file beside it, checked, synced, renamed. Sweeps what killed runs
/// left. Errors: `cannot-write` (73) with the reason.
[[nodiscard]] base::Result<base::Done> write_file(const std::string& path, std::string_view bytes,
                                                  base::Diagnostics& diagnostics);
/// Writes to an open file descriptor (standard output); a closed pipe is an error, not a signal.
[[nodiscard]] base::Result<base::Done> write_descriptor(int descriptor, std::string_view bytes,
                                                        base::Diagnostics& diagnostics);

}  // namespace handbill::app
