#include "cli/options.h"

#include <CLI/CLI.hpp>

namespace handbill::cli {

void Options::words(const std::string& name, std::vector<std::string>& into, const std::string& help) {
  command_.add_option(name, into, help);
}

void Options::word(const std::string& name, std::string& into, const std::string& help) {
  command_.add_option(name, into, help);
}

void Options::needed_word(const std::string& name, std::string& into, const std::string& help) {
  command_.add_option(name, into, help)->required();
}

void Options::text(const std::string& names, std::string& into, const std::string& help) {
  command_.add_option(names, into, help);
}

void Options::needed_text(const std::string& names, std::string& into, const std::string& help) {
  command_.add_option(names, into, help)->required();
}

void Options::choice(const std::string& names, std::string& into, const std::vector<std::string>& choices,
                     const std::string& help) {
  command_.add_option(names, into, help)->check(CLI::IsMember(choices));
}

void Options::list(const std::string& names, std::vector<std::string>& into, const std::string& help) {
  command_.add_option(names, into, help)->delimiter(',');
}

void Options::number(const std::string& names, double& into, double least, double most, const std::string& help) {
  command_.add_option(names, into, help)->check(CLI::Range(least, most));
}

void Options::number(const std::string& names, unsigned& into, unsigned least, unsigned most, const std::string& help) {
  command_.add_option(names, into, help)->check(CLI::Range(least, most));
}

void Options::number(const std::string& names, std::optional<unsigned>& into, unsigned least, unsigned most,
                     const std::string& help) {
  command_.add_option(names, into, help)->check(CLI::Range(least, most));
}

void Options::flag(const std::string& names, bool& into, const std::string& help) {
  command_.add_flag(names, into, help);
}

void add_general(Options& options, Arguments& arguments) {
  options.flag("--json", arguments.json, "Results and messages as JSON on standard output");
  options.flag("--no-color", arguments.raw.no_color, "No colour in messages; NO_COLOR says the same");
}

void add_place(Options& options, Arguments& arguments) {
  options.text("--campaign", arguments.job.project.campaign,
               "A folder below content/; the default campaign where none is named");
  options.text("--project", arguments.raw.project,
               "The folder that holds layouts/ and content/; searched upwards from here otherwise");
}

void add_selection(Options& options, Arguments& arguments) {
  options.words("layout", arguments.job.layouts, "Layouts by name; all of the campaign's where none is named");
  add_pages(options, arguments);
}

void add_pages(Options& options, Arguments& arguments) {
  app::Job& job = arguments.job;
  options.list("--lang", job.languages, "Languages: `ko,en`, pairs for pages in two: `en+ko`, or `all`");
  options.list("--edition", job.editions, "Editions: `screen,office` (these where none is named), `grey`, or `all`");
  options.text("--paper", job.paper, "Letter: A4 pages are laid out anew for it, A3 for Tabloid, A5 for half of it");
  options.text("--profile", job.profile,
               "The print shop's profile, for editions for the press: coated where none is named");
  options.text("--icc", job.icc, "The print shop's own ICC profile, in the place of the profile's");
  options.text("--revision", job.revision, "Which revision this is, for slug lines and job tickets: 3");
  options.text("--details", job.details, "A file of local details: church, date, time, venue, contact");
  add_place(options, arguments);
  options.number("--threads", job.threads, 1, 256, "Threads; one a core where not said");
  options.flag("--final", job.final_, "Refuse drafts, samples and unfilled placeholders, naming each");
  options.flag("--strict", job.strict, "Count warnings as errors");
  options.flag("--no-cache", arguments.raw.no_cache, "Keep nothing between runs");
  options.flag("--no-reuse", arguments.raw.no_reuse, "Keep nothing between pages (slower; the bytes are the same)");
}

void add_resolution(Options& options, Arguments& arguments) {
  options.number("--dpi", arguments.job.dpi, 10.0, 1200.0, "Resolution of PNG");
}

void add_output(Options& options, Arguments& arguments, const std::string& output_help) {
  options.list("--format", arguments.raw.formats, "pdf, png, svg; several with commas");
  options.text("-o,--output", arguments.raw.output, output_help);
}

}  // namespace handbill::cli
