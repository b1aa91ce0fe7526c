#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/job.h"
#include "base/diagnostic.h"
#include "base/result.h"
#include "base/sources.h"

/// Handbill's C++ API: a job in, files out. The handbill command is built on this header alone.
namespace handbill::app {

/// Prepares the process: text never looks at the system's font configuration, and a warning of a C library becomes a
/// diagnostic. Once, in main, before threads start. A program that does not call it still works, only slower.
void prepare_process();

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

/// Everything that a language's people need, in a folder `campaign-ko`: each layout in each edition (all that the
/// project has, where the job names none), its words as plain text, an index with pictures and print tips; and all of
/// it as `campaign-ko.zip`. A language whose pieces do not all stand has no index and no zip. Error: `zip-too-large`.
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

/// Every language (in columns) and edition (in rows) of a layout on one sheet of A3, several pages of a unit side by
/// side; a unit that fails shows its error. Files: `contact-sheet.pdf`, or a picture a layout.
[[nodiscard]] Report contact_sheet(const Job& job, base::Sources& sources, const Deliver& deliver,
                                   const Progress& progress, base::Diagnostics& diagnostics);

/// What became of every box between two states: a table, and pages that show both over each other.
struct Compare {
  std::string before;         ///< a project's folder, or a file of save_state()
  std::string after;          ///< the same; empty: the job's project as it stands
  Style style = Style::text;  ///< of the report
};
struct Difference {
  std::string report;
  bool any = false;  ///< any page differs
};
/// A box differs where it moved by more than 0.005 mm, or its words or its ink did. `deliver`, where there is one, gets
/// `changes.pdf`, or a picture for each page that differs. Error: `bad-snapshot` (65).
[[nodiscard]] base::Result<Difference> diff(const Job& job, const Compare& wanted, base::Sources& sources,
                                            const Deliver& deliver, const Progress& progress,
                                            base::Diagnostics& diagnostics);
/// The state of the job's project as a file to compare with later.
[[nodiscard]] base::Result<std::string> save_state(const Job& job, base::Sources& sources, const Progress& progress,
                                                   base::Diagnostics& diagnostics);

/// A layout or a campaign that is begun from one of the worked examples that come with Handbill.
struct Start {
  enum class Kind { layout, campaign };
  Kind kind = Kind::campaign;
  std::string name;      ///< of the new layout or campaign
  std::string example;   ///< `poster`
  std::string examples;  ///< the folder that holds them, which is a project of its own
};
/// Copies what the example needs, under the new name, and overwrites nothing; tells what it wrote, what it kept, and
/// which texts it wrote out. Errors: `bad-name`, `no-such-example`, `file-exists` (73), `cannot-write` (73).
[[nodiscard]] base::Result<std::string> start(const Project& project, const Start& wanted, Style style,
                                              base::Sources& sources, base::Diagnostics& diagnostics);
/// Each example's name and what it is.
[[nodiscard]] base::Result<std::string> examples(const std::string& folder, Style style, base::Sources& sources,
                                                 base::Diagnostics& diagnostics);

/// All that the job's pages are made of, in a folder of its own that renders the same bytes elsewhere: every file that
/// was read, the fonts with their licences, and a manifest with the hashes of both and of what they make.
struct Package {
  std::string folder;    ///< new or empty
  std::string licences;  ///< the folder that holds `OFL-1.1.txt`
};
/// Tells what it gathered; the manifest where JSON is asked. Nothing is written where a page fails. Errors:
/// `folder-not-empty` (73), `font-missing`; warning: `no-licence-text`.
[[nodiscard]] base::Result<std::string> package(const Job& job, const Package& wanted, Style style,
                                                base::Sources& sources, const Progress& progress,
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
/// The print shops' profiles, a line each; or the one that the job names, in words. Error: `no-such-profile` (66).
[[nodiscard]] base::Result<std::string> profiles(const Job& job, Style style, base::Sources& sources,
                                                 base::Diagnostics& diagnostics);
/// A theme's inks as a palette for other programs: `gpl` (GIMP, Inkscape, Scribus; what a screen shows) or `ase`
/// (Adobe Swatch Exchange; CMYK, separations as spots). Without a name, the campaign's theme. Error: `no-such-theme`.
struct Palette {
  std::string theme;
  std::string format = "gpl";
};
[[nodiscard]] base::Result<std::string> palette(const Job& job, const Palette& wanted, base::Sources& sources,
                                                base::Diagnostics& diagnostics);
/// A picture for each plate of the job's pages (`press/poster-a4-ko-cyan.png`: black is full ink), a soft proof, and
/// for each page how much of it each plate covers, where the most ink lies and in which boxes. Edition: `press` where
/// none is named.
[[nodiscard]] base::Result<std::string> plates(const Job& job, Style style, base::Sources& sources,
                                               const Deliver& deliver, base::Diagnostics& diagnostics);
/// What the print shop is told besides what the pages say themselves.
struct Handover {
  std::string job;                      ///< what the shop and the customer call it; empty: the campaign's name
  std::string customer;                 ///< who orders
  std::string note;                     ///< for the shop
  std::string stock;                    ///< the paper in words: `170 gsm silk`; empty: what the layouts say
  std::vector<std::string> quantities;  ///< copies of each piece: `500` in every language, `ko=200` in one
  std::string exceptions;               ///< as of preflight
  bool proof = false;                   ///< drafts and samples may be in it, and the files say so
};
/// All that a shop needs in one folder and as a zip of it: the print files, named by the profile's pattern, the report
/// of preflight, a proof to sign, and a job ticket as PDF and JSON. Nothing is delivered where any page fails, or where
/// a rule of preflight does that nobody signed off; in a proof that is a warning. Edition: `press` where none is named.
/// Errors: `bad-quantity` (64), `not-for-press` (64), `same-file-name`, `preflight-failed`, those of render and of
/// preflight; warning: `other-stock`.
[[nodiscard]] Report handover(const Job& job, const Handover& wanted, base::Sources& sources, const Deliver& deliver,
                              const Progress& progress, base::Diagnostics& diagnostics);
/// A PDF, ours or anybody's, against the job's profile.
struct Preflight {
  std::string file;
  std::string map;                ///< of `render --map`; empty: none
  std::string exceptions;         ///< a YAML list; empty: none
  std::string annotated;          ///< where a copy with every finding framed goes; empty: nowhere
  std::string size;               ///< that was ordered: `A4`; empty: not known
  bool lies = false;              ///< the ordered size lies on its long side
  unsigned pages = 0;             ///< that were ordered; 0: not known
  std::string folds;              ///< that were ordered: `roll`; empty: not known
  bool with_ghostscript = false;  ///< measure ink by it
};
struct PreflightAnswer {
  std::string report;
  bool passed = false;  ///< no rule failed that nobody signed off
};
/// Errors: those of preflight/preflight.h, `bad-map` (65), `no-such-paper` (64), `no-such-fold` (64),
/// `folds-without-size` (64), `no-ghostscript` (66).
[[nodiscard]] base::Result<PreflightAnswer> preflight(const Job& job, const Preflight& wanted, Style style,
                                                      base::Sources& sources, base::Diagnostics& diagnostics);
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
