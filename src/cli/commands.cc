#include "cli/commands.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "cli/exit_code.h"
#include "cli/table.h"

namespace handbill::cli {
namespace {

using base::Diagnostics;
using base::Result;

/// Standard output or standard error; a failure to write is a diagnostic.
void print(std::string_view text, Diagnostics& diagnostics) {
  if (!app::write_descriptor(STDOUT_FILENO, text, diagnostics)) return;
}

void print_messages(const Arguments& arguments, const Diagnostics& diagnostics, const base::Sources& sources) {
  std::string all;
  for (const auto& each : diagnostics.sorted())
    all += base::format(each, sources, arguments.colour ? base::Colour::yes : base::Colour::no);
  Diagnostics nowhere;  // Where standard error itself is closed there is nobody left to tell.
  if (!all.empty() && !app::write_descriptor(STDERR_FILENO, all, nowhere)) return;
}

void print_note(const std::string& text) {
  Diagnostics nowhere;
  if (!app::write_descriptor(STDERR_FILENO, text, nowhere)) return;
}

/// `12/108` on a terminal, rewritten in place; silent elsewhere.
app::Progress progress() {
  if (::isatty(STDERR_FILENO) == 0) return {};
  return [](std::size_t done, std::size_t total) {
    print_note("\r" + std::to_string(done) + "/" + std::to_string(total) + (done == total ? "\r            \r" : ""));
  };
}

bool is_single_file(const std::string& output) {
  const auto extension = std::filesystem::path(output).extension().string();
  return output == "-" || (!extension.empty() && app::parse_format(extension.substr(1)));
}

/// Takes files to where -o says. One file at most goes to a named file or to standard output.
class Destination {
 public:
  Destination(const Arguments& arguments) : output_(arguments.output), single_(is_single_file(arguments.output)) {}

  Result<base::Done> deliver(app::Artefact artefact, Diagnostics& diagnostics) {
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

  /// A single file is written when it is known to be the only one.
  void close(Diagnostics& diagnostics) {
    if (!single_ || delivered_ != 1 || diagnostics.has_errors()) return;
    if (output_ == "-") {
      print(held_, diagnostics);
    } else if (!app::write_file(output_, held_, diagnostics)) {
      return;
    }
  }

 private:
  std::string output_;
  bool single_;
  int delivered_ = 0;
  std::string held_;
};

void tell_drafts(const app::Report& report) {
  if (report.drafts.empty()) return;
  std::string tags;
  for (const auto& tag : report.drafts) tags += (tags.empty() ? "" : ", ") + tag;
  print_note("handbill: note: not yet signed by a native reader: " + tags + "\n");
}

int render(const Arguments& arguments, base::Sources& sources, Diagnostics& diagnostics) {
  Destination destination(arguments);
  const app::Deliver deliver = [&](app::Artefact artefact, Diagnostics& each) {
    return destination.deliver(std::move(artefact), each);
  };
  const app::Report report = arguments.command == Command::specimen
                                 ? app::specimen(arguments.job, sources, deliver, diagnostics)
                                 : app::render(arguments.job, sources, deliver, progress(), diagnostics);
  destination.close(diagnostics);
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

int check(const Arguments& arguments, base::Sources& sources, Diagnostics& diagnostics) {
  const app::Report report = app::check(arguments.job, sources, progress(), diagnostics);
  if (arguments.json) {
    print(app::summary_json(report, diagnostics, sources), diagnostics);
  } else {
    print_messages(arguments, diagnostics, sources);
    tell_drafts(report);
  }
  return exit_code(diagnostics, arguments.job.strict);
}

/// The lock holds for all languages and editions, so that is what it is made from.
int fit(const Arguments& arguments, base::Sources& sources, Diagnostics& diagnostics) {
  const app::Job& job = arguments.job;
  auto fitted = app::fit(job, arguments.json ? app::Style::json : app::Style::text, sources, diagnostics);
  if (arguments.write && (!job.languages.empty() || !job.layouts.empty() || !job.editions.empty())) {
    diagnostics
        .error("fit-needs-all", {}, "--write is for the whole campaign, and only a part of it was named",
               base::Fault::usage)
        .hint("leave out the layouts, --lang and --edition");
  } else if (fitted && arguments.write && !fitted->lock.empty() && !diagnostics.has_errors()) {
    if (!app::write_file(fitted->lock_path, fitted->lock, diagnostics)) fitted->report.clear();
  }
  if (fitted) print(fitted->report, diagnostics);
  print_messages(arguments, diagnostics, sources);
  return exit_code(diagnostics, job.strict);
}

/// A command whose whole result is one text.
int answer(const Arguments& arguments, Result<std::string> text, const base::Sources& sources,
           Diagnostics& diagnostics) {
  if (text) print(text.value(), diagnostics);
  print_messages(arguments, diagnostics, sources);
  return exit_code(diagnostics, arguments.job.strict);
}

Result<std::string> schema(const Arguments& arguments, Diagnostics& diagnostics) {
  if (arguments.reference) return app::layout_reference();
  const auto kinds = app::schema_kinds();
  if (arguments.schema_kind.empty()) {
    std::string list;
    for (const auto kind : kinds) list += std::string(kind) + "\n";
    return list;
  }
  if (auto found = app::schema(arguments.schema_kind)) return std::move(*found);
  auto& diagnostic =
      diagnostics.error("no-such-schema", {}, "there is no schema `" + arguments.schema_kind + "`", base::Fault::usage);
  if (const auto near = base::nearest(arguments.schema_kind, kinds); !near.empty())
    diagnostic.hint("did you mean `" + std::string(near) + "`?");
  return base::Failed{};
}

}  // namespace

int run(const Arguments& arguments) {
  app::prepare_process();
  base::DiskSources sources;
  Diagnostics diagnostics;
  const app::Style style = arguments.json ? app::Style::json : app::Style::text;
  switch (arguments.command) {
    case Command::render:
    case Command::specimen:
      return render(arguments, sources, diagnostics);
    case Command::check:
      return check(arguments, sources, diagnostics);
    case Command::inspect: {
      auto text = app::inspect(arguments.job, arguments.box, style, sources, diagnostics);
      return answer(arguments, std::move(text), sources, diagnostics);
    }
    case Command::fit:
      return fit(arguments, sources, diagnostics);
    case Command::schema: {
      auto text = schema(arguments, diagnostics);
      return answer(arguments, std::move(text), sources, diagnostics);
    }
    case Command::fonts: {
      auto text = app::fonts(arguments.job, style, sources, diagnostics);
      return answer(arguments, std::move(text), sources, diagnostics);
    }
    case Command::languages: {
      auto text = app::languages(arguments.job, style, sources, diagnostics);
      return answer(arguments, std::move(text), sources, diagnostics);
    }
    case Command::version:
      return answer(arguments, app::version(style), sources, diagnostics);
  }
  return exit_done;
}

}  // namespace handbill::cli
