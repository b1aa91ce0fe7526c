#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "model/content.h"
#include "source/source.h"

namespace handbill::model {

/// Reads a text: a string, a list of paragraphs, or a list of records. Errors: `fields-differ`, `duplicate-name`, and
/// those of each paragraph.
[[nodiscard]] Text read_text(const source::Entry& entry, base::Diagnostics& diagnostics);
/// Reads texts by their names: `texts:` and `short:` of a language file.
void read_texts(const source::Node& node, std::map<std::string, Text, std::less<>>& texts,
                base::Diagnostics& diagnostics);

/// Adds `fields-differ` at `found` where its records have other fields than those of `wanted`, or none where it has
/// some. `wanted_is` says what `wanted` is, for a note there.
void compare_fields(std::string_view key, const Text& wanted, const Text& found, std::string_view wanted_is,
                    base::Diagnostics& diagnostics);

}  // namespace handbill::model
