#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/documents.h"
#include "app/run_data.h"
#include "app/shown_names.h"
#include "base/diagnostic.h"
#include "base/result.h"
#include "model/content.h"

namespace handbill::app {

/// What the columns of a run may be called, besides the fields of local details, `language` and `layout`.
struct ColumnNames {
  std::set<std::string, std::less<>> texts;  ///< of the campaign, and what a layout asks for by name
  ShownNames shown;
  std::vector<model::Paragraph> locked;  ///< texts that no row may put in other words
};
/// From all layouts and languages that were loaded.
[[nodiscard]] ColumnNames column_names(const Documents& documents);

/// Looks at the header alone. Errors, all of the file: `unknown-column` for what is nearly a known name that no other
/// column has, or has a language where there can be none; `locked-key`. Warnings: `unused-column`, also for a detail
/// that no page shows; `no-column`.
[[nodiscard]] base::Result<base::Done> check_columns(const RunData& data, const ColumnNames& names,
                                                     base::Diagnostics& diagnostics);

/// The row as local details. An empty field is an empty detail; but an empty field of a text leaves the campaign's own
/// words. `venue.ko` is the venue in Korean, `venue` that in all other languages. Errors: those of load_details, at the
/// row's own fields. `language` is the row's where no column says it: a weekday may be written in it.
[[nodiscard]] base::Result<model::Details> details_of(const Row& row, const ColumnNames& names,
                                                      const model::Campaign& campaign, std::string_view language,
                                                      base::Diagnostics& diagnostics);

}  // namespace handbill::app
