#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;

void add_options(Options& options, Arguments& arguments) {
  options.word("kind", arguments.start_kind, "layout or campaign; without it, the examples are listed");
  options.word("name", arguments.start.name, "What it is to be called");
  options.text("--from", arguments.start.example, "The worked example to begin with");
  add_place(options, arguments);
}

Result<app::Start> wanted(const Arguments& arguments, Diagnostics& diagnostics) {
  app::Start start = arguments.start;
  const std::vector<std::string_view> kinds{"layout", "campaign"};
  if (arguments.start_kind == "layout") {
    start.kind = app::Start::Kind::layout;
  } else if (arguments.start_kind != "campaign") {
    auto& error = diagnostics.error(
        "usage", {}, "expected `layout` or `campaign` after init, found " + base::quote(arguments.start_kind),
        base::Fault::usage);
    if (const auto near = base::nearest(arguments.start_kind, kinds); !near.empty())
      error.hint("did you mean `" + std::string(near) + "`?");
    return Failed{};
  }
  if (start.example.empty()) {
    diagnostics.error("usage", {}, "expected an example to begin with, such as --from poster", base::Fault::usage)
        .hint("handbill init lists them");
    return Failed{};
  }
  return start;
}

int run_init(const Arguments& arguments, base::Sources& sources, Diagnostics& diagnostics) {
  if (arguments.start_kind.empty()) {
    const auto list = app::examples(arguments.start.examples, style_of(arguments), sources, diagnostics);
    return answer(arguments, list, sources, diagnostics);
  }
  Result<std::string> text = Failed{};
  if (const auto start = wanted(arguments, diagnostics)) {
    text = app::start(arguments.job.project, start.value(), style_of(arguments), sources, diagnostics);
  }
  return answer(arguments, text, sources, diagnostics);
}

}  // namespace

const Command init_command{"init", "Begin a layout or a campaign from a worked example", add_options, run_init,
                           InProject::if_there};

}  // namespace handbill::cli
