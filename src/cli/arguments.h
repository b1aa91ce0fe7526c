#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/handbill.h"
#include "app/print_run.h"
#include "cli/command.h"

namespace handbill::cli {

/// What is typed, before it is checked and put into a job.
struct Raw {
  std::vector<std::string> formats;
  std::string project;
  std::string output;  ///< empty: not said
  bool no_color = false;
  bool no_cache = false;
  bool no_reuse = false;
};

/// What is typed after `impose`, `booklet`, `tile` and `calibration`.
struct SheetOptions {
  std::string file;
  std::string sheet;
  std::string nup = "2";
  std::string gutter;
  std::string flip;
  std::string marks = "cut";
  std::string back_offset;
  std::string creep;
  std::string stock;
  std::string work;
  std::string gripper;
  std::string overlap;
  std::string scale;
  std::string language;
  unsigned signature = 0;
  bool repeat = false;
  bool cut_and_stack = false;
  bool shrink = false;
  bool right_to_left = false;
  bool press = false;
};

/// What is typed after `merge`.
struct MergeOptions {
  app::PrintRun run;
  std::string shard;  ///< empty: not said
  std::string timings;
  unsigned limit = 0;
  std::optional<unsigned> most_failures;
};

/// What the command line asks for.
struct Arguments {
  const Command* command = nullptr;
  app::Job job;
  Raw raw;
  std::string output = "out";  ///< a folder, a file, or `-`
  std::string view = "flat";   ///< render: flat or folded
  std::string box;             ///< inspect: only this id
  std::string schema_kind;
  SheetOptions sheets;
  app::Start start;                    ///< init
  app::Package package;                ///< package
  std::vector<std::string> states;     ///< diff: what to compare
  std::vector<std::string> manifests;  ///< manifest: `merge`, then what to merge
  std::string save;                    ///< diff: the file to write the state to
  app::Palette palette;                ///< palette
  app::Preflight preflight;            ///< preflight
  app::Handover handover;              ///< handover
  MergeOptions merge;                  ///< merge
  std::string start_kind;              ///< init: `layout` or `campaign`
  bool write = false;                  ///< fit: write fit.lock.yaml
  bool reference = false;              ///< schema: the layout reference instead
  bool json = false;
  bool colour = false;
};

/// Reads argv and the environment. Nothing: the user was answered already (help, or a usage error); leave with
/// `exit_code`.
[[nodiscard]] std::optional<Arguments> read_arguments(int argc, char** argv, int& exit_code);

}  // namespace handbill::cli
