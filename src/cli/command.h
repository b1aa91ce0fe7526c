#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "base/sources.h"

namespace handbill::cli {

struct Arguments;
class Options;

/// Whether a command works in a project: not at all, in one where there is one or may be about to begin, or only in
/// one.
enum class InProject { no, if_there, yes };

/// One command of the program: how it is called, what may be said after it, and what it does. Each is a file in
/// commands/, and commands.cc lists them.
struct Command {
  std::string_view name;
  std::string_view summary;
  void (*add_options)(Options& options, Arguments& arguments);
  /// Prints results to standard output and messages to standard error, and gives the exit code.
  int (*run)(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics);
  InProject project = InProject::yes;
};

}  // namespace handbill::cli
