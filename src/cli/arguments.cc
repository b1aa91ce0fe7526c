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
#include "cli/exit_code.h"

namespace handbill::cli {
namespace {

/// What CLI11 fills before it is checked and put into a job.
struct Raw {
  std::vector<std::string> formats;
  std::string project;
  bool no_color = false;
  bool no_cache = false;
  bool no_reuse = false;
};

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

bool read_formats(const Raw& raw, Arguments& arguments) {
  for (const auto& name : raw.formats) {
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

bool read_project(const Raw& raw, Arguments& arguments) {
  if (arguments.command == Command::version || arguments.command == Command::schema) return true;
  if (!raw.project.empty()) {
    arguments.job.project.folder = raw.project;
    return true;
  }
  const auto found = app::find_project(".");
  if (!found) {
    std::cerr << "handbill: error[no-project]: found no folder with layouts/ and content/ here or above\n"
                 "  hint: go to a Handbill project, or name one with --project\n";
    return false;
  }
  arguments.job.project.folder = *found;
  return true;
}

void expand_all(std::vector<std::string>& names) {
  if (names.size() == 1 && names.front() == "all") names.clear();
}

void add_selection(CLI::App& command, Arguments& arguments, Raw& raw) {
  command.add_option("layout", arguments.job.layouts, "Layouts by name; all of the campaign's where none is named");
  command.add_option("--lang", arguments.job.languages, "Languages: `ko,en`, or `all`")->delimiter(',');
  command.add_option("--edition", arguments.job.editions, "Editions: `screen`, `office`; both where none is named")
      ->delimiter(',');
  command.add_option("--details", arguments.job.details, "Local details: church, date, time, venue, contact")
      ->option_text("FILE");
  command.add_option("--campaign", arguments.job.project.campaign,
                     "A folder below content/; needed where there are several");
  command.add_option("--project", raw.project,
                     "The folder that holds layouts/ and content/; searched upwards from here otherwise");
  command.add_option("--threads", arguments.job.threads, "Threads; one a core where not said")
      ->check(CLI::Range(1, 256));
  command.add_flag("--final", arguments.job.final_, "Refuse drafts, samples and unfilled placeholders, naming each");
  command.add_flag("--strict", arguments.job.strict, "Count warnings as errors");
  command.add_flag("--no-cache", raw.no_cache, "Keep nothing between runs");
  command.add_flag("--no-reuse", raw.no_reuse, "Keep nothing between pages (slower; the bytes are the same)");
}

void add_general(CLI::App& command, Arguments& arguments, Raw& raw) {
  command.add_flag("--json", arguments.json, "Results and messages as JSON on standard output");
  command.add_flag("--no-color", raw.no_color, "No colour in messages; NO_COLOR says the same");
}

}  // namespace

namespace {

/// The nearest name that the command knows, as it is typed.
std::string near_option(std::string_view word, const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  }
  return std::string(base::nearest(word.substr(0, word.find('=')), {names.begin(), names.end()}));
}

/// CLI11's complaints in Handbill's form, with the name that was meant.
void tell_usage(const CLI::ParseError& error, const CLI::App& program) {
  const auto extras = program.remaining(true);
  const auto commands = program.get_subcommands();
  const CLI::App& command = commands.empty() ? program : *commands.front();
  const std::string help = "handbill" + (commands.empty() ? "" : " " + command.get_name()) + " --help";
  const bool is_extra = dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !extras.empty();
  if (!is_extra) {
    std::cerr << "handbill: error[usage]: " << base::printable(error.what()) << "\n  hint: " << help
              << " lists what there is\n";
    return;
  }
  std::string unknown = extras.front();
  if (commands.empty()) {
    const auto word =
        std::find_if(extras.begin(), extras.end(), [](const std::string& each) { return !each.starts_with('-'); });
    if (word != extras.end()) unknown = *word;
  }
  const bool is_option = unknown.starts_with('-');
  const std::string near =
      is_option ? near_option(unknown, command)
                : std::string(base::nearest(
                      unknown, {"render", "check", "inspect", "fit", "specimen", "schema", "fonts", "languages"}));
  std::cerr << "handbill: error[usage]: there is no " << (is_option ? "option " : "command ") << base::quote(unknown)
            << "\n  hint: ";
  if (near.empty()) std::cerr << help << " lists what there is\n";
  else std::cerr << "did you mean `" << near << "`?\n";
}

/// Every command with its options.
std::vector<std::pair<const CLI::App*, Command>> add_commands(CLI::App& program, Arguments& arguments, Raw& raw) {
  auto* render = program.add_subcommand("render", "Make PDF, PNG or SVG files");
  add_selection(*render, arguments, raw);
  render->add_option("--format", raw.formats, "pdf, png, svg; several with commas")->delimiter(',');
  render->add_option("-o,--output", arguments.output,
                     "A folder (default: out), a file for one page, or - for standard output");
  render->add_option("--dpi", arguments.job.dpi, "Resolution of PNG")->check(CLI::Range(10.0, 1200.0));
  render
      ->add_option("--overlay", arguments.job.overlays,
                   "grid, boxes, safe, bleed, baseline, order: drawn over previews")
      ->delimiter(',');

  auto* check = program.add_subcommand("check", "Find everything that is wrong, make no files");
  add_selection(*check, arguments, raw);

  auto* inspect = program.add_subcommand("inspect", "Every box of a page: place, values, and who set them");
  add_selection(*inspect, arguments, raw);
  inspect->add_option("--box", arguments.box, "Only the box with this id");

  auto* fit =
      program.add_subcommand("fit", "How far texts shrink, what room they have left, and what size languages share");
  add_selection(*fit, arguments, raw);
  fit->add_flag("--write", arguments.write, "Write the shared sizes to the campaign's fit.lock.yaml");

  auto* specimen = program.add_subcommand("specimen", "A page that shows how a language is set, for a native reader");
  specimen->add_option("--lang", arguments.job.languages, "Languages: `ko,en`, or `all`")->delimiter(',');
  specimen->add_option("--format", raw.formats, "pdf, png, svg; several with commas")->delimiter(',');
  specimen->add_option("-o,--output", arguments.output,
                       "A folder (default: out), a file for one language, or - for standard output");

  auto* schema = program.add_subcommand("schema", "The JSON Schema of a kind of file");
  schema->add_option("kind", arguments.schema_kind, "layout, theme, edition, campaign, language, details or fonts");
  schema->add_flag("--reference", arguments.reference, "The layout reference in Markdown instead");

  auto* fonts =
      program.add_subcommand("fonts", "The faces that may be used, and whether their files are the right ones");
  auto* languages = program.add_subcommand("languages", "The campaign's languages and what is missing in each");
  for (auto* command : {specimen, fonts, languages}) {
    command->add_option("--project", raw.project, "The folder that holds layouts/ and content/");
    command->add_option("--campaign", arguments.job.project.campaign, "A folder below content/");
  }
  for (auto* command : {render, check, inspect, fit, specimen, schema, fonts, languages})
    add_general(*command, arguments, raw);
  return {{render, Command::render}, {check, Command::check},        {inspect, Command::inspect},
          {fit, Command::fit},       {specimen, Command::specimen},  {schema, Command::schema},
          {fonts, Command::fonts},   {languages, Command::languages}};
}

}  // namespace

std::optional<Arguments> read_arguments(int argc, char** argv, int& exit_code) {
  Arguments arguments;
  Raw raw;
  CLI::App program("Handbill renders posters and leaflets from YAML layouts and a campaign's texts.", "handbill");
  program.require_subcommand(0, 1);  // what follows a command is never another: `schema fonts` asks for a schema
  bool version = false;
  program.add_flag("--version", version, "Versions of Handbill, its libraries and fonts");
  add_general(program, arguments, raw);

  const auto commands = add_commands(program, arguments, raw);

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
  bool any = version;
  if (version) arguments.command = Command::version;
  for (const auto& [command, meaning] : commands) {
    if (!command->parsed()) continue;
    arguments.command = meaning;
    any = true;
  }
  if (!any) {
    std::cerr << program.help();
    return std::nullopt;
  }
  arguments.colour = !raw.no_color && environment("NO_COLOR").empty() && ::isatty(STDERR_FILENO) != 0;
  arguments.job.worker = worker_path();
  arguments.job.cache_folder = raw.no_cache ? std::string() : cache_folder();
  arguments.job.keep_between_pages = !raw.no_reuse;
  expand_all(arguments.job.languages);
  expand_all(arguments.job.layouts);
  expand_all(arguments.job.editions);
  if (!read_date(arguments.job) || !read_formats(raw, arguments) || !read_project(raw, arguments)) return std::nullopt;
  return arguments;
}

}  // namespace handbill::cli
