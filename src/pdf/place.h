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

/// What a print file says that is made for a press.
struct PressFacts {
  std::string standard;                  ///< `PDF/X-4`, as the file says; empty: none of PDF/X
  bool has_intent = false;               ///< an output intent for PDF/X
  bool trapped = false;                  ///< inks are spread into each other already
  std::vector<std::string> separations;  ///< inks besides those of process, by name, each once
};
/// Errors as of read_source.
[[nodiscard]] base::Result<PressFacts> read_press_facts(std::string_view bytes, const std::string& name,
                                                        base::Diagnostics& diagnostics);

struct Placing {
  std::string_view source;  ///< the PDF whose pages are placed; empty where the plan has no cells
  std::string name;         ///< of the source, for messages
  /// A PDF with a page for each side, as large as the sheet: cairo's, in black alone; for a press in the inks that it
  /// is printed with.
  std::string_view marks;
  const impose::Plan& plan;
};
/// A print file with a page for each side: every source page is there once, as a form that the cells share, cut to its
/// trim and the bleed that the plan keeps; filled-in forms and stamps are drawn as they print. A plan for a press gives
/// a file with the source's intent for PDF/X, which `about` names, and separations of marks are the source's own
/// objects. Deterministic. Errors as of read_source and, for the marks, as of finish.
[[nodiscard]] base::Result<std::string> place(const Placing& placing, const FinishOptions& about,
                                              base::Diagnostics& diagnostics);

}  // namespace handbill::pdf
