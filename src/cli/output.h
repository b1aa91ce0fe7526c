#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "cli/arguments.h"

namespace handbill::cli {

/// To standard output; a failure to write is a diagnostic.
void print(std::string_view text, base::Diagnostics& diagnostics);
/// To standard error.
void print_messages(const Arguments& arguments, const base::Diagnostics& diagnostics, const base::Sources& sources);
/// To standard error: the languages that no native reader has signed.
void tell_drafts(const app::Report& report);
/// `12/108` on a terminal, rewritten in place; silent elsewhere.
[[nodiscard]] app::Progress progress();

/// How the command's answer is to be written.
[[nodiscard]] app::Style style_of(const Arguments& arguments);
/// Prints a command's whole result, which is one text, then what there is to say of it; gives the exit code.
[[nodiscard]] int answer(const Arguments& arguments, const base::Result<std::string>& text,
                         const base::Sources& sources, base::Diagnostics& diagnostics);

/// Runs what makes files, takes them to where -o says and tells what came of it; gives the exit code.
[[nodiscard]] int make_files(const Arguments& arguments, const base::Sources& sources, base::Diagnostics& diagnostics,
                             const std::function<app::Report(const app::Deliver&)>& make);

/// Whether -o names one file, or standard output, rather than a folder.
[[nodiscard]] bool is_single_file(const std::string& output);
/// Takes files to where -o says. One file at most goes to a named file or to standard output.
class Destination {
 public:
  explicit Destination(const Arguments& arguments);
  [[nodiscard]] base::Result<base::Done> deliver(app::Artefact artefact, base::Diagnostics& diagnostics);
  /// A single file is written when it is known to be the only one.
  void close(base::Diagnostics& diagnostics);

 private:
  std::string output_;
  bool single_;
  int delivered_ = 0;
  std::string held_;
};

}  // namespace handbill::cli
