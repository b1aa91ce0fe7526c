#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/geometry.h"
#include "base/result.h"
#include "display/display.h"

namespace handbill::pdf {

/// A place on a page that opens a web address; `at` from the media's top left.
struct LinkBox {
  base::Rect at;
  std::string uri;
};

/// One page's boxes: all in points from the media's top left (y down), as drawn; finish turns them round.
struct PageBoxes {
  base::Size media;
  base::Rect bleed;
  base::Rect trim;
  std::vector<LinkBox> links;  ///< clickable without a border; empty for the press
};

/// What a page is drawn on: as large as its trim, with its bleed and slug around it, or that in whole points.
enum class Medium { trim, bleed, press };
/// The boxes of `page` on such a medium, without links.
[[nodiscard]] PageBoxes boxes_of(const display::Page& page, Medium medium);
/// The links of `page` for `boxes`, those in groups included.
[[nodiscard]] std::vector<LinkBox> links_of(const display::Page& page, const PageBoxes& boxes);

/// What lets something below it show through, which PDF/X-1a cannot hold.
struct Transparent {
  display::Source source;  ///< of a group, that of the first thing in it
  std::string what;        ///< `an opacity of 0.5`
};
/// All of `page`, back to front: what press::make would refuse as `not-opaque`, but with the boxes' names.
[[nodiscard]] std::vector<Transparent> transparent_parts(const display::Page& page);

/// How the viewer's print dialog should start.
struct ViewerHints {
  bool no_scaling = false;  ///< PrintScaling None: the office edition is made for 100 %
  bool display_title = true;
  bool right_to_left = false;  ///< Direction R2L
  /// Duplex: over which edge the sheet is turned for its back.
  enum class Duplex { unsaid, long_edge, short_edge } duplex = Duplex::unsaid;
};

struct FinishOptions {
  std::string title;
  std::string author;
  std::string language;   ///< BCP 47, catalog /Lang
  std::string producer;   ///< `Handbill 0.1.0`
  std::int64_t date = 0;  ///< seconds since 1970
  std::vector<PageBoxes> pages;
  ViewerHints viewer;
  std::string standard;     ///< `PDF/X-4`: said in Info and in XMP; empty: none
  std::string document_id;  ///< of a standard's file: `uuid:` and 36 characters
  bool trapped = false;     ///< a standard's file says whether its inks are spread into each other already
  bool grey_only = false;   ///< every colour operator must come out as grey; anything else is an error
};

/// Makes a finished file of cairo's PDF: TrimBox and BleedBox, Info and XMP that say the same, Lang, title,
/// ViewerPreferences, no /Marked unless truly tagged, neutral text and fills as DeviceGray (`0 g`), one object per
/// repeated picture, links, a deterministic /ID. Fail closed, naming the object: `colour-unknown` where an operator,
/// space or shading may carry a colour that this stage does not know, `colour-not-grey` where `grey_only` meets a
/// colour, `pdf-broken` where `bytes` are no sound PDF or not these pages.
[[nodiscard]] base::Result<std::string> finish(const std::string& bytes, const FinishOptions& options,
                                               base::Diagnostics& diagnostics);

/// qpdf's version, for `--version --json`.
[[nodiscard]] std::string qpdf_version();

}  // namespace handbill::pdf
