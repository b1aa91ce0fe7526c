#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/handbill.h"
#include "impose/impose.h"

/// Pages of any PDF on sheets of paper. The second header of Handbill's C++ API.
namespace handbill::app {

struct SheetJob {
  std::string file;  ///< path of the PDF; a calibration has none
  impose::Scheme scheme;
  /// Without a name the paper is chosen. What the PDF says of itself stands over `right_to_left` and `turn`.
  impose::Settings settings;
  /// On press sheets, nothing: both sides from two plates where `flip` would be two-sided, else one side.
  std::optional<impose::Work> work;
  std::optional<impose::Flip> flip;  ///< nothing: two-sided where the PDF is a two-sided piece, or a repeated pair
  std::string language;              ///< of words on the sheets; empty: the PDF's
  Project project;                   ///< where words and fonts come from; no folder: English, and the fonts built in
  std::int64_t date = Job::default_date;
};

/// A finished print file, and what who prints it must know.
struct Sheets {
  std::string name;  ///< `flyer-a5-en-2up.pdf`
  std::string bytes;
  impose::Plan plan;
  impose::Paper paper;  ///< as it lies
  std::size_t pages = 0;
};

/// Errors: those of impose::plan and of pdf::place, and of reading the file.
[[nodiscard]] base::Result<Sheets> make_sheets(const SheetJob& job, base::Sources& sources,
                                               base::Diagnostics& diagnostics);

/// `A4`, `A4 landscape` or `320x450mm`. Error: `no-such-paper`.
[[nodiscard]] base::Result<impose::Paper> read_paper(std::string_view text, base::Diagnostics& diagnostics);
/// `4mm`, `0.5in`: at least `least`, at most a metre. Error: `bad-length`, naming `option`.
[[nodiscard]] base::Result<base::Length> read_length(std::string_view text, std::string_view option,
                                                     base::Diagnostics& diagnostics);

/// What was made, in words for who prints it: `2 sheets of A4 landscape, ...`.
[[nodiscard]] std::string describe(const Sheets& sheets);
[[nodiscard]] std::string describe_json(const Sheets& sheets, const std::string& path,
                                        const base::Diagnostics& diagnostics, const base::Sources& sources);

}  // namespace handbill::app
