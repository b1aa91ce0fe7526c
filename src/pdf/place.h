#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "impose/impose.h"
#include "pdf/pdf.h"

namespace handbill::pdf {

/// What a PDF says of its pages and of itself; ours or anybody's.
struct SourceFile {
  std::vector<impose::Page> pages;  ///< upright: /Rotate and /UserUnit are done with
  std::string title;
  std::string author;
  std::string language;
  bool right_to_left = false;
  ViewerHints::Duplex duplex = ViewerHints::Duplex::unsaid;  ///< how the piece itself is turned over
};

/// A page is its TrimBox (else CropBox, else MediaBox), with the bleed that its BleedBox adds. `name` is for messages.
/// Errors: `pdf-unreadable` (65) for what is no sound PDF, `pdf-locked` (65) for one with a password or a restriction,
/// `pdf-empty` (65), `pdf-page-size` (65) for a side below 10 mm or above 5 m.
[[nodiscard]] base::Result<SourceFile> read_source(std::string_view bytes, const std::string& name,
                                                   base::Diagnostics& diagnostics);

struct Placing {
  std::string_view source;  ///< the PDF whose pages are placed; empty where the plan has no cells
  std::string name;         ///< of the source, for messages
  std::string_view marks;   ///< cairo's PDF with a page for each side, as large as the sheet, in black alone
  const impose::Plan& plan;
};
/// A print file with a page for each side: every source page is there once, as a form that the cells share, cut to its
/// trim and the bleed that the plan keeps; filled-in forms and stamps are drawn as they print. Deterministic. Errors as
/// of read_source and, for the marks, as of finish.
[[nodiscard]] base::Result<std::string> place(const Placing& placing, const FinishOptions& about,
                                              base::Diagnostics& diagnostics);

}  // namespace handbill::pdf
