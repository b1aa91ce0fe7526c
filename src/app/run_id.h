#pragma once

#include <string>
#include <vector>

#include "app/documents.h"
#include "app/run_data.h"
#include "base/sources.h"
#include "style/style.h"

namespace handbill::app {

/// What says whether a file that stands is the one that would be made now.
///
/// SHA-256 of what all rows of a run have in common: Handbill's release, every document and picture that was read, the
/// faces and the options that show in a file.
[[nodiscard]] std::string run_hash(const Job& job, const Documents& documents, const base::Sources& sources,
                                   base::FileId data);
/// The same of a row, within a run: its fields, and the picture it brings.
[[nodiscard]] std::string row_hash(const Unit& unit, const Row& row, std::string_view picture);
/// The row's fields as a JSON object.
[[nodiscard]] std::string row_values(const Row& row);

}  // namespace handbill::app
