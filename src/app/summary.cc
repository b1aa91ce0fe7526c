#include <cmath>
#include <nlohmann/json.hpp>

#include "app/handbill.h"
#include "app/print_run.h"

namespace handbill::app {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(base::Severity severity) {
  switch (severity) {
    case base::Severity::note:
      return "note";
    case base::Severity::warning:
      return "warning";
    case base::Severity::error:
      return "error";
  }
  return {};
}

void add_place(Json& json, base::Span span, const base::Sources& sources) {
  if (!span.is_known()) return;
  const base::Place place = base::place_of(sources.bytes(span.file), span.begin);
  json["file"] = std::string(sources.name(span.file));
  json["line"] = place.line;
  json["column"] = place.column;
}

Json to_json(const base::Diagnostic& diagnostic, const base::Sources& sources) {
  Json json;
  json["id"] = diagnostic.id;
  json["severity"] = name_of(diagnostic.severity);
  add_place(json, base::place_in(diagnostic, sources), sources);
  json["message"] = diagnostic.message;
  if (!diagnostic.hints.empty()) json["hints"] = diagnostic.hints;
  for (const auto& note : diagnostic.notes) {
    Json each;
    add_place(each, note.span, sources);
    each["text"] = note.text;
    json["notes"].push_back(std::move(each));
  }
  return json;
}

Json to_json(const Outcome& outcome) {
  Json json;
  json["layout"] = outcome.unit.layout;
  json["language"] = outcome.unit.language;
  json["edition"] = outcome.unit.edition;
  if (!outcome.unit.paper.empty()) json["paper"] = outcome.unit.paper;
  json["ok"] = outcome.ok;
  json["files"] = outcome.files;
  json["bytes"] = outcome.bytes;
  Json sizes = Json::array();
  for (const auto size : outcome.sizes) sizes.push_back(std::round(size.to_pt() * 100) / 100);
  json["sizes_pt"] = std::move(sizes);
  if (outcome.plates) {
    const Plates& plates = *outcome.plates;
    json["ink_percent"] = std::round(plates.total() * 10) / 10;
    json["plates_percent"] = {
        {"cyan", plates.cyan}, {"magenta", plates.magenta}, {"yellow", plates.yellow}, {"black", plates.black}};
  }
  return json;
}

std::string with_diagnostics(Json json, const base::Diagnostics& diagnostics, const base::Sources& sources) {
  json["diagnostics"] = Json::array();
  for (const auto& diagnostic : diagnostics.sorted()) json["diagnostics"].push_back(to_json(diagnostic, sources));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string summary_json(const Report& report, const base::Diagnostics& diagnostics, const base::Sources& sources) {
  Json json;
  json["pages"] = Json::array();
  for (const auto& outcome : report.outcomes) json["pages"].push_back(to_json(outcome));
  json["drafts"] = report.drafts;
  json["sample"] = report.sample;
  return with_diagnostics(std::move(json), diagnostics, sources);
}

std::string run_json(const RunReport& report, const base::Diagnostics& diagnostics, const base::Sources& sources) {
  const RunState& state = report.state;
  return with_diagnostics({{"rows", state.total},
                           {"done", state.done - state.failed},
                           {"failed", state.failed},
                           {"kept", report.kept},
                           {"bytes", report.bytes},
                           {"stopped", report.stopped},
                           {"manifest", report.has_manifest}},
                          diagnostics, sources);
}

}  // namespace handbill::app
