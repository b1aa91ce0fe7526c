#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/geometry.h"
#include "base/result.h"

/// What a job is told and what comes of it.
namespace handbill::app {

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
  std::vector<std::string> editions;   ///< names; empty: screen and office; `all`: every one there is
  std::vector<Format> formats;         ///< empty: PDF
  std::string details;                 ///< path of a details file; empty: the campaign's
  std::string theme;                   ///< by name, for all layouts; empty: the campaign's, then each layout's
  bool final_ = false;                 ///< refuse drafts, samples and unfilled placeholders
  bool strict = false;                 ///< a warning fails a page as an error does
  double dpi = 100;                    ///< of PNG, 10 to 1200
  std::string paper;      ///< `Letter`: A3, A4 and A5 become Tabloid, Letter and half of it; empty: as laid out
  bool coverage = false;  ///< estimate how much of the pages each plate covers
  std::vector<std::string>
      overlays;  ///< grid, boxes, safe, bleed, folds, baseline, order; PNG, SVG and the screen edition's PDF only
  bool folded = false;               ///< pictures of folded pieces instead of their pages
  bool outline_text = false;         ///< letters of PDFs as shapes: no fonts, and no words to find or to copy
  bool map = false;                  ///< beside each PDF a map of its boxes and their lines, for `preflight`
  std::string profile;               ///< of a print shop, by name, for editions for the press; empty: `coated`
  std::string icc;                   ///< the shop's own ICC profile, a path; empty: the profile's
  std::string revision;              ///< for the slug line and the job ticket: `3`, `2026-04-02 b`; empty: none
  std::string shared;                ///< a folder with profiles/ for projects that have none of that name; may be empty
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
  std::string paper = {};  ///< `letter`, where the page was laid out anew for it
};
/// How much of a unit's pages each plate covers, in percent.
struct Plates {
  double cyan = 0, magenta = 0, yellow = 0, black = 0;
  [[nodiscard]] double total() const { return cyan + magenta + yellow + black; }
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
  std::size_t bytes = 0;              ///< of all files
  std::vector<base::Length> sizes;    ///< type sizes on the page, largest first
  std::optional<Plates> plates = {};  ///< where the job asked for the coverage
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

}  // namespace handbill::app
