#include "cli/arguments.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <climits>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "base/diagnostic.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/options.h"

namespace handbill::cli {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

/// The folder that this program lies in.
std::filesystem::path own_folder() {
  std::array<char, PATH_MAX> path{};
  const ssize_t length = ::readlink("/proc/self/exe", path.data(), path.size());
  return length <= 0 ? std::filesystem::path(".")
                     : std::filesystem::path(std::string(path.data(), static_cast<std::size_t>(length))).parent_path();
}

/// Beside the program in a build folder, in libexec where it was installed.
std::string worker_path() {
  const auto beside = own_folder() / "handbill-svg-worker";
  std::error_code ignored;
  if (std::filesystem::exists(beside, ignored)) return beside.string();
  return (own_folder().parent_path() / "libexec" / "handbill" / "handbill-svg-worker").string();
}

/// Beside the program in a build folder, in share where it was installed.
std::string shared_folder(const char* name) {
  const auto beside = own_folder() / "share" / name;
  std::error_code ignored;
  if (std::filesystem::exists(beside, ignored)) return beside.string();
  return (own_folder().parent_path() / "share" / "handbill" / name).string();
}

std::string cache_folder() {
  if (const std::string base = environment("XDG_CACHE_HOME"); base.starts_with("/")) return base + "/handbill";
  if (const std::string home = environment("HOME"); home.starts_with("/")) return home + "/.cache/handbill";
  return {};
}

/// https://reproducible-builds.org/specs/source-date-epoch: seconds since 1970, decimal.
bool read_date(app::Job& job) {
  const std::string text = environment("SOURCE_DATE_EPOCH");
  if (text.empty()) return true;
  std::int64_t seconds = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
  constexpr std::int64_t year_10000 = 253'402'300'800;
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || seconds < 0 || seconds >= year_10000) {
    std::cerr << "handbill: error[bad-date]: expected SOURCE_DATE_EPOCH in seconds since 1970, found \"" << text
              << "\"\n";
    return false;
  }
  job.date = seconds;
  return true;
}

bool read_formats(Arguments& arguments) {
  for (const auto& name : arguments.raw.formats) {
    const auto format = app::parse_format(name);
    if (!format) {
      std::cerr << "handbill: error[no-such-format]: expected pdf, png or svg after --format, found \"" << name
                << "\"\n";
      const auto near = base::nearest(name, {"pdf", "png", "svg"});
      if (!near.empty()) std::cerr << "  hint: did you mean `" << near << "`?\n";
      return false;
    }
    arguments.job.formats.push_back(*format);
  }
  if (!arguments.job.formats.empty()) return true;
  const auto extension = std::filesystem::path(arguments.output).extension().string();
  const auto format = extension.empty() ? std::nullopt : app::parse_format(extension.substr(1));
  arguments.job.formats.push_back(format.value_or(app::Format::pdf));
  return true;
}

bool read_project(Arguments& arguments) {
  const InProject place = arguments.command->project;
  if (place == InProject::no) return true;
  if (!arguments.raw.project.empty()) {
    arguments.job.project.folder = arguments.raw.project;
    return true;
  }
  const auto found = app::find_project(".");
  if (!found && place == InProject::yes) {
    std::cerr << "handbill: error[no-project]: found no folder with layouts/ and content/ here or above\n"
                 "  hint: go to a Handbill project, or name one with --project\n";
    return false;
  }
  arguments.job.project.folder = found.value_or(".");
  return true;
}

void expand_all(std::vector<std::string>& names) {
  if (names.size() == 1 && names.front() == "all") names.clear();
}

/// The nearest name that the command knows, as it is typed.
std::string near_option(std::string_view word, const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  }
  return std::string(base::nearest(word.substr(0, word.find('=')), {names.begin(), names.end()}));
}

std::string near_command(std::string_view word) {
  std::vector<std::string_view> names;
  for (const Command* each : commands()) names.push_back(each->name);
  return std::string(base::nearest(word, names));
}

/// CLI11's complaints in Handbill's form, with the name that was meant.
void tell_usage(const CLI::ParseError& error, const CLI::App& program) {
  const auto extras = program.remaining(true);
  const auto chosen = program.get_subcommands();
  const CLI::App& command = chosen.empty() ? program : *chosen.front();
  const std::string help = "handbill" + (chosen.empty() ? "" : " " + command.get_name()) + " --help";
  const bool is_extra = dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !extras.empty();
  if (!is_extra) {
    std::cerr << "handbill: error[usage]: " << base::printable(error.what()) << "\n  hint: " << help
              << " lists what there is\n";
    return;
  }
  std::string unknown = extras.front();
  if (chosen.empty()) {
    const auto word =
        std::find_if(extras.begin(), extras.end(), [](const std::string& each) { return !each.starts_with('-'); });
    if (word != extras.end()) unknown = *word;
  }
  const bool is_option = unknown.starts_with('-');
  const std::string near = is_option ? near_option(unknown, command) : near_command(unknown);
  std::cerr << "handbill: error[usage]: there is no " << (is_option ? "option " : "command ") << base::quote(unknown)
            << "\n  hint: ";
  if (near.empty()) std::cerr << help << " lists what there is\n";
  else std::cerr << "did you mean `" << near << "`?\n";
}

/// What was typed becomes a job; false: the user was told why not.
bool complete(Arguments& arguments) {
  const Raw& raw = arguments.raw;
  arguments.colour = !raw.no_color && environment("NO_COLOR").empty() && ::isatty(STDERR_FILENO) != 0;
  if (!raw.output.empty()) arguments.output = raw.output;
  arguments.job.worker = worker_path();
  arguments.start.examples = shared_folder("examples");
  arguments.package.licences = shared_folder("licences");
  arguments.job.shared = shared_folder("press");
  arguments.job.cache_folder = raw.no_cache ? std::string() : cache_folder();
  arguments.job.keep_between_pages = !raw.no_reuse;
  expand_all(arguments.job.languages);
  expand_all(arguments.job.layouts);
  return read_date(arguments.job) && read_formats(arguments) && read_project(arguments);
}

}  // namespace

std::optional<Arguments> read_arguments(int argc, char** argv, int& exit_code) {
  Arguments arguments;
  CLI::App program("Handbill renders posters and leaflets from YAML layouts and a campaign's texts.", "handbill");
  program.require_subcommand(0, 1);  // what follows a command is never another: `schema fonts` asks for a schema
  bool version = false;
  program.add_flag("--version", version, std::string(version_command.summary));
  Options general(program);
  add_general(general, arguments);
  std::vector<std::pair<const CLI::App*, const Command*>> known;
  for (const Command* command : commands()) {
    CLI::App* const added = program.add_subcommand(std::string(command->name), std::string(command->summary));
    Options options(*added);
    command->add_options(options, arguments);
    add_general(options, arguments);
    known.emplace_back(added, command);
  }

  exit_code = exit_usage;
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      exit_code = exit_done;
      program.exit(error, std::cout, std::cerr);
    } else {
      tell_usage(error, program);
    }
    return std::nullopt;
  }
  if (version) arguments.command = &version_command;
  for (const auto& [parsed, command] : known) {
    if (parsed->parsed()) arguments.command = command;
  }
  if (arguments.command == nullptr) {
    std::cerr << program.help();
    return std::nullopt;
  }
  if (!complete(arguments)) return std::nullopt;
  return arguments;
}

}  // namespace handbill::cli
