#include "cli/output.h"

#include <unistd.h>

#include <filesystem>

#include "cli/exit_code.h"
#include "cli/table.h"

namespace handbill::cli {
namespace {

using base::Diagnostics;
using base::Result;

void print_note(const std::string& text) {
  Diagnostics nowhere;  // Where standard error itself is closed there is nobody left to tell.
  if (!app::write_descriptor(STDERR_FILENO, text, nowhere)) return;
}

}  // namespace

bool is_single_file(const std::string& output) {
  const auto extension = std::filesystem::path(output).extension().string();
  return output == "-" || (!extension.empty() && app::parse_format(extension.substr(1)));
}

void print(std::string_view text, Diagnostics& diagnostics) {
  if (!app::write_descriptor(STDOUT_FILENO, text, diagnostics)) return;
}

void print_messages(const Arguments& arguments, const Diagnostics& diagnostics, const base::Sources& sources) {
  std::string all;
  for (const auto& each : diagnostics.sorted())
    all += base::format(each, sources, arguments.colour ? base::Colour::yes : base::Colour::no);
  if (!all.empty()) print_note(all);
}

void tell_drafts(const app::Report& report) {
  if (report.drafts.empty()) return;
  std::string tags;
  for (const auto& tag : report.drafts) tags += (tags.empty() ? "" : ", ") + tag;
  print_note("handbill: note: not yet signed by a native reader: " + tags + "\n");
}

app::Progress progress() {
  if (::isatty(STDERR_FILENO) == 0) return {};
  return [](std::size_t done, std::size_t total) {
    print_note("\r" + std::to_string(done) + "/" + std::to_string(total) + (done == total ? "\r            \r" : ""));
  };
}

app::Style style_of(const Arguments& arguments) { return arguments.json ? app::Style::json : app::Style::text; }

int answer(const Arguments& arguments, const Result<std::string>& text, const base::Sources& sources,
           Diagnostics& diagnostics) {
  if (text) print(text.value(), diagnostics);
  print_messages(arguments, diagnostics, sources);
  return exit_code(diagnostics, arguments.job.strict);
}

int make_files(const Arguments& arguments, const base::Sources& sources, Diagnostics& diagnostics,
               const std::function<app::Report(const app::Deliver&)>& make) {
  Destination destination(arguments);
  const app::Report report =
      make([&](app::Artefact artefact, Diagnostics& each) { return destination.deliver(std::move(artefact), each); });
  destination.close(diagnostics);
  tell_lost_pages(report, arguments.job.strict, diagnostics);
  if (arguments.output != "-") {
    print(arguments.json ? app::summary_json(report, diagnostics, sources) : table(report, arguments.output),
          diagnostics);
  }
  if (!arguments.json || arguments.output == "-") {
    print_messages(arguments, diagnostics, sources);
    tell_drafts(report);
  }
  return exit_code(diagnostics, arguments.job.strict);
}

Destination::Destination(const Arguments& arguments)
    : output_(arguments.output), single_(is_single_file(arguments.output)) {}

Result<base::Done> Destination::deliver(app::Artefact artefact, Diagnostics& diagnostics) {
  if (!single_)
    return app::write_file((std::filesystem::path(output_) / artefact.name).string(), artefact.bytes, diagnostics);
  if (delivered_++ > 0) {
    diagnostics
        .error("several-files", {}, "-o " + output_ + " takes one file, and this makes several", base::Fault::usage)
        .hint("name one layout, one --lang, one --edition and one --format, or give -o a folder");
    return base::Failed{};
  }
  held_ = std::move(artefact.bytes);
  return base::Done{};
}

void Destination::close(Diagnostics& diagnostics) {
  if (!single_ || delivered_ != 1 || diagnostics.has_errors()) return;
  if (output_ == "-") {
    print(held_, diagnostics);
  } else if (!app::write_file(output_, held_, diagnostics)) {
    return;
  }
}

}  // namespace handbill::cli
