#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/documents.h"
#include "base/diagnostic.h"

namespace handbill::app {

/// A text, a detail or a fact that comes to a page by its name.
struct Shown {
  base::Span at;          ///< where a layout or a text says so, the first one
  bool if_given = false;  ///< only boxes that ask about it show it: nobody misses it
};
using ShownNames = std::map<std::string, Shown, std::less<>>;

/// What the layouts and languages that were loaded show, in all their editions.
[[nodiscard]] ShownNames shown_names(const Documents& documents);

/// True of a detail of the meeting that no page shows, where pages show others of the meeting: a reader misses it. What
/// is of the petition, other pieces show.
[[nodiscard]] bool is_left_out(std::string_view detail, const ShownNames& names);

/// Warns, as `code`, of such a detail at the place that gives it.
void report_left_out(std::string_view code, std::string_view detail, base::Span at, const ShownNames& names,
                     base::Diagnostics& diagnostics);

/// Warning: `unused-detail`, for each that the documents' details give and that is left out.
void check_details_shown(const Documents& documents, base::Diagnostics& diagnostics);

}  // namespace handbill::app
