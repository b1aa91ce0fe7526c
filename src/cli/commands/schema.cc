#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace handbill::cli {
namespace {

void add_options(Options& options, Arguments& arguments) {
  options.word("kind", arguments.schema_kind, "layout, theme, edition, campaign, language, details or fonts");
  options.flag("--reference", arguments.reference, "The layout reference in Markdown instead");
}

base::Result<std::string> schema(const Arguments& arguments, base::Diagnostics& diagnostics) {
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

int run_schema(const Arguments& arguments, base::Sources& sources, base::Diagnostics& diagnostics) {
  return answer(arguments, schema(arguments, diagnostics), sources, diagnostics);
}

}  // namespace

const Command schema_command{"schema", "The JSON Schema of a kind of file", add_options, run_schema, InProject::no};

}  // namespace handbill::cli
