#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/handbill.h"

namespace handbill::cli {

enum class Command { render, check, inspect, fit, specimen, schema, fonts, languages, version };

/// What the command line asks for.
struct Arguments {
  Command command = Command::render;
  app::Job job;
  std::string output = "out";  ///< a folder, a file, or `-`
  std::string box;             ///< inspect: only this id
  std::string schema_kind;
  bool write = false;      ///< fit: write fit.lock.yaml
  bool reference = false;  ///< schema: the layout reference instead
  bool json = false;
  bool colour = false;
};

/// Reads argv and the environment. Nothing: the user was answered already (help, or a usage error); leave with
/// `exit_code`.
[[nodiscard]] std::optional<Arguments> read_arguments(int argc, char** argv, int& exit_code);

}  // namespace handbill::cli
