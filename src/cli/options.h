#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.h"

namespace CLI {
class App;
}

namespace handbill::cli {

/// What may be written after a command. Every one is read into a place of the arguments; CLI11 stays behind this.
class Options {
 public:
  explicit Options(CLI::App& command) : command_(command) {}

  /// Words without a name before them, in their order: `layout`.
  void words(const std::string& name, std::vector<std::string>& into, const std::string& help);
  void word(const std::string& name, std::string& into, const std::string& help);
  /// The same, and the command needs it.
  void needed_word(const std::string& name, std::string& into, const std::string& help);
  void text(const std::string& names, std::string& into, const std::string& help);
  /// The same, and the command needs it.
  void needed_text(const std::string& names, std::string& into, const std::string& help);
  /// One of `choices`.
  void choice(const std::string& names, std::string& into, const std::vector<std::string>& choices,
              const std::string& help);
  /// Several with commas between them.
  void list(const std::string& names, std::vector<std::string>& into, const std::string& help);
  void number(const std::string& names, double& into, double least, double most, const std::string& help);
  void number(const std::string& names, unsigned& into, unsigned least, unsigned most, const std::string& help);
  void number(const std::string& names, std::optional<unsigned>& into, unsigned least, unsigned most,
              const std::string& help);
  void flag(const std::string& names, bool& into, const std::string& help);

 private:
  CLI::App& command_;
};

/// What every command takes: how results and messages are printed.
void add_general(Options& options, Arguments& arguments);
/// Where the project lies and which campaign of it is meant.
void add_place(Options& options, Arguments& arguments);
/// Which pages: layouts, languages, editions, details, and how they are worked off.
void add_selection(Options& options, Arguments& arguments);
/// The same but the layouts, where other words follow the command.
void add_pages(Options& options, Arguments& arguments);
void add_resolution(Options& options, Arguments& arguments);
/// In what form, and where it goes. `output_help` says what -o may be.
void add_output(Options& options, Arguments& arguments, const std::string& output_help);

}  // namespace handbill::cli
