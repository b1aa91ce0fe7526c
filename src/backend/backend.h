#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "display/display.h"
#include "text/subset.h"

namespace handbill::backend {

/// Keeps opened faces between documents of one thread, so that glyphs already read are not read again. Optional: with
/// and without it the bytes are equal.
class FaceCache {
 public:
  struct Inside;
  /// So many faces at most.
  explicit FaceCache(std::size_t limit = 32);
  ~FaceCache();
  [[nodiscard]] Inside& inside() { return *inside_; }

 private:
  std::unique_ptr<Inside> inside_;
};

/// How inks become device colours.
enum class Colours {
  preview,  ///< each ink's preview; inks without C, M and Y become pure grey
  grey,     ///< the luminance of each preview, grey throughout
  plates,   ///< up to three plates as the absence of red, green and blue: see separations.h
  keys,     ///< color/key.h: the press stage maps it back to the ink exactly
};

/// How much of the sheet is drawn beyond the trim. `press`: the bleed, on a medium of whole points.
enum class Extent { trim, bleed, press };

struct Options {
  Colours colours = Colours::preview;
  Extent extent = Extent::trim;  ///< of the media; what lies outside it is clipped away
  std::int64_t date = 0;         ///< seconds since 1970 for the PDF's dates; 0 is 1970-01-01T00:00:00Z
  bool outline_text = false;     ///< PDF only: letters as shapes, and no fonts; nothing is to be found or copied then
  double dpi = 150;              ///< PNG only, 10 to 1200
  bool paper_white = true;       ///< PNG only: white ground; otherwise transparent
  std::size_t page = 0;          ///< PNG and SVG: which page
  FaceCache* faces = nullptr;  ///< kept by the caller beside `subsets`; none: faces are opened for this document alone
};

/// The document as PDF 1.5 as cairo writes it, all faces subset first. pdf::finish makes a print file of it; links are
/// its business. Errors: `draw-failed` at the item's place, with cairo's reason; `page-size` where a page is not 10 mm
/// to 5 m on both sides. `subsets` may be kept between documents of one thread.
[[nodiscard]] base::Result<std::string> write_pdf(const display::Pages& pages, const Options& options,
                                                  text::SubsetCache& subsets, base::Diagnostics& diagnostics);
/// One page as PNG, drawn through the same subset faces.
[[nodiscard]] base::Result<std::string> write_png(const display::Pages& pages, const Options& options,
                                                  text::SubsetCache& subsets, base::Diagnostics& diagnostics);
/// One page as SVG, text as outlines.
[[nodiscard]] base::Result<std::string> write_svg(const display::Pages& pages, const Options& options,
                                                  text::SubsetCache& subsets, base::Diagnostics& diagnostics);

/// Which plates a sheet is printed with: the four of process colour, or black alone.
enum class Plates { process, grey };
/// The share of the trimmed pages that each plate covers, 0 to 1, as a mean over their area.
struct Coverage {
  double cyan = 0, magenta = 0, yellow = 0, black = 0;
  [[nodiscard]] double total() const { return cyan + magenta + yellow + black; }
};
/// Estimated from a small bitmap of each plate, by the inks' own CMYK. A spot ink counts as what stands in for it.
[[nodiscard]] base::Result<Coverage> ink_coverage(const display::Pages& pages, Plates plates, FaceCache* faces,
                                                  text::SubsetCache& subsets, base::Diagnostics& diagnostics);

/// What of a page one box's fills and pictures cover in a tone darker than 20 %, as far as nothing lies over them.
struct DarkArea {
  display::Source source;
  double share = 0;  ///< of the trimmed page
};
/// Every box that covers more than `least` of its page so. Letters do not count.
[[nodiscard]] base::Result<std::vector<DarkArea>> dark_areas(const display::Pages& pages, double least,
                                                             text::SubsetCache& subsets,
                                                             base::Diagnostics& diagnostics);

/// Versions of cairo and FreeType, for `--version --json`.
[[nodiscard]] std::string cairo_version();
[[nodiscard]] std::string freetype_version();

}  // namespace handbill::backend
