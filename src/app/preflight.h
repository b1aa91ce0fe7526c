#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/job.h"
#include "app/shop.h"
#include "base/sources.h"
#include "display/display.h"
#include "preflight/preflight.h"

namespace handbill::app {

/// A report as JSON: every rule with its verdict, every finding with page, rectangle in mm and, where the map knows it,
/// the box and its line.
[[nodiscard]] std::string report_json(const preflight::Report& report);
/// Where each box of a unit stands and which YAML made it, for `preflight --map`.
[[nodiscard]] std::string map_json(const display::Pages& pages, const product::SourceMap& map,
                                   const base::Sources& sources);
/// The boxes of such a file. Error: `bad-map` (65).
[[nodiscard]] base::Result<std::vector<preflight::MappedBox>> read_map(std::string_view json, const std::string& name,
                                                                       base::Diagnostics& diagnostics);
/// What a finding means, in a volunteer's language, from profiles/preflight/TAG.yaml; empty where there is none.
[[nodiscard]] std::map<std::string, std::string, std::less<>> sentences(const Job& job, const std::string& language,
                                                                        base::Sources& sources,
                                                                        base::Diagnostics& diagnostics);
/// Findings that somebody answers for: a YAML list of {rule, page, name, reason}. Errors: `unknown-key`, `missing-key`,
/// `wrong-type`, `no-such-rule`.
[[nodiscard]] base::Result<std::vector<preflight::Exception>> read_exceptions(const std::string& file,
                                                                              base::Sources& sources,
                                                                              base::Diagnostics& diagnostics);
/// The most ink of each page as Ghostscript separates it, where it is installed. Errors: `no-ghostscript` (66),
/// `ghostscript-failed` (65).
[[nodiscard]] base::Result<std::vector<preflight::MeasuredInk>> ink_by_ghostscript(const std::string& file,
                                                                                   const product::ShopProfile& shop,
                                                                                   base::Diagnostics& diagnostics);

}  // namespace handbill::app
