#pragma once

#include "app/imposition.h"
#include "cli/arguments.h"
#include "cli/options.h"

namespace handbill::cli {

/// What all commands that lay pages on sheets take; `file_help` is empty where there is no file.
void add_sheet_options(Options& options, Arguments& arguments, const std::string& file_help);

/// What the commands take that make sheets for a press, too.
void add_press_options(Options& options, Arguments& arguments);

/// Turns what was typed into values; a mistake is a diagnostic with exit code 64.
class SheetReader {
 public:
  SheetReader(const Arguments& arguments, base::Diagnostics& diagnostics);

  /// The option's length, or `otherwise` where it is not said.
  [[nodiscard]] base::Length length(const std::string& text, const char* option, base::Length otherwise);
  /// `150%` as 1.5.
  [[nodiscard]] double scale(const std::string& text);
  /// `4`, or columns and rows: `3x5`.
  void cells(const std::string& text, impose::NUp& scheme);
  /// The job, once everything is read; nothing where anything was wrong.
  [[nodiscard]] std::optional<app::SheetJob> job(impose::Scheme scheme);

 private:
  void common();
  void press();
  void back_offset(const std::string& text);
  void fail(std::string message);
  /// Which of `known` the option names, else the first, with an error.
  std::size_t choice(const std::string& text, const char* option, const std::vector<std::string_view>& known);

  const Arguments& arguments_;
  base::Diagnostics& diagnostics_;
  app::SheetJob job_;
};

/// Makes the sheets, takes them to where -o says, and tells what came of it; gives the exit code.
[[nodiscard]] int make_sheets(const Arguments& arguments, const std::optional<app::SheetJob>& job,
                              base::Sources& sources, base::Diagnostics& diagnostics);

}  // namespace handbill::cli
