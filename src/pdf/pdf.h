#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/geometry.h"
#include "base/result.h"
#include "display/display.h"

namespace handbill::pdf {

/// One page's boxes: all in points from the media's top left (y down), as drawn; finish turns them round.
struct PageBoxes {
  base::Size media;
  base::Rect bleed;
  base::Rect trim;
};

/// How the viewer's print dialog should start.
struct ViewerHints {
  bool no_scaling = false;      ///< PrintScaling None: the office edition is made for 100 %
  bool display_title = true;
  bool right_to_left = false;   ///< Direction R2L
};

struct FinishOptions {
  std::string title;
  std::string author;
  std::string language;          ///< BCP 47, catalog /Lang
  std::string producer;          ///< `Handbill 0.1.0`
  std::int64_t date = 0;         ///< seconds since 1970
  std::vector<PageBoxes> pages;
  ViewerHints viewer;
  bool grey_only = false;        ///< every colour operator must come out as grey; anything else is an error
};

/// Makes a finished file of cairo's PDF: TrimBox and BleedBox, Info and XMP that say the same, Lang, title, ViewerPreferences, no
/// /Marked unless truly tagged, neutral text and fills as DeviceGray (`0 g`), one object per repeated picture, ActualText for
/// right-to-left runs, a deterministic /ID. Fail closed: a colour operator or space it does not know is an error naming the object.
[[nodiscard]] base::Result<std::string> finish(const std::string& bytes, const FinishOptions& options, base::Diagnostics& diagnostics);

/// qpdf's version, for `--version --json`.
[[nodiscard]] std::string qpdf_version();

}  // namespace handbill::pdf
